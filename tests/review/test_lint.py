"""The guidelines' rules on edges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.review import actions
from govtui.review.fold import Review
from govtui.review.lint import Rule, lint, snapped
from tests.review.made import do, opening


def _snap(marked: str) -> str:
    """Snap the span between `[` and `]`; return the marked text."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    low, high = snapped(text, start, end)
    return f"{text[:low]}[{text[low:high]}]{text[high:]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("在[云溪区，]召开", "在[云溪区]，召开"),
        ("在[ 云溪区 ]召开", "在 [云溪区] 召开"),
        ("[“双过半”]目标", "“[双过半]”目标"),
        ("[“五一”假期]", "[“五一”假期]"),
        ("[全国“两会”]", "[全国“两会”]"),
        ("印发《[工作方案]》", "印发[《工作方案》]"),
        ("印发[《工作方案》]", "印发[《工作方案》]"),
        ("印发[《工作方案》。]", "印发[《工作方案》]。"),
        ("印发[《工作方案]》", "印发[《工作方案》]"),
        ("[“比学”和“赶超”]", "[“比学”和“赶超”]"),
        ("增长[8.3%]。", "增长[8.3%]。"),
        ("[镇街党\uff08工\uff09委书记]", "[镇街党\uff08工\uff09委书记]"),
        ("[林知远\uff08]女\uff09", "[林知远]\uff08女\uff09"),
        ("[，。]", "[，。]"),
        ("[云溪区]", "[云溪区]"),
    ],
)
def test_edges_snap_to_the_guidelines(before: str, after: str) -> None:
    assert _snap(before) == after


@given(st.text(alphabet="云“”《》，。（） \n%\uff08\uff09", max_size=12), st.data())
def test_a_snapped_span_stays_so(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = snapped(text, start, end)
    assert 0 <= low <= high <= len(text)
    assert snapped(text, low, high) == (low, high)


def _lint(text: str, *spans: tuple[int, int]) -> list[tuple[Rule, tuple[int, int] | None]]:
    review = Review(opening(text, [(s, e, "ORG") for s, e in spans], alignment=()))
    return [(fault.rule, fault.fix) for fault in lint(review)]


def test_faults_are_named_with_their_fix() -> None:
    assert _lint("云溪区，开会", (0, 4)) == [(Rule.TRIM, (0, 3))]
    assert _lint("“双过半”目标", (0, 5)) == [(Rule.QUOTES, (1, 4))]
    assert _lint("《方案》印发", (1, 3)) == [(Rule.TITLE, (0, 4))]
    assert _lint("云溪区\n区委", (0, 6)) == [(Rule.PARAGRAPH, None)]
    assert _lint("云“溪区", (0, 4)) == [(Rule.PAIR, None)]
    assert _lint("云溪区委开会", (0, 4)) == []


def test_a_fix_never_runs_over_a_decided_label() -> None:
    review = Review(opening("《方案》印发", [(1, 3, "ORG")], alignment=()))
    do(review, actions.add(review, 3, 4, "LOC"))
    assert [fault.fix for fault in lint(review) if fault.id == 0] == [None]


def test_a_comment_overrides_and_rejected_labels_are_not_looked_at() -> None:
    review = Review(opening("云溪区，开会，", [(0, 4, "ORG"), (4, 7, "ORG")], alignment=()))
    assert len(lint(review)) == 2
    do(review, actions.comment(review, "as printed", 0))
    do(review, actions.reject(review, [1]))
    assert lint(review) == []
