"""Marking mode: a caret in the text, and the span between it and where it was set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtui.review.word_edges import WordEdges


@dataclass
class Marking:
    """What is being marked in a text. Offsets are in code points."""

    words: WordEdges
    """The text and its words."""
    caret: int
    anchor: int | None = None
    """Where the span was begun; None until it is."""
    landed: bool = False
    """Whether a jump began the span and its end has not been moved since."""

    @property
    def text(self) -> str:
        """The text that is marked in."""
        return self.words.text

    @property
    def span(self) -> tuple[int, int] | None:
        """The marked span, both its first and its last character included; None before `set`."""
        if self.anchor is None:
            return None
        start, end = sorted((self.anchor, self.caret))
        return start, min(end + 1, len(self.text))

    @property
    def is_open(self) -> bool:
        """Whether nobody has said where the span ends: what is labelled is to be guessed."""
        return self.anchor is None or self.landed

    def put(self, offset: int) -> None:
        """Put the caret on a character."""
        self.caret = max(0, min(offset, len(self.text) - 1))
        self.landed = False

    def land(self, offset: int) -> None:
        """Jump to a character: the span begins there, or ends there if its start has been set."""
        begins = self.is_open
        self.put(offset)
        if begins:
            self.anchor, self.landed = self.caret, True

    def move(self, characters: int) -> None:
        """Move the caret by characters, over line ends."""
        step = 1 if characters > 0 else -1
        for _character in range(abs(characters)):
            target = self.caret + step
            while 0 <= target < len(self.text) and self.text[target] == "\n":
                target += step
            if not 0 <= target < len(self.text):
                return
            self.put(target)

    def move_word(self, direction: int) -> None:
        """Move the caret to the start of the next word (1) or of the one before (-1)."""
        target = self.caret
        while True:
            before = target
            target = self.words.after(target) if direction > 0 else self.words.before(target)
            if target == before or self.text[target : target + 1] != "\n":
                break
        self.put(target)

    def set(self) -> None:
        """Begin the span at the caret; a second time, begin anew."""
        self.anchor, self.landed = self.caret, False
