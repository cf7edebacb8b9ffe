"""Span scores, and spans carried to a text that differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.extraction.carrying import carry
from govtui.extraction.scores import Span, Tally, by_label, macro, score, total

TEXT = "县委书记周立群主持县委常委会会议并讲话"
GOLD = [Span(0, 4, "POST"), Span(4, 7, "PER"), Span(9, 16, "MEET")]
SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 6), st.sampled_from(["PER", "ORG"])).map(
        lambda drawn: Span(drawn[0], drawn[0] + drawn[1], drawn[2])
    )
)


def test_equal_sets_are_perfect() -> None:
    report = score("r", TEXT, GOLD, GOLD)
    assert report.micro == Tally(3, 3, 3)
    assert macro(report.strict) == 1
    assert report.cases == ()


@pytest.mark.parametrize(
    ("predicted", "kind"),
    [
        ([Span(4, 7, "ORG")], "label"),
        ([Span(4, 6, "PER")], "edges"),
        ([Span(4, 6, "ORG")], "both"),
        ([], "missing"),
    ],
)
def test_kinds_of_disagreement(predicted: list[Span], kind: str) -> None:
    report = score("r", TEXT, [Span(4, 7, "PER")], predicted)
    assert [case.kind for case in report.cases] == [kind]
    assert report.micro.hits == 0


def test_a_spurious_span_is_shown_in_context() -> None:
    (case,) = score("r", TEXT, GOLD, [*GOLD, Span(17, 19, "TERM")]).cases
    assert (case.kind, case.surface, case.before[-2:]) == ("spurious", "讲话", "议并")


def test_partial_hits_count_in_the_overlap_only() -> None:
    report = score("r", TEXT, GOLD, [Span(0, 4, "POST"), Span(8, 16, "MEET")])
    assert report.strict["MEET"] == Tally(0, 1, 1)
    assert report.overlap["MEET"] == Tally(1, 1, 1)
    assert report.confusion == {("POST", "POST"): 1, ("PER", ""): 1, ("MEET", "MEET"): 1}


def test_a_span_matches_once() -> None:
    report = score("r", TEXT, [Span(0, 7, "PER")], [Span(0, 4, "PER"), Span(4, 7, "PER")])
    assert report.overlap["PER"] == Tally(1, 1, 2)


def test_nothing_counted_is_no_ratio() -> None:
    assert Tally().f1 is None
    assert Tally().precision is None
    assert Tally().recall is None


@given(SPANS, SPANS)
def test_tallies_add_up(gold: list[Span], predicted: list[Span]) -> None:
    report = score("r", "字" * 20, gold, predicted)
    assert report.micro == total(by_label([report.strict]).values())
    assert report.micro.hits == len(set(gold) & set(predicted))
    assert sum(report.confusion.values()) == len(report.cases) + report.micro.hits
    assert all(report.overlap[x].hits >= tally.hits for x, tally in report.strict.items())


def test_spans_are_carried_past_a_change() -> None:
    old, new = "区长张明主持\n会议开始", "区长张明先生主持\n会议开始"
    spans = [Span(0, 2, "POST"), Span(2, 4, "PER"), Span(7, 9, "MEET")]
    carried = carry(spans, old, new)
    assert [new[s.start : s.end] for s in carried.spans] == ["区长", "张明", "会议"]
    assert all(span.sound for span in carried.spans)
    assert carried.changed == 2


def test_an_edge_in_a_changed_place_is_wrong() -> None:
    carried = carry([Span(2, 4, "PER")], "区长张明主持", "区长张鸣主持")
    assert not carried.spans[0].sound
    report = score("r", "区长张鸣主持", [Span(2, 4, "PER")], carried.spans)
    assert report.micro.hits == 0


def test_a_change_inside_a_span_does_no_harm() -> None:
    carried = carry([Span(0, 6, "ORG")], "县应急管理局", "县应急官理局")
    assert carried == ([Span(0, 6, "ORG")], 1)


@given(st.text("区县\n长", max_size=30), st.text("区县\n长", max_size=30), SPANS)
def test_carried_spans_lie_within_the_new_text(old: str, new: str, spans: list[Span]) -> None:
    fitting = [s for s in spans if s.end <= len(old)]
    for before, after in zip(fitting, carry(fitting, old, new).spans, strict=True):
        assert 0 <= after.start <= after.end <= len(new)
        if after.sound:
            assert old[before.start] == new[after.start]
            assert old[before.end - 1] == new[after.end - 1]
