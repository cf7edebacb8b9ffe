"""Places in a text by their pinyin initials: `xj` finds 习近, `gdp` finds GDP."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def find_initials(
    text: str, letters: str, start: int, end: int, after: int, likely: Callable[[int], bool]
) -> int | None:
    """Return where in `[start, end)` the initials read as `letters`, the next behind `after`.

    Around the end of the range; None where they are nowhere. Where they read so at `likely` places,
    such as the beginnings of words, only these count. Each Han counts with the first letters of all
    its readings, a Latin letter and a digit as themselves.
    """
    letters = letters.lower()
    found = [
        at
        for at in range(start, end - len(letters) + 1)
        if all(
            letter in initials_of(char)
            for letter, char in zip(letters, text[at : at + len(letters)], strict=True)
        )
    ]
    places = [at for at in found if likely(at)] or found
    return next((at for at in places if at > after), places[0] if places else None)


@lru_cache(maxsize=8192)
def initials_of(char: str) -> frozenset[str]:
    """Return the first letters of a character's readings."""
    if char.isascii():
        return frozenset(char.lower())
    # Takes some 100 ms to import: only who jumps by initials pays.
    from pypinyin import Style, pinyin

    readings = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(reading[:1] for heard in readings for reading in heard if reading)
