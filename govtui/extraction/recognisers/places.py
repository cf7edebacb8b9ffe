"""LOC: administrative areas and their short forms, and places known by name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govtui.cleaning.regions import by_short_name
from govtui.extraction.areas import areas, known_short_forms
from govtui.extraction.model import Suggestion
from govtui.extraction.phrases import bounds_of
from govtui.extraction.vocabulary import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_PAIR = re.compile(
    "中(?=[美俄日韩法德英欧印澳老越泰蒙巴]"
    "(?:两国|关系|贸易|合作|经贸|友好|人文|文化|双边|企业|班列|产业))"
)
_SYSTEM = re.compile("特色社会主义|式现代化|共产党|共产主义|梦|人民解放军|化(?!州|德|隆)")
"""After a country's name, what names no place."""
_NAMES = frozenset({"ns", "nr", "nz"})
"""How the tags of proper names begin."""
_OFTEN = 4
"""Mentions of a county's short form from which it is taken for the county, not for a word."""
_TO = frozenset("在到赴于从至")


@cache
def _known() -> re.Pattern[str]:
    return re.compile(alternation("places"))


@cache
def _cities() -> frozenset[str]:
    """The short forms of provinces and prefectures, save those that are words too."""
    names = {n for n, found in by_short_name().items() if any(d.code[4:] == "00" for d in found)}
    return frozenset(n for n in names if len(n) > 1) - words("not_places") - words("homographs")


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
    yield from _short_forms(doc)
    for match in _known().finditer(doc.text):
        if set(match.span()) <= doc.edges and not _SYSTEM.match(doc.text, match.end()):
            yield Suggestion(*match.span(), "LOC", "lexicon:places", 0.88)
    for match in _PAIR.finditer(doc.text):
        for at in (match.start(), match.end()):
            yield Suggestion(at, at + 1, "LOC", "rule:pair of countries", 0.8)


def _short_forms(doc: Analysis) -> Iterator[Suggestion]:
    """Divisions without the word for their rank, and what the dictionary knows as a place.

    The dictionary calls a place what is none half the time (`海洋`), so somebody must be there.
    """

    @cache
    def often(name: str) -> bool:
        """Whether the report is about the place: it says the name again and again."""
        return doc.text.count(name) >= _OFTEN

    for token in doc.plain:
        end = token.end
        if end - token.start == 1 and end + 1 in doc.edges:
            end += 1  # `唐山` is two words to the dictionary
        name = doc.text[token.start : end]
        whole = end == token.end
        if name in _cities() or (not whole and name in known_short_forms() and often(name)):
            yield Suggestion(token.start, end, "LOC", "lexicon:divisions, short form", 0.85)
            continue
        if token.tag[:2] not in _NAMES or token.end - token.start < 2:
            continue
        if name in words("not_places"):
            continue
        known = name in known_short_forms()
        if known and (token.tag == "ns" or _is_gone_to(doc, token.start) or often(name)):
            yield Suggestion(token.start, token.end, "LOC", "lexicon:divisions, short form", 0.85)
        elif token.tag == "ns" and _is_gone_to(doc, token.start):
            yield Suggestion(token.start, token.end, "LOC", "lexicon:dictionary", 0.65)


def _is_gone_to(doc: Analysis, start: int) -> bool:
    """Whether a word for being somewhere stands right before `start`."""
    return doc.text[start - 1 : start] in _TO
