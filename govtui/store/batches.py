"""Decisions over many reports that are made together or not at all.

They are written to `batches/<reviewer>.jsonl` first, in parts, and count from the record on that
closes the batch. Only then each report's journal gets its own. A crash before the closing record
leaves nothing to do; after it, the next session finishes what is missing.
"""

from __future__ import annotations

import uuid
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from govtui.corpus.strict_json import UNREADABLE
from govtui.errors import DamagedJournal, GovtuiError, StoreError
from govtui.i18n import _
from govtui.review import actions
from govtui.review.fold import Review
from govtui.review.model import Event, Opening
from govtui.store.fs import store_errors, write_atomically
from govtui.store.journal import JournalDB
from govtui.store.log import dump
from govtui.store.records import FIRST, Op, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govtui.review.model import AnyDecision
    from govtui.store.workspace import Workspace

_PART = 100
"""Reports that are written to the batch file in one record."""


class Item(msgspec.Struct, frozen=True):
    """What a batch does to one report."""

    opening: Opening
    events: tuple[Event, ...]


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """A batch that counts, as the batch file remembers it."""

    id: str
    what: str
    """What was done, in words for people."""
    at: str
    reports: tuple[str, ...]
    applied: bool = False


class Outcome(msgspec.Struct, frozen=True):
    """What became of a batch."""

    batch: Batch
    problems: dict[str, str]
    """Why a report did not take its part, by report id; it is tried again at the next start."""


