"""Pinyin glosses that mirrors sprinkle over a page: `區(qū)`, `會(huì )`, `黨(dang)(dang)`.

A reading in brackets behind a character is a gloss only if it is a reading of that character, and
only on a page that glosses: mirrors gloss many characters, each always or never, with tone marks
only such as are not simplified ones too. A reading given once for a rare character is a note of
the author's, and stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from enum import Enum, auto
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from govtui.cleaning.aligned import AlignedText, Alignment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_READING = "[a-z\u00e0-\u00fc\u0101-\u01dc\u01f9\u1e3f]{1,7}"
_BRACKETS = re.compile(rf"(\( ?{_READING} ?\))")
_GLOSSED = re.compile(rf"({_HAN}(?:[(\uff08] ?{_READING} ?[)\uff09])+)")

_FEW = 3
"""Fewer glosses than this don't make a page that glosses."""
_PLENTY = 10
"""So many of them do, without a look at where the characters stand unglossed."""
_VARIETY = 5
"""At least so many different characters are among plenty of glosses."""


_seen_mirror: set[str] = set()
"""Keys known to be MIRROR; there are no more of them than characters have readings."""


class _Kind(Enum):
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
    parts = _plain_glosses(aligned.text) or _accepted(aligned.text)
    if len(parts) == 1:
        return aligned
    text = "".join(parts[::2])
    return AlignedText(aligned.raw, text, aligned.alignment.then(_step(parts)))


def _step(parts: Sequence[str]) -> Alignment:
    """Return the alignment that deletes every other part, as one with the character before it."""
    lengths = list(map(len, parts))
    raw = list(accumulate(lengths))
    clean_ends = list(accumulate(lengths[:-1:2]))
    return Alignment(
        [end - 1 for end in raw[:-1:2]],
        raw[1::2],
        [end - 1 for end in clean_ends],
        clean_ends,
        [("gloss", 1.0)] * len(clean_ends),
    )


def _plain_glosses(text: str) -> list[str] | None:
    """Return the text split into what stays and glosses, if that is plain; else None.

    It is on nearly every page: plenty of glosses, and nothing else of their look. To split at the
    brackets takes half the time that it takes to look for characters with brackets.
    """
    parts = _BRACKETS.split(text)
    if "\uff08" in text or len(parts) <= 2 * _PLENTY:
        return None
    keys = {kept[-1:] + bracket for kept, bracket in zip(parts[::2], parts[1::2])}  # noqa: B905
    return parts if len(keys) >= _VARIETY and _are_mirror(keys) else None


def _are_mirror(keys: set[str]) -> bool:
    """Return whether all are a traditional character with its very reading."""
    if not keys <= _seen_mirror:
        if any(_kind(key) is not _Kind.MIRROR for key in keys):
            return False
        _seen_mirror.update(keys)
    return True


def _accepted(text: str) -> list[str]:
    """Return the text split into what stays and glosses, each of which is judged."""
    parts = _GLOSSED.split(text)  # every other part is a character with brackets
    accepts = _accepts(text, Counter(parts[1::2]))
    joined = [[parts[0]]]
    for key, following in zip(parts[1::2], parts[2::2], strict=True):
        if accepts[key]:
            joined[-1].append(key[0])
            joined += ([key[1:]], [following])
        else:
            joined[-1] += (key, following)
    return ["".join(pieces) for pieces in joined]


def _accepts(text: str, keys: Mapping[str, int]) -> dict[str, bool]:
    """Return for each of the keys whether it is a gloss, by what the page does as a whole."""
    count: Counter[tuple[_Kind, str]] = Counter()
    for key, n in keys.items():
        count[_kind(key), key[0]] += n
    mirror = {char: n for (kind, char), n in count.items() if kind is _Kind.MIRROR}
    toneless = {char: n for (kind, char), n in count.items() if kind is _Kind.TONELESS}
    glosses = (
        len(mirror) > 1
        and sum(mirror.values()) >= _FEW
        and (
            (sum(mirror.values()) >= _PLENTY and len(mirror) >= _VARIETY)
            or _always(mirror, text.count)
        )
    )
    glosses_toneless = sum(toneless.values()) >= _PLENTY and len(toneless) >= _VARIETY

    def accept(key: str) -> bool:
        match kind := _kind(key):
            case _Kind.MIRROR:
                return glosses or glosses_toneless
            case _Kind.SHARED | _Kind.TONELESS:
                # Some sites gloss a particle without tone, or a character of both scripts.
                n = count[kind, key[0]]
                steady = n >= _FEW or _simplified(key[0]) != key[0]
                return (glosses_toneless and _toneless(key) == key) or (
                    glosses and steady and _always({key[0]: n}, text.count)
                )
            case _Kind.OTHER:
                return False

    return {key: accept(key) for key in keys}


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
    readings = _readings(char) | _readings(simplified)
    if reading in readings:
        return _Kind.MIRROR if simplified != char else _Kind.SHARED
    if reading in {_toneless(known) for known in readings}:
        return _Kind.TONELESS
    return _Kind.OTHER


def _simplified(char: str) -> str:
    from govtui.cleaning.script import to_simplified

    return to_simplified(char) if char.isalpha() else char


def _readings(char: str) -> set[str]:
    known = _pinyin().get(ord(char), "")
    return set(known.split(",")) if known else set()


@cache
def _pinyin() -> Mapping[int, str]:
    from pypinyin.pinyin_dict import pinyin_dict

    table: Mapping[int, str] = pinyin_dict
    return table


def _toneless(reading: str) -> str:
    """Return a reading without its tone mark; the dots of `ü` stay."""
    decomposed = unicodedata.normalize("NFD", reading)
    kept = "".join(c for c in decomposed if c == "\u0308" or not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept)
