"""From cleaned text to suggestions: recognisers, consistency, the workspace lexicon, resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.extraction.analysis import Analysis
from govtui.extraction.consistency import repeats
from govtui.extraction.recognisers import BUILT_IN
from govtui.extraction.resolve import resolve
from govtui.extraction.schema import LabelSchema, default_schema

if TYPE_CHECKING:
    from govtui.extraction.model import Suggestion


def suggest(text: str, *, schema: LabelSchema | None = None) -> list[Suggestion]:
    """Suggestions for the cleaned `text`, sorted, none overlapping, in code points of `text`."""
    schema = schema or default_schema()
    doc = Analysis(text)
    candidates: list[Suggestion] = []
    for recognise in BUILT_IN.values():
        candidates.extend(recognise(doc, candidates))
    candidates.extend(repeats(doc, candidates))
    return resolve(candidates, schema)
