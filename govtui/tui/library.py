"""A corpus and what one reviewer has done about it: what the screens share, free of screens.

It brings together the catalogue, the workspace and the worker process. The workspace is opened and
the corpus listed by the app in a thread, after the first frame is painted; that is why what takes
long to import is imported only inside functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.errors import StoreError
from govtui.extraction.schema import default_schema
from govtui.i18n import _
from govtui.tui.preparation import Preparation, Preparer, Urgency
from govtui.tui.settings import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from govtui.batch.prepare import Task
    from govtui.batch.worker import Deliver
    from govtui.corpus.model import Entry
    from govtui.extraction.schema import LabelSchema
    from govtui.store.index import Summary
    from govtui.store.saved import Saved
    from govtui.store.workspace import Workspace

_FIRST_ROWS, _MORE_ROWS = 100, 5_000
"""Entries listed before the first are shown, and between later batches."""
_BEGINNING = 4096
"""Bytes that an encoding is chosen by."""


class Library(Preparation):
    """What the screens share. Its methods are for the screens' thread, but where they say so."""

    def __init__(
        self,
        root: Path,
        open_workspace: Callable[[], Workspace],
        *,
        within: Path | None = None,
        encoding: str | None = None,
        schema: LabelSchema | None = None,
        make_worker: Callable[[Task, Deliver], Preparer] | None = None,
    ) -> None:
        """Open nothing yet.

        `root` is the corpus folder; `within` the folder or file in it to list, all by default;
        `encoding` how to read the files of this sitting, where that was said; `schema` the labels,
        by default the built-in ones. `make_worker` makes what prepares reports, by default a
        `batch.worker.Worker`.
        """
        super().__init__(root, schema or default_schema(), encoding, make_worker)
        self.place = Place()
        """Where the reviewer is, and was: which report, and which label of each."""
        self._open_workspace = open_workspace
        self._within = within

    @property
    def is_one_file(self) -> bool:
        """Whether only a single file is asked for."""
        return self._within is not None and self._within.is_file()

    # Opening and closing

    def open(self) -> dict[str, Summary]:
        """Open the workspace; return the summaries as they were cached. For a thread."""
        self._workspace = self._open_workspace()
        return self._workspace.index().summaries

    def read_index(self) -> dict[str, Summary]:
        """Return the summaries as the journals are now. For a thread: it may read many."""
        index = self.workspace.index()
        index.refresh()
        return index.summaries

    def learn(self) -> None:
        """Learn from the reviews there are. For a thread. Raises StoreError."""
        self.teacher.learn(self.workspace)

    def scan(self) -> Iterator[list[Entry]]:
        """List the corpus in batches, the first a small one. For a thread."""
        from govtui import corpus
        from govtui.batch.kept import forget_others

        listed: list[str] = []
        batch: list[Entry] = []
        size = _FIRST_ROWS
        found = corpus.scan(self.root, self._within, encodings=self.workspace.encodings)
        for entry in found:
            batch.append(entry)
            listed.append(entry.id)
            if len(batch) == size:
                yield batch
                batch, size = [], _MORE_ROWS
        yield batch
        if self._within is None and self.read_only is None:
            forget_others(self.workspace.folder, listed)

    def close(self) -> None:
        """End the worker and give the workspace's lock back."""
        self.stop_worker()
        if self._workspace is not None:
            self._workspace.close()

    @property
    def read_only(self) -> str | None:
        """Why nothing can be decided in this sitting, for people; None where it can."""
        return self._workspace.read_only if self._workspace is not None else None

    def beginning(self, report_id: str) -> bytes:
        """Return the first bytes of its file, to choose an encoding by. Raises CorpusError."""
        from govtui.corpus.files import open_regular

        with open_regular(self.root, report_id.partition("#")[0]) as file:
            return file.read(_BEGINNING)

    def choose_encoding(self, report_id: str, encoding: str) -> None:
        """Remember how a report is to be read, and have it prepared. Raises StoreError."""
        self.workspace.set_encoding(report_id, encoding)
        self.catalogue.settle_encoding(report_id)
        self.request(report_id, Urgency.NOW)

    # Reviews

    @property
    def reviewer(self) -> str:
        """Whose decisions these are. Raises StoreError before the workspace is open."""
        return self.workspace.reviewer

    def load(self, report_id: str) -> Saved | None:
        """Return what the reviewer has decided about a report; for a thread. Raises StoreError."""
        return self.workspace.load(report_id)

    def review_changed(self, report_id: str) -> None:
        """Take up how far a review is now: it reads the whole journal."""
        for summary in self.summaries([report_id]):
            self.catalogue.set_review(summary)

    def summaries(self, report_ids: Iterable[str]) -> list[Summary]:
        """Return how far reviews are now. For a thread, where they are many."""
        index = self.workspace.index()
        found = (index.refresh_one(report_id) for report_id in report_ids)
        return [summary for summary in found if summary is not None]

    def export(self, path: Path, *, everything: bool) -> tuple[int, list[str]]:
        """Write the reviewer's labels to `path`, whole or not at all. For a thread.

        Returns the number of reports written, and what kept others out. Raises StoreError.
        """
        from govtui.interchange import choose, export
        from govtui.store.fs import write_atomically

        chosen = choose(self.workspace, reviewer=self.reviewer, everything=everything)
        lines: list[bytes] = []
        problems: list[str] = []
        for result in export(self.workspace, chosen, everything=everything):
            if isinstance(result, StoreError):
                problems.append(str(result))
            else:
                lines.append(result)
        try:
            write_atomically(self.workspace.fs, path, b"".join(lines))
        except OSError as error:
            text = _("{path} cannot be written: {reason}.")
            raise StoreError(text.format(path=path, reason=error.strerror or error)) from error
        return len(lines), problems
