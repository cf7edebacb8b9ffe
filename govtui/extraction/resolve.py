"""From candidates to flat suggestions: no two overlap, and the longest span names the thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.extraction.model import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govtui.extraction.schema import LabelSchema


_PARTNERS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "\uff08": "\uff09", "(": ")", "「": "」"}
_CLOSERS = {closer: opener for opener, closer in _PARTNERS.items()}
_ROUND = frozenset("\uff08(")
_MARKS = frozenset("、\uff0c。\uff1b\uff1a\uff01\uff1f,.;:!?…—-·/|")
_SPACES = frozenset(filter(str.isspace, map(chr, range(0x3001))))
_AT_EDGES = _MARKS | _SPACES | _PARTNERS.keys() | _CLOSERS.keys()
"""What there may be to trim: most candidates have nothing of it at their edges."""
FLOOR = 0.5
"""Candidates that are more likely wrong than right are not shown."""


def trimmed(text: str, candidate: Suggestion) -> Suggestion | None:
    """`candidate` without marks and space at its edges; None where nothing is left.

    A bracket or quote stays where its partner is in the span too, unless the pair encloses the
    whole span; the brackets of a title always stay.
    """
    start, end = candidate.start, candidate.end
    sound = _AT_EDGES.isdisjoint(text[start : start + 1] + text[end - 1 : end])
    if sound and text[end : end + 1] not in _CLOSERS and start < end:
        return candidate
    end += _lacks_closer(text, start, end)
    while start < end:
        first, last = text[start], text[end - 1]
        if _is_loose(first, text[start:end], _PARTNERS, _CLOSERS):
            start += 1
        elif _is_loose(last, text[start:end], _CLOSERS, _PARTNERS):
            end -= 1
        elif first != "《" and text.find(_PARTNERS.get(first, "\n"), start, end) == end - 1:
            start, end = start + 1, end - 1
        else:
            break
    if start >= end:
        return None
    return Suggestion(start, end, candidate.label, candidate.source, candidate.score)


def _lacks_closer(text: str, start: int, end: int) -> bool:
    """Whether the bracket that closes one of the span's own follows it: `局\uff08公司`."""
    opener = _CLOSERS.get(text[end : end + 1], "")
    surface = text[start:end]
    return opener in _ROUND and surface.rfind(opener) > surface.rfind(_PARTNERS.get(opener, opener))


def _is_loose(
    mark: str, surface: str, inward: Mapping[str, str], outward: Mapping[str, str]
) -> bool:
    """Whether `mark`, at an edge of `surface`, is no part of it.

    `inward` are the brackets that open towards the surface there, with their partners.
    """
    if mark in _MARKS or mark in _SPACES or mark in outward:
        return True
    return mark in inward and inward[mark] not in surface


def resolve(candidates: Iterable[Suggestion], schema: LabelSchema) -> list[Suggestion]:
    """The candidates that stand, sorted.

    The longer wins, then the surer, then the one whose label has priority. Labels that the schema
    does not have are left out.
    """
    ranks = {name: schema.rank(name) for name in schema.names}
    ranked = sorted(
        (c for c in candidates if c.label in ranks and c.score >= FLOOR),
        key=lambda c: (c.start - c.end, -c.score, ranks[c.label], c.start),
    )
    taken: set[int] = set()
    standing: list[Suggestion] = []
    for candidate in ranked:
        if taken.isdisjoint(range(candidate.start, candidate.end)):
            taken.update(range(candidate.start, candidate.end))
            standing.append(candidate)
    return sorted(standing)
