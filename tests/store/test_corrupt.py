"""Files that are no journals, or no longer: each is refused or mended, never believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.errors import DamagedJournal, StoreError
from govtui.store import records
from govtui.store.log import Log
from tests.store.made import documents, journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _corrupt(whole: bytes) -> dict[str, bytes]:
    """Return files made of a journal of five records that must not be written to."""
    one, two, three, four, five = whole.splitlines(keepends=True)
    return {
        "text": b"hello\n",
        "json": b"{}\n",
        "list": b"[]\n" + whole,
        "byte order mark": b"\xef\xbb\xbf" + whole,
        "utf-16": whole.decode().encode("utf-16"),
        "line ends converted": whole.replace(b"\n", b"\r\n"),
        "old line ends": whole.replace(b"\n", b"\r"),
        "record missing": one + two + four + five,
        "first missing": two + three,
        "record twice": one + two + two + three,
        "last twice": whole + five,
        "swapped": one + three + two + four + five,
        "reversed": five + four + three + two + one,
        "file twice": whole + whole,
        "merged lines": one + two[:-1] + three + four,
        "blank line": one + b"\n" + two,
        "blank end": whole + b"\n",
        "conflict": one + b"<<<<<<< HEAD\n" + two + b"=======\n" + two + b">>>>>>> he\n",
        "zeros inside": one + bytes(64) + b"\n" + two + three,
        "zeros before": bytes(16) + whole,
        "spaces": one + b" " + two,
        "tab": one[:-1] + b"\t\n" + two,
        "pretty printed": one.replace(b",", b", ") + two,
        "keys in another order": b'{"s":1,' + one[1:] + two,
        "checksum of another": one[:6] + two[6:14] + one[14:] + two,
        "upper case": one.upper() + two,
        "cut inside": one[: len(one) // 2] + b"\n" + two,
        "cut at the front": whole[7:],
        "garbage behind": whole + b"garbage\n",
        "two in the tail": whole + two[:-1] + three[:-1],
        "tail in the middle": one + two[:20] + three + four,
    }


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    """Return the bytes of a journal of five records."""
    journal(tmp_path / "whole.jsonl").close()
    return (tmp_path / "whole.jsonl").read_bytes()


def test_corrupt_files_are_refused_and_left_as_they_are(
    tmp_path: Path, whole: bytes, counted: Callable[[str, int], None]
) -> None:
    files = _corrupt(whole)
    for name, data in files.items():
        path = tmp_path / f"{name}.jsonl"
        path.write_bytes(data)
        with pytest.raises(DamagedJournal):
            Log(path)
        there = documents(Log(path, read_only=True))
        assert there == [str(n) for n in range(1, len(there) + 1)], name
        assert path.read_bytes() == data, name
    assert not (tmp_path / "recovered").exists()
    counted("corrupt files", len(files))


def test_a_folder_in_the_place_of_a_journal(tmp_path: Path) -> None:
    (tmp_path / "j.jsonl").mkdir()
    with pytest.raises(StoreError, match="cannot read"):
        Log(tmp_path / "j.jsonl")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_believing_them(data: bytes) -> None:
    reading = records.read(data)
    assert reading.records == []
    assert reading.damage is not None or reading.tail == data


@given(st.data())
def test_a_journal_with_any_piece_replaced_is_a_prefix_or_refused(data: st.DataObject) -> None:
    whole = b""
    last = records.FIRST
    for number in range(1, 5):
        line, last = records.encode(number, last, [])
        whole += line
    before = records.read(whole).records
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    piece = data.draw(st.binary(max_size=9) | st.just(whole[start:end][::-1]))
    reading = records.read(whole[:start] + piece + whole[end:])
    assert reading.records == before[: len(reading.records)]
