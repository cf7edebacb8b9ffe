"""The characters that a mirrored page may hold, by the bytes and the readings that are left."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import product
from typing import NamedTuple

from govtui.cleaning.forward import decode_pair, encode, mirror_table, to_mirror
from govtui.cleaning.language import ALONE, language_model, plain
from govtui.cleaning.pinyin import readings, toneless

ANY_TRAIL = frozenset(range(0x40, 0xFF))


class Character(NamedTuple):
    """A character of the mirrors."""

    char: str
    plain: str
    """The character under which the language model files it."""
    alone: float
    """Its log probability where the character before it tells nothing."""


class Options(NamedTuple):
    """The characters that a lead byte and a trail byte of given sets can make."""

    characters: list[Character]
    """Likeliest first."""
    by_plain: dict[str, Character]


@cache
def options(leads: frozenset[int], trails: frozenset[int]) -> Options:
    """Return the characters of the mirrors that these bytes can make."""
    table = _by_bytes()
    if len(leads) * len(trails) < len(table):
        pairs = [table[pair] for pair in product(leads, trails) if pair in table]
    else:
        pairs = [
            found for (lead, trail), found in table.items() if lead in leads and trail in trails
        ]
    found = sorted(pairs, key=lambda character: -character.alone)
    return Options(found, {character.plain: character for character in found})


@cache
def _by_bytes() -> dict[tuple[int, int], Character]:
    """Return the characters that a page may have held, by their two bytes."""
    known = language_model().characters
    table: dict[tuple[int, int], Character] = {}
    for char in map(to_mirror, known):
        data = encode(char)
        if len(data) == 2:
            character = Character(char, plain(char), known[plain(char)] + ALONE)
            table.setdefault((data[0], data[1]), character)
    return table


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
    found: dict[str, list[str]] = defaultdict(list)
    for char in sorted(set(mirror_table().values())):
        known = readings(char)
        for reading in {*known, *map(toneless, known)}:
            found[reading].append(char)
    return found
