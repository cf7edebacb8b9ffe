"""A label counts as seen after 0.3 seconds on screen without a break, and not before."""

from __future__ import annotations

from govtui.review.fold import Review
from govtui.tui.seen import Seen, characters, too_fast
from tests.review.made import opening


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


def test_reading_time_begins_with_the_report() -> None:
    seen = Seen()
    assert seen.reading_time(5.0) == 0
    seen.show([1], 10.0)
    seen.show([2], 15.0)
    assert seen.reading_time(30.0) == 20


def test_a_speed_is_too_fast_beyond_the_setting_and_never_without_one() -> None:
    assert not too_fast(1500, 60.0, 1500)
    assert too_fast(1501, 60.0, 1500)
    assert too_fast(1, 0.0, 1500)
    assert not too_fast(100_000, 0.0, 0)


def test_what_was_jumped_over_does_not_count_as_read() -> None:
    made = Review(opening(spans=[(0, 4, "ORG"), (5, 7, "TIME"), (8, 11, "POST"), (13, 16, "PER")]))
    assert characters(made.labels, {0, 1, 2, 3}) == 16
    assert characters(made.labels, {0, 3}) == 4 + 3
    assert characters(made.labels, {1, 2}) == 11 - 5
    assert characters(made.labels, set()) == 0
