"""Repair of a workspace: the damaged original is kept, and only what is proven whole goes on.

Records behind a damaged one are decided again where they still fit; what does not is listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.errors import DamagedJournal, Locked, ReadOnly, ReviewError, StoreError
from govtui.i18n import _
from govtui.review.fold import Review
from govtui.review.model import Event
from govtui.review.replay import replay
from govtui.store import records
from govtui.store.config import new_config, write_config
from govtui.store.fs import Fs, write_atomically
from govtui.store.health import Kind, check
from govtui.store.index import Index
from govtui.store.locks import SessionLock
from govtui.store.log import Log, dump, keep, tables_of
from govtui.store.records import Op
from govtui.store.saved import review_in

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.review.replay import Conflict
    from govtui.store.health import Finding

_event = msgspec.json.Decoder(Event).decode


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """What a repair did to one file."""

    path: str
    """POSIX path in the `.govtui` folder."""
    kept: str | None = None
    """Where the original is now, in the `.govtui` folder; None where it was left as it is."""
    saved: int = 0
    """Decisions that the file has now."""
    lost: tuple[str, ...] = ()
    """What could not be taken over and why, for people."""


def repair(folder: Path, fs: Fs | None = None) -> list[Repair]:
    """Repair what a check finds. Files of a session that is open elsewhere are left alone."""
    fs = fs or Fs()
    return [
        _repair(folder, finding, fs)
        for finding in check(folder, fs).findings
        if finding.kind not in (Kind.NEWER, Kind.PENDING, Kind.SUGGESTIONS)
    ]


def _repair(folder: Path, finding: Finding, fs: Fs) -> Repair:
    lock = SessionLock(folder / "locks", finding.reviewer or "workspace-repair")
    try:
        lock.acquire()
    except Locked as error:
        return Repair(path=finding.path, lost=(str(error),))
    try:
        return _mended(folder, finding, fs)
    except StoreError as error:
        return Repair(path=finding.path, lost=(str(error),))
    except OSError as error:
        raise ReadOnly(f"{folder / finding.path}: {error.strerror}") from error
    finally:
        lock.release()


def _mended(folder: Path, finding: Finding, fs: Fs) -> Repair:
    path = folder / finding.path
    if finding.kind is Kind.LOST:
        _forget_seen(folder, finding, fs)
        return Repair(path=finding.path, lost=(finding.message,))
    if finding.kind is Kind.TORN:
        Log(path, root=folder, fs=fs).close()  # which cuts the rest off and keeps it
        return Repair(path=finding.path, kept="recovered")
    data = fs.read(path) if path.exists() else b""
    kept = keep(fs, folder, "-".join(path.relative_to(folder).parts[-2:]), data)
    if finding.kind is Kind.WORKSPACE:
        write_config(path, new_config(), fs)
        repaired = Repair(path=finding.path)
    elif finding.path.startswith("batches/"):
        reading = records.read(data)
        # Where every record is whole, and yet they are no batches, nothing can be taken over.
        write_atomically(fs, path, data[: reading.length] if reading.damage else b"")
        repaired = Repair(path=finding.path, lost=(finding.message,))
    else:
        content, repaired = _rebuilt(data, finding)
        write_atomically(fs, path, content)
        _forget_seen(folder, finding, fs)
    return msgspec.structs.replace(repaired, kept=kept.relative_to(folder).as_posix())


def _forget_seen(folder: Path, finding: Finding, fs: Fs) -> None:
    """Let the index take the journal as it is now."""
    if finding.report_id is not None and finding.reviewer is not None:
        index = Index(folder, finding.reviewer, fs)
        index.forget(finding.report_id)
        index.save()


def _rebuilt(data: bytes, finding: Finding) -> tuple[bytes, Repair]:
    """Return a whole journal made from a damaged one; DamagedJournal where nothing can be made.

    The original's whole beginning stays byte for byte, if it makes a review.
    """
    converted = data.replace(b"\r\n", b"\n")  # no record holds a bare line end
    reading = records.read(converted)
    tables = tables_of(reading.records)
    saved = review_in(tables)
    if saved is None:
        raise DamagedJournal(_("What the review began with is damaged; restore it from a backup."))
    later = _events_behind(converted, reading)
    try:
        review = Review(saved.opening, saved.events)
    except ReviewError:
        later = [*saved.events, *later]
        opening = msgspec.structs.replace(saved.opening, holds=0)
        review = Review(opening)
        ops = [Op("opening", "1", dump(msgspec.to_builtins(opening)))]
        content, last = records.encode(1, records.FIRST, ops)
        count, first_id = 1, 1
    else:
        content = converted[: reading.length].removesuffix(b"\n") + b"\n"
        last, count = reading.last, len(reading.records)
        first_id = 1 + max(map(int, tables.get("decisions", {})), default=0)
    replayed = replay(review, later)
    if replayed.events:
        ops = [
            Op("decisions", str(id_), dump(msgspec.to_builtins(event)))
            for id_, event in enumerate(replayed.events, first_id)
        ]
        content += records.encode(count + 1, last, ops)[0]
    lost = [*([reading.damage] if reading.damage else []), *map(in_words, replayed.conflicts)]
    return content, Repair(path=finding.path, saved=review.decisions, lost=tuple(lost))


def _events_behind(data: bytes, reading: records.Reading) -> list[Event]:
    """Return the events of the whole records behind the damaged one."""
    behind = tables_of(records.salvage(data, after=len(reading.records)))
    return [_event(document) for document in behind.get("decisions", {}).values()]


def in_words(conflict: Conflict) -> str:
    """Return a line for people about a decision that was not taken over."""
    event = conflict.event
    return f"{event.at} {event.by} {type(event.decision).__name__}: {conflict.reason}"
