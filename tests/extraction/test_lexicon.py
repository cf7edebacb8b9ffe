"""The workspace lexicon: counting and applying."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.extraction.lexicon import Entry, apply, learn, merge
from govtui.extraction.model import Suggestion

DECISIONS = st.lists(
    st.tuples(st.sampled_from(["云溪", "澜山"]), st.sampled_from(["LOC", "ORG"]), st.booleans())
)


def test_one_decision_teaches_nothing() -> None:
    assert learn([("云溪", "LOC", True)])["云溪"].label is None


def test_most_decisions_must_agree() -> None:
    mixed = [("云溪", "LOC", True)] * 2 + [("云溪", "ORG", True)] * 2
    assert learn(mixed)["云溪"].label is None
    assert learn([*mixed, ("云溪", "LOC", True)])["云溪"].label == "LOC"


def test_rejections_teach_too() -> None:
    entry = learn([("云溪", "LOC", False)] * 2)["云溪"]
    assert entry.refuses("LOC")
    assert not entry.refuses("ORG")


@pytest.mark.parametrize(("pinned", "label", "refused"), [("ORG", "ORG", "LOC"), ("", None, "LOC")])
def test_what_is_fixed_by_hand_holds(pinned: str, label: str | None, refused: str) -> None:
    entry = Entry(surface="云溪", accepted={"LOC": 9}, pinned=pinned)
    assert entry.label == label
    assert entry.refuses(refused)


@given(DECISIONS, DECISIONS)
def test_learning_in_parts_is_learning_at_once(
    first: list[tuple[str, str, bool]], second: list[tuple[str, str, bool]]
) -> None:
    assert merge(learn(first), learn(second)) == learn([*first, *second])


@given(DECISIONS)
def test_scores_are_shares(decisions: list[tuple[str, str, bool]]) -> None:
    for entry in learn(decisions).values():
        assert 0 <= entry.score < 1


def test_a_taught_label_replaces_the_suggested_one() -> None:
    lexicon = learn([("云溪", "ORG", True)] * 4)
    found = apply("云溪发言", [Suggestion(0, 2, "LOC", "rule:x", 0.9)], lexicon)
    assert [(s.label, s.score) for s in found] == [("ORG", 0.8)]


def test_other_surfaces_are_left_alone() -> None:
    other = Suggestion(0, 2, "LOC", "rule:x", 0.9)
    assert apply("澜山发言", [other], learn([("云溪", "ORG", True)] * 4)) == [other]
