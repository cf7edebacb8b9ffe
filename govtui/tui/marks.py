"""What a text pane shows on its text: marks, in the pane's own coordinates.

A mark says what a place is, not how it looks: that is the pane's palette. Every label can be told
from its neighbours without colour, by the line of tags under the text (`tag`).
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from govtui.display import display_safe
from govtui.tui.width import ambiguous_width, prefix_length, width

if TYPE_CHECKING:
    from collections.abc import Iterable


class Kind(IntEnum):
    """What a marked place is; of two marks on one character the greater is painted on top."""

    DROPPED = 1
    """Raw characters that are not in the cleaned text: a gloss, page chrome."""
    FAINT = 2
    """A place that likely misses a label."""
    LABEL = 3
    DAMAGE = 4
    HIT = 5
    """What a search found."""
    SELECTION = 6
    """What is being marked."""
    CARET = 7


class Mark(NamedTuple):
    """A marked place `[start, end)`; `label` and `decided` are those of a label."""

    start: int
    end: int
    kind: Kind
    label: str = ""
    decided: bool = False
    current: bool = False


class MarkSource(Protocol):
    """Where a pane gets its marks from; asked for each row that is drawn."""

    def __call__(self, start: int, end: int) -> Iterable[Mark]:
        """Return the marks that touch `[start, end)`, marks of no length at its edges included."""


def tag(mark: Mark, cells: int, *, begins: bool, ends: bool) -> str:
    """Return what stands under a mark: its label, a line as long as it is, and its end.

    The end is `?` where the label is undecided, the line dots where it is only likely missed.
    `begins` and `ends` tell whether the mark's first and last characters are in this row. The
    result takes exactly `cells` cells.
    """
    if mark.kind is Kind.DAMAGE:
        return "~" * cells
    if ambiguous_width() == 1:
        line, end = ("═", "╝") if mark.current else ("─", "╯")
    else:
        line, end = ("=", "/") if mark.current else ("-", "/")
    if mark.kind is Kind.FAINT and not mark.current:
        line = "."
    if not mark.decided:
        end = "?"
    cap = end if ends and cells else ""
    name = display_safe(mark.label) if begins else ""
    name = name[: prefix_length(name, cells - len(cap))]
    return name + line * (cells - width(name) - len(cap)) + cap
