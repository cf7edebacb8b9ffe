"""How a review is taken up: what the reviewer is told when the report seems to be a known one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.review.fold import Review
from govtui.review.model import Accept
from govtui.store.workspace import Workspace
from govtui.tui.opening import open_report
from tests.review.made import NOW
from tests.tui.corpus import TEXT, prepared

if TYPE_CHECKING:
    from pathlib import Path


def test_a_report_that_was_moved_says_what_it_was_reviewed_as(tmp_path: Path) -> None:
    before, after = prepared("old/a.txt", TEXT), prepared("new/a.txt", TEXT)
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        assert open_report(workspace, before).moved_from is None
        event = Review(before.opening).event(Accept(ids=(0,)), by="lin", at=NOW)
        workspace.append(before.opening, [event])
        workspace.index().refresh()
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        assert open_report(workspace, after).moved_from == "old/a.txt"
        assert open_report(workspace, prepared("b.txt", TEXT + "完")).moved_from is None
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.txt").write_text(TEXT, encoding="utf-8")
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        assert open_report(workspace, after).moved_from is None
