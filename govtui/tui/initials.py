"""Places in a text by their pinyin initials: `xj` finds 习近, `gdp` finds GDP."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def places_of(text: str, letters: str, start: int, end: int) -> list[int]:
    """Return where in `[start, end)` the initials read as `letters`.

    Each Han counts with the first letters of all its readings, a Latin letter and a digit as
    themselves.
    """
    letters = letters.lower()
    return [
        at
        for at in range(start, end - len(letters) + 1)
        if all(
            letter in initials_of(char)
            for letter, char in zip(letters, text[at : at + len(letters)], strict=True)
        )
    ]


def next_place(places: Sequence[int], here: int, direction: int = 1) -> int | None:
    """Return the next of some places behind (1) or before (-1) `here`, around the end."""
    ordered = places[::direction]
    beyond = (at for at in ordered if (at - here) * direction > 0)
    return next(beyond, ordered[0] if ordered else None)


@lru_cache(maxsize=8192)
def initials_of(char: str) -> frozenset[str]:
    """Return the first letters of a character's readings."""
    if char.isascii():
        return frozenset(char.lower())
    # Takes some 100 ms to import: only who jumps by initials pays.
    from pypinyin import Style, pinyin

    readings = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(reading[:1] for heard in readings for reading in heard if reading)
