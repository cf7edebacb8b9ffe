"""Alignments: which range of a raw text each range of a cleaned text came from, without the texts.

A page has hundreds of edits that change lengths and thousands that change single characters (the
script, the width). Only the former are kept here, as parallel lists of their ends and sizes: of
these only the ends move with the text before them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter, sub
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Span = tuple[int, int]
"""`(start, end)` in code points, end excluded."""

Cause = tuple[str, float]
"""`(kind, certainty)` of an edit."""

_Ranges = tuple[list[int], list[int]]
"""The ends and the sizes of the edits on one side of an alignment."""

UNKNOWN: Cause = ("unknown", 1.0)
"""The cause of an edit that was read back from its positions alone."""


class Edit(msgspec.Struct, frozen=True, gc=False):
    """One change: the raw range `raw` became the cleaned range `clean`."""

    raw: Span
    clean: Span
    kind: str
    """What made it: `gloss`, `control`, `script`, `width`, `damage`, `chrome`, `metadata`, …"""
    certainty: float = 1.0
    """Between 0 and 1; 1 where the rule leaves no doubt."""


class Alignment:
    """Which raw range each cleaned range came from: the positions of the edits, without texts.

    The edits are sorted, do not overlap in either text, and cover every place where the lengths
    differ; between them the texts run side by side. The class is immutable; the lists are its own.
    """

    __slots__ = ("_causes", "_clean_ends", "_clean_sizes", "_raw_ends", "_raw_sizes")

    def __init__(
        self,
        raw_ends: list[int],
        raw_sizes: list[int],
        clean_ends: list[int],
        clean_sizes: list[int],
        causes: list[Cause],
    ) -> None:
        self._raw_ends = raw_ends
        self._raw_sizes = raw_sizes
        self._clean_ends = clean_ends
        self._clean_sizes = clean_sizes
        self._causes = causes

    @classmethod
    def identity(cls) -> Alignment:
        """Return the alignment of a text with itself."""
        return cls([], [], [], [], [])

    @classmethod
    def of(cls, edits: Iterable[Edit]) -> Alignment:
        """Return the alignment with these edits, which must be in order."""
        alignment = cls.identity()
        for edit in edits:
            alignment._append(*edit.raw, *edit.clean, (edit.kind, edit.certainty))
        return alignment

    @classmethod
    def from_positions(cls, positions: Iterable[tuple[int, int, int, int]]) -> Alignment:
        """Read back what `positions` gave."""
        alignment = cls.identity()
        for raw_start, raw_end, clean_start, clean_end in positions:
            alignment._append(raw_start, raw_end, clean_start, clean_end, UNKNOWN)
        return alignment

    @property
    def positions(self) -> tuple[tuple[int, int, int, int], ...]:
        """`(raw start, raw end, clean start, clean end)` of every edit, in order."""
        return tuple(
            zip(
                map(sub, self._raw_ends, self._raw_sizes),
                self._raw_ends,
                map(sub, self._clean_ends, self._clean_sizes),
                self._clean_ends,
                strict=True,
            )
        )

    def __len__(self) -> int:
        return len(self._raw_ends)

    def __iter__(self) -> Iterator[Edit]:
        for (raw_start, raw_end, clean_start, clean_end), cause in zip(
            self.positions, self._causes, strict=True
        ):
            yield Edit((raw_start, raw_end), (clean_start, clean_end), *cause)

    def __eq__(self, other: object) -> bool:
        """Alignments are equal when they place everything alike, whatever the causes."""
        return isinstance(other, Alignment) and self.positions == other.positions

    def __hash__(self) -> int:
        return hash(self.positions)

    @property
    def growth(self) -> int:
        """Code points that the cleaned text has more than the raw text; negative if it has less."""
        return self._shift(len(self))

    def raw_range(self, start: int, end: int) -> Span:
        """Return the smallest raw range that all characters of the cleaned span came from.

        An empty span gives the empty raw range at its place, before what was deleted there.
        """
        return _carry(start, end, self._clean, self._raw)

    def clean_range(self, start: int, end: int) -> Span:
        """Return the cleaned range that came from a raw range; empty where all was deleted."""
        return _carry(start, end, self._raw, self._clean)

    def then(self, step: Alignment) -> Alignment:
        """Return the alignment of this one's raw text with `step`'s cleaned text.

        `step` aligns this one's cleaned text (the middle text) with a newer one. Edits of both
        that overlap in the middle text become one; its cause is that of the less certain, of
        equals the later. Takes time in the number of overlaps, and little for the other edits.
        """
        if not len(step):
            return self
        if not len(self):
            return step
        joined = Alignment.identity()
        i = j = 0
        mine, theirs = len(self), len(step)
        while i < mine and j < theirs:
            # All edits that end before the next one of the other side begin pass in one go.
            place = step._raw_start(j)
            k = bisect_right(self._clean_ends, place, i)
            if not step._raw_sizes[j]:  # an insertion goes before what was deleted there
                k = min(k, _first_from(place, self._clean, i))
            if k > i:
                joined._extend(self, i, k, clean_shift=step._shift(j))
                i = k
                continue
            k = bisect_right(step._raw_ends, self._clean_start(i), j)
            if k > j:
                joined._extend(step, j, k, raw_shift=-self._shift(i))
                j = k
                continue
            i, j = joined._append_overlap(self, i, step, j)
        joined._extend(self, i, mine, clean_shift=step._shift(j))
        joined._extend(step, j, theirs, raw_shift=-self._shift(i))
        return joined

    def cut(self, start: int, end: int) -> Alignment:
        """Return how a cleaned span is aligned with its raw range, both counted from their starts.

        What was deleted at the very edges of the span is not part of it.
        """
        first = bisect_right(self._clean_ends, start)
        last = _first_from(end, self._clean)
        raw_start, _raw_end = self.raw_range(start, end)
        piece = Alignment.identity()
        for index in range(first, last):
            piece._append(
                self._raw_start(index) - raw_start,
                self._raw_ends[index] - raw_start,
                max(self._clean_start(index), start) - start,
                min(self._clean_ends[index], end) - start,
                self._causes[index],
            )
        return piece

    def filled(self, raw: Span, piece: Alignment) -> Alignment:
        """Return the alignment after the deleted raw range `raw` was put back into cleaned text.

        `piece` aligns what was put back with that range, both counted from their starts. Raises
        ValueError where the range, or a part of it, is not deleted.
        """
        first = bisect_right(self._raw_ends, raw[0])
        last = _first_from(raw[1], self._raw)
        place = self.clean_range(*raw)[0]
        if first == last or not self._deletes(raw, first, last, place):
            raise ValueError("the raw range is in the cleaned text")
        length = raw[1] - raw[0] + piece.growth
        filled = Alignment.identity()
        filled._extend(self, 0, first)
        if (start := self._raw_start(first)) < raw[0]:
            filled._append(start, raw[0], place, place, self._causes[first])
        filled._extend(piece, 0, len(piece), raw_shift=raw[0], clean_shift=place)
        if raw[1] < (end := self._raw_ends[last - 1]):
            filled._append(raw[1], end, place + length, place + length, self._causes[last - 1])
        filled._extend(self, last, len(self), clean_shift=length)
        return filled

    def _deletes(self, raw: Span, first: int, last: int, place: int) -> bool:
        """Tell whether the edits from `first` to `last` delete all of a raw range at a place."""
        return (
            self._raw_start(first) <= raw[0]
            and raw[1] <= self._raw_ends[last - 1]
            and all(self._raw_start(i) == self._raw_ends[i - 1] for i in range(first + 1, last))
            and not any(self._clean_sizes[first:last])
            and self._clean_ends[first:last] == [place] * (last - first)
        )

    @property
    def _raw(self) -> _Ranges:
        return self._raw_ends, self._raw_sizes

    @property
    def _clean(self) -> _Ranges:
        return self._clean_ends, self._clean_sizes

    def _raw_start(self, index: int) -> int:
        return self._raw_ends[index] - self._raw_sizes[index]

    def _clean_start(self, index: int) -> int:
        return self._clean_ends[index] - self._clean_sizes[index]

    def _shift(self, index: int) -> int:
        """Return cleaned minus raw position of the text that stands before edit `index`."""
        return self._clean_ends[index - 1] - self._raw_ends[index - 1] if index else 0

    def _append(
        self, raw_start: int, raw_end: int, clean_start: int, clean_end: int, cause: Cause
    ) -> None:
        self._raw_ends.append(raw_end)
        self._raw_sizes.append(raw_end - raw_start)
        self._clean_ends.append(clean_end)
        self._clean_sizes.append(clean_end - clean_start)
        self._causes.append(cause)

    def _extend(
        self, other: Alignment, begin: int, end: int, *, raw_shift: int = 0, clean_shift: int = 0
    ) -> None:
        """Append the edits `begin` to `end` of another alignment, moved."""
        self._raw_ends += _moved(other._raw_ends[begin:end], raw_shift)
        self._raw_sizes += other._raw_sizes[begin:end]
        self._clean_ends += _moved(other._clean_ends[begin:end], clean_shift)
        self._clean_sizes += other._clean_sizes[begin:end]
        self._causes += other._causes[begin:end]

    def _append_overlap(
        self, first: Alignment, i: int, second: Alignment, j: int
    ) -> tuple[int, int]:
        """Join the edits from `i` and `j` on that overlap in the middle text to one edit."""
        low = min(first._clean_start(i), second._raw_start(j))
        high = max(first._clean_ends[i], second._raw_ends[j])
        raw_start = low - first._shift(i)
        clean_start = low + second._shift(j)
        begin = i, j
        while True:
            k = _first_from(high, first._clean, i)
            m = _first_from(high, second._raw, j)
            if k == i and m == j:
                break
            high = max(high, *first._clean_ends[k - 1 : k], *second._raw_ends[m - 1 : m])
            i, j = k, m
        raw_end = high - first._shift(i)
        clean_end = high + second._shift(j)
        if raw_end > raw_start or clean_end > clean_start:  # else inserted and deleted again
            # The later step's causes stand first: `min` takes the first of equals.
            causes = second._causes[begin[1] : j] + first._causes[begin[0] : i]
            cause = min(causes, key=itemgetter(1))
            self._append(raw_start, raw_end, clean_start, clean_end, cause)
        return i, j


def _moved(positions: list[int], shift: int) -> list[int]:
    return [position + shift for position in positions] if shift else positions


def _first_from(place: int, ranges: _Ranges, begin: int = 0) -> int:
    """Return the index of the first edit, from `begin` on, that starts at a place or behind it."""
    ends, sizes = ranges
    index = bisect_left(ends, place, begin)
    return index + (index < len(ends) and ends[index] - sizes[index] < place)


def _carry(start: int, end: int, here: _Ranges, there: _Ranges) -> Span:
    """Carry a span from one side of an alignment to the other."""
    if start == end:
        place = _carry_place(start, here, there)
        return place, place
    (ends, sizes), (far_ends, far_sizes) = here, there
    first = bisect_right(ends, start)
    if first < len(ends) and ends[first] - sizes[first] <= start:
        low = far_ends[first] - far_sizes[first]
    else:
        low = start + (far_ends[first - 1] - ends[first - 1] if first else 0)
    last = bisect_right(ends, end - 1, first)
    if last < len(ends) and ends[last] - sizes[last] < end:
        high = far_ends[last]
    else:
        high = end + (far_ends[last - 1] - ends[last - 1] if last else 0)
    return low, high


def _carry_place(place: int, here: _Ranges, there: _Ranges) -> int:
    """Carry the place before a character, and before all edits that have no length here."""
    (ends, sizes), (far_ends, far_sizes) = here, there
    index = bisect_left(ends, place)
    if index < len(ends) and ends[index] - sizes[index] < place:
        at_end = ends[index] == place
        return far_ends[index] if at_end else far_ends[index] - far_sizes[index]
    return place + (far_ends[index - 1] - ends[index - 1] if index else 0)
