"""Merging workspaces: the same reviewers on two machines, or on two branches in git.

Another reviewer's journal is copied; one that only went on is continued; where both went on, what
the other decided is decided here again as far as it fits, and the rest is listed. The other
workspace is only read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.errors import GovtuiError, ReadOnly, StoreError
from govtui.i18n import _
from govtui.review.fold import Review
from govtui.review.replay import replay
from govtui.store import records
from govtui.store.config import read_config, write_config
from govtui.store.fs import Fs, make_directories, store_errors, sync_directories, write_atomically
from govtui.store.journal import JournalDB
from govtui.store.layout import journals
from govtui.store.locks import SessionLock
from govtui.store.log import tables_of
from govtui.store.repair import in_words
from govtui.store.saved import review_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from govtui.store.saved import Saved


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one journal."""

    path: str
    """POSIX path in the `.govtui` folder."""
    copied: bool = False
    """Whether the journal came over whole, or its newer records did."""
    replayed: int = 0
    """Decisions that were made again here."""
    conflicts: tuple[str, ...] = ()
    """Decisions of the other workspace that were not taken over and why, for people."""
    problem: str | None = None
    """Why the journal was left alone."""


def merge(
    folder: Path,
    other: Path,
    fs: Fs | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[Merged]:
    """Bring what the `.govtui` folder `other` has into `folder`; returns what changed or could not.

    Raises Locked where a session of a reviewer who is in the other workspace is open here.
    """
    fs = fs or Fs()
    for place in (folder, other):
        if not (place / "workspace.json").is_file():
            raise StoreError(_("{folder} is no workspace.").format(folder=place))
    found = list(journals(other))
    reviewers = sorted({path.stem for _key, path, _there in found})
    locks = [SessionLock(folder / "locks", name) for name in reviewers]
    try:
        for lock in locks:
            lock.acquire()
        _merge_config(folder, other, fs)
        merged = []
        for number, (_key, path, _there) in enumerate(found, 1):
            name = path.relative_to(other).as_posix()
            try:
                with store_errors(folder / name, _("merge")):
                    merged.append(_merge_journal(folder, folder / name, path, name, fs))
            except GovtuiError as error:
                merged.append(Merged(path=name, problem=str(error)))
            if progress is not None:
                progress(number)
    except OSError as error:
        raise ReadOnly(f"{folder}: {error.strerror}") from error
    finally:
        for lock in locks:
            lock.release()
    return [one for one in merged if one != Merged(path=one.path)]


def _merge_journal(folder: Path, mine: Path, theirs: Path, name: str, fs: Fs) -> Merged:
    """Merge one journal. Raises StoreError where one of the two cannot be read whole."""
    their_data = fs.read(theirs)
    their_reading = _whole(theirs, their_data)
    if not mine.exists():
        make_directories(fs, mine.parent, folder)
        write_atomically(fs, mine, _whole_bytes(their_data, their_reading))
        sync_directories(fs, mine.parent, folder)
        return Merged(path=name, copied=True)
    my_reading = _whole(mine, fs.read(mine))
    mine_only, theirs_only = _parted(my_reading.records, their_reading.records)
    if not theirs_only:
        return Merged(path=name)
    if not mine_only:
        write_atomically(fs, mine, _whole_bytes(their_data, their_reading))
        return Merged(path=name, copied=True)
    common = len(my_reading.records) - len(mine_only)
    return _replayed(folder, mine, name, my_reading, their_reading, common, fs)


def _replayed(
    folder: Path,
    mine: Path,
    name: str,
    my_reading: records.Reading,
    their_reading: records.Reading,
    common: int,
    fs: Fs,
) -> Merged:
    """Decide here what the other line decided since both were one."""
    my_saved, their_saved = _saved(my_reading), _saved(their_reading)
    base = review_in(tables_of(my_reading.records[:common]))
    if my_saved.opening != their_saved.opening:
        raise StoreError(
            _(
                "{path}: the two reviews began otherwise; "
                "export the other one, and import it as another reviewer's."
            ).format(path=mine)
        )
    shared = len(base.events) if base and base.opening == my_saved.opening else 0
    review = Review(my_saved.opening, my_saved.events)
    result = replay(review, their_saved.events[shared:], my_saved.events[shared:])
    if result.events:
        with JournalDB(mine, root=folder, fs=fs) as journal:
            documents = [msgspec.to_builtins(event) for event in result.events]
            journal.table("decisions").insert_multiple(documents)
    conflicts = tuple(map(in_words, result.conflicts))
    return Merged(path=name, replayed=len(result.events), conflicts=conflicts)


def _whole(path: Path, data: bytes) -> records.Reading:
    reading = records.read(data)
    if reading.damage:
        raise StoreError(
            _("{path}: {damage}; repair it first.").format(path=path, damage=reading.damage)
        )
    return reading


def _whole_bytes(data: bytes, reading: records.Reading) -> bytes:
    """Return a journal's bytes without a torn record."""
    return data[: reading.length] + (b"\n" if reading.unended else b"")


def _saved(reading: records.Reading) -> Saved:
    saved = review_in(tables_of(reading.records))
    if saved is None:
        raise StoreError(_("A journal holds no review."))
    return saved


def _parted(
    mine: list[records.Record], theirs: list[records.Record]
) -> tuple[list[records.Record], list[records.Record]]:
    """Return what follows the records that both begin with."""
    common = 0
    for one, other in zip(mine, theirs, strict=False):
        if one.c != other.c:
            break
        common += 1
    return mine[common:], theirs[common:]


def _merge_config(folder: Path, other: Path, fs: Fs) -> None:
    """Take over what the other `workspace.json` says and ours does not."""
    theirs = read_config(other / "workspace.json", fs)
    path = folder / "workspace.json"
    mine = read_config(path, fs)
    joined = msgspec.structs.replace(
        mine,
        settings={**theirs.settings, **mine.settings},
        encodings={**theirs.encodings, **mine.encodings},
    )
    if joined != mine:
        write_config(path, joined, fs)
