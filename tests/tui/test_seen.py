"""A label counts as seen after 0.3 seconds on screen without a break, and not before."""

from __future__ import annotations

from govtui.tui.seen import Seen


def test_what_was_there_long_enough_is_seen() -> None:
    seen = Seen()
    seen.show([1, 2], 10.0)
    assert seen.ids(10.29) == set()
    assert seen.ids(10.31) == {1, 2}


def test_what_stays_while_the_text_scrolls_keeps_its_time() -> None:
    seen = Seen()
    seen.show([1, 2], 10.0)
    seen.show([2, 3], 10.2)
    assert seen.ids(10.35) == {2}
    assert seen.ids(10.55) == {2, 3}


def test_a_break_begins_the_time_anew() -> None:
    seen = Seen()
    seen.show([1], 10.0)
    seen.show([], 10.2)
    seen.show([1], 10.3)
    assert seen.ids(10.5) == set()
    assert seen.ids(10.61) == {1}


def test_what_was_seen_stays_seen() -> None:
    seen = Seen()
    seen.show([1], 0.0)
    seen.show([], 1.0)
    assert seen.ids(9.0) == {1}
