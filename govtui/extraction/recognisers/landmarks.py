"""LOC: rivers, roads, buildings, parks and zones by the end of their name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govtui.extraction.model import Suggestion
from govtui.extraction.phrases import bounds_of, left_edge
from govtui.extraction.vocabulary import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis
    from govtui.extraction.phrases import Bounds
    from govtui.extraction.tagging import Token

_NATURE = re.compile(
    "(?:水库|大道|大街|大桥|公路|高速|古镇|古城|老街|码头|半岛|河|湖|江|山|岛|路|街|港|溪|渠|峡|寺)"
)
_NUMBERED = re.compile(
    "[国省县乡]道[GSXY]?[0-9]{1,4}线?|[GSXY][0-9]{1,4}(?:[国省县乡]道|高速公路|高速|线)"
)
_ABBREVIATED = (
    "[京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青川宁琼昆蓉汉杭甬深港穗榕厦宜兰成合武"
    "郑济连哈大沈徐淮盐温福张怀衡广]"
)
_LINE = re.compile(f"(?:G[0-9]{{1,4}})?{_ABBREVIATED}{{2,3}}(?:高速公路|高速|高铁|城际铁路|铁路)")
"""Roads and railways that are named after the ends of the line: `沪昆高铁`."""
_AFTER = re.compile(
    "(?:在|到|来到|走进|深入|前往|赴|位于|于|至|抵达|参观|参观了|察看|察看了|奔赴|走访|视察|[、和])$"
)
_ALONG = re.compile(
    "流域|汛期|沿岸|沿线|两岸|治理|段|水质|上游|下游|干流|支流|[、和与]|至|大桥|路口|出境|入河|综合|全线"
    "|东侧|西侧|南侧|北侧"
)
_NEAR = frozenset("在沿到、至经")
_HELD = re.compile(
    "(?:隆重|胜利|正式|如期|顺利|成功)?(?:召开|举行|举办|开幕|闭幕|启动|开班|揭牌|拉开|开赛|开营|亮相|上演|进行)"
)
_OWNED = re.compile("[省市区县州镇乡村]|城[东西南北]")
_NAMES = frozenset({"ns", "nr", "nz", "nrt"})
LONGEST_STEM = 4
"""Code points before the ending of a river, hill or road."""
LONGEST_PROPER = 6
"""Code points before the ending of a building or park without a place before it."""
LONGEST = 14
"""Code points before the ending of a building or park."""


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(alternation("landmarks"))


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the landmarks of the report."""
    bounds = bounds_of(earlier, "TIME", "PER", "DOC", "POST")
    places = {s.end: s.start for s in earlier if s.label == "LOC"}
    for pattern in (_NUMBERED, _LINE):
        for match in pattern.finditer(doc.text):
            yield Suggestion(*match.span(), "LOC", "rule:road or railway", 0.85)
    yield from _by_nature(doc, bounds, places)
    yield from _built(doc, bounds, places)


def _by_nature(doc: Analysis, bounds: Bounds, places: dict[int, int]) -> Iterator[Suggestion]:
    """Rivers, hills, roads: a short stem that is no word, before a telling end."""
    starts = set(places.values())
    for match in _NATURE.finditer(doc.text):
        head, end = match.span()
        if end not in doc.edges:
            continue
        if head in places:
            yield Suggestion(places[head], end, "LOC", "rule:place with its kind", 0.85)
            continue
        start = left_edge(doc, head, "stops", "stops_body", low=bounds.before(head))
        if not 1 <= head - start <= LONGEST_STEM or doc.text[start:end] in words("not_places"):
            continue
        token = doc.token_at(start)
        whole = (token.start, token.end) == (start, end)
        named = token.tag == "ns" if whole else _is_stem(doc, start, head, end)
        if named or (start in starts and head - start > 1):
            yield Suggestion(start, end, "LOC", "rule:place by its ending", 0.7)


def _is_stem(doc: Analysis, start: int, head: int, end: int) -> bool:
    """Whether the words before a river's or road's ending make a name of it."""
    stem = doc.words_before(head, start)
    near = doc.text[start - 1 : start] in _NEAR
    long_end = end - head > 1
    if any(_is_verbal(token) for token in stem):
        return near and long_end
    if long_end:
        return head - start > 1
    if not 2 <= head - start < LONGEST_STEM:
        return False
    if all(t.tag in _NAMES or t.end - t.start == 1 for t in stem):
        return not any(t.tag in {"m", "q", "r"} for t in stem)
    return near or bool(_ALONG.match(doc.text, end))


def _is_verbal(token: Token) -> bool:
    """Whether a word is a verb, an adverb or a function word."""
    return token.end - token.start > 1 and token.tag[:1] in "vdpcr" and token.tag != "vn"


def _built(doc: Analysis, bounds: Bounds, places: dict[int, int]) -> Iterator[Suggestion]:
    """Buildings, parks and zones after a place's name, a proper word, or `在`, `来到`."""
    starts = set(places.values())
    for match in _ends().finditer(doc.text):
        head, end = match.span()
        if end not in doc.edges:
            continue
        if head in places:
            yield Suggestion(places[head], end, "LOC", "rule:place with its kind", 0.85)
            continue
        start = left_edge(doc, head, "stops", low=bounds.before(head))
        if not 1 <= head - start <= LONGEST:
            continue
        proper = head - start <= LONGEST_PROPER and _is_proper(doc, start, head)
        named = match[0] in words("proper_landmarks") and proper
        visited = _AFTER.search(doc.text[max(0, start - 4) : start])
        owned = proper or _OWNED.match(doc.text, start, head)
        quarter = match[0] == "片区" and _is_nominal(doc, start, head)
        if start in starts or named or quarter or (visited and owned):
            held = doc.text[start - 1 : start] in {"在", "于"} and _HELD.match(doc.text, end)
            score = 0.9 if held else 0.75
            yield Suggestion(start, end, "LOC", "rule:place by its ending", score)


def _is_nominal(doc: Analysis, start: int, head: int) -> bool:
    """Whether the stem is one plain noun that may name a quarter of a town."""
    stem = doc.words_before(head, start)
    noun = len(stem) == 1 and stem[0].tag[:1] in "nsf" and head - start > 1
    return noun and doc.text[start:head] not in words("plain_prefixes")


def _is_proper(doc: Analysis, start: int, head: int) -> bool:
    """Whether the stem has a word that the dictionary lacks, or knows as a name."""
    stem = doc.words_before(head, start)
    return any(token.end - token.start == 1 or token.tag in _NAMES for token in stem)
