"""Calls that fail: nothing acknowledged is lost, nothing refused is kept, and nobody guesses."""

from __future__ import annotations

import errno
import os
import signal
from typing import TYPE_CHECKING

import pytest

from govtui.errors import ReadOnly, StoreError
from govtui.review.model import Event, Flag
from govtui.store.log import Log
from govtui.store.workspace import Workspace
from tests.review.made import NOW
from tests.store.broken import Failing
from tests.store.made import accepted, decided, documents, items, journal, op

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO)


@pytest.mark.parametrize("error", _FULL)
def test_a_write_that_fails_at_any_byte_leaves_the_journal_as_it_was(
    tmp_path: Path, error: int, counted: Callable[[str, int], None]
) -> None:
    path = tmp_path / "j.jsonl"
    journal(path, 2).close()
    before = path.read_bytes()
    tried = 0
    for take in range(len(before.splitlines()[0]) + 1):
        fs = Failing(error=error, take=take)
        log = Log(path, fs=fs)
        log.append([op(3)])
        fs.at = len(fs.calls)
        with pytest.raises(StoreError, match="cannot write") as raised:
            log.append([op(4)])
        assert not isinstance(raised.value, ReadOnly)
        assert documents(log) == documents(Log(path, read_only=True)) == ["1", "2", "3"]
        log.append([op(4)])
        log.close()
        assert documents(Log(path, read_only=True)) == ["1", "2", "3", "4"]
        path.write_bytes(before)
        tried += 1
    counted(f"failed writes: {errno.errorcode[error]}", tried)


def test_a_write_that_cannot_be_taken_back_ends_the_session(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    fs = Failing(errno.ENOSPC, also=("truncate",), take=20)
    log = journal(path, 2, fs)
    fs.at = len(fs.calls)
    with pytest.raises(StoreError):
        log.append([op(3)])
    with pytest.raises(ReadOnly, match="taken back"):
        log.append([op(3)])
    again = Log(path)
    assert documents(again) == ["1", "2"]
    again.append([op(3)])


def test_a_failed_fsync_ends_the_session(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    fs = Failing()
    log = journal(path, 2, fs)
    fs.at = len(fs.calls) + 1
    with pytest.raises(StoreError, match="cannot write"):
        log.append([op(3)])
    assert documents(log) == ["1", "2"]
    with pytest.raises(ReadOnly, match="open the journal again"):
        log.append([op(3)])
    assert documents(Log(path)) in (["1", "2"], ["1", "2", "3"])


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_any_call_may_fail_in_a_session(
    tmp_path: Path, error: int, counted: Callable[[str, int], None]
) -> None:
    tried = 0
    for at in range(1000):
        root = tmp_path / str(at)
        root.mkdir()
        fs = Failing(at, error)
        kept = 0
        workspace = Workspace.open(root, reviewer="lin", fs=fs)
        for number in (0, 1, 2):
            try:
                began, event = accepted(number)
                workspace.append(began, [event])
            except StoreError:
                break
            kept += 1
        workspace.close()
        with Workspace.open(root, reviewer="lin") as again:
            assert again.read_only is None
            saved = again.load("news/a.txt")
            there = len(saved.events) if saved else 0
            assert kept <= there <= kept + 1
            for number in range(there, 3):
                began, event = accepted(number)
                again.append(began, [event])
        tried += 1
        if at >= len(fs.calls):
            break
    assert kept == 3
    counted("failed calls in a session", tried)


def test_what_failed_can_be_tried_again_and_is_kept_once(
    tmp_path: Path, counted: Callable[[str, int], None]
) -> None:
    began, _event = accepted(0)
    events = [
        Event(decision=Flag(on=bool(n % 2)), by="lin", at=NOW, text_sha256=began.text_sha256)
        for n in range(4)
    ]
    for at in range(1000):
        root = tmp_path / str(at)
        root.mkdir()
        fs = Failing(at)
        with Workspace.open(root, reviewer="lin", fs=fs) as workspace:
            for event in events:
                try:
                    workspace.append(began, [event])
                except StoreError:
                    workspace.append(began, [event])
            saved = workspace.load("news/a.txt")
        assert saved is not None
        assert list(saved.events) == events
        with Workspace.open(root, reviewer="lin", read_only=True) as again:
            assert again.load("news/a.txt") == saved
        if at >= len(fs.calls):
            break
    counted("failed calls, tried again", at)


def test_any_call_may_fail_in_a_batch(tmp_path: Path, counted: Callable[[str, int], None]) -> None:
    tried = 0
    for at in range(1000):
        root = tmp_path / str(at)
        root.mkdir()
        fs = Failing(at, errno.EIO)
        workspace = Workspace.open(root, reviewer="lin", fs=fs)
        acknowledged = False
        try:
            outcome = workspace.batches.apply("all", NOW, items())
            acknowledged = not outcome.problems
        except StoreError:
            pass
        workspace.close()
        with Workspace.open(root, reviewer="lin") as again:
            assert again.read_only is None
        now = decided(root)
        assert now in ([True] * 3, [False] * 3)
        assert now[0] or not acknowledged
        tried += 1
        if at >= len(fs.calls):
            break
    assert acknowledged
    counted("failed calls in a batch", tried)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits of this kind")
def test_a_really_full_disk(tmp_path: Path, counted: Callable[[str, int], None]) -> None:
    import resource

    path = tmp_path / "j.jsonl"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    log = Log(path)
    kept = 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, before[1]))
    try:
        while True:
            log.append([op(kept + 1)])
            kept += 1
    except StoreError as error:
        full = error
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert "cannot write" in str(full)
    assert kept > 100
    assert len(documents(Log(path, read_only=True))) == kept
    log.append([op(kept + 1)])
    counted("really full disk", 1)
