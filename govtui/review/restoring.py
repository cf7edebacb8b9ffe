"""Bringing back lines that cleaning dropped: an undoable correction of the text like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.errors import ReviewError
from govtui.i18n import _
from govtui.review.model import Restore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtui.cleaning.model import Dropped, RawLine
    from govtui.review.fold import Review


def left_out(review: Review, lines: Iterable[Dropped]) -> list[Dropped]:
    """Return the dropped lines that the reviewer has not brought back."""
    return [line for line in lines if (at := review.clean_range(*line.raw)) and at[0] == at[1]]


def restore(review: Review, line: RawLine) -> Restore:
    """The line belongs to the text: return the decision that puts it at its place.

    Raises ReviewError where the raw text is not known or the line is in the text already.
    """
    place = review.clean_range(*line.raw)
    if place is None:
        raise ReviewError(_("The raw text of this review is not known: nothing can be restored."))
    decision = _placed(review.text, place[0], line)
    review.check(decision)
    return decision


def _placed(text: str, at: int, line: RawLine) -> Restore:
    """Return the line with the newline that it wants at a place of the text.

    The newline takes up the space that stood between it and the line.
    """
    start, end = line.raw
    edits = line.alignment
    size = len(line.text)
    if text and line.after and (at == 0 or text[at - 1] == "\n"):
        newline = (end - start, line.after[1] - start, size, size + 1)
        raw, joined, edits = (start, line.after[1]), line.text + "\n", (*edits, newline)
    elif text and line.before:
        shift = start - line.before[0]
        moved = ((a + shift, b + shift, c + 1, d + 1) for a, b, c, d in edits)
        raw, joined, edits = (line.before[0], end), "\n" + line.text, ((0, shift, 0, 1), *moved)
    else:
        raw, joined = line.raw, line.text
    return Restore(start=at, text=joined, raw=raw, alignment=edits)
