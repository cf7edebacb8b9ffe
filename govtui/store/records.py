"""The lines of a journal: how a transaction is written, and how a reader knows that it is whole.

A record is one line of JSON and one transaction:

    {"c":"1f0a6b3c","s":7,"p":"9d02e4aa","v":1,"ops":[["decisions","7",{…}]]}

`c` is the CRC-32 of the rest of the line from `"s"` on, `s` counts the records from 1, `p` is the
`c` of the record before (zeros in the first), `v` the version of the format. An operation is
`[table, id, document]`; with null for the document it removes it, with null for the id it empties
the table (`{}`) or drops it (null). The checksum guards against accidents, not against malice.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import msgspec

from govtui.corpus.strict_json import UNREADABLE
from govtui.errors import DamagedJournal, NewerFormat
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 1
"""The version of the format that this program writes."""

FIRST = "00000000"
"""What the first record names for the one before it."""

_PREFIX = re.compile(rb'\{"c":"[0-9a-f]{8}","s":')
_CHECKED_FROM = len('{"c":"00000000",')


class Op(msgspec.Struct, frozen=True, array_like=True):
    """One change of one document, its JSON as written."""

    table: str
    id: str | None
    document: msgspec.Raw


class Record(msgspec.Struct, frozen=True):
    """One transaction."""

    c: str
    s: int
    p: str
    v: int
    ops: tuple[Op, ...]


class Reading(msgspec.Struct):
    """What a journal's bytes hold."""

    records: list[Record]
    length: int
    """Bytes of the whole records, from the start of the file."""
    tail: bytes = b""
    """What a crash left of a record that was never acknowledged."""
    unended: bool = False
    """The last record is whole but for its newline, which has to be written again."""
    damage: str | None = None
    """What is wrong with the bytes behind `length`, for people; they are not to be touched."""

    @property
    def last(self) -> str:
        """The checksum that the next record names."""
        return self.records[-1].c if self.records else FIRST


NULL = msgspec.Raw(b"null")
EMPTY = msgspec.Raw(b"{}")

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Record).decode
_decode_version = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def encode(seq: int, previous: str, ops: Iterable[Op]) -> tuple[bytes, str]:
    """Return a record's line and its checksum."""
    rest = b'"s":%d,"p":"%b","v":%d,"ops":%b}' % (
        seq,
        previous.encode(),
        VERSION,
        _encode(tuple(ops)),
    )
    checksum = f"{zlib.crc32(rest):08x}"
    return b'{"c":"%b",%b\n' % (checksum.encode(), rest), checksum


def read(data: bytes) -> Reading:
    """Read a journal as far as its records are whole and follow one another.

    Raises NewerFormat for records of a later version.
    """
    reading = Reading([], 0)
    while reading.length < len(data):
        end = data.find(b"\n", reading.length)
        is_last = end in (-1, len(data) - 1)
        line = data[reading.length :] if end == -1 else data[reading.length : end]
        try:
            if end == -1:
                _read_tail(line, reading)
                break
            record = _record(line, len(reading.records) + 1, reading.last)
        except DamagedJournal as error:
            if is_last and _is_torn(line, ended=end != -1):
                reading.tail = data[reading.length :]
            else:
                reading.damage = str(error)
            break
        reading.records.append(record)
        reading.length = end + 1
    return reading


def _read_tail(line: bytes, reading: Reading) -> None:
    """Take a last record whose newline is missing or spoilt; DamagedJournal where it is not whole.

    It may have been acknowledged before its newline was damaged, so it is kept.
    """
    for whole in (line, line[:-1]):
        try:
            record = _record(whole, len(reading.records) + 1, reading.last)
        except DamagedJournal:
            if whole != line:
                raise
        else:
            reading.records.append(record)
            reading.length += len(whole)
            reading.unended = True
            return


def _record(line: bytes, seq: int, previous: str) -> Record:
    """Return the record in a line; DamagedJournal unless it is whole and the next one."""
    try:
        record = _sealed(line)
        if record.v > VERSION:
            _refuse_newer(line)
        if record.v != VERSION:
            raise DamagedJournal(_("version {v} is unknown").format(v=record.v))
        if (record.s, record.p) != (seq, previous):
            raise DamagedJournal(_("record {found} stands in its place").format(found=record.s))
    except DamagedJournal as error:
        raise DamagedJournal(_("record {n}: {what}").format(n=seq, what=error)) from None
    return record


def _sealed(line: bytes) -> Record:
    """Return the record in a line whose checksum fits; DamagedJournal for any other."""
    if line.endswith(b"\r"):
        raise DamagedJournal(_("the line ends were converted"))
    if not _PREFIX.match(line):
        raise DamagedJournal(_("this is no record"))
    rest = line[_CHECKED_FROM:]
    if b'{"c":"%08x",' % zlib.crc32(rest) != line[:_CHECKED_FROM]:
        raise DamagedJournal(_("the checksum does not fit"))
    try:
        return _decode(line)
    except UNREADABLE as error:
        _refuse_newer(line)
        raise DamagedJournal(str(error)) from None


def _refuse_newer(line: bytes) -> None:
    """Raise NewerFormat where a line that passed its checksum is of a later version."""
    try:
        version = int(bytes(_decode_version(line).get("v", msgspec.Raw(b"0"))))
    except UNREADABLE:
        return
    if version > VERSION:
        raise NewerFormat(
            _("It was written by a later govtui (format {v}); update govtui to open it.").format(
                v=version
            )
        )


def salvage(data: bytes, after: int) -> list[Record]:
    """Return the whole records behind number `after`, in order, whatever stands between them."""
    found: dict[int, Record] = {}
    for line in data.splitlines():
        try:
            record = _sealed(line)
        except DamagedJournal:
            continue
        if record.s > after and record.v == VERSION:
            found.setdefault(record.s, record)
    return [found[number] for number in sorted(found)]


def _is_torn(line: bytes, *, ended: bool) -> bool:
    """Tell whether a last line that is no record can be the rest of a write that a crash cut off.

    Such a rest holds one record at most and has no newline, or has a run of zeros where a block
    never reached the disk. A single zero inside is a flipped bit, and the record was acknowledged.
    """
    if len(_PREFIX.findall(line)) > 1:
        return False
    return not ended or line.startswith(b"\0") or b"\0\0" in line
