"""Summaries of all reviews of one reviewer, for the library: a cache that nothing depends on.

It is checked against the size and time of every journal, and journals that differ are read anew. It
also remembers what it has seen: a journal that has become shorter, or is gone, looks whole on its
own, and only this memory can tell.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import msgspec

from govtui.corpus.strict_json import UNREADABLE
from govtui.errors import GovtuiError
from govtui.i18n import _
from govtui.review.model import ReviewStatus
from govtui.review.planting import real
from govtui.store.fs import write_atomically
from govtui.store.journal import JournalDB
from govtui.store.layout import journals, review_path
from govtui.store.saved import saved_in

if TYPE_CHECKING:
    import os
    from collections.abc import Callable
    from pathlib import Path

    from govtui.store.fs import Fs
    from govtui.store.saved import Saved


class Summary(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One review in a line."""

    report_id: str
    status: ReviewStatus
    decided: int
    """Labels that are decided, the rejected ones too."""
    total: int
    """All labels."""
    damage: int
    """Damaged places that nobody has confirmed or mended."""
    flagged: bool
    updated_at: str | None
    seconds: float
    problem: str | None = None
    """What is wrong with the journal, for people."""


class _Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A summary and the state of the journal that it was made from."""

    size: int
    modified: int
    records: int
    last: str
    """The checksum of the last record: a journal that grew still has it in its place."""
    summary: Summary


_Rows = dict[str, _Row]
_decode = msgspec.json.Decoder(_Rows).decode


class Index:
    """The summaries by report id, as of the last `refresh`."""

    def __init__(self, folder: Path, reviewer: str, fs: Fs) -> None:
        """Read the cache; one that is missing or damaged is empty."""
        self._folder = folder
        self._reviewer = reviewer
        self._fs = fs
        self._path = folder / "index" / f"{reviewer}.json"
        self._rows = self._cached()
        self._changed = False
        self._lost: set[str] = set()

    @property
    def lost(self) -> dict[str, Summary]:
        """The reviews that have fewer records than they had, by the report's key."""
        return {key: self._rows[key].summary for key in sorted(self._lost)}

    @property
    def summaries(self) -> dict[str, Summary]:
        """The summaries by report id; those of the cache before the first `refresh`."""
        return {row.summary.report_id: row.summary for row in self._rows.values()}

    def refresh(self, progress: Callable[[int], None] | None = None) -> None:
        """Read what has changed. `progress` is told how many journals have been read."""
        found: set[str] = set()
        read = 0
        for key, path, there in journals(self._folder, self._reviewer):
            found.add(key)
            row = self._rows.get(key)
            if row is None or (row.size, row.modified) != (there.st_size, there.st_mtime_ns):
                self._read(key, path, there)
                read += 1
                if progress is not None:
                    progress(read)
        for key in self._rows.keys() - found:
            self._note(key, _("The journal is gone."))

    def refresh_one(self, report_id: str) -> Summary | None:
        """Read the journal of one report, and return its summary."""
        path = review_path(self._folder, report_id, self._reviewer)
        key = path.parent.name
        try:
            self._read(key, path, path.stat())
        except FileNotFoundError:
            if key in self._rows:
                self._note(key, _("The journal is gone."))
        row = self._rows.get(key)
        return row.summary if row else None

    def forget(self, report_id: str) -> None:
        """Take a journal as it is now, whatever it was."""
        key = review_path(self._folder, report_id, self._reviewer).parent.name
        self._lost.discard(key)
        self._changed = self._rows.pop(key, None) is not None or self._changed

    def save(self) -> None:
        """Write the cache. That it cannot be written costs time at the next start, nothing else."""
        if not self._changed or not self._folder.is_dir():
            return
        body = msgspec.json.encode(self._rows)
        try:
            self._path.parent.mkdir(exist_ok=True)
            write_atomically(self._fs, self._path, b"%08x\n%b" % (zlib.crc32(body), body))
        except OSError:
            return
        self._changed = False

    def _cached(self) -> _Rows:
        try:
            checksum, _newline, body = self._fs.read(self._path).partition(b"\n")
            if checksum == b"%08x" % zlib.crc32(body):
                return _decode(body)
        except (OSError, *UNREADABLE):
            pass
        return {}

    def _read(self, key: str, path: Path, there: os.stat_result) -> None:
        """Put the summary of a journal into its row."""
        self._changed = True
        old = self._rows.get(key)
        summary = None
        try:
            with JournalDB(path, read_only=True, fs=self._fs) as journal:
                log = journal.log
                problem = log.damage
                saved = saved_in(journal)
                summary = _summary(saved) if saved else None
        except GovtuiError as error:
            problem = str(error)
        if problem:
            seen = old.summary if old else summary or _unread(key)
            seen = msgspec.structs.replace(seen, problem=problem)
            records, last = (old.records, old.last) if old else (0, "")
            self._rows[key] = _Row(there.st_size, there.st_mtime_ns, records, last, seen)
        elif old is not None and not log.holds(old.records, old.last):
            problem = _("The journal has lost records: it has {now}, and had {before}.").format(
                now=log.records, before=old.records
            )
            self._note(key, problem)
        elif summary is not None:
            row = _Row(there.st_size, there.st_mtime_ns, log.records, log.last, summary)
            self._rows[key] = row

    def _note(self, key: str, problem: str) -> None:
        """Keep a row as it is and say what is wrong with its journal."""
        self._lost.add(key)
        row = self._rows[key]
        if row.summary.problem != problem:
            self._changed = True
            summary = msgspec.structs.replace(row.summary, problem=problem)
            self._rows[key] = msgspec.structs.replace(row, summary=summary)


def _summary(saved: Saved) -> Summary:
    review = saved.review()
    labels = list(real(review.labels))
    return Summary(
        report_id=saved.opening.report_id,
        status=review.status,
        decided=sum(label.decided for label in labels),
        total=len(labels),
        damage=sum(mark.status.is_open for mark in review.damage),
        flagged=review.flagged,
        updated_at=review.updated_at,
        seconds=review.seconds,
    )


def _unread(report_id: str) -> Summary:
    return Summary(report_id, ReviewStatus.IN_PROGRESS, 0, 0, 0, False, None, 0.0)
