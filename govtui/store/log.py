"""A journal file: append only, every record on the disk before it counts.

Opened for writing it cuts off what a crash left of an unacknowledged record, after keeping a copy.
After a failed write the file is as it was before; after a failed fsync nobody knows what the disk
holds, so the journal takes no more writes until it is opened, and read, anew.
"""

from __future__ import annotations

import contextlib
import json
import zlib
from typing import TYPE_CHECKING, Any

import msgspec

from govtui.errors import DamagedJournal, ReadOnly, StoreError
from govtui.i18n import _
from govtui.store import records
from govtui.store.fs import (
    Fs,
    cannot,
    make_directories,
    store_errors,
    sync_directories,
    write_all,
    write_durably,
)
from govtui.store.records import Op, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Tables = dict[str, dict[str, msgspec.Raw]]
"""Documents by table and id, each as its JSON: whoever reads one gets a copy of their own."""


def dump(document: Mapping[str, Any]) -> msgspec.Raw:
    """Return a document's JSON.

    Raises TypeError or ValueError for what JSON cannot hold, `nan` and lone surrogates included.
    """
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return msgspec.Raw(text.encode())


def load(document: msgspec.Raw) -> dict[str, Any]:
    """Return the document that `dump` wrote."""
    decoded: dict[str, Any] = json.loads(bytes(document))
    return decoded


class Log:
    """One journal file and the tables that its records make."""

    def __init__(
        self,
        path: Path,
        *,
        root: Path | None = None,
        read_only: bool = False,
        fs: Fs | None = None,
    ) -> None:
        """Open and read a journal; a file that is not there is an empty journal.

        The file, and the directories between `root` and it, are made with the first record. Raises
        DamagedJournal where the bytes are not what was written (a read-only journal opens with
        what is whole, see `damage`), NewerFormat, and StoreError where it cannot be read.
        """
        self.path = path
        self.fs = fs or Fs()
        self._root = root or path.parent
        self._fd: int | None = None
        self._refusal = _("The journal is open read-only.") if read_only else None
        reading = self._read()
        self._checksums = [record.c for record in reading.records]
        self.length = reading.length
        """Bytes of the journal."""
        self.damage = reading.damage
        """What is wrong with the bytes behind the whole records; None where all is well."""
        self.torn = len(reading.tail)
        """Bytes of an unacknowledged record that a crash left behind."""
        self.tables = tables_of(reading.records)
        if reading.damage and not read_only:
            raise DamagedJournal(f"{path}: {reading.damage}")
        if not read_only and (reading.tail or reading.unended):
            self._mend(reading)

    @property
    def records(self) -> int:
        """How many records the journal has."""
        return len(self._checksums)

    @property
    def last(self) -> str:
        """The checksum of the last record, which the next one names."""
        return self._checksums[-1] if self._checksums else records.FIRST

    def holds(self, count: int, last: str) -> bool:
        """Tell whether the journal had `count` records once, the last with this checksum."""
        return count == 0 or (count <= self.records and self._checksums[count - 1] == last)

    def append(self, ops: Iterable[Op]) -> None:
        """Add one record and return when it is on the disk.

        Raises ReadOnly, or StoreError where it could not be written: then the journal is what it
        was, and the record may be tried again unless `read_only` says otherwise.
        """
        ops = tuple(ops)
        if self._refusal:
            raise ReadOnly(f"{self.path}: {self._refusal}")
        line, checksum = records.encode(self.records + 1, self.last, ops)
        self._write(line)
        self._checksums.append(checksum)
        self.length += len(line)
        apply(self.tables, ops)

    @property
    def read_only(self) -> str | None:
        """Why the journal takes no records; None where it does."""
        return self._refusal

    def close(self) -> None:
        """Close the file; what was appended is on the disk already."""
        self._refusal = self._refusal or _("The journal is closed.")
        if self._fd is not None:
            fd, self._fd = self._fd, None
            with contextlib.suppress(OSError):  # nothing is left to be written
                self.fs.close(fd)

    def _read(self) -> Reading:
        try:
            data = self.fs.read(self.path)
        except FileNotFoundError:
            return Reading([], 0)
        except OSError as error:
            raise cannot(self.path, _("read"), error) from error
        try:
            return records.read(data)
        except StoreError as error:
            raise type(error)(f"{self.path}: {error}") from None

    def _open(self) -> int:
        if self._fd is None:
            if self.length == 0:
                make_directories(self.fs, self.path.parent, self._root)
            self._fd = self.fs.open(self.path, create=self.length == 0)
        return self._fd

    def _write(self, line: bytes) -> None:
        """Put a line at the end of the file and on the disk, or leave the file as it was."""
        with store_errors(self.path, _("write")):
            fd = self._open()
        if not self.fs.same_file(fd, self.path, self.length):
            self._refusal = _("The file was changed or moved by another program; open it again.")
            raise ReadOnly(f"{self.path}: {self._refusal}")
        try:
            write_all(self.fs, fd, line)
        except OSError as error:
            self._roll_back(fd)
            raise cannot(self.path, _("write"), error) from error
        try:
            self.fs.fsync(fd)
            if self.length == 0:  # a new file: its name must last, too
                sync_directories(self.fs, self.path.parent, self._root)
        except OSError as error:
            # The kernel may have dropped the data and will not say so twice.
            self._refusal = _("The disk failed to keep a record; open the journal again.")
            raise cannot(self.path, _("write"), error) from error

    def _roll_back(self, fd: int) -> None:
        try:
            self.fs.truncate(fd, self.length)
        except OSError:
            self._refusal = _("A failed write could not be taken back; open the journal again.")

    def _mend(self, reading: Reading) -> None:
        """Cut off a torn record after keeping a copy, or end the last record's line."""
        try:
            if reading.tail:
                self._keep(reading.tail)
            fd = self._fd = self.fs.open(self.path)
            self.fs.truncate(fd, reading.length)
            if reading.unended:
                write_all(self.fs, fd, b"\n")
                self.length += 1
            self.fs.fsync(fd)
        except OSError as error:
            self.close()
            raise cannot(self.path, _("mend"), error) from error

    def _keep(self, tail: bytes) -> None:
        """Put a copy of a torn record into `recovered/`."""
        name = f"{self.path.parent.name}.{self.path.stem}.{self.length}.torn"
        keep(self.fs, self._root, name, tail)


