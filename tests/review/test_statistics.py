"""Figures over reviews: every decided suggestion is counted once, planted ones apart."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from govtui.review import actions
from govtui.review.fold import Review
from govtui.review.model import Spent
from govtui.review.planting import Catch, plant
from govtui.review.statistics import MINUTES, Statistics, Tally, statistics
from tests.review.made import do, opening


def test_nothing_reviewed_has_no_rates() -> None:
    found = statistics([])
    assert (found.suggestions.rate, found.bulk_share, found.median_seconds) == (None, None, None)
    assert found.catch.rate is None
    assert sum(found.times()) == 0


def test_decisions_are_counted_by_what_was_suggested() -> None:
    review = Review(opening())
    do(review, actions.accept(review, [0]))
    do(review, actions.relabel(review, [1], "ORG"))
    do(review, actions.reject(review, [2]))
    do(review, actions.add(review, 9, 13, "ORG"))
    found = statistics([("lin", review)])
    assert found.suggestions == Tally(1, 1, 1)
    assert found.by_label == {"POST": Tally(accepted=1), "PER": Tally(corrected=1, rejected=1)}
    assert found.by_source == {"rule:test": Tally(1, 1, 1)}
    assert (found.added, found.left) == (1, 0)


def test_reviewers_bulk_and_time_of_finished_reviews() -> None:
    done, begun = Review(opening()), Review(opening())
    do(done, actions.accept(done, [0]))
    do(done, actions.accept_rest(done, [1, 2]))
    do(done, Spent(seconds=90.0))
    do(done, actions.finish(done))
    do(begun, Spent(seconds=500.0))
    found = statistics([("lin", done), ("lin", begun), ("an", begun)])
    assert found.done == {"lin": 1, "an": 0}
    assert found.bulk_share == 2 / 3
    assert found.seconds == [90.0]
    assert found.times()[:2] == [0, 1]
    assert found.left == 6


def test_planted_suggestions_are_counted_apart() -> None:
    text = "会议听取了各镇的汇报，而且讨论了今年的工作，也研究了下一步的打算。"
    review = Review(plant(opening(text, [(5, 7, "ORG")], alignment=()), "lin", 2))
    planted = [label.id for label in review.labels if label.planted]
    do(review, actions.accept(review, planted[:1]))
    do(review, actions.reject(review, planted[1:]))
    found = statistics([("lin", review)])
    assert found.catch == Catch(planted=2, caught=1)
    assert (found.suggestions.total, found.left) == (0, 1)


@given(st.lists(st.floats(0, 10_000)))
def test_every_time_is_in_one_class(seconds: list[float]) -> None:
    found = Statistics(seconds=seconds)
    counts = found.times()
    assert sum(counts) == len(seconds)
    assert counts[-1] == sum(time >= 60 * MINUTES[-1] for time in seconds)
    assert msgspec.json.encode(found)
