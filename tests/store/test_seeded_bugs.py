"""The tests tested: faults are put into the store, and the test that names each must fail."""

from __future__ import annotations

import errno
import inspect
import textwrap
from typing import TYPE_CHECKING, Any

import pytest

from govtui.errors import StoreError
from govtui.store import fs, log, records
from govtui.store.batches import Batches
from govtui.store.log import Log
from tests.store import test_faults, test_journal, test_killed, test_power, test_records
from tests.store.made import journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _uncounted(_fault: str, _number: int) -> None:
    """Count nothing."""


def _lines(tmp_path: Path) -> list[bytes]:
    journal(tmp_path / "j.jsonl").close()
    return (tmp_path / "j.jsonl").read_bytes().splitlines(keepends=True)


def _failed_writes(tmp_path: Path) -> None:
    test_faults.test_a_write_that_fails_at_any_byte_leaves_the_journal_as_it_was(
        tmp_path, errno.ENOSPC, _uncounted
    )


def _power_cuts(_tmp_path: Path) -> None:
    test_power.check_journal(3)


def _flipped_bits(tmp_path: Path) -> None:
    test_records.test_every_flipped_bit_is_refused_or_mended(_lines(tmp_path), _uncounted)


def _kills(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        test_killed.test_at_every_file_operation(tmp_path, patch, _uncounted)


BUGS: list[tuple[str, Any, str, str, str, Callable[[Path], Any]]] = [
    ("fsync is forgotten", Log, "_write", "self.fs.fsync(fd)", "pass", _power_cuts),
    (
        "the name of a new journal is not synced",
        Log,
        "_write",
        "sync_directories(self.fs, self.path.parent, self._root)",
        "pass",
        _power_cuts,
    ),
    (
        "a failed write is acknowledged",
        Log,
        "_write",
        'self._roll_back(fd)\n        raise cannot(self.path, _("write"), error) from error',
        "return",
        _failed_writes,
    ),
    (
        "a failed write is left in place",
        Log,
        "_write",
        "self._roll_back(fd)",
        "pass",
        _failed_writes,
    ),
    (
        "writing goes on after a failed fsync",
        Log,
        "_write",
        'self._refusal = _("The disk failed to keep a record; open the journal again.")',
        "pass",
        test_faults.test_a_failed_fsync_ends_the_session,
    ),
    (
        "a torn record is not cut off",
        Log,
        "_mend",
        "self.fs.truncate(fd, reading.length)",
        "pass",
        lambda _tmp_path: test_power.check_mending(step=9),
    ),
    (
        "the checksum is not looked at",
        records,
        "_sealed",
        'if b\'{"c":"%08x",\' % zlib.crc32(rest) != line[:_CHECKED_FROM]:',
        "if False:",
        _flipped_bits,
    ),
    (
        "the chain is not looked at",
        records,
        "_record",
        "if (record.s, record.p) != (seq, previous):",
        "if False:",
        lambda tmp_path: test_records.test_lines_out_of_place_are_refused(
            _lines(tmp_path), tmp_path
        ),
    ),
    (
        "every damaged last record is taken for torn",
        records,
        "_is_torn",
        'return not ended or line.startswith(b"\\0") or b"\\0\\0" in line',
        "return True",
        _flipped_bits,
    ),
    (
        "a file is renamed before it is on the disk",
        fs,
        "write_durably",
        "fs.fsync(fd)",
        "pass",
        lambda _tmp_path: test_power.test_a_file_is_replaced_as_a_whole(_uncounted),
    ),
    (
        "an interrupted batch is not finished",
        Batches,
        "recover",
        "for batch in self.history():",
        "for batch in ():",
        _kills,
    ),
]


@pytest.mark.parametrize(
    ("owner", "name", "right", "wrong", "check"),
    [bug[1:] for bug in BUGS],
    ids=[bug[0] for bug in BUGS],
)
def test_a_bug_in_the_store_is_caught(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    owner: Any,
    name: str,
    right: str,
    wrong: str,
    check: Callable[[Path], Any],
) -> None:
    # Without the bug each check passes: it is a test of this suite, or a part of one.
    monkeypatch.setattr(owner, name, _with_bug(getattr(owner, name), right, wrong))
    with pytest.raises((AssertionError, StoreError, pytest.fail.Exception)):
        check(tmp_path)


def _with_bug(function: Any, right: str, wrong: str) -> Any:
    """Return the function with one piece of its source replaced."""
    source = textwrap.dedent(inspect.getsource(function))
    assert source.count(right) == 1, f"{function.__name__} no longer says {right!r}"
    scope = dict(function.__globals__)
    exec(compile(source.replace(right, wrong), "<bug>", "exec"), scope)
    return scope[function.__name__]


def test_handing_out_live_documents_is_caught(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    load, handed_out = log.load, dict[bytes, Any]()
    monkeypatch.setattr(log, "load", lambda raw: handed_out.setdefault(bytes(raw), load(raw)))
    with pytest.raises(AssertionError):
        test_journal.test_what_is_read_is_a_copy(tmp_path)
