"""Pinyin glosses that mirrors sprinkle over a page: `區(qū)`, `會(huì )`, `黨(dang)(dang)`.

A reading in brackets behind a character is a gloss only if it is a reading of that character, and
only on a page that glosses: mirrors gloss many characters, each always or never, with tone marks
only such as are not simplified ones too. A reading given once for a rare character is a note of
the author's, and stays.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum, auto
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from govtui.cleaning.aligned import AlignedText, Alignment
from govtui.cleaning.pinyin import BRACKETS, READING, readings, toneless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_BRACKETS = re.compile(rf"((?:{BRACKETS})+)")
_PLAIN_BRACKETS = re.compile(rf"(\( ?{READING} ?\))")
"""The same for a page without wide or repeated brackets, in half the time."""

_FEW = 3
"""Fewer glosses than this don't make a page that glosses."""
_PLENTY = 10
"""So many of them do, without a look at where the characters stand unglossed."""
_VARIETY = 5
"""At least so many different characters are among plenty of glosses."""

_met: set[str] = set()
"""Characters with their very readings that pages held so far; a set answers for all at once."""


class _Kind(StrEnum):
    """What a character and the brackets behind it are."""

    MIRROR = auto()
    """A traditional character with its very reading."""
    SHARED = auto()
    """A character of both scripts with its very reading."""
    TONELESS = auto()
    """A character with its reading, without the tone."""
    OTHER = auto()


def remove_glosses(aligned: AlignedText) -> AlignedText:
    """Return the text without its glosses, each of which becomes part of its character."""
    parts = _split(aligned.text)
    if not _only_mirrors(parts):
        keys = [before[-1:] + brackets for before, brackets in _pairs(parts)]
        others = _others(aligned.text, keys)
        parts = _join_others(parts, [key in others for key in keys])
    if len(parts) == 1:
        return aligned
    text = "".join(parts[::2])
    return AlignedText(aligned.raw, text, aligned.alignment.then(_step(parts)))


def _pairs(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each pair of brackets with the text before it."""
    return zip(parts[::2], parts[1::2], strict=False)


def _only_mirrors(parts: Sequence[str]) -> bool:
    """Return whether plenty of brackets are all glosses: so on nearly every page that glosses."""
    if len(parts) < 2 * _PLENTY:
        return False
    distinct = {before[-1:] + brackets for before, brackets in _pairs(parts)}
    new = distinct - _met
    if len(distinct) < _VARIETY or any(_kind(key) is not _Kind.MIRROR for key in new):
        return False
    _met.update(new)
    return True


def _split(text: str) -> list[str]:
    """Return the text split at brackets with a reading; every other part is such brackets.

    To split at the characters before them takes twice as long.
    """
    parts = _PLAIN_BRACKETS.split(text)
    repeated = "" in parts[2:-1:2]
    return _BRACKETS.split(text) if repeated or "\uff08" in text else parts


def _join_others(parts: Sequence[str], others: Sequence[bool]) -> list[str]:
    """Return the parts with those brackets that are no gloss joined to the text around them."""
    joined: list[str] = []
    text = [parts[0]]
    for other, brackets, following in zip(others, parts[1::2], parts[2::2], strict=True):
        if other:
            text += (brackets, following)
        else:
            joined += ("".join(text), brackets)
            text = [following]
    return [*joined, "".join(text)]


def _step(parts: Sequence[str]) -> Alignment:
    """Return the alignment that deletes every other part, as one with the character before it."""
    count = len(parts) // 2
    return Alignment(
        list(accumulate(map(len, parts)))[1::2],
        [len(brackets) + 1 for brackets in parts[1::2]],
        list(accumulate(map(len, parts[:-1:2]))),
        [1] * count,
        [("gloss", 1.0)] * count,
    )


def _others(text: str, keys: Sequence[str]) -> set[str]:
    """Return those of the keys that are no gloss, by what the page does as a whole.

    A key is a character with the brackets behind it.
    """
    count: Counter[tuple[_Kind, str]] = Counter()
    for key, n in Counter(keys).items():
        count[_kind(key), key[0]] += n
    mirror = {char: n for (kind, char), n in count.items() if kind is _Kind.MIRROR}
    bare = {char: n for (kind, char), n in count.items() if kind is _Kind.TONELESS}
    glosses = len(mirror) > 1 and (
        (sum(mirror.values()) >= _PLENTY and len(mirror) >= _VARIETY) or _always(mirror, text.count)
    )
    glosses_toneless = sum(bare.values()) >= _PLENTY and len(bare) >= _VARIETY

    def is_gloss(key: str) -> bool:
        match kind := _kind(key):
            case _Kind.MIRROR:
                return glosses or glosses_toneless
            case _Kind.SHARED | _Kind.TONELESS:
                # Some sites gloss a particle without tone, or a character of both scripts.
                n = count[kind, key[0]]
                steady = n >= _FEW or _simplified(key[0]) != key[0]
                return (glosses_toneless and toneless(key) == key) or (
                    glosses and steady and _always({key[0]: n}, text.count)
                )
            case _Kind.OTHER:
                return False

    return {key for key in set(keys) if not is_gloss(key)}


def _always(glossed: Mapping[str, int], count: Callable[[str], int]) -> bool:
    """Return whether the characters hardly stand anywhere without their gloss."""
    return sum(glossed.values()) >= 0.9 * sum(map(count, glossed))


@lru_cache(maxsize=1 << 16)
def _kind(key: str) -> _Kind:
    """Return what a character with the brackets behind it is."""
    if key[:1] in "(\uff08":  # without a character
        return _Kind.OTHER
    char, *brackets = re.split("[(\uff08]", key)
    repeated = {bracket[:-1].strip() for bracket in brackets}
    if len(repeated) > 1:
        return _Kind.OTHER
    reading = repeated.pop()
    simplified = _simplified(char)
    known = {*readings(char), *readings(simplified)}
    if reading in known:
        return _Kind.MIRROR if simplified != char else _Kind.SHARED
    if reading in map(toneless, known):
        return _Kind.TONELESS
    return _Kind.OTHER


def _simplified(char: str) -> str:
    from govtui.cleaning.script import to_simplified

    return to_simplified(char) if char.isalpha() else char
