"""LOC: administrative areas, their short forms, and named places by their ending."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govtui.extraction.areas import areas, known_short_forms
from govtui.extraction.model import Suggestion
from govtui.extraction.phrases import left_edge
from govtui.extraction.vocabulary import any_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_NATURE = re.compile("(?:水库|大道|大街|大桥|公路|高速|古镇|古城|老街|码头|半岛|河|湖|江|山|岛|路|街|港|溪|渠|峡|寺)")
_FACILITY = re.compile(
    "(?:大剧院|剧院|会堂|大会堂|礼堂|宾馆|大酒店|酒店|饭店|会展中心|会议中心|国际会议中心|体育馆|体育场|体育中心|奥体中心|文化中心|市民中心|行政中心|广场|公园|湿地公园|森林公园|风景区|景区"
    "|度假区|产业园|工业园|科技园|物流园|产业园区|工业园区|创业园|示范园|文化园|科创城|科技城|大学城|新城|片区|商务区|小区|花园|家园|安置区|垃圾填埋场|污水处理厂|水厂|电厂|火车站|高铁站|汽车站|客运站|机场|收费站|服务区"
    "|纪念馆|博物馆|展览馆|规划馆|文化馆|图书馆|故居|旧址|遗址|陵园|基地|试验区|保护区|农场|林场|牧场|水电站|变电站|泵站|市场|商场|街区|商圈|经济圈|城市群|都市圈|经济带|经济走廊|走廊|滩站|隧道|灌区|流域)"
)
_AT = re.compile("(?:在|到|来到|走进|深入|前往|赴|位于|于|至|抵达|参观|参观了|察看|察看了|先后来到|奔赴|走访|视察|[、和])$")
_PAIR = re.compile("(?<![一-龥])?中(?=[美俄日韩法德英欧印澳老越泰蒙巴](?:两国|关系|贸易|合作|经贸|友好|人文|文化|双边|企业|班列|铁路|产业))")


@cache
def _known() -> re.Pattern[str]:
    return re.compile(any_of(words("places")))


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the places of the report."""
    bounds = sorted(
        s.end for s in earlier if s.label in {"TIME", "PER", "DOC", "POST"} and s.score > 0.7
    )
    named = areas(doc, bounds)
    ends = {area.end: area.start for area in named}
    joined: dict[int, int] = {}
    for area in named:
        start = area.start
        while start in ends:
            start = ends[start]
        joined[area.end] = start
        source = "lexicon:divisions" if area.known else "rule:area by its ending"
        yield Suggestion(start, area.end, "LOC", source, 0.92 if area.known else 0.82)
    yield from _acting(doc, joined)
    for match in known_short_forms().finditer(doc.text):
        token = doc.token_at(match.start())
        if match.span() == (token.start, token.end) and token.tag.startswith("ns"):
            yield Suggestion(*match.span(), "LOC", "lexicon:divisions, short form", 0.85)
    for match in _known().finditer(doc.text):
        if match.start() in doc.edges and match.end() in doc.edges:
            yield Suggestion(*match.span(), "LOC", "lexicon:places", 0.88)
    for token in doc.tokens:
        if token.tag == "ns" and token.end - token.start > 1:
            yield Suggestion(token.start, token.end, "LOC", "model:jieba", 0.4)
    yield from _by_nature(doc, bounds)
    yield from _facilities(doc, bounds, joined)
    for match in _PAIR.finditer(doc.text):
        yield Suggestion(match.start(), match.end(), "LOC", "rule:pair of countries", 0.8)
        yield Suggestion(match.end(), match.end() + 1, "LOC", "rule:pair of countries", 0.8)


def _by_nature(doc: Analysis, bounds: list[int]) -> Iterator[Suggestion]:
    """Rivers, hills, roads: a short stem that is no word, before a telling end."""
    for match in _NATURE.finditer(doc.text):
        head, end = match.span()
        low = max((b for b in bounds if b <= head), default=0)
        start = left_edge(doc, head, "stops", "stops_body", low=low)
        stem = doc.text[start:head]
        if not 1 <= len(stem) <= 4 or doc.text[start:end] in words("not_places") or end not in doc.edges:
            continue
        token = doc.token_at(start)
        whole = (token.start, token.end) == (start, end)
        if whole and token.tag != "ns":
            continue
        inner = doc.words_before(head, start)
        odd = all(t.tag[:1] in "nx" and t.tag not in {"n"} or t.end - t.start == 1 for t in inner)
        if whole or (odd and len(stem) > 1 and (len(match[0]) > 1 or len(stem) < 4)):
            yield Suggestion(start, end, "LOC", "rule:place by its ending", 0.7)


def _facilities(doc: Analysis, bounds: list[int], named: dict[int, int]) -> Iterator[Suggestion]:
    """Buildings, parks and zones whose name begins with a place, or after `在`, `来到`."""
    for match in _FACILITY.finditer(doc.text):
        head, end = match.span()
        low = max((b for b in bounds if b <= head), default=0)
        start = left_edge(doc, head, "stops", low=low)
        if not 2 <= head - start <= 14 or end not in doc.edges:
            continue
        placed = any(start < at <= head and named[at] == start for at in named)
        if placed or _AT.search(doc.text[max(0, start - 4) : start]):
            yield Suggestion(start, end, "LOC", "rule:place by its ending", 0.75)


_NEXT_IN_ROW = re.compile("[、和及]")
_ACTS = re.compile(
    "(?:等[^\uff0c。]{0,8})?(?:[0-9一二三四五六七八九十]+(?:家|个)(?:单位|部门|镇街|乡镇|街道|区县|县区|县市区|村|社区)?)?(?:党委|党工委|党组织)?"
    "(?:主要负责|负责同志|负责人|相关负责|有关负责|要(?!求)|负责|牵头|分别|依次|先后作|作了?(?!为)|进行了?(?:交流|表态)|获评|荣获|获得?|被评|汇报|交流|表态|发言|通过视频|采取|成立|开展|率先|创新|积极)"
)


def _acting(doc: Analysis, named: dict[int, int]) -> Iterator[Suggestion]:
    """Areas that act (speak, report, are responsible), alone or in a row, are bodies."""
    text = doc.text
    for end, start in named.items():
        at = end
        for _ in range(12):
            if not _NEXT_IN_ROW.match(text, at):
                break
            stop = doc.clause_end(at + 1)
            row = next((e for e in sorted(named) if at < e <= stop), None)
            at = row if row is not None else stop
            if row is None:
                break
        line_head = start == 0 or text[start - 1] == "\n"
        if (_ACTS.match(text, at) or (line_head and text[end : end + 1] in {"\uff1a", ":"})) and (
            at > end or _ACTS.match(text, end) or line_head
        ):
            yield Suggestion(start, end, "ORG", "rule:place that acts", 0.86)
        elif text[start:end].endswith(("开发区", "经开区", "高新区", "管理区")) and _CONVENES.match(text, end):
            yield Suggestion(start, end, "ORG", "rule:place that acts", 0.84)


_CONVENES = re.compile("(?:组织)?(?:召开|举行|举办|开展|组织|党工委|管委会|坚持|积极|聚焦|围绕)")
