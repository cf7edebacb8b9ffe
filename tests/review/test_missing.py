"""Places that likely miss a label: they read as one that the report has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.review import actions
from govtui.review.fold import Review
from govtui.review.missing import Missing, missing
from tests.review.made import do, opening

if TYPE_CHECKING:
    import pytest


def test_what_most_mentions_are_suggested_as_is_missed_at_the_others() -> None:
    text = "林知远说。林知远强调。林知远指出"
    review = Review(opening(text, [(0, 3, "PER"), (5, 8, "PER")], alignment=()))
    ((place, chance),) = missing(review).items()
    assert place == Missing(11, 14, "PER")
    assert 0.4 < chance < 2 / 3
    do(review, actions.accept(review, [0]))
    assert missing(review)[place] > chance
    do(review, actions.relabel(review, [1], "ORG"))
    do(review, actions.reject(review, [0]))
    assert list(missing(review)) == [Missing(11, 14, "ORG")]


def test_missed_mentions_are_what_was_accepted_elsewhere() -> None:
    text = "林知远说。林知远强调，林 知远指出。林知远说"
    review = Review(opening(text, [(0, 3, "PER")], alignment=()))
    assert missing(review) == {}
    do(review, actions.accept(review, [0]))
    assert list(missing(review)) == [
        Missing(5, 8, "PER"),
        Missing(11, 15, "PER"),
        Missing(18, 21, "PER"),
    ]
    do(review, actions.add(review, 5, 8, "PER"))
    do(review, actions.add(review, 18, 21, "PER"))
    do(review, actions.reject(review, [2]))
    assert list(missing(review)) == [Missing(11, 15, "PER")]


def test_of_missed_mentions_that_overlap_the_longest_is_given() -> None:
    text = "云溪说云溪区委说云溪区委"
    review = Review(opening(text, [(0, 2, "LOC"), (3, 7, "ORG")], alignment=()))
    do(review, actions.accept(review, [0, 1]))
    assert list(missing(review)) == [Missing(8, 12, "ORG")]


def test_in_a_long_text_the_surfaces_decided_last_are_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    review = Review(opening("林知远、周明在。林知远、周明到。", [(0, 3, "PER"), (4, 6, "PER")]))
    for minute, id_ in enumerate((1, 0)):
        decision = actions.accept(review, [id_])
        review.apply(review.event(decision, by="lin", at=f"2026-11-22T10:0{minute}:00Z"))
    assert [place.start for place in missing(review)] == [8, 12]
    monkeypatch.setattr("govtui.review.missing._MOST_LOOKED_AT", len(review.text))
    assert [place.start for place in missing(review)] == [8]
