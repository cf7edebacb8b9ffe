"""The rules of the guidelines that the text itself can tell: what breaks them, and a mended span.

They are about where a span begins and ends, whatever its label: trimmed, `《》` inside, a pair of
quotes around the whole outside, pairs whole, one thing in one paragraph.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from govtui.cleaning.aligned import Span
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.review.fold import Review
    from govtui.review.model import Label

_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_BRACKETS = {"《": "》", "\uff08": "\uff09", "(": ")", "〈": "〉", "【": "】", "〔": "〕", "[": "]"}
_PAIRS = _QUOTES | _BRACKETS
_MIRRORED = {closing: opening for opening, closing in _PAIRS.items()}
_OPENING = frozenset(_PAIRS)
_CLOSING = frozenset(_PAIRS.values())


class Rule(StrEnum):
    """A rule that a label breaks."""

    TRIM = "trim"
    QUOTES = "quotes"
    TITLE = "title"
    PAIR = "pair"
    PARAGRAPH = "paragraph"


class Fault(msgspec.Struct, frozen=True):
    """A label that breaks a rule."""

    id: int
    rule: Rule
    message: str
    """What is wrong, for people."""
    fix: Span | None
    """The span that holds to all rules; None where a person must say."""


def lint(review: Review) -> list[Fault]:
    """Return what breaks the guidelines, in reading order.

    A label with a comment is left out: the reviewer has said why it is so.
    """
    return [fault for label in review.live if not label.comment for fault in faults(review, label)]


def faults(review: Review, label: Label) -> Iterator[Fault]:
    """Yield the rules that one label breaks."""
    text, start, end = review.text, label.start, label.end
    span = snapped(text, start, end)
    fix = _free(review, label, span)
    surface = text[start:end]
    if "\n" in surface.strip():
        message = _("It goes over the end of a paragraph.")
        yield Fault(label.id, Rule.PARAGRAPH, message, None)
    if _is_enclosed(surface, _QUOTES):
        yield Fault(label.id, Rule.QUOTES, _("Quotes around the whole are not part of it."), fix)
    elif _trimmed(text, start, end) != (start, end):
        message = _("It begins or ends with punctuation or a space.")
        yield Fault(label.id, Rule.TRIM, message, fix)
    elif span != (start, end) and text[span[0]] == "《":
        yield Fault(label.id, Rule.TITLE, _("The brackets 《》 belong to the title."), fix)
    if not _is_balanced(surface):
        yield Fault(label.id, Rule.PAIR, _("One half of a pair is missing."), None)


def snapped(text: str, start: int, end: int) -> Span:
    """Return the span nearest to `[start, end)` that holds to the rules.

    Trimmed, without an enclosing pair of quotes, with the `《》` that stand around it. A span of
    nothing but punctuation stays as it is.
    """
    low, high = _trimmed(text, start, end)
    while _is_enclosed(text[low:high], _QUOTES):
        low, high = _trimmed(text, low + 1, high - 1)
    if low >= high:
        return start, end
    if text[low - 1 : low] == "《" and text[high : high + 1] == "》":
        return low - 1, high + 1
    return low, high


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without punctuation and spaces at its edges.

    A bracket or quote stays where its other half is inside; a sign like `%` is no punctuation.
    """
    while start < end and _is_loose(text[start], text[start + 1 : end], _PAIRS):
        start += 1
    while start < end and _is_loose(text[end - 1], text[start : end - 1], _MIRRORED):
        end -= 1
    return start, end


def _is_loose(char: str, rest: str, partners: dict[str, str]) -> bool:
    """Tell whether a character at an edge is not part of a name."""
    if char in partners and partners[char] in rest:
        return False
    if char in "%‰\uff05":  # they end a quantity
        return False
    return char.isspace() or unicodedata.category(char).startswith("P")


def _is_enclosed(surface: str, pairs: dict[str, str]) -> bool:
    """Tell whether one pair stands around the whole surface."""
    if len(surface) < 3 or pairs.get(surface[0]) != surface[-1]:
        return False
    inside = surface[1:-1]
    return surface[-1] not in inside or _is_balanced(inside)


def _is_balanced(surface: str) -> bool:
    """Tell whether every half of a pair has its other half, in order."""
    open_: list[str] = []
    for char in surface:
        if open_ and char == open_[-1]:
            open_.pop()
        elif char in _OPENING:
            open_.append(_PAIRS[char])
        elif char in _CLOSING:
            return False
    return not open_


def _free(review: Review, label: Label, span: Span) -> Span | None:
    """Return a span if it differs from the label's and no other decided label is in its way."""
    if span == (label.start, label.end):
        return None
    others = (other for other in review.overlapping(*span) if other.id != label.id)
    return None if any(other.decided for other in others) else span
