"""Words and their part-of-speech tags.

The tagger is rjieba's: jieba's dictionary and hidden Markov model, in Rust. On the People's Daily
sample and on labelled reports its person names are within a few points of `jieba.posseg`'s, above
it on the genre, at about a hundred times the speed; 300 unknown Han in a row, on which
`jieba.posseg` takes seconds, take it 25 ms (figures: `benchmarks/extraction.py`).
It is not the same tagging as `jieba.posseg` and does not claim to be.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_RUN = 20_000
"""Code points that are tagged at once, so that memory stays bounded on a text without breaks."""


class Token(NamedTuple):
    """A word, in code points of the text that was tagged."""

    start: int
    end: int
    tag: str
    """ICTCLAS part of speech: `nr` person, `ns` place, `v` verb …, `x` what is no word."""


class Words:
    """The words of a text in order, covering it without gaps.

    Most words are never asked for, so they are kept as columns and made into tokens on demand.
    """

    def __init__(self, starts: Sequence[int], tags: Sequence[str]) -> None:
        self.starts = starts
        """Where each word starts, and where the last one ends."""
        self.tags = tags

    def __len__(self) -> int:
        return len(self.tags)

    def __iter__(self) -> Iterator[tuple[int, int, str]]:
        """Start, end and tag of each word, as plain tuples: passes over all words are frequent."""
        return zip(self.starts, self.starts[1:], self.tags, strict=False)  # one start more

    def __getitem__(self, index: int) -> Token:
        return Token(self.starts[index], self.starts[index + 1], self.tags[index])

    def at(self, position: int) -> Token:
        """The word that covers `position`; the first or last one where none does."""
        return self[max(bisect_right(self.starts, position, 0, len(self.tags)) - 1, 0)]

    def before(self, position: int, low: int) -> list[Token]:
        """The words within `[low, position)`, the last first."""
        first = bisect_left(self.starts, low)
        last = bisect_right(self.starts, position) - 1
        return [self[index] for index in range(last - 1, first - 1, -1)]


def tag(text: str, *, guess: bool = True) -> Words:
    """The words of `text`.

    With `guess`, words that the dictionary lacks are guessed by the hidden Markov model, which
    finds names but may swallow a neighbour (`由县`); without, they come as single characters.
    """
    import rjieba  # the dictionary takes 0.1 s to load: only when the first text comes

    starts: list[int] = [0]
    all_tags: list[str] = []
    for first in range(0, len(text), LONGEST_RUN):
        words, tags = zip(*rjieba.tag(text[first : first + LONGEST_RUN], guess), strict=True)
        starts += list(accumulate(map(len, words), initial=first))[1:]
        all_tags += tags
    return Words(starts, all_tags)
