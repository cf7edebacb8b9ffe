"""Marking mode: a caret in the text, and the span between it and where it was set."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(
    "[A-Za-z0-9\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+(?:[.,:/-][A-Za-z0-9]+)*%?"
    "|[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U000323af]{1,2}"
    "|[^\\S\n]+|."
)
"""Words as far as they can be told without a lexicon: a run of letters and digits with what is
written within numbers, two Han, a run of spaces, a mark."""


@dataclass
class Marking:
    """What is being marked in a text. Offsets are in code points."""

    text: str
    caret: int
    anchor: int | None = None
    """Where the span was begun; None until it is."""

    @property
    def span(self) -> tuple[int, int] | None:
        """The marked span, both its first and its last character included; None before `set`."""
        if self.anchor is None:
            return None
        start, end = sorted((self.anchor, self.caret))
        return start, min(end + 1, len(self.text))

    def put(self, offset: int) -> None:
        """Put the caret on a character."""
        self.caret = max(0, min(offset, len(self.text) - 1))

    def move(self, characters: int) -> None:
        """Move the caret by characters, over line ends."""
        step = 1 if characters > 0 else -1
        for _character in range(abs(characters)):
            target = self.caret + step
            while 0 <= target < len(self.text) and self.text[target] == "\n":
                target += step
            if not 0 <= target < len(self.text):
                return
            self.caret = target

    def move_word(self, direction: int) -> None:
        """Move the caret to the start of the next word (1) or of the one before (-1)."""
        if direction > 0:
            self.put(next_edge(self.text, self.caret))
        else:
            self.put(previous_edge(self.text, self.caret))
        if self.text[self.caret : self.caret + 1] == "\n":
            self.move(direction)

    def set(self) -> None:
        """Begin the span at the caret; a second time, begin anew."""
        self.anchor = self.caret


def next_edge(text: str, offset: int) -> int:
    """Return the end of the word that `offset` stands in or before."""
    line_start = text.rfind("\n", 0, offset) + 1
    for word in _WORD.finditer(text, line_start):
        if word.end() > offset:
            return word.end()
    return len(text)


def previous_edge(text: str, offset: int) -> int:
    """Return the start of the word that ends at `offset` or holds it."""
    line_start = text.rfind("\n", 0, max(0, offset - 1)) + 1
    edge = line_start
    for word in _WORD.finditer(text, line_start, offset):
        if word.start() >= offset:
            break
        edge = word.start()
    return min(edge, max(0, offset - 1)) if offset else 0