class Batches:
    """The batch file of a session."""

    def __init__(self, workspace: Workspace) -> None:
        """For a workspace whose session may write."""
        self._workspace = workspace
        self._path = workspace.folder / "batches" / f"{workspace.reviewer}.jsonl"

    def apply(self, what: str, at: str, items: Iterable[Item]) -> Outcome:
        """Decide on many reports at once; returns when all of it is on the disk.

        Raises StoreError, with nothing decided, where the batch cannot be written down.
        """
        self._workspace.require_writable()
        batch_id = uuid.uuid4().hex[:12]
        reports: list[str] = []
        rest = iter(items)
        with JournalDB(self._path, root=self._workspace.folder, fs=self._workspace.fs) as journal:
            while part := [_marked(item, batch_id) for item in islice(rest, _PART)]:
                documents = [msgspec.to_builtins(item) for item in part]
                journal.table(_parts(batch_id)).insert_multiple(documents)
                reports += [item.opening.report_id for item in part]
            batch = Batch(id=batch_id, what=what, at=at, reports=tuple(reports))
            if reports:
                journal.table("batches").insert(msgspec.to_builtins(batch))
        return self._finish(batch) if reports else Outcome(batch, {})

    def undo(self, batch_id: str, by: str, at: str) -> Outcome:
        """Take a batch back wherever nothing was decided after it, as a batch of its own."""
        what = _("undo: {what}")
        return self._turn(batch_id, lambda review: review.undoable, actions.undo, what, by, at)

    def redo(self, batch_id: str, by: str, at: str) -> Outcome:
        """Decide again what the undo of a batch took back, wherever nothing was decided since."""
        what = _("redo: {what}")
        return self._turn(batch_id, lambda review: review.redoable, actions.redo, what, by, at)

    def _turn(
        self,
        batch_id: str,
        last: Callable[[Review], Event | None],
        make: Callable[[Review], AnyDecision],
        what: str,
        by: str,
        at: str,
    ) -> Outcome:
        """Undo or redo a batch in the reports whose `last` event it is."""
        batch = next((batch for batch in self.history() if batch.id == batch_id), None)
        if batch is None:
            raise StoreError(_("There is no batch {id}.").format(id=batch_id))
        problems: dict[str, str] = {}
        items: list[Item] = []
        for report_id in batch.reports:
            saved = self._workspace.load(report_id)
            review = saved.review() if saved else None
            event = last(review) if review else None
            if saved is None or review is None or event is None or event.batch != batch_id:
                problems[report_id] = _("Something was decided after it.")
            else:
                turned = review.event(make(review), by=by, at=at)
                items.append(Item(saved.opening, (turned,)))
        outcome = self.apply(what.format(what=batch.what), at, items)
        return Outcome(outcome.batch, problems | outcome.problems)

    def history(self) -> list[Batch]:
        """Return the batches that count, in order."""
        with JournalDB(self._path, read_only=True, fs=self._workspace.fs) as journal:
            return batches_in(journal)

    def recover(self) -> None:
        """Finish the batches that a crash interrupted, and forget those that never counted.

        What a report cannot take stays in the file, and `govtui check` tells of it.
        """
        if not self._path.exists():
            return
        for batch in self.history():
            if not batch.applied:
                self._finish(batch)
        with JournalDB(self._path, read_only=True, fs=self._workspace.fs) as journal:
            open_parts = journal.tables() - {"batches"}
            waiting = {_parts(batch.id) for batch in batches_in(journal) if not batch.applied}
        if open_parts - waiting:
            self._compact()

    def _finish(self, batch: Batch) -> Outcome:
        """Bring a batch to all its reports, and leave only its history in the file."""
        problems: dict[str, str] = {}
        for item in self._items(batch):
            try:
                self._bring(item, batch)
            except GovtuiError as error:
                problems[item.opening.report_id] = str(error)
        if not problems:
            batch = msgspec.structs.replace(batch, applied=True)
            self._compact(batch)
        return Outcome(batch, problems)

    def _bring(self, item: Item, batch: Batch) -> None:
        """Append a report's part to its journal, unless that was done before a crash."""
        saved = self._workspace.load(item.opening.report_id)
        if saved and any(event.batch == batch.id for event in saved.events):
            return
        opening = saved.opening if saved else item.opening
        review = saved.review() if saved else Review(opening)
        for event in item.events:
            review.apply(event)
        self._workspace.append(opening, item.events)

    def _items(self, batch: Batch) -> Iterator[Item]:
        with JournalDB(self._path, read_only=True, fs=self._workspace.fs) as journal:
            for document in journal.log.tables.get(_parts(batch.id), {}).values():
                yield msgspec.json.decode(document, type=Item)

    def _compact(self, applied: Batch | None = None) -> None:
        """Put a file in place without the parts that the journals have, or that never counted."""
        with JournalDB(self._path, read_only=True, fs=self._workspace.fs) as journal:
            tables = journal.log.tables
            history = batches_in(journal)
        if applied:
            history = [applied if batch.id == applied.id else batch for batch in history]
        ops = [
            Op("batches", str(number), dump(msgspec.to_builtins(batch)))
            for number, batch in enumerate(history, 1)
        ]
        for batch in history:
            name = _parts(batch.id)
            if not batch.applied:
                ops += [Op(name, id_, document) for id_, document in tables[name].items()]
        line, _checksum = encode(1, FIRST, ops)
        with store_errors(self._path, _("write")):
            write_atomically(self._workspace.fs, self._path, line)


def _parts(batch_id: str) -> str:
    """Return the name of the table that holds a batch's items."""
    return f"items {batch_id}"


def _marked(item: Item, batch_id: str) -> Item:
    """Return the item with its events marked as part of the batch."""
    events = (msgspec.structs.replace(event, batch=batch_id) for event in item.events)
    return Item(item.opening, tuple(events))


def batches_in(journal: JournalDB) -> list[Batch]:
    """Return the batches in a journal; DamagedJournal where it holds something else."""
    documents = journal.log.tables.get("batches", {}).values()
    try:
        return [msgspec.json.decode(document, type=Batch) for document in documents]
    except UNREADABLE as error:
        message = _("{path}: this is no list of batches: {error}")
        raise DamagedJournal(message.format(path=journal.log.path, error=error)) from None
