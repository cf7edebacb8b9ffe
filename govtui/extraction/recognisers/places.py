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

_NATURE = re.compile(
    "(?:水库|大道|大街|大桥|公路|高速|古镇|古城|老街|码头|半岛|河|湖|江|山|岛|路|街|港|溪|渠|峡|寺)"
)
_FACILITY_ENDS = (
    "大剧院|剧院|会堂|大会堂|礼堂|宾馆|大酒店|酒店|饭店|会展中心|会议中心|国际会议中心|体育馆|体育场|体育中心|奥体中心|文化中心|市民中心|行政中心|广场|公园|湿地公园|森林公园|风景区|景区"
    "|度假区|产业园|工业园|科技园|物流园|产业园区|工业园区|创业园|示范园|文化园|科创城|科技城|大学城|新城|片区|商务区|商务中心区|小区|花园|家园|安置区|垃圾填埋场|污水处理厂|水厂|电厂|火车站|高铁站|汽车站|客运站|机场|收费站|服务区"
    "|纪念馆|博物馆|展览馆|规划馆|文化馆|图书馆|故居|旧址|遗址|陵园|基地|试验区|保护区|农场|林场|牧场|水电站|变电站|泵站|市场|商场|街区|商圈|经济圈|城市群|都市圈|经济带|经济走廊|走廊|滩站|隧道|灌区|流域"
)
_AT = re.compile(
    "(?:在|到|来到|走进|深入|前往|赴|位于|于|至|抵达|参观|参观了|察看|察看了|先后来到|奔赴|走访|视察|[、和])$"
)
_PAIR = re.compile(
    "(?<![一-龥])?中(?=[美俄日韩法德英欧印澳老越泰蒙巴](?:两国|关系|贸易|合作|经贸|友好|人文|文化|双边|企业|班列|铁路|产业))"
)


@cache
def _facility() -> re.Pattern[str]:
    return re.compile(any_of(frozenset(_FACILITY_ENDS.split("|"))))


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
        if (
            not 1 <= len(stem) <= 4
            or doc.text[start:end] in words("not_places")
            or end not in doc.edges
        ):
            continue
        token = doc.token_at(start)
        whole = (token.start, token.end) == (start, end)
        if whole and token.tag != "ns":
            continue
        if whole or _is_stem(doc, start, head, end):
            yield Suggestion(start, end, "LOC", "rule:place by its ending", 0.7)


_ALONG = re.compile("流域|汛期|沿岸|沿线|两岸|治理|段|水质|上游|下游|干流|支流|[、和与]|至|大桥|路口|出境|入河|综合|全线|东侧|西侧|南侧|北侧")
_NEAR = frozenset("在沿到、至经")


def _is_stem(doc: Analysis, start: int, head: int, end: int) -> bool:
    """Whether the words before a river's or road's ending make a name of it."""
    stem = doc.words_before(head, start)
    if any(t.end - t.start > 1 and t.tag[:1] in "vdpcr" and t.tag != "vn" for t in stem):
        return doc.text[start - 1 : start] in _NEAR and end - head > 1
    if end - head > 1:
        return head - start > 1
    if not 2 <= head - start <= 3:
        return False
    if all(t.tag in {"ns", "nr", "nz", "nrt"} or t.end - t.start == 1 for t in stem):
        return not any(t.tag in {"m", "q", "r"} for t in stem)
    return doc.text[start - 1 : start] in _NEAR or bool(_ALONG.match(doc.text, end))


def _is_odd(doc: Analysis, start: int, head: int) -> bool:
    """Whether the stem has a word that the dictionary lacks, or knows as a name."""
    stem = doc.words_before(head, start)
    return (
        any(t.end - t.start == 1 or t.tag in {"ns", "nr", "nz"} for t in stem) and head - start <= 6
    )


_VENUE = re.compile(
    "(?:隆重|胜利|正式|如期|顺利|成功)?(?:召开|举行|举办|开幕|闭幕|启动|开班|揭牌|拉开|开赛|开营|亮相|上演|进行|召集)"
)


def _at_venue(doc: Analysis, start: int, end: int) -> bool:
    """Whether something is held there: `在县会议中心召开`."""
    return doc.text[start - 1 : start] in {"在", "于"} and bool(_VENUE.match(doc.text, end))


_PROPER = frozenset(
    "广场 公园 湿地公园 森林公园 小区 花园 家园 大酒店 酒店 宾馆 剧院 大剧院 景区 风景区 机场 火车站 高铁站 体育馆 产业园 工业园 科技园 物流园 "
    "工业园区 水厂 电厂 水电站 污水处理厂 新城 大桥 隧道 故居 遗址 陵园".split()
)
"""Ends that make a name of any proper word before them."""


