"""A corpus and what one reviewer has done about it: what the screens share, free of screens.

It brings together the catalogue, the workspace and the worker process. The workspace is opened and
the corpus listed by the app in a thread, after the first frame is painted; that is why what takes
long to import is imported only inside functions.
"""

from __future__ import annotations

from collections import OrderedDict
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from govtui import i18n
from govtui.errors import StoreError
from govtui.extraction.schema import default_schema
from govtui.i18n import _
from govtui.tui.catalogue import Catalogue, Facts, State
from govtui.tui.reviewed import surfaces_of
from govtui.tui.settings import Place
from govtui.tui.teaching import Teacher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from govtui.batch.prepare import Failure, Prepared, Task
    from govtui.batch.worker import Deliver
    from govtui.corpus.model import Entry
    from govtui.extraction.schema import LabelSchema
    from govtui.store.index import Summary
    from govtui.store.saved import Saved
    from govtui.store.workspace import Workspace

_KEPT_PREPARED = 48
"""Reports kept ready to be opened: some 10 MB."""
_SMALL = 500
"""Reports up to which a corpus is prepared as a whole: some minutes of one core."""
_AHEAD = 3
"""Reports prepared ahead of the one that is open."""
_FIRST_ROWS, _MORE_ROWS = 100, 5_000
"""Entries listed before the first are shown, and between later batches."""
_BEGINNING = 4096
"""Bytes that an encoding is chosen by."""


class Urgency(IntEnum):
    """What the worker prepares first."""

    SOME_TIME = 0
    """To have title, date and region to filter and sort by."""
    IN_SIGHT = 1
    AHEAD = 2
    NOW = 3


class Preparer(Protocol):
    """What prepares reports, such as a `batch.worker.Worker`."""

    def request(self, entry: Entry, *, encoding: str | None = None, urgency: int = 0) -> None:
        """Have a report prepared, before those that are less urgent."""

    def forget_below(self, urgency: int) -> None:
        """Take back the requests that are less urgent than `urgency`."""

    def close(self) -> None:
        """End it."""


