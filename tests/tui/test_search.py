"""Search in a text."""

from __future__ import annotations

from govtui.tui.search import Search


def test_hits_are_stepped_through_around_the_end() -> None:
    search = Search("区委、区政府、区人大", "区")
    assert search.hit is None
    assert search.begin(1) == (3, 4)
    assert [search.step(1) for _ in range(3)] == [(7, 8), (0, 1), (3, 4)]
    assert search.step(-2) == (7, 8)


def test_it_begins_anew_where_nothing_follows() -> None:
    assert Search("区委", "区").begin(1) == (0, 1)


def test_letters_match_in_either_case_and_patterns_are_plain_text() -> None:
    assert list(Search("GDP（gdp）.*", "gdp").hits) == [(0, 3), (4, 7)]
    assert list(Search("GDP（gdp）.*", ".*").hits) == [(8, 10)]


def test_nothing_found() -> None:
    for search in (Search("区委", "县"), Search("区委", "")):
        assert search.begin(0) is None
        assert search.step(1) is None
