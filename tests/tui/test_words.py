"""What the lines around the panes say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.extraction.schema import default_schema
from govtui.review import actions
from govtui.review.fold import Review
from govtui.tui.saving import SavingState
from govtui.tui.session import Session
from govtui.tui.words import choices, current, head
from tests.review.made import NOW, damage, opening

if TYPE_CHECKING:
    from govtui.tui.widgets.bar import Line


def session() -> Session:
    marks = (damage(21, 22, (25, 26), "工", "重"),)
    return Session(Review(opening(damage=marks)), default_schema(), "lin", lambda: NOW)


def said(line: Line) -> str:
    return "".join(part.text for part in (*line.left, *line.right))


def test_the_head_says_saved_only_when_all_is_on_the_disk() -> None:
    at = session()
    assert "saved" not in said(head(at, "", SavingState()))
    at.event(at.accept())
    assert said(head(at, "", SavingState(1))).endswith("· saving")
    assert said(head(at, "", SavingState(2, "full"))).endswith("· 2 not saved")
    assert said(head(at, "", SavingState())).endswith("· saved")


def test_the_head_tells_report_and_progress() -> None:
    text = said(head(session(), "7/58 done", SavingState()))
    assert text.startswith("溪口县委召开会议2026-05-06 · 7/58 done")
    assert "0/3 decided · 1 damaged" in text


def test_a_narrow_head_leaves_out_the_facts_before_the_progress() -> None:
    parts = [part.text for part in head(session(), "7/58 done", SavingState()).right]
    assert parts[:2] == ["2026-05-06 · ", "7/58 done   "]


def test_the_current_label_tells_where_it_comes_from() -> None:
    at = session()
    at.next_undecided()
    assert said(current(at)) == "> PER 林知远   suggested · rule:test 0.90 · 1 more in this report"
    at.event(at.number(3))
    at.event(actions.comment(at.review, "odd", 1))
    assert "ORG 林知远   corrected · rule:test 0.90 · was PER" in said(current(at))
    assert said(current(at)).endswith("# odd")


def test_in_order_of_attention_the_doubts_come_first_and_the_head_says_so() -> None:
    at = session()
    at.select(1)
    at.event(at.number(3))
    at.switch_order()
    assert "by attention" in said(head(at, "", SavingState()))
    assert at.attention is not None
    id_, doubt = next((id_, one.reasons[0]) for id_, one in at.attention.items() if one.reasons)
    at.select(id_)
    shown = said(current(at))
    assert shown.index(doubt) < shown.index("rule:")


def test_what_the_digits_do_depends_on_the_place() -> None:
    at = session()
    assert said(choices(at)).startswith("1 PER  2 POST  3 ORG")
    at.next_damage()
    assert said(choices(at)) == "1 工   2 重   a as it stands   0 type it"
    assert "□" in said(current(at))


def test_marking_shows_what_is_marked() -> None:
    at = session()
    at.begin_marking(6)
    assert "begins the span" in said(current(at))
    assert at.marking is not None
    at.marking.set()
    at.marking.move(2)
    assert said(current(at)) == "mark 林知远"


@pytest.mark.parametrize("spans", [[], [(0, 6, "POST")]])
def test_every_report_has_something_to_say(spans: list[tuple[int, int, str]]) -> None:
    at = Session(Review(opening(spans=spans)), default_schema(), "lin", lambda: NOW)
    assert said(current(at))
    assert said(head(at, "", SavingState()))
