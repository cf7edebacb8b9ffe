"""Flat spans by bisection: what a plain search through all of them would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govtui.tui.spans import Spans

EDGES = st.lists(st.integers(0, 60), unique=True, max_size=20).map(sorted)


def flat(edges: list[int]) -> list[tuple[int, int]]:
    return list(zip(edges[::2], edges[1::2], strict=False))


@given(EDGES, st.integers(0, 60), st.integers(0, 60))
def test_touching_is_what_shares_a_character(edges: list[int], start: int, end: int) -> None:
    items = flat(edges)
    spans = Spans(reversed(items), lambda item: item)
    expected = [(a, b) for a, b in items if max(a, start) < min(b, end)]
    assert [(a, b) for a, b, _ in spans.touching(start, end)] == expected


@given(EDGES, st.integers(0, 60))
def test_at_is_the_one_that_covers(edges: list[int], offset: int) -> None:
    items = flat(edges)
    covering = [item for item in items if item[0] <= offset < item[1]]
    assert Spans(items, lambda item: item).at(offset) == (covering[0] if covering else None)


def test_first_after() -> None:
    spans = Spans([(2, 4), (6, 8)], lambda item: item)
    assert [spans.first_after(offset) for offset in (0, 2, 5, 6)] == [0, 1, 1, 2]
    assert list(spans) == [(2, 4), (6, 8)]
