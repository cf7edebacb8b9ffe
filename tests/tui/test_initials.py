"""Jumping by pinyin initials."""

from __future__ import annotations

import pytest

from govtui.tui.initials import initials_of, next_place, places_of

TEXT = "区委书记上官旻主持会议，GDP同比增长。会议"


@pytest.mark.parametrize(
    ("letters", "after", "found"),
    [
        ("sg", 0, 4),
        ("h", 0, 9),
        ("hy", 9, 20),
        ("hy", 20, 9),
        ("gd", 0, 12),
        ("DP", 0, 13),
        ("xx", 0, None),
        ("qw", 0, 0),
    ],
)
def test_the_next_place_that_reads_so(letters: str, after: int, found: int | None) -> None:
    assert next_place(places_of(TEXT, letters, 0, len(TEXT)), after) == found


def test_only_what_is_in_the_range_counts() -> None:
    assert places_of(TEXT, "hy", 0, 10) == []


def test_back_and_around_the_beginning() -> None:
    places = places_of(TEXT, "hy", 0, len(TEXT))
    assert places == [9, 20]
    assert [next_place(places, here, -1) for here in (21, 20, 9)] == [20, 9, 20]
    assert next_place([], 0, -1) is None


def test_every_reading_of_a_character_counts() -> None:
    assert initials_of("长") == {"c", "z"}
    assert initials_of("，") == frozenset()
