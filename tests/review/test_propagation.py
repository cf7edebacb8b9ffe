"""One decision for all places that read the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.errors import ReviewError
from govtui.review import actions
from govtui.review.fold import Review
from govtui.review.model import Status
from govtui.review.propagation import (
    Deed,
    Place,
    Precedent,
    decision,
    folded,
    occurrences,
    places,
    precedent,
    surface_key,
)
from tests.review.made import do, opening

TEXT = "云溪区委召开会议。云溪区 委强调防汛，雲溪區委要求，云溪\n区委落实。云溪区委书记到会。"


def _found(text: str, surface: str) -> list[str]:
    return [text[start:end] for start, end in occurrences(text, surface)]


def test_surfaces_are_found_in_either_script_width_and_with_spaces() -> None:
    assert _found(TEXT, "云溪区委") == [
        "云溪区委",
        "云溪区 委",
        "雲溪區委",
        "云溪\n区委",
        "云溪区委",
    ]
    assert _found("\uff21\uff22银行与ab银行", "AB银行") == ["\uff21\uff22银行", "ab银行"]
    assert surface_key("云溪 区\n委") == surface_key("雲溪區委")


def test_numbers_and_words_are_found_whole() -> None:
    assert _found("85项、185项、85项目", "85项") == ["85项", "85项"]
    assert _found("十五项、二十五项", "十五项") == ["十五项"]
    assert _found("CBA与BA", "BA") == ["BA"]
    assert list(occurrences("任何", " ")) == []


@given(st.text(max_size=30))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


def test_it_is_one_decision_and_one_undo() -> None:
    text = "林知远、林知远、林知远说"
    review = Review(opening(text, [(0, 3, "PER"), (4, 7, "ORG")], alignment=()))
    do(review, actions.accept(review, [0]))
    same = precedent(review, 0)
    found = places(review, same)
    assert [(p.deed, p.start, p.id) for p in found] == [
        (Deed.RELABEL, 4, 1),
        (Deed.ADD, 8, None),
    ]
    do(review, decision(review, same, found))
    assert [(la.label, la.status, la.in_bulk) for la in review.labels] == [
        ("PER", Status.ACCEPTED, False),
        ("PER", Status.CORRECTED, True),
        ("PER", Status.ADDED, True),
    ]
    assert places(review, same) == []
    do(review, actions.undo(review))
    assert [la.status for la in review.labels] == [Status.ACCEPTED, Status.SUGGESTED]
    with pytest.raises(ReviewError, match="chosen"):
        decision(review, same, [])


def test_a_rejection_rejects_and_adds_nothing() -> None:
    review = Review(opening("全区、全区、全区", [(0, 2, "LOC"), (3, 5, "LOC")], alignment=()))
    do(review, actions.reject(review, [0]))
    found = places(review, precedent(review, 0))
    assert [(p.deed, p.id) for p in found] == [(Deed.REJECT, 1)]


def test_longer_labels_and_decided_ones_and_rejected_places_are_left_alone() -> None:
    text = "云溪说。云溪区委说。云溪说。云溪说。"
    review = Review(opening(text, [(0, 2, "LOC"), (4, 8, "ORG"), (10, 12, "ORG")], alignment=()))
    do(review, actions.accept(review, [0, 2]))
    do(review, actions.add(review, 14, 16, "PER"))
    do(review, actions.reject(review, [3]))
    assert places(review, precedent(review, 0)) == []


def test_a_longer_surface_replaces_undecided_parts() -> None:
    text = "云溪区委；云溪区委"
    review = Review(opening(text, [(0, 4, "ORG"), (5, 8, "LOC")], alignment=()))
    do(review, actions.accept(review, [0]))
    same = precedent(review, 0)
    (found,) = places(review, same)
    assert found == Place(5, 9, Deed.ADD, displaced=(1,))
    do(review, decision(review, same, [found]))
    assert review.label(1).status is Status.REJECTED


def test_what_cannot_be_a_precedent() -> None:
    review = Review(opening("云溪区委召开会议。", [(0, 4, "ORG")], alignment=()))
    with pytest.raises(ReviewError, match="decided"):
        precedent(review, 0)
    assert places(review, Precedent("云溪", "WEATHER")) == []
    do(review, actions.accept_rest(review, range(9)))
    do(review, actions.finish(review))
    assert places(review, Precedent("会议", "MEET")) == []
    assert places(review, Precedent("会议", "PER")) == [], "done reports stay as they are"
