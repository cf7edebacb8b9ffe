"""What the panes mark, in their own coordinates."""

from __future__ import annotations

from govtui.cleaning.model import RawLine
from govtui.extraction.schema import default_schema
from govtui.review.fold import Review
from govtui.review.restoring import restore
from govtui.tui.highlights import Highlights
from govtui.tui.marking import Marking
from govtui.tui.marks import Kind, Mark
from govtui.tui.search import Search
from govtui.tui.session import Session
from tests.review.made import NOW, TEXT, damage, opening


def made() -> tuple[Session, Highlights]:
    marks = (damage(21, 22, (25, 26), "工"),)
    session = Session(Review(opening(damage=marks)), default_schema(), "lin", lambda: NOW)
    return session, Highlights(session)


def test_labels_damage_and_what_is_current() -> None:
    session, highlights = made()
    assert list(highlights.clean(0, len(TEXT))) == [
        Mark(0, 6, Kind.LABEL, "POST", False, True),
        Mark(6, 9, Kind.LABEL, "PER"),
        Mark(14, 17, Kind.LABEL, "PER"),
        Mark(21, 22, Kind.DAMAGE),
    ]
    session.next_damage()
    assert list(highlights.clean(20, 22)) == [Mark(21, 22, Kind.DAMAGE, current=True)]


def test_only_what_touches_is_given() -> None:
    _session, highlights = made()
    assert [mark.start for mark in highlights.clean(8, 14)] == [6]
    assert list(highlights.clean(9, 14)) == []


def test_a_rejected_label_shows_only_while_it_is_current() -> None:
    session, highlights = made()
    session.event(session.reject())
    assert Mark(0, 6, Kind.LABEL, "POST", True, True) in list(highlights.clean(0, 9))
    assert list(highlights.clean(9, 14)) == []
    session.next_undecided()
    assert [mark.label for mark in highlights.clean(0, 9)] == ["PER"]


def test_mended_damage_is_shown_no_more() -> None:
    session, highlights = made()
    session.next_damage()
    session.event(session.number(1))
    assert [mark.kind for mark in highlights.clean(18, 23)] == []


def test_the_raw_pane_has_the_same_labels_and_what_was_left_out() -> None:
    _session, highlights = made()
    assert list(highlights.raw(0, 14)) == [
        Mark(1, 5, Kind.DROPPED),
        Mark(0, 10, Kind.LABEL, "POST", False, True),
        Mark(10, 13, Kind.LABEL, "PER"),
    ]


def test_the_raw_pane_shows_a_line_that_was_brought_back_as_kept() -> None:
    line = RawLine(raw=(0, 4), text="打印本页", alignment=(), before=None, after=(4, 5))
    began = opening(spans=[], alignment=((0, 5, 0, 0),))
    session = Session(Review(began), default_schema(), "lin", lambda: NOW)
    highlights = Highlights(session)
    assert list(highlights.raw(0, 9)) == [Mark(0, 5, Kind.DROPPED)]
    session.event(restore(session.review, line))
    assert list(highlights.raw(0, 9)) == []


def test_search_hits_and_marking() -> None:
    session, highlights = made()
    highlights.search = Search(TEXT, "林知远")
    highlights.search.begin(10)
    hits = [mark for mark in highlights.clean(0, len(TEXT)) if mark.kind is Kind.HIT]
    assert hits == [Mark(6, 9, Kind.HIT), Mark(14, 17, Kind.HIT, current=True)]
    session.marking = Marking(session.words, 10, 11)
    marks = [mark for mark in highlights.clean(9, 14) if mark.kind >= Kind.SELECTION]
    assert marks == [Mark(10, 12, Kind.SELECTION), Mark(10, 11, Kind.CARET)]
    assert not [mark for mark in highlights.clean(12, 14) if mark.kind >= Kind.SELECTION]


def test_a_likely_missed_place_is_faint_until_it_has_a_label() -> None:
    made_ = opening(spans=[(6, 9, "PER")])
    session = Session(Review(made_), default_schema(), "lin", lambda: NOW)
    highlights = Highlights(session)
    session.event(session.accept())
    assert list(highlights.clean(10, 20)) == []
    session.look_for_missed()
    assert list(highlights.clean(10, 20)) == [Mark(14, 17, Kind.FAINT, "PER")]
    session.next_missed()
    assert list(highlights.clean(10, 20)) == [Mark(14, 17, Kind.FAINT, "PER", current=True)]
    session.event(session.accept())
    assert [mark.kind for mark in highlights.clean(10, 20)] == [Kind.LABEL]
