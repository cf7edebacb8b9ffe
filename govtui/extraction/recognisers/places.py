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
_BEFORE_NOUN = re.compile(
    "(?:品牌|新篇章|篇章|新形象|形象|样板|实践|方案|经验|模式|速度|故事|答卷|智慧|力量|担当|高质量发展|高质量跨越|经济社会|振兴|崛起"
    "|大地|人民|儿女|市场|全域|籍|文旅|文化旅游|历史文化|发展大局|发展的|未来|明天|实际|新局面|加快发展|跨越发展|各族|各界|百姓|老百姓|企业家|商会|乡贤)"
)
"""What is said to be a place's, so that a short form before it is the place."""
_PRESENT = re.compile(
    "(?:驻|来|赴|莅|抵|离)(?P<short>[一-龥])(?=单位|官兵|部队|企业|高校|院校|干部|人员|视察|考察|调研|指导|检查|督导|投资|创业|就业|旅游|发展"
    "|期间|工作|客商|创新|落户|人才|挂职|商会|[省市区县]|国|[\uff0c。、])"
)
"""A place by one character of its name: `驻云单位`, `来云考察`."""
_PROVINCES = frozenset("京津冀晋辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕甘陇青宁新蒙港澳台")


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
    yield from _by_one_character(doc, starts)
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
        elif (
            not whole
            and name in known_short_forms()
            and (often(name) or text[start - 1 : start] in _TO or _BEFORE_NOUN.match(text, end))
        ):
            yield Suggestion(start, end, "LOC", "lexicon:divisions, short form", 0.85)


def _by_one_character(doc: Analysis, areas: dict[int, int]) -> Iterator[Suggestion]:
    """An area of the report, or a province, by one character of its name."""
    stems = {c for end, start in areas.items() for c in doc.text[start : min(start + 2, end - 1)]}
    for match in _PRESENT.finditer(doc.text):
        at = match.start("short")
        word = doc.plain_at(at)
        if match["short"] in stems | _PROVINCES and word.end == at + 1:
            yield Suggestion(at, at + 1, "LOC", "rule:place by one character", 0.8)


def _by_tag(
    doc: Analysis, start: int, name: str, tag: str, often: Callable[[str], bool]
) -> Iterator[Suggestion]:
    """What the dictionary knows as a name, where more speaks for a place."""
    end = start + len(name)
    gone_to = doc.text[start - 1 : start] in _TO or _BEFORE_NOUN.match(doc.text, end)
    if name in known_short_forms() and (tag == "ns" or gone_to or often(name)):
        yield Suggestion(start, end, "LOC", "lexicon:divisions, short form", 0.85)
    elif tag == "ns" and gone_to:
        yield Suggestion(start, end, "LOC", "lexicon:dictionary", 0.65)
