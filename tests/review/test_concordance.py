"""The concordance: labels by their surface, however it is written."""

from __future__ import annotations

import pytest

from govtui.review import actions
from govtui.review.concordance import Asked, asked, occurrences
from govtui.review.fold import Review
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
