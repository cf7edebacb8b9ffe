"""The journals of a session's own reviews: kept open, and opened anew after a failure.

After a failed fsync nobody knows what the disk holds. The journal is then read again, and put on
the disk again as it reads, before anything is added: what the failed write did leave is recognised
when it is tried again, so that nothing is lost and nothing is decided twice.
"""

from __future__ import annotations

from collections import OrderedDict
from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from govtui.errors import DamagedJournal, StoreError
from govtui.i18n import _
from govtui.store import layout
from govtui.store.fs import store_errors, write_atomically
from govtui.store.journal import JournalDB
from govtui.store.saved import read_saved, saved_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from govtui.review.model import Event, Opening
    from govtui.store.fs import Fs
    from govtui.store.saved import Saved

_OPEN = 16
"""How many journals stay open: the current report, and those a reviewer comes back to."""


class _Journal:
    """An open journal, its present opening, and events in it that nobody was told are there."""

    def __init__(
        self, db: JournalDB, saved: Saved | None, unacknowledged: tuple[Event, ...]
    ) -> None:
        self.db = db
        self.opening = saved.opening if saved else None
        self.unacknowledged = unacknowledged
        self.kept = len(saved.events) - len(unacknowledged) if saved else 0
        """How many events on the opening are acknowledged."""


class Journals:
    """The journals that one session writes."""

    def __init__(self, folder: Path, reviewer: str, fs: Fs) -> None:
        """`folder` is the `.govtui` folder."""
        self._folder = folder
        self._reviewer = reviewer
        self._fs = fs
        self._open: OrderedDict[str, _Journal] = OrderedDict()

    def load(self, report_id: str) -> Saved | None:
        """Return the review in a journal; a damaged one as far as it is whole."""
        if not layout.review_path(self._folder, report_id, self._reviewer).exists():
            return None
        try:
            journal = self._get(report_id)
        except DamagedJournal:
            return read_saved(self._folder, report_id, self._reviewer, self._fs)
        journal.kept += len(journal.unacknowledged)  # whoever asked knows them now
        journal.unacknowledged = ()
        return saved_in(journal.db, report_id)

    def append(self, opening: Opening, events: Iterable[Event]) -> None:
        """Add events to a review that began with `opening`, which the first ones bring along."""
        journal = self._get(opening.report_id)
        if journal.opening is None:
            journal.db.table("opening").insert(msgspec.to_builtins(opening))
        elif journal.opening is not opening and journal.opening != opening:
            raise StoreError(
                _("{id}: the review on the disk began otherwise; open it again.").format(
                    id=opening.report_id
                )
            )
        journal.opening = opening
        new = list(events)
        pairs = zip(new, journal.unacknowledged, strict=False)
        there = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
        documents = [msgspec.to_builtins(event) for event in new[there:]]
        if documents:
            journal.db.table("decisions").insert_multiple(documents)
        journal.unacknowledged = ()
        journal.kept += len(new)

    def renew(self, opening: Opening) -> Opening:
        """Go on with a newer opening, which holds what the journal has; return it as kept."""
        journal = self._get(opening.report_id)
        held = max((doc.doc_id for doc in journal.db.table("decisions")), default=0)
        opening = msgspec.structs.replace(opening, holds=held)
        journal.db.table("opening").insert(msgspec.to_builtins(opening))
        journal.opening, journal.kept, journal.unacknowledged = opening, 0, ()
        return opening

    def close(self) -> None:
        """Close all journals."""
        for journal in self._open.values():
            journal.db.close()
        self._open.clear()

    def _get(self, report_id: str) -> _Journal:
        """Return an open journal that takes records, as far as can be told."""
        journal = self._open.get(report_id)
        if journal is None or journal.db.log.read_only:
            journal = self._opened(report_id, journal)
        self._open[report_id] = journal
        self._open.move_to_end(report_id)
        if len(self._open) > _OPEN:
            _id, oldest = self._open.popitem(last=False)
            oldest.db.close()
        return journal

    def _opened(self, report_id: str, failed: _Journal | None) -> _Journal:
        """Open a journal, after a failure so that what it holds is on the disk for sure."""
        path = layout.review_path(self._folder, report_id, self._reviewer)
        kept = failed.kept if failed else None
        if failed is not None:
            self._secure(path, failed)
        db = JournalDB(path, root=self._folder, fs=self._fs)
        saved = saved_in(db, report_id)
        if failed is not None:
            failed.db.close()
        same = saved and failed and saved.opening == failed.opening
        unacknowledged = saved.events[kept:] if saved and same else ()
        return _Journal(db, saved, unacknowledged)

    def _secure(self, path: Path, failed: _Journal) -> None:
        """Put a journal on the disk again as it reads; StoreError where acknowledged records miss.

        The kernel may call pages clean that never reached the disk: only a new file is sure.
        """
        with JournalDB(path, read_only=True, fs=self._fs) as db:
            whole = db.log.damage is None
            if not whole or not db.log.holds(failed.db.log.records, failed.db.log.last):
                raise StoreError(
                    _("{path}: saved decisions are missing from the file; restore it.").format(
                        path=path
                    )
                )
            if db.log.records:
                with store_errors(path, _("write")):
                    write_atomically(self._fs, path, self._fs.read(path)[: db.log.length])
