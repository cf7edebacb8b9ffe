"""The characters that a mirrored page may hold, by the bytes and the readings that are left."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from govtui.cleaning.forward import decode_pair, encode, mirror_table, to_mirror, toneless
from govtui.cleaning.language import ALONE, language_model, plain

ANY_TRAIL = frozenset(range(0x40, 0xFF))


class Options(NamedTuple):
    """The characters that a lead byte and a trail byte of given sets can make."""

    characters: list[tuple[str, float]]
    """With their log probability alone, likeliest first."""
    by_plain: dict[str, list[str]]
    """By their plain form."""


@cache
def options(leads: frozenset[int], trails: frozenset[int]) -> Options:
    """Return the characters of the mirrors that these bytes can make."""
    known = language_model().characters
    characters = []
    by_plain = defaultdict(list)
    for char, lead, trail in _mirror_bytes():
        if lead in leads and trail in trails:
            characters.append((char, known[plain(char)] + ALONE))
            by_plain[plain(char)].append(char)
    return Options(characters, by_plain)


@cache
def _mirror_bytes() -> list[tuple[str, int, int]]:
    """Return the characters that a page may have held, with their two bytes, likeliest first."""
    characters = dict.fromkeys(map(to_mirror, language_model().characters))
    return [(char, *data) for char in characters if len(data := encode(char)) == 2]


@cache
def vanishing() -> list[tuple[frozenset[int], frozenset[int]]]:
    """Return the pairs that vanish: sets of trail bytes, each with the lead bytes it goes with."""
    leads: dict[frozenset[int], set[int]] = defaultdict(set)
    for lead in range(0x81, 0xFF):
        trails = (t for t in range(0x40, 0xFF) if t != 0x7F and not decode_pair(lead, t))
        leads[frozenset(trails)].add(lead)
    return [(trails, frozenset(found)) for trails, found in leads.items() if trails]


@cache
def by_reading() -> dict[str, list[str]]:
    """Return the characters that are only traditional, by their readings, with and without tone."""
    from pypinyin.pinyin_dict import pinyin_dict

    found: dict[str, list[str]] = defaultdict(list)
    for char in sorted(set(mirror_table().values())):
        readings = pinyin_dict.get(ord(char), "").split(",")
        for reading in {*readings, *map(toneless, readings)}:
            found[reading].append(char)
    return found
