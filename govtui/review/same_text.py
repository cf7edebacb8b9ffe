"""What two versions of a text have in common: the stretches that read the same, in order.

A patience diff (Bram Cohen) over runs of characters instead of lines: runs that occur once in both
texts, in the same order in both, anchor the comparison; they are stretched as far as both texts
agree, and what is left between them is compared again by shorter runs.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUNS = (24, 12, 8)
"""Lengths of the runs, in code points. Shorter ones would match by chance in formulaic prose."""


class Stretch(msgspec.Struct, frozen=True):
    """`old[start : start + length] == new[start + shift : start + shift + length]`."""

    start: int
    shift: int
    length: int

    @property
    def end(self) -> int:
        """Where it ends in the old text."""
        return self.start + self.length


def common_ends(one: str, other: str) -> tuple[int, int]:
    """Return how many characters two texts begin, and how many more they end, with alike."""
    head = _common_prefix(one, other)
    return head, _common_prefix(one[head:][::-1], other[head:][::-1])


def _common_prefix(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike, by halving: they may be long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def stretches(old: str, new: str) -> list[Stretch]:
    """Return the common stretches of two texts, in order and apart in both."""
    return list(_between(old, new, (0, len(old)), (0, len(new)), 0))


def _between(
    old: str, new: str, here: tuple[int, int], there: tuple[int, int], level: int
) -> Iterator[Stretch]:
    """Yield the common stretches of `old[here]` and `new[there]`."""
    if level == len(_RUNS):
        return
    done_here, done_there = here[0], there[0]
    for start, place in _anchors(old, new, here, there, _RUNS[level]):
        if start < done_here or place < done_there:
            continue  # inside the stretch before it
        stretch = _stretched(old, new, (start, place), (done_here, done_there), (here[1], there[1]))
        gap_here = (done_here, stretch.start)
        gap_there = (done_there, stretch.start + stretch.shift)
        yield from _between(old, new, gap_here, gap_there, level + 1)
        yield stretch
        done_here, done_there = stretch.end, stretch.end + stretch.shift
    yield from _between(old, new, (done_here, here[1]), (done_there, there[1]), level + 1)


def _anchors(
    old: str, new: str, here: tuple[int, int], there: tuple[int, int], length: int
) -> list[tuple[int, int]]:
    """Return the places of the runs that occur once in both ranges, as far as in one order."""
    ours, theirs = _unique_runs(old, *here, length), _unique_runs(new, *there, length)
    pairs = [(start, theirs[run]) for run, start in ours.items() if run in theirs]
    return _increasing(pairs)


def _unique_runs(text: str, start: int, end: int, length: int) -> dict[str, int]:
    """Return the runs that occur once in a range, with their places, in order."""
    found: dict[str, int] = {}
    repeated: set[str] = set()
    for place in range(start, end - length + 1):
        run = text[place : place + length]
        if run in found:
            repeated.add(run)
        else:
            found[run] = place
    return {run: place for run, place in found.items() if run not in repeated}


def _increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most pairs whose second numbers increase (Schensted, 1961)."""
    ends: list[int] = []  # the lowest last number of an increasing series of each length
    last: list[int] = []  # which pair that is
    before: list[int | None] = []
    for index, (_first, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [index]
    series = []
    at = last[-1] if last else None
    while at is not None:
        series.append(pairs[at])
        at = before[at]
    return series[::-1]


def _stretched(
    old: str,
    new: str,
    anchor: tuple[int, int],
    low: tuple[int, int],
    high: tuple[int, int],
) -> Stretch:
    """Return the longest stretch around an anchor within the bounds."""
    start, place = anchor
    back = ahead = 0
    while (
        start - back > low[0]
        and place - back > low[1]
        and (old[start - back - 1] == new[place - back - 1])
    ):
        back += 1
    while (
        start + ahead < high[0]
        and place + ahead < high[1]
        and (old[start + ahead] == new[place + ahead])
    ):
        ahead += 1
    return Stretch(start - back, place - start, back + ahead)