def _is_odd(doc: Analysis, start: int, head: int) -> bool:
    """Whether the stem has a word that the dictionary lacks, or knows as a name."""
    stem = doc.words_before(head, start)
    odd = any(t.end - t.start == 1 or t.tag in {"ns", "nr", "nz"} for t in stem)
    return odd and head - start <= LONGEST_STEM


LONGEST_STEM = 6
"""Code points of a building's or park's proper part."""
_VENUE = re.compile(
    "(?:隆重|胜利|正式|如期|顺利|成功)?(?:召开|举行|举办|开幕|闭幕|启动|开班|揭牌|拉开|开赛|开营|亮相|上演|进行|召集)"
)


def _at_venue(doc: Analysis, start: int, end: int) -> bool:
    """Whether something is held there: `在县会议中心召开`."""
    return doc.text[start - 1 : start] in {"在", "于"} and bool(_VENUE.match(doc.text, end))


def _facilities(doc: Analysis, bounds: list[int], named: dict[int, int]) -> Iterator[Suggestion]:
    """Buildings, parks and zones whose name begins with a place, or after `在`, `来到`."""
    for match in _facility().finditer(doc.text):
        head, end = match.span()
        low = max((b for b in bounds if b <= head), default=0)
        start = left_edge(doc, head, "stops", low=low)
        if not 1 <= head - start <= 14 or end not in doc.edges:
            continue
        placed = any(start < at <= head and named[at] == start for at in named)
        odd = match[0] in _PROPER and _is_odd(doc, start, head)
        if placed or odd or _AT.search(doc.text[max(0, start - 4) : start]):
            held = _at_venue(doc, start, end)
            score = 0.9 if held else 0.75
            yield Suggestion(start, end, "LOC", "rule:place by its ending", score)


LONGEST_ROW = 120
"""Code points of a row of places that is followed to its verb."""
_ROW_ACTS = re.compile(
    "等?[0-9一二三四五六七八九十]+(?:家|个)(?:单位|部门|镇街|乡镇|街道|区县|县区|县市区|村|社区|企业)|主要负责|负责同志|负责人|分别|依次|先后|获评|荣获|获得|被评|作(?=[^\uff0c。]{0,8}(?:发言|汇报|介绍|表态|述职))|汇报|交流发言|表态|要(?!求)|牵头"
)
_NEXT_IN_ROW = re.compile("[、和及]")
_ACTS = re.compile(
    "(?:等[^\uff0c。]{0,8})?(?:[0-9一二三四五六七八九十]+(?:家|个)(?:单位|部门|镇街|乡镇|街道|区县|县区|县市区|村|社区)?)?(?:党委|党工委|党组织)?"
    "(?:主要负责|负责同志|负责人|相关负责|有关负责|要(?!求)|负责|牵头|分别|依次|先后作|作了?(?!为)|进行了?(?:交流|表态)|获评|荣获|获得?|被评|汇报|交流|表态|发言|通过视频)"
)


def _acting(doc: Analysis, named: dict[int, int]) -> Iterator[Suggestion]:
    """Areas that act (speak, report, are responsible), alone or in a row, are bodies."""
    text = doc.text
    for end, start in named.items():
        at = end
        last = end
        while _NEXT_IN_ROW.match(text, at) and at - end < LONGEST_ROW:
            last, at = at + 1, doc.clause_end(at + 1)
        if at > end and any(m.start() > last + 1 for m in _ROW_ACTS.finditer(text, last, at)):
            yield Suggestion(start, end, "ORG", "rule:place that acts", 0.86)
            continue
        at = end
        row = start
        while row and text[row - 1] == "、":
            row = doc.clause_start(row - 1)
        if text[row - 1 : row] in _TOWARDS or text[row : row + 1] in _TOWARDS:
            continue
        line_head = start == 0 or text[start - 1] == "\n"
        if _ACTS.match(text, end) or (line_head and text[end : end + 1] in {"\uff1a", ":"}):
            yield Suggestion(start, end, "ORG", "rule:place that acts", 0.86)
        elif text[start:end].endswith(("开发区", "经开区", "高新区", "管理区")) and _CONVENES.match(
            text, end
        ):
            yield Suggestion(start, end, "ORG", "rule:place that acts", 0.84)


_TOWARDS = frozenset("对向在到给为赴往于")
_CONVENES = re.compile("(?:组织)?(?:召开|举行|举办|开展|组织|党工委|管委会|坚持|积极|聚焦|围绕)")
