"""Decisions over many reports: all or none, undone as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.errors import StoreError
from govtui.review.fold import Review
from govtui.review.model import Accept, Reject
from govtui.store import batches
from govtui.store.batches import Item
from govtui.store.layout import review_path
from govtui.store.workspace import Workspace
from tests.review.made import NOW, opening
from tests.store.broken import Quick

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = [f"news/{number}.txt" for number in range(3)]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a batch of three reports written in two parts."""
    monkeypatch.setattr(batches, "_PART", 2)


def items() -> list[Item]:
    """Return a batch that accepts the first label of every report."""
    made = []
    for report_id in REPORTS:
        began = opening(report_id=report_id)
        event = Review(began).event(Accept(ids=(0,)), by="lin", at=NOW)
        made.append(Item(began, (event,)))
    return made


def decided(root: Path) -> list[bool]:
    """Return of every report whether its first label is decided, as a reader sees it."""
    found = []
    with Workspace.open(root, reviewer="lin", read_only=True) as workspace:
        for report_id in REPORTS:
            saved = workspace.load(report_id)
            found.append(saved is not None and saved.review().label(0).decided)
    return found


def test_a_batch_reaches_every_report_and_is_remembered(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        outcome = workspace.batches.apply("溪口县 → LOC", NOW, items())
        assert outcome.problems == {}
        (batch,) = workspace.batches.history()
        assert batch == outcome.batch
        assert (batch.what, batch.reports, batch.applied) == ("溪口县 → LOC", tuple(REPORTS), True)
        saved = workspace.load(REPORTS[0])
        assert saved is not None
        assert saved.events[0].batch == batch.id
    assert decided(tmp_path) == [True] * 3
    size = (tmp_path / ".govtui" / "batches" / "lin.jsonl").stat().st_size
    assert size < 500, "the parts are in the journals and kept only there"


def test_a_batch_is_undone_as_one_where_nothing_came_after(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        batch = workspace.batches.apply("all", NOW, items()).batch
        saved = workspace.load(REPORTS[1])
        assert saved is not None
        later = saved.review().event(Reject(ids=(1,)), by="lin", at=NOW)
        workspace.append(saved.opening, [later])
        undone = workspace.batches.undo(batch.id, "lin", NOW)
        assert list(undone.problems) == [REPORTS[1]]
        with pytest.raises(StoreError, match="no batch"):
            workspace.batches.undo("nonsense", "lin", NOW)
    assert decided(tmp_path) == [False, True, False]


def test_a_batch_of_nothing_is_not_written(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        assert workspace.batches.apply("none", NOW, []).batch.reports == ()
        assert workspace.batches.history() == []


def test_one_report_that_cannot_take_its_part_stops_no_other(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        (first, *_rest) = items()
        workspace.append(first.opening, first.events)
    path = review_path(tmp_path / ".govtui", REPORTS[0], "lin")
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"accept", b"accepT"))
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        outcome = workspace.batches.apply("all", NOW, items())
        assert list(outcome.problems) == [REPORTS[0]]
    path.write_bytes(whole)
    assert decided(tmp_path) == [True] * 3
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        (recovered,) = workspace.recovered
        assert recovered.problems == {}
        saved = workspace.load(REPORTS[0])
        assert saved is not None
        assert len(saved.events) == 2


class _Killed(BaseException):
    """Stands for the end of the process: nothing of ours runs after it."""


class _Mortal(Quick):
    """Dies at the n-th call that changes something; afterwards nothing changes any more."""

    def __init__(self, calls: int) -> None:
        self.left = calls

    def _live(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise _Killed

    def write(self, fd: int, data: bytes) -> int:
        if self.left == 0:
            super().write(fd, data[: len(data) // 2])
        self._live()
        return super().write(fd, data)

    def open(self, path: Path, *, create: bool = False, truncate: bool = False) -> int:
        self._live()
        return super().open(path, create=create, truncate=truncate)

    def truncate(self, fd: int, length: int) -> None:
        self._live()
        super().truncate(fd, length)

    def fsync(self, fd: int) -> None:
        self._live()
        super().fsync(fd)

    def rename(self, old: Path, new: Path) -> None:
        self._live()
        super().rename(old, new)

    def remove(self, path: Path) -> None:
        self._live()
        super().remove(path)


def test_a_batch_is_all_or_none_after_a_crash_at_any_file_operation(tmp_path: Path) -> None:
    outcomes = set()
    for calls in range(1000):
        root = tmp_path / str(calls)
        root.mkdir()
        workspace = Workspace.open(root, reviewer="lin", fs=_Mortal(calls))
        try:
            workspace.batches.apply("all", NOW, items())
        except _Killed:
            acknowledged = False
        else:
            acknowledged = True
        workspace._lock.release()
        with Workspace.open(root, reviewer="lin") as again:
            assert again.read_only is None
        now = decided(root)
        assert now in ([True] * 3, [False] * 3)
        assert now[0] or not acknowledged
        outcomes.add((acknowledged, now[0]))
        if acknowledged:
            break
    assert outcomes == {(False, False), (False, True), (True, True)}
