"""Aligned text: a text and the list of its edits against the raw. The heart of the package.

Outside its edits a text equals its raw text character for character; inside an edit any raw range
stands for any cleaned range. Every cleaning step takes one aligned text and returns one, and from
the edits follow the highlights in both panes, both offset pairs of the export, and the carrying
over of labels when a report or a rule changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]
"""`(start, end)` in code points, end excluded."""


class Edit(msgspec.Struct, frozen=True, gc=False):
    """One change: the raw range `raw` became the cleaned range `clean`."""

    raw: Span
    clean: Span
    kind: str
    """What made it: `gloss`, `control`, `script`, `width`, `damage`, `chrome`, `metadata`, …"""
    certainty: float = 1.0
    """Between 0 and 1; 1 where the rule leaves no doubt."""


class AlignedText:
    """An immutable text whose every character knows the raw characters that it came from.

    `edits` are sorted, do not overlap in either text, and cover every place where the lengths
    differ. A character inside an edit has the edit's whole raw range: a glossed character's
    range covers its gloss, and `raw_range` of `大观区` in `大觀區(qū)` is `(0, 7)`.
    """

    __slots__ = ("_clean_ends", "_clean_starts", "_raw_ends", "_raw_starts", "edits", "raw", "text")

    def __init__(self, raw: str, text: str, edits: Sequence[Edit] = ()) -> None:
        self.raw = raw
        self.text = text
        self.edits = tuple(edits)
        self._clean_starts = [edit.clean[0] for edit in self.edits]
        self._clean_ends = [edit.clean[1] for edit in self.edits]
        self._raw_starts = [edit.raw[0] for edit in self.edits]
        self._raw_ends = [edit.raw[1] for edit in self.edits]

    @classmethod
    def of(cls, raw: str) -> AlignedText:
        """Return `raw` aligned with itself."""
        return cls(raw, raw)

    def raw_range(self, start: int, end: int) -> Span:
        """Return the smallest raw range that all characters of the cleaned span came from.

        An empty span gives the empty raw range at its place, before what was deleted there.
        """
        raise NotImplementedError

    def clean_range(self, start: int, end: int) -> Span:
        """Return the cleaned range that came from a raw range; empty where all was deleted."""
        raise NotImplementedError

    def replace(self, edits: Sequence[Edit]) -> AlignedText:
        """Return this text after further edits, given in its own coordinates, aligned to raw."""
        raise NotImplementedError
