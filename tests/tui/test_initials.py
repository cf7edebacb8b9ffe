"""Jumping by pinyin initials."""

from __future__ import annotations

import pytest

from govtui.tui.initials import find_initials, initials_of

TEXT = "区委书记上官旻主持会议，GDP同比增长。会议"


def anywhere(_offset: int) -> bool:
    return True


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
    assert find_initials(TEXT, letters, 0, len(TEXT), after, anywhere) == found


def test_only_what_is_in_the_range_counts() -> None:
    assert find_initials(TEXT, "hy", 0, 10, 0, anywhere) is None


def test_likely_places_go_before_nearer_ones() -> None:
    assert find_initials(TEXT, "hy", 0, len(TEXT), 0, lambda at: at == 20) == 20
    assert find_initials(TEXT, "hy", 0, len(TEXT), 0, lambda _at: False) == 9


def test_every_reading_of_a_character_counts() -> None:
    assert initials_of("长") == {"c", "z"}
    assert initials_of("，") == frozenset()
