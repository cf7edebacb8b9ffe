"""The texts that a damaged place may have come from, and whether they explain it."""

from __future__ import annotations

import math
import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from govtui.cleaning.characters import by_reading
from govtui.cleaning.forward import ASCII_MARKS, CUT_MARKS, corrupt, encode, fold
from govtui.cleaning.pinyin import READING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from govtui.cleaning.page import PageFacts

_READINGS = re.compile(rf"\(?({READING})\)")


class Candidate(NamedTuple):
    """A text that the damage may have come from."""

    text: str
    end: int
    """Where the damage ends, in code points of the raw text."""
    score: float
    """Log probability, in nats, of the text with its surroundings; comparable in one search."""
    eaten: bool


class Search(NamedTuple):
    """What a search found."""

    start: int
    """Where the damage starts: at its `?`."""
    end: int
    """Where what starts it ends: its mark or its gloss, or the `?` itself."""
    candidates: tuple[Candidate, ...]
    """Likeliest first. For a cut, the text as it stands is one of them."""
    reach: float
    """All texts were kept that were less than so many nats behind the best at their step."""


def glossed_with(reading: str, facts: PageFacts) -> list[str]:
    """Return the characters that the site may gloss with a reading."""
    return [
        char
        for char in by_reading().get(reading, ())
        if facts.glosses.get(char, reading) == reading and char not in facts.unglossed
    ]


def explains(candidate: Candidate, start: int, raw: str, facts: PageFacts) -> bool:
    """Return whether the forward model makes of a text just what the page shows.

    `start` is where the damage starts in the raw text.
    """
    damaged = raw[start : candidate.end]
    # The character into which the glossed pair reaches, where the damage starts with a gloss.
    before = raw[start - 1 : start] if _READINGS.match(raw, start + 1) else ""
    seen = fold(before + damaged)
    text = before + candidate.text
    cuts = [mark for mark in CUT_MARKS if "?" + fold(mark) in seen]
    # With neither a gloss nor a mark behind its `?`, the damage starts with a mark that was eaten.
    exchanged = "" if before or cuts else ASCII_MARKS
    return any(
        corrupt(text, glosses, marks, exchanged) == seen
        for glosses in _tables(text, set(_READINGS.findall(damaged)), facts)
        for marks in dict.fromkeys(("", *cuts, "".join(cuts)))
    )


def _tables(text: str, seen: Collection[str], facts: PageFacts) -> Iterator[dict[str, str]]:
    """Yield the gloss tables that the site may have, as far as they matter to a text.

    Of the readings `seen` in the damage each belongs to one character, of which the bytes at least
    stand in the text.
    """
    data = encode(text)
    choices = [
        [(char, reading) for char in glossed_with(reading, facts) if encode(char) in data]
        for reading in seen
    ]
    for chosen in product(*choices):
        yield {**facts.glosses, **dict(chosen)}


def posterior(candidates: Sequence[Candidate]) -> list[float]:
    """Return the probability of each candidate, given that one of them is right."""
    if not candidates:
        return []
    best = candidates[0].score
    weights = [math.exp(c.score - best) for c in candidates]
    return [weight / sum(weights) for weight in weights]
