"""The child process: it prepares what is most urgent, survives its death, and ends with us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING

import msgspec
import pytest

from govtui import corpus
from govtui.batch.child import read_frame, write_frame
from govtui.batch.prepare import Failure, Prepared, Product, Task, make_or_say_why
from govtui.batch.process import ChildProcess
from govtui.batch.request import Request
from govtui.batch.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.corpus.model import Entry

Results = Queue[tuple[str, Prepared | Failure]]
PATIENCE = 60
"""Seconds after which a result that doesn't come counts as lost."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"云溪区召开会议\n区长上官旻主持会议。{name}\n")
    (tmp_path / "big5.txt").write_bytes("雲溪區委常委會召開會議".encode("big5"))
    return tmp_path


@pytest.fixture
def results() -> Results:
    return Queue()


@pytest.fixture
def worker(root: Path, results: Results) -> Iterator[Worker]:
    worker = Worker(Task(root=str(root)), lambda entry, result: results.put((entry.id, result)))
    yield worker
    worker.close()


def _entries(root: Path) -> dict[str, Entry]:
    return {entry.id: entry for entry in corpus.scan(root)}


def children() -> list[int]:
    """Return the process ids of this process's children."""
    found: list[int] = []
    for one in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):  # the thread has ended meanwhile
            found += map(int, one.read_text().split())
    return found


def test_a_report_is_prepared_as_in_this_process(
    root: Path, worker: Worker, results: Results
) -> None:
    entry = _entries(root)["a.txt"]
    worker.request(entry)
    id_, result = results.get(timeout=PATIENCE)
    assert id_ == "a.txt"
    assert result == make_or_say_why(Task(root=str(root)), entry)
    assert isinstance(result, Prepared)
    assert result.aligned.text == result.opening.text


def test_what_cannot_be_prepared_is_said_and_the_others_go_on(
    root: Path, worker: Worker, results: Results
) -> None:
    entries = _entries(root)
    (root / "b.txt").unlink()
    for id_ in ("big5.txt", "b.txt", "a.txt"):
        worker.request(entries[id_])
    found = dict(results.get(timeout=PATIENCE) for _n in range(3))
    assert isinstance(found["a.txt"], Prepared)
    assert isinstance(found["b.txt"], Failure)
    assert found["b.txt"].message.startswith("b.txt: ")
    assert isinstance(found["big5.txt"], Failure)
    assert found["big5.txt"].encodings == ("big5",)
    worker.request(entries["big5.txt"], encoding="big5")
    assert isinstance(results.get(timeout=PATIENCE)[1], Prepared)


def test_the_most_urgent_goes_first(root: Path, worker: Worker, results: Results) -> None:
    entries = _entries(root)
    worker.request(entries["a.txt"])  # keeps the child busy while it starts
    while worker.pending:
        time.sleep(0.01)
    worker.request(entries["big5.txt"], urgency=-1)
    worker.request(entries["b.txt"], urgency=1)
    worker.request(entries["c.txt"], urgency=2)
    worker.request(entries["b.txt"], urgency=3)
    worker.forget_below(0)
    assert [results.get(timeout=PATIENCE)[0] for _n in range(3)] == ["a.txt", "b.txt", "c.txt"]
    assert worker.pending == 0


def test_a_killed_child_is_started_again(root: Path, worker: Worker, results: Results) -> None:
    entries = _entries(root)
    worker.warm_up()
    while not (found := children()):
        time.sleep(0.01)
    worker.request(entries["a.txt"])
    for child in found:
        os.kill(child, signal.SIGKILL)
    assert isinstance(results.get(timeout=PATIENCE)[1], Prepared)


def test_a_report_that_takes_too_long_is_given_up(root: Path, results: Results) -> None:
    worker = Worker(
        Task(root=str(root)),
        lambda entry, result: results.put((entry.id, result)),
        time_limit=0.001,
    )
    worker.request(_entries(root)["a.txt"])
    _id, result = results.get(timeout=PATIENCE)
    worker.close()
    assert isinstance(result, Failure)
    assert "twice" in result.message
    assert str(-signal.SIGKILL) in result.message


def test_the_task_can_be_replaced(root: Path, worker: Worker, results: Results) -> None:
    entry = _entries(root)["a.txt"]
    worker.request(entry)
    results.get(timeout=PATIENCE)
    worker.replace_task(Task(root=str(root / "nowhere")))
    worker.request(entry)
    assert isinstance(results.get(timeout=PATIENCE)[1], Failure)


def test_closing_leaves_no_process(root: Path, results: Results) -> None:
    worker = Worker(Task(root=str(root)), lambda entry, result: results.put((entry.id, result)))
    worker.request(_entries(root)["a.txt"])
    worker.close()
    worker.request(_entries(root)["a.txt"])
    worker.warm_up()
    assert children() == []
    assert results.empty()


def test_the_child_says_why_it_died(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/sh")  # knows none of Python's options
    child = ChildProcess(Task(root=str(root)))
    answer = child.ask(Request(_entries(root)["a.txt"]))
    child.close()
    assert answer is not None
    assert answer.failure is not None
    assert "exit status 2" in answer.failure.message


def test_the_child_ends_with_its_parent_even_when_busy(root: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "govtui.batch.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    write_frame(child.stdin, msgspec.msgpack.encode(Task(root=str(root))))  # type: ignore[arg-type]
    child.stdin.close()  # while it loads its dictionaries
    assert read_frame(child.stdout) is None  # type: ignore[arg-type]
    child.stdout.close()
    assert child.wait(timeout=PATIENCE) == 0


def test_a_fault_of_ours_costs_one_report(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(_report: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("govtui.batch.cleaned.cleaned_line", faulty)
    task = Task(root=str(root), product=Product.CLEANED)
    result = make_or_say_why(task, _entries(root)["a.txt"])
    assert isinstance(result, Failure)
    assert "ZeroDivisionError: oh" in result.message
