"""Where words begin and end in a text, for keys that go by words and for edges that cut one."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise, takewhile
from typing import TYPE_CHECKING

from govtui.review.same_text import common_ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 255
"""Code points of a word that go into one byte; what is longer is no word."""
_ROUGH = re.compile(
    "[A-Za-z0-9\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+(?:[.,:/-][A-Za-z0-9]+)*%?"
    "|[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U000323af]{1,2}"
    "|[^\\S\n]+|.|\n"
)
"""Words as far as they can be told without a dictionary: a run of letters and digits with what is
written within numbers, two Han, a run of spaces, a mark."""


def packed(edges: Iterable[int]) -> bytes:
    """Return the lengths of the words of a text, a byte for each, by all their edges in order."""
    found = bytearray()
    for start, end in pairwise(edges):
        whole, rest = divmod(end - start, _LONGEST)
        found += bytes([_LONGEST]) * whole + bytes([rest] if rest else [])
    return bytes(found)


class WordEdges:
    """The word edges of a text: by a dictionary where that was looked up, else roughly."""

    def __init__(self, text: str, words: bytes = b"") -> None:
        """`words` are its `packed` words; empty where nobody knows them."""
        self.text = text
        ends = array("I", accumulate(words))
        self._ends = ends if ends and ends[-1] == len(text) else None

    @property
    def are_known(self) -> bool:
        """Whether the words are those of a dictionary."""
        return self._ends is not None

    def after(self, offset: int) -> int:
        """Return the first edge behind `offset`: the end of the word that it stands in."""
        if self._ends is None:
            return next((end for _start, end in self._rough(offset) if end > offset), offset)
        return self._ends[min(bisect_right(self._ends, offset), len(self._ends) - 1)]

    def before(self, offset: int) -> int:
        """Return the last edge before `offset`: the start of the word that ends there or holds it.

        At the beginning of the text that is the beginning.
        """
        if self._ends is None:
            line = self.text.rfind("\n", 0, max(0, offset - 1)) + 1
            starts = (start for start, _end in self._rough(line))
            return max(takewhile(lambda start: start < offset, starts), default=0)
        at = bisect_left(self._ends, offset) - 1
        return self._ends[at] if at >= 0 else 0

    def within(self, start: int, end: int) -> list[int]:
        """Return the edges behind `start`, up to `end`."""
        if self._ends is None:
            edges = (edge for _start, edge in self._rough(start))
            return [edge for edge in takewhile(lambda edge: edge <= end, edges) if edge > start]
        return list(self._ends[bisect_right(self._ends, start) : bisect_right(self._ends, end)])

    def cuts(self, offset: int) -> bool:
        """Tell whether `offset` is known to be inside a word."""
        if self._ends is None or not 0 < offset < len(self.text):
            return False
        return self._ends[bisect_left(self._ends, offset)] != offset

    def moved_to(self, text: str) -> WordEdges:
        """Return the edges of a changed text: what the two do not have in common roughly."""
        if text is self.text or self._ends is None:
            return self if text is self.text else WordEdges(text)
        head, tail = common_ends(self.text, text)
        begin, old_end, new_end = self.before(head + 1), len(self.text) - tail, len(text) - tail
        kept = self._ends[: bisect_right(self._ends, begin)]
        moved = WordEdges(text)
        rough = (begin + match.end() for match in _ROUGH.finditer(text[begin:new_end]))
        shifted = (end - old_end + new_end for end in self._ends if end > old_end)
        moved._ends = array("I", (*kept, *rough, *shifted)) or None
        return moved

    def _rough(self, offset: int) -> Iterator[tuple[int, int]]:
        """Yield the words from the beginning of a line on, told without a dictionary."""
        line = self.text.rfind("\n", 0, offset) + 1
        for word in _ROUGH.finditer(self.text, line):
            yield word.span()
