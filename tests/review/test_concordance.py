"""The concordance: labels by their surface, however it is written."""

from __future__ import annotations

import pytest

from govtui.errors import ReviewError
from govtui.review import actions
from govtui.review.concordance import Asked, Wish, asked, decision, occurrences
from govtui.review.fold import Review
from govtui.review.model import Status
from govtui.review.propagation import Deed
from tests.review.made import TEXT, do, opening


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("张伟", Asked("张伟")),
        (" 张伟  per ", Asked("张伟", "PER")),
        ("PER", Asked("PER")),
        ("New York", Asked("New York")),
    ],
)
def test_a_label_name_may_stand_behind_the_surface(text: str, wanted: Asked) -> None:
    assert asked(text, ["PER", "LOC"]) == wanted


def test_places_are_found_in_order_with_their_context() -> None:
    review = Review(opening())
    do(review, actions.accept(review, [2]))
    first, second = occurrences(review, Asked("林 知遠", "PER"))
    assert (first.label_id, first.decided) == (1, False)
    assert (second.label_id, second.decided) == (2, True)
    assert second.before + second.surface + second.after == TEXT
    assert (second.report_id, second.label) == ("news/a.txt", "PER")


def test_other_labels_rejected_ones_and_nothing_are_not_found() -> None:
    review = Review(opening())
    assert not list(occurrences(review, Asked("林知远", "ORG")))
    assert not list(occurrences(review, Asked("林知")))
    assert not list(occurrences(review, Asked(" ")))
    do(review, actions.reject(review, [1, 2]))
    assert not list(occurrences(review, Asked("林知远")))


@pytest.mark.parametrize(
    ("wish", "statuses"),
    [
        (Wish(Deed.ACCEPT), [Status.ACCEPTED, Status.ACCEPTED]),
        (Wish(Deed.REJECT), [Status.REJECTED, Status.REJECTED]),
        (Wish(Deed.RELABEL, "ORG"), [Status.CORRECTED, Status.CORRECTED]),
    ],
)
def test_what_was_found_is_decided_alike_in_one_step(wish: Wish, statuses: list[Status]) -> None:
    review = Review(opening())
    do(review, actions.accept(review, [2]))
    found = list(occurrences(review, Asked("林知远")))
    # The second is accepted: only something else than accepting would change it.
    assert [wish.changes(place) for place in found] == [True, wish.deed is not Deed.ACCEPT]
    chosen = [place for place in found if wish.changes(place)]
    do(review, decision(review, wish, chosen))
    assert [label.status for label in review.labels[1:]] == statuses
    assert [label.in_bulk for label in review.labels[1:]] == [wish.changes(p) for p in found]
    do(review, actions.undo(review))
    assert review.undecided == 2


def test_nothing_changes_in_a_report_that_is_done() -> None:
    review = Review(opening())
    do(review, actions.accept(review, [0, 1, 2]))
    do(review, actions.finish(review))
    assert not any(Wish(Deed.REJECT).changes(p) for p in occurrences(review, Asked("林知远")))


def test_a_label_that_is_not_what_was_found_is_left_alone() -> None:
    review = Review(opening())
    found = list(occurrences(review, Asked("林知远")))
    do(review, actions.relabel(review, [1], "ORG"))
    with pytest.raises(ReviewError, match="search again"):
        decision(review, Wish(Deed.ACCEPT), found)
