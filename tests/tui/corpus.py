"""A small corpus, and a worker that prepares it at once, for tests of the screens."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from govtui.batch.kept import KeptReports
from govtui.batch.prepare import Failure, Prepared
from govtui.batch.survey import Surveyor
from govtui.cleaning.model import Meta, Region
from govtui.corpus.model import Report, Source
from govtui.extraction.model import Suggestion
from govtui.extraction.schema import default_schema
from govtui.review.effects import sha256
from govtui.review.model import Opening
from govtui.review.opening import undecided_labels
from govtui.store.workspace import Workspace
from govtui.tui.app import GovtuiApp
from govtui.tui.library import Library
from govtui.tui.settings import UserFiles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govtui.batch.prepare import Task
    from govtui.batch.survey import Survey, Surveyed
    from govtui.batch.worker import Deliver
    from govtui.corpus.model import Entry

TEXT = "云溪区召开会议\n5月6日，云溪区委书记上官旻主持。"
REPORTS = {"a.txt": TEXT, "b/溪口.txt": TEXT, "c.txt": TEXT}


class InstantWorker:
    """Prepares every report in the caller's thread, by what it has been told of it."""

    failures: Mapping[str, Failure] = {}

    def __init__(self, task: Task, deliver: Deliver) -> None:
        self._root = Path(task.root)
        self._deliver = deliver
        schema = task.schema or default_schema()
        folder = None if task.workspace is None else Path(task.workspace)
        kept = KeptReports(folder, schema, read_only=task.read_only)
        self._surveyor = Surveyor(kept, schema, self.prepare)

    def request(self, entry: Entry, *, encoding: str | None = None, urgency: int = 0) -> None:  # noqa: ARG002
        """Deliver the report at once."""
        self._deliver(entry, self.prepare(entry, encoding))

    def prepare(self, entry: Entry, encoding: str | None) -> Prepared | Failure:
        """Return the report, or the failure that is set for it unless an encoding is given."""
        failure = self.failures.get(entry.id)
        text = (self._root / entry.path).read_bytes().decode(encoding or "utf-8", "replace")
        return failure if failure and not encoding else prepared(entry.id, text)

    def survey(self, survey: Survey, *, urgency: int = 0) -> Surveyed | None:  # noqa: ARG002
        """Look through reports as the child process does."""
        return self._surveyor.answer(survey)

    def forget_below(self, urgency: int) -> None:
        """Forget nothing: everything is done already."""

    def close(self) -> None:
        """End nothing."""


def prepared(report_id: str, text: str) -> Prepared:
    """Return a prepared report with three labels."""
    source = Source(path=report_id, sha256=sha256(text), encoding="utf-8")
    suggestions = [
        Suggestion(0, 3, "LOC", "rule:area", 0.9),
        Suggestion(8, 12, "TIME", "rule:date", 0.9),
        Suggestion(20, 23, "PER", "rule:name", 0.6),
    ]
    return Prepared(
        report=Report(id=report_id, source=source, raw=text),
        opening=Opening(
            report_id=report_id,
            source=source,
            meta=Meta(
                title=text.split("\n")[0], meeting_date="2024-05-06", region=Region("云溪区")
            ),
            text=text,
            text_sha256=sha256(text),
            cleaning_version="test",
            alignment=(),
            label_schema="test",
            labels_covered=default_schema().names,
            labels=undecided_labels(item for item in suggestions if item.end <= len(text)),
        ),
    )


def make_app(
    folder: Path,
    failures: Mapping[str, Failure] | None = None,
    *,
    within: str | None = None,
    read_only: bool = False,
) -> GovtuiApp:
    """Return the app on the corpus in `folder`/corpus, with the user's files in `folder`.

    `within` is the file or folder of the corpus that is asked for.
    """
    root = folder / "corpus"
    worker = type("Worker", (InstantWorker,), {"failures": failures or {}})
    open_workspace = partial(Workspace.open, root, reviewer="li", read_only=read_only)
    library = Library(
        root,
        open_workspace,
        within=None if within is None else root / within,
        make_worker=worker,
    )
    return GovtuiApp(library, "li", UserFiles(folder / "config", folder / "state"))


def write_corpus(folder: Path, reports: Mapping[str, str] = REPORTS) -> None:
    """Write a corpus into `folder`/corpus."""
    for path, text in reports.items():
        place = folder / "corpus" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