def keep(fs: Fs, root: Path, name: str, data: bytes) -> Path:
    """Put bytes that are taken out of a file into `recovered/`, and return where, durably.

    Nothing there is ever written over: another content gets another name.
    """
    folder = root / "recovered"
    make_directories(fs, folder, root)
    path = folder / f"{name}.{zlib.crc32(data):08x}"
    write_durably(fs, path, data)
    sync_directories(fs, folder, root)
    return path


def tables_of(found: Iterable[records.Record]) -> Tables:
    """Return the tables that records make."""
    tables: Tables = {}
    for record in found:
        apply(tables, record.ops)
    return tables


def apply(tables: Tables, ops: Iterable[Op]) -> None:
    """Change the tables as the operations say."""
    for op in ops:
        if op.id is None:
            if op.document == records.NULL:
                tables.pop(op.table, None)
            else:
                tables[op.table] = {}
        elif op.document == records.NULL:
            tables.get(op.table, {}).pop(op.id, None)
        else:
            tables.setdefault(op.table, {})[op.id] = msgspec.Raw(bytes(op.document))


def changes(
    name: str, old: Mapping[str, msgspec.Raw], new: Mapping[str, msgspec.Raw]
) -> Iterator[Op]:
    """Yield the operations that lead from one state of a table to another."""
    for id_ in old:
        if id_ not in new:
            yield Op(name, id_, records.NULL)
    for id_, document in new.items():
        if old.get(id_) != document:
            yield Op(name, id_, document)
