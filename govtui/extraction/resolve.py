"""From candidates to flat suggestions: no two overlap, and the longest span names the thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtui.extraction.model import Suggestion
    from govtui.extraction.schema import LabelSchema


FLOOR = 0.5
"""Candidates that are more likely wrong than right are not shown."""


def resolve(candidates: Iterable[Suggestion], schema: LabelSchema) -> list[Suggestion]:
    """The candidates that stand, sorted.

    The longer wins, then the surer, then the one whose label has priority. Labels that the schema
    does not have are left out.
    """
    known = set(schema.names)
    ranked = sorted(
        (c for c in candidates if c.label in known and c.score >= FLOOR),
        key=lambda c: (c.start - c.end, -c.score, schema.rank(c.label), c.start),
    )
    taken: set[int] = set()
    standing: list[Suggestion] = []
    for candidate in ranked:
        if taken.isdisjoint(range(candidate.start, candidate.end)):
            taken.update(range(candidate.start, candidate.end))
            standing.append(candidate)
    return sorted(standing)
