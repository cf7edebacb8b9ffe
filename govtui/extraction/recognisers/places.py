"""LOC: administrative areas and their short forms, and places known by name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govtui.extraction.areas import areas, known_short_forms
from govtui.extraction.model import Suggestion
from govtui.extraction.phrases import bounds_of
from govtui.extraction.vocabulary import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_PAIR = re.compile(
    "中(?=[美俄日韩法德英欧印澳老越泰蒙巴]"
    "(?:两国|关系|贸易|合作|经贸|友好|人文|文化|双边|企业|班列|铁路|产业))"
)


@cache
def _known() -> re.Pattern[str]:
    return re.compile(alternation("places"))


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the areas and known places of the report."""
    starts: dict[int, int] = {}
    for area in areas(doc, bounds_of(earlier, "TIME", "PER", "DOC", "POST")):
        start = starts.get(area.start, area.start)  # the larger area that stands right before
        starts[area.end] = start
        if area.known:
            yield Suggestion(start, area.end, "LOC", "lexicon:divisions", 0.92)
        else:
            yield Suggestion(start, area.end, "LOC", "rule:area by its ending", 0.82)
    for token in doc.tokens:
        named = token.tag.startswith("ns") and doc.text[token.start : token.end]
        longer = named and len(named) > 3 and named[:2] in known_short_forms()
        if named in known_short_forms() or longer:
            yield Suggestion(token.start, token.end, "LOC", "lexicon:divisions, short form", 0.85)
    for match in _known().finditer(doc.text):
        if set(match.span()) <= doc.edges:
            yield Suggestion(*match.span(), "LOC", "lexicon:places", 0.88)
    for match in _PAIR.finditer(doc.text):
        for at in (match.start(), match.end()):
            yield Suggestion(at, at + 1, "LOC", "rule:pair of countries", 0.8)
