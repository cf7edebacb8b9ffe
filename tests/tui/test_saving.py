"""Decisions reach the disk in order; what does not stays, and is tried again."""

from __future__ import annotations

import threading

import pytest

from govtui.errors import StoreError
from govtui.review.fold import Review
from govtui.review.model import Accept, Event, Opening
from govtui.tui import saving
from govtui.tui.saving import Saver, SavingState
from tests.review.made import NOW, opening

FIRST, SECOND = opening(report_id="a.txt"), opening(report_id="b.txt")


class Disk:
    """Keeps events in memory, or fails as told."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, list[int]]] = []
        self.full = False
        self.tries = 0
        self.open = threading.Event()
        self.open.set()

    def append(self, of: Opening, events: list[Event]) -> None:
        self.open.wait(5)
        self.tries += 1
        if self.full:
            raise StoreError("no space left")
        ids = [event.decision.ids[0] for event in events if isinstance(event.decision, Accept)]
        self.kept.append((of.report_id, ids))


@pytest.fixture
def disk() -> Disk:
    return Disk()


def event(id_: int) -> Event:
    return Review(FIRST).event(Accept(ids=(id_,)), by="lin", at=NOW)


def test_nothing_is_started_before_there_is_something_to_save(disk: Disk) -> None:
    saver = Saver(disk.append, lambda _state: None)
    before = threading.active_count()
    assert saver.state == SavingState(0, None)
    assert saver.flush(1) == SavingState(0, None)
    assert threading.active_count() == before


def test_events_are_kept_in_order_by_review(disk: Disk) -> None:
    disk.open.clear()
    saver = Saver(disk.append, lambda _state: None)
    for of, id_ in ((FIRST, 0), (FIRST, 1), (SECOND, 2), (FIRST, 3)):
        saver.save(of, event(id_))
    assert saver.state.unsaved == 4
    disk.open.set()
    assert saver.flush(5) == SavingState(0, None)
    flat = [(of, id_) for of, ids in disk.kept for id_ in ids]
    assert flat == [("a.txt", 0), ("a.txt", 1), ("b.txt", 2), ("a.txt", 3)]
    saver.close(5)


def test_a_failure_is_told_and_the_events_wait_for_the_next_try(disk: Disk) -> None:
    told: list[SavingState] = []
    disk.full = True
    saver = Saver(disk.append, told.append)
    saver.save(FIRST, event(0))
    assert saver.flush(5) == SavingState(1, "no space left")
    assert told[-1] == SavingState(1, "no space left")
    disk.full = False
    saver.save(FIRST, event(1))
    assert saver.flush(5) == SavingState(0, None)
    assert disk.kept == [("a.txt", [0, 1])]
    assert told[-1] == SavingState(0, None)
    saver.close(5)


def test_it_is_tried_again_after_a_while(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "RETRY_AFTER", 0.01)
    done = threading.Event()
    disk.full = True

    def tell(state: SavingState) -> None:
        disk.full = False
        if not state.unsaved:
            done.set()

    saver = Saver(disk.append, tell)
    saver.save(FIRST, event(0))
    assert done.wait(5)
    saver.close(5)


def test_closing_tries_once_more_and_gives_up(disk: Disk) -> None:
    disk.full = True
    saver = Saver(disk.append, lambda _state: None)
    saver.save(FIRST, event(0))
    saver.flush(5)
    tries = disk.tries
    assert saver.close(5) == SavingState(1, "no space left")
    assert disk.tries == tries + 1
