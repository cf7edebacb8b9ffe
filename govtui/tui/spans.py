"""Flat spans over a text: found by bisection, however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")


class Spans(Generic[T]):
    """Things that each stand at `[start, end)` of a text, none overlapping another.

    They are given with a function that tells the span of each, and kept in text order.
    """

    def __init__(self, items: Iterable[T], span: Callable[[T], tuple[int, int]]) -> None:
        pairs = sorted(((span(item), item) for item in items), key=lambda pair: pair[0])
        self._items = [item for _, item in pairs]
        self._starts = [start for (start, _), _ in pairs]
        self._ends = [end for (_, end), _ in pairs]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __getitem__(self, index: int) -> T:
        return self._items[index]

    def touching(self, start: int, end: int) -> Iterator[tuple[int, int, T]]:
        """Yield `(start, end, item)` of those that share a character with `[start, end)`."""
        if start >= end:
            return
        for index in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            yield self._starts[index], self._ends[index], self._items[index]

    def at(self, offset: int) -> T | None:
        """Return what covers the character at `offset`, or None."""
        index = self.first_after(offset) - 1
        found = index >= 0 and offset < self._ends[index]
        return self._items[index] if found else None

    def first_after(self, offset: int) -> int:
        """Return the index of the first that starts beyond `offset`; `len` where none does."""
        return bisect_right(self._starts, offset)
