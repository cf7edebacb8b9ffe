"""What was accepted in bulk is shown again: a sample that stays the same, and what came of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govtui.review import actions
from govtui.review.fold import Review
from govtui.review.model import ReviewStatus, Status
from govtui.review.rechecking import checked, due, settle
from govtui.review.statistics import statistics
from tests.review.made import NOW, do, opening


def _finished(*bulk: int) -> Review:
    """Return a review whose labels were accepted, these in bulk."""
    review = Review(opening())
    single = [label.id for label in review.labels if label.id not in bulk]
    if single:
        do(review, actions.accept(review, single))
    if bulk:
        do(review, actions.accept_rest(review, bulk))
    do(review, actions.finish(review))
    return review


def _due(review: Review, count: int = 9) -> list[int]:
    return [label.id for label in due(review, "lin", count)]


def test_only_what_was_accepted_in_bulk_in_a_finished_report_is_due() -> None:
    review = _finished(0, 2)
    assert _due(review) == [0, 2]
    assert _due(review, 0) == []
    do(review, actions.reopen(review))
    assert _due(review) == []
    assert _due(_finished()) == []


def test_what_was_rejected_in_bulk_is_not_due() -> None:
    review = Review(opening())
    do(review, actions.reject_rest(review, [0, 1, 2]))
    do(review, actions.finish(review))
    assert _due(review) == []


def test_keeping_and_rejecting_are_decisions_and_the_report_stays_done() -> None:
    review = _finished(0, 1, 2)
    for id_, keep in ((0, True), (1, False)):
        events = settle(review, id_, keep=keep, by="lin", at=NOW)
        assert len(events) == 3
    assert review.status is ReviewStatus.DONE
    assert [label.status for label in review.labels] == [
        Status.ACCEPTED, Status.REJECTED, Status.ACCEPTED
    ]  # fmt: skip
    assert [label.in_bulk for label in review.labels] == [False, False, True]
    assert _due(review) == [2]
    assert checked(review, "lin", 9) == (2, 1)
    found = statistics([("lin", review)], rechecked=9)
    assert (found.checked, found.kept) == (2, 1)
    assert statistics([("lin", review)]).checked == 0
    do(review, actions.undo(review))
    do(review, actions.undo(review))
    do(review, actions.undo(review))
    assert checked(review, "lin", 9) == (1, 1)


def test_a_moved_or_renamed_one_is_changed() -> None:
    review = _finished(0, 1, 2)
    do(review, actions.reopen(review))
    do(review, actions.relabel(review, [1], "ORG"))
    label = review.label(2)
    do(review, actions.move(review, 2, label.start, label.end - 1))
    assert checked(review, "lin", 9) == (2, 0)


@given(st.integers(0, 4), st.permutations([0, 1, 2]))
def test_the_sample_stays_the_same_while_it_is_worked_on(count: int, order: list[int]) -> None:
    review = _finished(0, 1, 2)
    sample = set(_due(review, count))
    assert len(sample) == min(count, 3)
    for id_ in order:
        left = set(_due(review, count))
        assert left <= sample
        if id_ in left:
            settle(review, id_, keep=True, by="lin", at=NOW)
    assert _due(review, count) == []
    assert checked(review, "lin", count) == (len(sample), len(sample))
