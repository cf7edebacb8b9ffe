"""What a journal holds of a review, as the types of the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from tinydb import TinyDB
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from govtui.corpus.strict_json import UNREADABLE
from govtui.errors import DamagedJournal, ReviewError, StoreError
from govtui.i18n import _
from govtui.review.fold import Review
from govtui.review.model import Event, Opening
from govtui.review.planting import real
from govtui.store.journal import JournalDB
from govtui.store.layout import review_path

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.store.fs import Fs
    from govtui.store.log import Tables

_opening = msgspec.json.Decoder(Opening).decode
_event = msgspec.json.Decoder(Event).decode


class Saved(msgspec.Struct, frozen=True):
    """A review as it is on the disk: the newest opening and the events on it."""

    opening: Opening
    events: tuple[Event, ...]
    damaged: str | None = None
    """What is wrong with the journal behind these events; such a review is read-only."""

    def review(self) -> Review:
        """Return the review as it stands; DamagedJournal where its decisions make no review."""
        try:
            return Review(self.opening, self.events)
        except ReviewError as error:
            message = _("{id}: the saved decisions do not fit together: {error}")
            raise DamagedJournal(message.format(id=self.opening.report_id, error=error)) from error

    def labels(self) -> Table:
        """Return the labels as they stand as a table to query; what is done to it is not kept.

        Planted suggestions are left out.

        >>> saved.labels().search(where("label") == "PER")
        """
        review = self.review()
        table = TinyDB(storage=MemoryStorage).table("labels")
        table.insert_multiple(
            Document(
                # Fields with a default value are left out in a journal; a query wants them.
                {**msgspec.structs.asdict(label), **msgspec.to_builtins(label)}
                | {"status": label.status.value, "text": review.surface(label)},
                label.id,
            )
            for label in real(review.labels)
        )
        return table


def read_saved(folder: Path, report_id: str, reviewer: str, fs: Fs | None = None) -> Saved | None:
    """Return a reviewer's review of a report as it is on the disk, None for nothing.

    `folder` is the `.govtui` folder. It takes no lock and changes nothing. Raises DamagedJournal
    where not even the opening is whole, NewerFormat, StoreError.
    """
    path = review_path(folder, report_id, reviewer)
    if not path.exists():
        return None
    with JournalDB(path, read_only=True, fs=fs) as journal:
        return saved_in(journal, report_id)


def saved_in(journal: JournalDB, report_id: str | None = None) -> Saved | None:
    """Return the review in a journal, None where it has none yet.

    Raises DamagedJournal where it holds something else, and StoreError where it is about another
    report than `report_id`.
    """
    log = journal.log
    try:
        saved = review_in(log.tables)
    except DamagedJournal as error:
        raise DamagedJournal(f"{log.path}: {error}") from None
    if saved is None:
        if log.damage:
            raise DamagedJournal(f"{log.path}: {log.damage}")
        return None
    if report_id is not None and saved.opening.report_id != report_id:
        raise StoreError(
            _("{path}: holds a review of {other}, not of {id}").format(
                path=log.path, other=saved.opening.report_id, id=report_id
            )
        )
    return msgspec.structs.replace(saved, damaged=log.damage)


def review_in(tables: Tables) -> Saved | None:
    """Return the review in a journal's tables; DamagedJournal where they hold something else."""
    openings = tables.get("opening")
    if not openings:
        return None
    try:
        opening = _opening(max(openings.items(), key=lambda item: int(item[0]))[1])
        events = tuple(
            _event(document)
            for id_, document in tables.get("decisions", {}).items()
            if int(id_) > opening.holds
        )
    except UNREADABLE as error:
        raise DamagedJournal(_("this is no review: {error}").format(error=error)) from None
    return Saved(opening, events)