class Library:
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
        self.root = root
        self.schema = schema or default_schema()
        self.catalogue = Catalogue()
        self.teacher = Teacher(self.schema)
        self.place = Place()
        """Where the reviewer is, and was: which report, and which label of each."""
        self._open_workspace = open_workspace
        self._within = within
        self._encoding = encoding
        self._workspace: Workspace | None = None
        self._make_worker = make_worker
        self._worker: Preparer | None = None
        self._ready: OrderedDict[str, Prepared] = OrderedDict()
        self._facts_only: set[str] = set()
        """The reports that nobody looks at: kept ready, they would push out the others."""

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

        batch: list[Entry] = []
        size = _FIRST_ROWS
        found = corpus.scan(self.root, self._within, encodings=self.workspace.encodings)
        for entry in found:
            batch.append(entry)
            if len(batch) == size:
                yield batch
                batch, size = [], _MORE_ROWS
        yield batch

    def start_worker(self, deliver: Deliver) -> None:
        """Have reports prepared. `deliver` is called in a thread; it is to see to `accept`."""
        from govtui.batch.prepare import Task
        from govtui.batch.worker import Worker

        make = self._make_worker or Worker
        task = Task(root=str(self.root), schema=self.schema, language=i18n.current())
        self._worker = make(task, deliver)

    def close(self) -> None:
        """End the worker and give the workspace's lock back."""
        if self._worker is not None:
            self._worker.close()
        if self._workspace is not None:
            self._workspace.close()

    @property
    def workspace(self) -> Workspace:
        """The workspace. Raises StoreError before it is open."""
        if self._workspace is None:
            raise StoreError("the workspace is not open yet")
        return self._workspace

    @property
    def read_only(self) -> str | None:
        """Why nothing can be decided in this sitting, for people; None where it can."""
        return self._workspace.read_only if self._workspace is not None else None

    # Preparing

    def prepared(self, report_id: str) -> Prepared | None:
        """Return a report that is ready to be opened, None if it has to be prepared first."""
        if report_id in self._ready:
            self._ready.move_to_end(report_id)
        return self._ready.get(report_id)

    def all_prepared(self) -> list[Prepared]:
        """Return all reports that are ready to be opened."""
        return list(self._ready.values())

    def request(self, report_id: str, urgency: Urgency) -> None:
        """Have a report prepared, unless it is ready or cannot be read."""
        number = self.catalogue.number(report_id)
        if self._worker is None or number is None or report_id in self._ready:
            return
        entry = self.catalogue.entry(number)
        if urgency is Urgency.SOME_TIME:
            self._facts_only.add(report_id)
        else:
            self._facts_only.discard(report_id)
        if entry.problem is None and self.catalogue.state(report_id) is not State.ENCODING:
            encoding = self.workspace.encodings.get(report_id) or self._encoding
            self._worker.request(entry, encoding=encoding, urgency=urgency)

    def look_at(self, numbers: Sequence[int]) -> None:
        """Have the reports in sight prepared, as far as they are not known yet.

        In a small corpus the others follow, so that it can be sorted and filtered by their facts.
        """
        if self._worker is None:
            return
        self._worker.forget_below(Urgency.AHEAD)
        self._request_unknown(numbers, Urgency.IN_SIGHT)
        if len(self.catalogue) <= _SMALL:
            others = set(range(len(self.catalogue))).difference(numbers)
            self._request_unknown(sorted(others), Urgency.SOME_TIME)

    def _request_unknown(self, numbers: Sequence[int], urgency: Urgency) -> None:
        """Have those of the reports prepared that nothing is known of."""
        for number in numbers:
            report_id = self.catalogue.entry(number).id
            if self.catalogue.facts(report_id) is None and not self.catalogue.problem(report_id):
                self.request(report_id, urgency)

    def prepare_ahead(self, report_id: str) -> None:
        """Have the reports that follow `report_id` ready before the reviewer gets there."""
        for following in self.unfinished_after(report_id, _AHEAD):
            self.request(following, Urgency.AHEAD)

    def accept(self, entry: Entry, result: Prepared | Failure) -> None:
        """Take what the worker delivered into the catalogue, and keep a prepared report ready."""
        from govtui.batch.prepare import Failure

        if isinstance(result, Failure):
            self.catalogue.refuse(entry.id, result.message, result.encodings)
            return
        self.catalogue.learn(entry.id, facts_of(result))
        if entry.id in self._facts_only:
            self._facts_only.discard(entry.id)
            return
        self._ready[entry.id] = result
        self._ready.move_to_end(entry.id)
        if len(self._ready) > _KEPT_PREPARED:
            self._ready.popitem(last=False)

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
        summary = self.workspace.index().refresh_one(report_id)
        if summary is not None:
            self.catalogue.set_review(summary)

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

    def unfinished_after(self, report_id: str, count: int = 1) -> list[str]:
        """Return the next `count` unfinished reports of the view after one, around its end."""
        view = self.catalogue.view
        number = self.catalogue.number(report_id)
        start = view.index(number) + 1 if number is not None and number in view else 0
        found: list[str] = []
        for place in chain(range(start, len(view)), range(start - 1)):
            id_ = self.catalogue.entry(view[place]).id
            if self.catalogue.state(id_) in (State.NEW, State.IN_PROGRESS):
                found.append(id_)
                if len(found) == count:
                    break
        return found


def facts_of(prepared: Prepared) -> Facts:
    """Return what the library shows of a prepared report."""
    meta = prepared.opening.meta
    date = meta.meeting_date or meta.published
    return Facts(
        title=meta.title,
        date=date[:10] if date else None,
        region=meta.region.name if meta.region else None,
        total=len(prepared.opening.labels),
        damage=sum(mark.status.is_open for mark in prepared.opening.damage),
        surfaces=surfaces_of(prepared.opening.text, prepared.opening.labels),
    )
