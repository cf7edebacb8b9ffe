"""kill -9: at random instants, and at every file operation; and several processes at once."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from govtui.errors import Locked
from govtui.store import batches
from govtui.store.log import Log
from govtui.store.workspace import Workspace
from tests.store.broken import Quick
from tests.store.made import accepted, decided, documents, items, op

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

NOW = "2026-11-22T10:00:00Z"


def _fork(work: Callable[[], None]) -> int:
    """Run `work` in a child process and return its id; the child ends with 0, or 1 on an error."""
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        work()
        status = 0
    except AssertionError as error:
        print(error, file=sys.stderr)
    finally:
        os._exit(status)


def _ended(pid: int) -> int:
    """Wait for a child; return its status, negative for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def test_at_random_instants(
    tmp_path: Path, release: bool, counted: Callable[[str, int], None]
) -> None:
    seed = random.SystemRandom().randrange(2**32)
    rng = random.Random(seed)
    rounds = 10_000 if release else 300
    path = tmp_path / "j.jsonl"
    acknowledged = 0
    for _round in range(rounds):
        begin = len(documents(Log(path, read_only=True)))
        read, write = os.pipe()

        def work(begin: int = begin, write: int = write) -> None:
            log = Log(path)
            number = begin
            while True:
                number += 1
                log.append([op(number, "防汛" * rng.randint(0, 2000))])
                os.write(write, b"%d\n" % number)

        pid = _fork(work)
        os.close(write)
        with os.fdopen(read, "rb") as acks:
            acks.readline()  # it is at work
            time.sleep(rng.random() * 0.004)
            os.kill(pid, signal.SIGKILL)
            last = acks.read().split()
        _ended(pid)
        there = documents(Log(path, read_only=True))
        acknowledged = int(last[-1]) if last else begin + 1
        assert len(there) >= acknowledged, f"seed {seed}"
        assert there == [str(n) for n in range(1, len(there) + 1)], f"seed {seed}"
        if len(there) > 60:  # a long one is only slower to read
            path.unlink()
    counted("kill -9 at random instants", rounds)


class _Suicidal(Quick):
    """Kills its process at the n-th call that changes something."""

    def __init__(self, at: int) -> None:
        self._left = at

    def _live(self) -> None:
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1

    def open(self, path: Path, *, create: bool = False, truncate: bool = False) -> int:
        self._live()
        return super().open(path, create=create, truncate=truncate)

    def write(self, fd: int, data: bytes) -> int:
        if self._left == 0:
            super().write(fd, data[: len(data) // 2])
        self._live()
        return super().write(fd, data)

    def truncate(self, fd: int, length: int) -> None:
        self._live()
        super().truncate(fd, length)

    def fsync(self, fd: int) -> None:
        self._live()
        super().fsync(fd)

    def mkdir(self, path: Path) -> None:
        self._live()
        super().mkdir(path)

    def rename(self, old: Path, new: Path) -> None:
        self._live()
        super().rename(old, new)

    def remove(self, path: Path) -> None:
        self._live()
        super().remove(path)

    def fsync_directory(self, path: Path) -> None:
        self._live()
        super().fsync_directory(path)


def test_at_every_file_operation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: Callable[[str, int], None]
) -> None:
    monkeypatch.setattr(batches, "_PART", 2)  # a batch of three reports in two parts
    outcomes = set()
    for at in range(1000):
        root = tmp_path / str(at)
        root.mkdir()

        def work(root: Path = root, at: int = at) -> None:
            workspace = Workspace.open(root, reviewer="lin", fs=_Suicidal(at))
            for number in (0, 1):
                began, event = accepted(number)
                workspace.append(began, [event])
                (root / f"acknowledged-{number}").touch()
            workspace.batches.apply("all", NOW, items())
            (root / "acknowledged-batch").touch()

        ended = _ended(_fork(work))
        with Workspace.open(root, reviewer="lin") as again:
            assert again.read_only is None
            saved = again.load("news/a.txt")
        there = len(saved.events) if saved else 0
        assert there >= sum((root / f"acknowledged-{number}").exists() for number in (0, 1))
        now = decided(root)
        assert now in ([True] * 3, [False] * 3)
        outcomes.add(((root / "acknowledged-batch").exists(), now[0]))
        if ended == 0:
            break
    # (acknowledged, decided): never the one without the other, and finished by whoever comes next
    assert outcomes == {(False, False), (False, True), (True, True)}
    counted("kill -9 at every file operation", at)


def test_the_second_writer_is_refused_until_the_first_dies(tmp_path: Path) -> None:
    read, write = os.pipe()

    def work() -> None:
        began, event = accepted(0)
        workspace = Workspace.open(tmp_path, reviewer="lin")
        workspace.append(began, [event])
        os.write(write, b"x")
        time.sleep(60)

    pid = _fork(work)
    os.read(read, 1)
    began, event = accepted(1)
    second = Workspace.open(tmp_path, reviewer="lin")
    with second, pytest.raises(Locked, match=str(pid)):
        second.append(began, [event])
    os.kill(pid, signal.SIGKILL)
    assert _ended(pid) == -signal.SIGKILL
    with Workspace.open(tmp_path, reviewer="lin") as third:
        third.append(began, [event])


def test_readers_see_a_prefix_while_one_writes(
    tmp_path: Path, counted: Callable[[str, int], None]
) -> None:
    path = tmp_path / "j.jsonl"
    Log(path).append([op(1)])
    rounds = 100

    def look() -> None:
        seen = 0
        while seen < rounds:
            there = documents(Log(path, read_only=True))
            assert there == [str(n) for n in range(1, len(there) + 1)]
            assert len(there) >= seen, "a reader went back in time"
            seen = len(there)

    readers = [_fork(look) for _ in range(3)]
    log = Log(path)
    for number in range(2, rounds + 1):
        log.append([op(number, "防汛" * 3000)])
    assert [_ended(pid) for pid in readers] == [0, 0, 0]
    counted("reads beside a writer", 3 * rounds)
