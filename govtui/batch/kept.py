"""Prepared reports kept on the disk, so that a whole corpus can be searched in a moment.

A cache: it lies in the workspace's `index/`, a file a report, and can be deleted at any time. Each
file says what it was made with (this very program, the label schema, the source as it was), and
counts only while all of that holds.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from collections import OrderedDict
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import govtui
from govtui.batch.facts import Facts, facts_of
from govtui.corpus.article import finds_articles
from govtui.corpus.strict_json import UNREADABLE
from govtui.extraction.plugins import GROUP
from govtui.review.model import Opening
from govtui.review.propagation import surface_key
from govtui.store.layout import review_key, sharded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtui.corpus.model import Entry
    from govtui.extraction.schema import LabelSchema

_WAITING = 500
"""Reports held in memory where there is no folder yet to keep them in: some 5 MB."""

_ROOMS = ("corpus", "cleaning", "extraction", "review", "batch")
"""What a prepared report is made by."""


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """A prepared report as it is kept."""

    made_with: str
    facts: Facts
    packed_key: bytes
    packed_opening: bytes

    def holds(self, key: str) -> bool:
        """Tell whether the text has a surface with this `surface_key`."""
        return key.encode() in zlib.decompress(self.packed_key)

    def opening(self) -> Opening:
        """Return what a review of the report begins with."""
        return msgspec.msgpack.decode(zlib.decompress(self.packed_opening), type=Opening)


_decode = msgspec.msgpack.Decoder(Kept).decode


class KeptReports:
    """The cache of one workspace. Several processes may use it at once."""

    def __init__(self, folder: Path | None, schema: LabelSchema, *, read_only: bool) -> None:
        """`folder` is the `.govtui` folder; while it is not there, the latest are in memory."""
        self._folder = folder
        self._read_only = read_only
        parts = (_program(), _extractors(), finds_articles(), msgspec.msgpack.encode(schema))
        self._made_with = f"{zlib.crc32(repr(parts).encode()):08x}"
        self._waiting: OrderedDict[str, bytes] = OrderedDict()

    def get(self, entry: Entry, encoding: str | None) -> Kept | None:
        """Return the report as it was prepared, None where it has to be prepared (again)."""
        data = self._waiting.get(entry.id)
        if data is None and self._folder is not None:
            with contextlib.suppress(OSError):
                data = kept_path(self._folder, entry.id).read_bytes()
        if data is None or int.from_bytes(data[:4]) != zlib.crc32(data[4:]):
            return None
        try:
            kept = _decode(data[4:])
        except UNREADABLE:  # of another version of this file
            return None
        return kept if kept.made_with == self._state(entry, encoding) else None

    def put(self, entry: Entry, encoding: str | None, opening: Opening) -> Kept:
        """Keep a report that has been prepared. That it cannot be kept costs time, no more."""
        kept = Kept(
            self._state(entry, encoding),
            facts_of(opening),
            zlib.compress(surface_key(opening.text).encode(), 1),
            zlib.compress(msgspec.msgpack.encode(opening), 1),
        )
        body = msgspec.msgpack.encode(kept)
        self._waiting[entry.id] = zlib.crc32(body).to_bytes(4) + body
        if self._folder is not None and not self._read_only and self._folder.is_dir():
            while self._waiting:
                id_, data = self._waiting.popitem()
                _write(kept_path(self._folder, id_), data)
        elif len(self._waiting) > _WAITING:
            self._waiting.popitem(last=False)
        return kept

    def _state(self, entry: Entry, encoding: str | None) -> str:
        return f"{self._made_with} {entry.size} {entry.modified} {encoding}"


def forget_others(folder: Path, ids: Iterable[str]) -> None:
    """Delete what is kept of reports that are not among `ids`: the corpus has them no more."""
    kept = {path.name: path for path in (folder / "index" / "prepared").glob("*/*")}
    for id_ in ids if kept else ():
        kept.pop(review_key(id_), None)
    for path in kept.values():
        with contextlib.suppress(OSError):
            path.unlink()


def kept_path(folder: Path, report_id: str) -> Path:
    """Return the file that keeps a prepared report."""
    return sharded(folder / "index" / "prepared", review_key(report_id))


def _write(path: Path, data: bytes) -> None:
    """Put a file in place whole, or not at all. Its checksum tells what a power cut left of it."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(data)
        new.replace(path)


def _program() -> list[tuple[str, int, int]]:
    """Return what tells this program's rules from all others: they change without a version."""
    package = Path(govtui.__file__).parent
    files = [path for room in _ROOMS for path in sorted((package / room).rglob("*.*"))]
    found = ((path, path.stat()) for path in files if path.suffix != ".pyc")
    return [(path.name, there.st_size, there.st_mtime_ns) for path, there in found]


def _extractors() -> list[tuple[str, str]]:
    """Return the extractors of others, with their versions."""
    found = entry_points(group=GROUP)
    return [(point.value, point.dist.version if point.dist else "") for point in found]
