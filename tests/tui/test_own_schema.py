"""The labels of a workspace's own schema reach the process that prepares reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.extraction.schema import LabelDef, LabelSchema
from govtui.store.workspace import Workspace
from govtui.tui.library import Library
from tests.tui.corpus import InstantWorker

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.batch.prepare import Task
    from govtui.batch.worker import Deliver


def test_the_worker_prepares_with_the_schema_of_the_workspace(tmp_path: Path) -> None:
    own = LabelSchema(
        name="own", labels=(LabelDef(name="WHO", key="1", colour="#ff0000", titles={}),)
    )
    tasks: list[Task] = []

    def make_worker(task: Task, deliver: Deliver) -> InstantWorker:
        tasks.append(task)
        return InstantWorker(task, deliver)

    library = Library(
        tmp_path,
        lambda: Workspace.open(tmp_path, reviewer="lin"),
        schema=own,
        make_worker=make_worker,
    )
    library.open()
    library.start_worker(lambda _entry, _result: None)
    library.close()
    assert [task.schema for task in tasks] == [own]
