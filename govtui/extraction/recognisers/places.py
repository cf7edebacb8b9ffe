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
    from collections.abc import Callable, Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_PAIR = re.compile(
    "中(?=[美俄日韩法德英欧印澳老越泰蒙巴]"
    "(?:两国|关系|贸易|合作|经贸|友好|人文|文化|双边|企业|班列|产业))"
)
_BORDER = re.compile("(?:^|[^一-龥]|[于在])(?P<areas>[一-龥]{2})$")
"""Two areas of one character each before `交界`."""
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
    for border in re.finditer("交界", doc.text):
        beside = _BORDER.search(doc.text, max(0, border.start() - 3), border.start())
        for at in range(*beside.span("areas")) if beside else ():
            yield Suggestion(at, at + 1, "LOC", "rule:border of two areas", 0.75)
    for match in _PAIR.finditer(doc.text):
        for at in (match.start(), match.end()):
            yield Suggestion(at, at + 1, "LOC", "rule:pair of countries", 0.8)


def _short_forms(doc: Analysis) -> Iterator[Suggestion]:
    """Divisions without the word for their rank, and what the dictionary knows as a place.

    The dictionary calls a place what is none half the time (`海洋`), so somebody must be there.
    """

    text, edges, cities = doc.text, doc.edges, _cities()

    @cache
    def often(name: str) -> bool:
        """Whether the report is about the place: it says the name again and again."""
        return text.count(name) >= _OFTEN

    for start, end, tag in doc.plain:
        whole = end - start > 1
        if not whole and end + 1 in edges:
            end += 1  # `唐山` is two words to the dictionary
        name = text[start:end]
        if name in cities:
            yield Suggestion(start, end, "LOC", "lexicon:divisions, short form", 0.85)
        elif whole and tag[:2] in _NAMES and name not in words("not_places"):
            yield from _by_tag(doc, start, name, tag, often)
        elif not whole and name in known_short_forms() and often(name):
            yield Suggestion(start, end, "LOC", "lexicon:divisions, short form", 0.85)


def _by_tag(
    doc: Analysis, start: int, name: str, tag: str, often: Callable[[str], bool]
) -> Iterator[Suggestion]:
    """What the dictionary knows as a name, where more speaks for a place."""
    end = start + len(name)
    gone_to = doc.text[start - 1 : start] in _TO
    if name in known_short_forms() and (tag == "ns" or gone_to or often(name)):
        yield Suggestion(start, end, "LOC", "lexicon:divisions, short form", 0.85)
    elif tag == "ns" and gone_to:
        yield Suggestion(start, end, "LOC", "lexicon:dictionary", 0.65)
