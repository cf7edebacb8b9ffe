"""A journal's bytes: whatever happens to them, no record is invented, changed or silently lost."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

import pytest

from govtui.errors import NewerFormat
from govtui.store import records
from tests.store.made import journal, op

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def lines(tmp_path: Path) -> list[bytes]:
    """Return the lines of a journal of five records."""
    journal(tmp_path / "j.jsonl").close()
    return (tmp_path / "j.jsonl").read_bytes().splitlines(keepends=True)


def _seqs(reading: records.Reading) -> list[int]:
    return [record.s for record in reading.records]


def test_a_record_is_one_line_of_json_that_anybody_can_check(lines: list[bytes]) -> None:
    record = json.loads(lines[1])
    assert list(record) == ["c", "s", "p", "v", "ops"]
    assert record["s"] == 2
    assert record["v"] == 1
    assert record["p"] == json.loads(lines[0])["c"]
    assert record["ops"] == [["t", "2", {"n": 2, "text": "防汛"}]]
    rest = lines[1].removesuffix(b"\n")[len('{"c":"00000000",') :]
    assert record["c"] == f"{zlib.crc32(rest):08x}"


@pytest.mark.parametrize("tail", [b"", b"\0" * 64, b"\0" * 63 + b"\n"])
def test_a_write_torn_at_any_byte_loses_only_itself(
    lines: list[bytes], tail: bytes, counted: Callable[[str, int], None]
) -> None:
    data = b"".join(lines)
    start = len(data) - len(lines[-1])
    for cut in range(start, len(data)):
        reading = records.read(data[:cut] + tail)
        assert reading.damage is None
        whole = cut == len(data) - 1 and len(tail) < 2
        assert _seqs(reading) == [1, 2, 3, 4, 5][: 5 if whole else 4]
        assert reading.unended == whole
        assert reading.tail == (b"" if whole else (data[:cut] + tail)[start:])
    counted("the last record torn at each byte", len(data) - start)


def test_a_journal_cut_at_any_byte_is_a_prefix(
    lines: list[bytes], counted: Callable[[str, int], None]
) -> None:
    data = b"".join(lines)
    for cut in range(len(data)):
        reading = records.read(data[:cut])
        assert reading.damage is None
        complete = data[:cut].count(b"\n") + reading.unended
        assert _seqs(reading) == list(range(1, complete + 1))
    counted("a journal cut at each byte", len(data))


def test_every_flipped_bit_is_refused_or_mended(
    lines: list[bytes], counted: Callable[[str, int], None]
) -> None:
    data = b"".join(lines)
    before = records.read(data).records
    mended = 0
    for bit in range(8 * len(data)):
        damaged = bytearray(data)
        damaged[bit // 8] ^= 1 << bit % 8
        reading = records.read(bytes(damaged))
        if reading.damage is None:
            assert not reading.tail, "an acknowledged record would be cut off"
            assert reading.records == before
            mended += 1
        else:
            assert reading.records == before[: len(reading.records)]
    assert mended == 8, "the bits of the last newline"
    counted("each bit of a journal flipped", 8 * len(data))


def test_lines_out_of_place_are_refused(lines: list[bytes], tmp_path: Path) -> None:
    one, two, three, four, five = lines
    journal(tmp_path / "other.jsonl", 2).close()
    foreign = (tmp_path / "other.jsonl").read_bytes()
    other = records.encode(3, json.loads(two)["c"], [op(3, "抗旱")])[0]
    for wrong in (
        [one, three, four, five],
        [one, two, two, three],
        [one, three, two, four],
        [two, three],
        [one, two, foreign],
        [one, two, other, four],
        [one, two[:-1], three],
        [one, b"\n", two],
        [b"\xef\xbb\xbf", one, two],
        [one, two, b"<<<<<<< HEAD\n", three, b"=======\n", other],
        [one, b"{}\n", two],
        [one, b'{"c":"00000000","s":2}\n', two],
        [one, b"\0" * 20, b"\n", two, three],
        [b"hello\n"],
    ):
        reading = records.read(b"".join(wrong))
        assert reading.damage is not None, wrong
        assert not reading.tail


def test_converted_line_ends_are_named(lines: list[bytes]) -> None:
    reading = records.read(b"".join(lines).replace(b"\n", b"\r\n"))
    assert reading.damage == "record 1: the line ends were converted"


def _sealed(body: bytes) -> bytes:
    """Return a line with a right checksum, whatever it says."""
    return b'{"c":"%08x",%b\n' % (zlib.crc32(body), body)


def test_a_later_version_is_not_read_and_not_called_damage() -> None:
    for body in (
        b'"s":1,"p":"00000000","v":2,"ops":[]}',
        b'"s":1,"p":"00000000","v":3,"operations":{"new":true}}',
    ):
        with pytest.raises(NewerFormat, match="update govtui"):
            records.read(_sealed(body))


@pytest.mark.parametrize("version", [b"0", b"-1", b'"1"', b"null"])
def test_an_unknown_version_is_damage(version: bytes) -> None:
    body = b'"s":1,"p":"00000000","v":%b,"ops":[]}' % version
    assert records.read(_sealed(body)).damage is not None


def test_documents_may_look_like_records(lines: list[bytes]) -> None:
    text = '{"c":"00000000","s":1'
    line, checksum = records.encode(6, json.loads(lines[-1])["c"], [op(6, text)])
    assert len(checksum) == 8
    reading = records.read(b"".join(lines) + line)
    assert _seqs(reading) == [1, 2, 3, 4, 5, 6]
    torn = records.read(b"".join(lines) + line[:-3])
    assert torn.damage is None
    assert torn.tail == line[:-3]


def test_an_empty_file_is_an_empty_journal() -> None:
    assert records.read(b"") == records.Reading([], 0)
    assert records.read(b"\0" * 4096).tail == b"\0" * 4096
