"""What a journal holds of a review, as the types of the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.errors import DamagedJournal, StoreError
from govtui.i18n import _
from govtui.review.fold import Review
from govtui.review.model import Event, Opening

if TYPE_CHECKING:
    from govtui.store.journal import JournalDB

_opening = msgspec.json.Decoder(Opening).decode
_event = msgspec.json.Decoder(Event).decode


class Saved(msgspec.Struct, frozen=True):
    """A review as it is on the disk: the newest opening and the events on it."""

    opening: Opening
    events: tuple[Event, ...]
    damaged: str | None = None
    """What is wrong with the journal behind these events; such a review is read-only."""

    def review(self) -> Review:
        """Return the review as it stands."""
        return Review(self.opening, self.events)


def saved_in(journal: JournalDB, report_id: str | None = None) -> Saved | None:
    """Return the review in a journal, None where it has none yet.

    Raises DamagedJournal where it holds something else, and StoreError where it is about another
    report than `report_id`.
    """
    log = journal.log
    openings = log.tables.get("opening")
    if not openings:
        if log.damage:
            raise DamagedJournal(f"{log.path}: {log.damage}")
        return None
    try:
        opening = _opening(max(openings.items(), key=lambda item: int(item[0]))[1])
        events = tuple(
            _event(document)
            for id_, document in log.tables.get("decisions", {}).items()
            if int(id_) > opening.holds
        )
    except msgspec.MsgspecError as error:
        raise DamagedJournal(
            _("{path}: this is no review: {error}").format(path=log.path, error=error)
        ) from None
    if report_id is not None and opening.report_id != report_id:
        raise StoreError(
            _("{path}: holds a review of {other}, not of {id}").format(
                path=log.path, other=opening.report_id, id=report_id
            )
        )
    return Saved(opening, events, log.damage)
