"""Search in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govtui.tui.spans import Spans

if TYPE_CHECKING:
    from govtui.cleaning.aligned import Span

_MOST = 10_000
"""Hits that are kept; nobody steps through more."""


@dataclass
class Search:
    """What a search found, and which of it is looked at. Letters match in either case."""

    text: str
    query: str
    at: int | None = None
    """Place of the current hit among `hits`."""
    hits: Spans[Span] = field(init=False)

    def __post_init__(self) -> None:
        found: list[Span] = []
        if self.query:
            for match in re.finditer(re.escape(self.query), self.text, re.IGNORECASE):
                found.append(match.span())
                if len(found) == _MOST:
                    break
        self.hits = Spans(found, lambda span: span)

    @property
    def hit(self) -> Span | None:
        """The current hit."""
        return None if self.at is None else self.hits[self.at]

    def begin(self, offset: int) -> Span | None:
        """Go to the first hit at or behind `offset`, or else the first of all."""
        if not len(self.hits):
            return None
        self.at = self.hits.first_after(offset - 1) % len(self.hits)
        return self.hit

    def step(self, hits: int) -> Span | None:
        """Go on by so many hits, around the end of the text."""
        if self.at is not None:
            self.at = (self.at + hits) % len(self.hits)
        return self.hit
