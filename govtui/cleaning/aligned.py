"""Aligned text: a text and the list of its edits against the raw. The heart of the package.

Outside its edits a text equals its raw text character for character; inside an edit any raw range
stands for any cleaned range. Every cleaning step takes one aligned text and returns one, and from
the edits follow the highlights in both panes, both offset pairs of the export, and the carrying
over of labels when a report or a rule changes.

The edits that change lengths are kept in its alignment. Those of single characters (the script, the
width) are found by comparing the two texts when somebody asks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.cleaning.alignment import Alignment, Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["AlignedText", "Alignment", "Edit", "Replacement", "Span"]


class Replacement(msgspec.Struct, frozen=True, gc=False):
    """An order to put `text` in the place of `[start, end)` of an aligned text."""

    start: int
    end: int
    text: str
    kind: str
    certainty: float = 1.0


class AlignedText:
    """An immutable text whose every character knows the raw characters that it came from.

    A character inside an edit has the edit's whole raw range: a glossed character's range covers
    its gloss, and `raw_range` of `大观区` in `大觀區(qū)` is `(0, 7)`.
    """

    __slots__ = ("_edits", "alignment", "raw", "text")

    def __init__(self, raw: str, text: str, edits: Iterable[Edit] | Alignment = ()) -> None:
        """Align `text` with `raw`. `edits` may leave out those that replace one character by one.

        Raises ValueError where the lengths of texts and edits do not fit together.
        """
        self.raw = raw
        self.text = text
        self.alignment = edits if isinstance(edits, Alignment) else Alignment.of(edits)
        self._edits: tuple[Edit, ...] | None = None
        if len(raw) + self.alignment.growth != len(text):
            raise ValueError("the edits do not account for the difference of the lengths")

    @classmethod
    def of(cls, raw: str) -> AlignedText:
        """Return `raw` aligned with itself."""
        return cls(raw, raw)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AlignedText) and (self.raw, self.text, self.edits) == (
            other.raw,
            other.text,
            other.edits,
        )

    def __hash__(self) -> int:
        return hash((self.raw, self.text))

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits in order, those of single characters (`script`, `width`) included."""
        if self._edits is None:
            self._edits = tuple(self._all_edits())
        return self._edits

    def raw_range(self, start: int, end: int) -> Span:
        """Return the smallest raw range that all characters of the cleaned span came from.

        An empty span gives the empty raw range at its place, before what was deleted there.
        """
        return self.alignment.raw_range(start, end)

    def clean_range(self, start: int, end: int) -> Span:
        """Return the cleaned range that came from a raw range; empty where all was deleted."""
        return self.alignment.clean_range(start, end)

    def replace(self, replacements: Sequence[Replacement]) -> AlignedText:
        """Return this text after the replacements (sorted, not overlapping), aligned to raw.

        Several edits that overlap become one. Raises ValueError on disorder.
        """
        orders = [order for order in replacements if order.start != order.end or order.text]
        pieces: list[str] = []
        ends: list[int] = []
        done = length = 0
        for order in orders:
            if not done <= order.start <= order.end <= len(self.text):
                raise ValueError("replacements must be sorted, apart, and inside the text")
            pieces += (self.text[done : order.start], order.text)
            length += order.start - done + len(order.text)
            ends.append(length)
            done = order.end
        pieces.append(self.text[done:])
        step = Alignment(
            [order.end for order in orders],
            [order.end - order.start for order in orders],
            ends,
            [len(order.text) for order in orders],
            [(order.kind, order.certainty) for order in orders],
        )
        return AlignedText(self.raw, "".join(pieces), self.alignment.then(step))

    def then(self, step: AlignedText) -> AlignedText:
        """Return `step`'s text aligned to this one's raw text; `step` starts from this text."""
        return AlignedText(self.raw, step.text, self.alignment.then(step.alignment))

    def rewritten(self, text: str) -> AlignedText:
        """Return this text with single characters exchanged for single characters.

        Raises ValueError if the length differs.
        """
        return AlignedText(self.raw, text, self.alignment)

    def _all_edits(self) -> Iterator[Edit]:
        raw_at = clean_at = 0
        for edit in self.alignment:
            yield from self._exchanges(raw_at, clean_at, edit.raw[0] - raw_at)
            yield edit
            raw_at, clean_at = edit.raw[1], edit.clean[1]
        yield from self._exchanges(raw_at, clean_at, len(self.raw) - raw_at)

    def _exchanges(self, raw_at: int, clean_at: int, length: int) -> Iterator[Edit]:
        """Yield the edits of single characters in a stretch where the texts run side by side."""
        old = self.raw[raw_at : raw_at + length]
        new = self.text[clean_at : clean_at + length]
        if old == new:
            return
        for offset, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                raw, clean = raw_at + offset, clean_at + offset
                # Letters are exchanged for letters by the script, all else by the width.
                kind = "script" if before.isalpha() else "width"
                yield Edit((raw, raw + 1), (clean, clean + 1), kind)
