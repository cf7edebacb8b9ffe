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
    "(?:水库|大道|大街|大桥|公路|高速|古镇|古城|老街|码头|半岛|运河|草原|沙漠|沙地|铁路|国道|干线|河|湖|江|山|岛|路|街|巷|港|溪|渠|桥"
    "|峡|寺|峰|岭|洲|湾)"
)
_NUMBERED = re.compile(
    "[国省县乡]道[GSXY]?[0-9]{1,4}(?:[一-龥]{0,3}线)?|[GSXY][0-9]{1,4}(?:[国省县乡]道|高速公路|高速|线)"
    "|[东西南北](?:[内外一二三四五])?环(?:路|线|高速|大道)(?![线路])|(?<![一-龥])[内外一二三四五]环(?:路|线|高速)(?![线路])|[东西南北][二三四五]环(?=[-—、\uff0c至到与和])"
)
_ABBREVIATED = (
    "[京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青川宁琼昆蓉汉杭甬深港穗榕厦宜兰成合武"
    "郑济连哈大沈徐淮盐温福张怀衡广通嘉绍台金常泰扬襄荆恩遵毕丽柳湛梅漳昌赣吉景牡佳绥岳株潭邵石港]"
)
_LINE = re.compile(
    f"(?:(?:G[0-9]{{1,4}})?{_ABBREVIATED}{{2,5}}(?:沿江)?|中[老越蒙俄缅尼吉])(?:高速公路|高速|高铁|城际铁路|铁路)"
)
"""Roads and railways that are named after the ends of the line: `沪昆高铁`."""
_AFTER = re.compile(
    "(?:在|到|来到|走进|深入|前往|赴|位于|于|至|抵达|参观|参观了|察看|察看了|奔赴|走访|视察|[、和])$"
)
_STRETCH = re.compile("[东西南北中][延段]")
_DIRECTED = re.compile("[东西南北中](?:[路街]|大道|大街)")
"""A road by its direction: `船山东路` is not the road of `山东`."""
_ROAD = re.compile("[路街巷]|大道|大街")
_WORKS = re.compile(
    "[东西南北中](?=段|延)|(?:快速化|综合|改造|整治|提升|建设|改扩建|扩建|拓宽|延伸|北延|南延|东延|西延|景观|绿化|道路|人行道"
    "|雨污|排水|施工|项目|工程|片区|商圈|路段|沿街|一带|周边|附近|以[东西南北]|与|交叉|口|等(?:主|重|路|道|街|地|城))"
)
"""What follows the name of a road."""
_ROAD_WORDS = re.compile(
    "解放|建设|胜利|前进|团结|奋斗|迎宾|创业|振兴|光明|文化|体育|新华|学府|工业|人民|和平|发展|青年|友谊|民主"
    "|长征|复兴|环城|滨江|滨河|滨湖|科技|教育|健康|中心|站前|世纪|时代|富强|文明|繁荣|中华|创新|大学|机场|公园|花园"
    "|幸福|红旗|东风|跃进|革命|先锋|五一|五四|八一|七一|南环|北环|东环|西环"
)
"""Common words after which many a town names a road."""
_ALONG = re.compile(
    "流域|汛期|沿岸|沿线|两岸|治理|段|水质|上游|下游|干流|支流|[、和与]|至|大桥|路口|出境|入河|综合|全线"
    "|东侧|西侧|南侧|北侧|东麓|西麓|南麓|北麓|南岸|北岸|东岸|西岸|堤|防洪|航道|保护|修复|清淤|水环境|水生态|周边|附近"
    "|一带|及|景区|山脉|整治|生态"
)
_NEAR = frozenset("在沿到、至经")
_HELD = re.compile(
    "(?:隆重|胜利|正式|如期|顺利|成功)?(?:召开|举行|举办|开幕|闭幕|启动|开班|揭牌|拉开|开赛|开营|亮相|上演|进行)"
)
_LOCATED = re.compile(
    "滨[江河湖海]|环[城湖]|沿[江河湖]|[城桥江河湖山海港路][东西南北中]|[东西南北]郊|[东西南北]门|[东西南北]部|老?(?:火车|高铁|汽车)[东西南北]?站|老城"
)
"""Stems that say where in a town a building is: `城东`."""
_PLAIN = frozenset("小大新老旧好美本该某各多全县市区镇乡村省国个处座家口内外上下中多等的型化性级类")
_DESCRIBED = ("老旧", "新建", "居民", "住宅", "封闭", "周边", "各类")
"""What a stem ends with where it is a place and what is there, not one name."""
_PROJECT = re.compile("[省市区县州旗镇乡村]“[^”]{1,20}”(?:项目|种植|养殖|示范|产业|特色)?$")
"""A place and what is done there, by a name of its own: `青河村“千亩稻”种植基地`."""
_SIZES = frozenset("小大新老旧")
_COUNTED = re.compile(
    "[0-9一二三四五六七八九十两几多][个大条座家处级片]|^[各全本该]|[的了]|各|[等级类型]$"
)
_RANKS = frozenset("省市区县州旗镇乡村道")
_OWNED = re.compile("[省市区县州镇乡村]|城[东西南北]")
_NAMES = frozenset({"ns", "nr", "nz", "nrt"})
_ANY_STEM = frozenset({"大道", "大街", "大桥", "水库", "古镇", "古城"})
"""Ends that make a name even of common words before them."""
_FLOOR = re.compile(
    "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:号)?楼(?:(?:[东西南北中]|第?[一二三四五六])?[一-龥]{0,4}?(?:会议室|报告厅|会议厅|多功能厅|演播厅|礼堂))?"
    "(?=[\uff0c。\n召举组开进]|$)|(?<=[馆校局院委府心])(?:[一-龥]{0,2})(?:会议室|报告厅)(?=[\uff0c。\n召举组开进华]|$)"
)
_HOUSE = re.compile("(?:大厦|大楼|宾馆|酒店|中心|党校|机关|政府|[委局院馆校])$")
_SITE = re.compile("(?:基地|公园|广场|中心|产业园|园区|博物馆|纪念馆|展览馆|示范区|度假区)$")
LONGEST_COMMON = 2
"""Code points of a stem up to which its end may be part of a common word."""
LONGEST_STEM = 4
"""Code points before the ending of a river, hill or road."""
LONGEST_PROPER = 6
"""Code points before the ending of a building or park without a place before it."""
WINDOW = 30
"""Code points before an ending that are searched for the start."""
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
    yield from _floors(doc, bounds)
    yield from _quoted(doc, places)


def _by_nature(doc: Analysis, bounds: Bounds, places: dict[int, int]) -> Iterator[Suggestion]:
    """Rivers, hills, roads: a short stem that is no word, before a telling end."""
    starts = set(places.values())
    for match in _NATURE.finditer(doc.text):
        head, end = match.span()
        if end not in doc.edges and not _STRETCH.match(doc.text, end):
            continue
        if head in places and not _DIRECTED.fullmatch(doc.text, head - 1, end):
            at = _chained(places, head)
            yield Suggestion(at, end, "LOC", "rule:place with its kind", 0.85)
            continue
        low = max(bounds.before(head), head - WINDOW)
        start = left_edge(doc, head, "stops", "stops_body", "stops_place", low=low)
        start = max(start, doc.text.rfind("-", start, head) + 1)
        start = _after_area(doc, places, start, head)
        common = doc.text[head - 1 : end] in words("not_places")
        if (
            common
            and head - start > LONGEST_COMMON
            and not _DIRECTED.fullmatch(doc.text, head - 1, end)
        ):
            continue  # `上坪村道路`
        if not 1 <= head - start <= LONGEST_STEM or doc.text[start:end] in words("not_places"):
            continue
        token = doc.token_at(start)
        named = token[:2] == (start, end) and _is_whole(doc, token)
        if not named and doc.plain_at(start).end < end:
            named = _is_stem(doc, start, head, end)
        if named or (start in starts and head - start > 1):
            yield Suggestion(_chained(places, start), end, "LOC", "rule:place by its ending", 0.7)


def _after_area(doc: Analysis, places: dict[int, int], start: int, head: int) -> int:
    """Where the last area ends that stands before `head` in a name from `start` on."""
    inside = (at for at in range(head - 1, start, -1) if at in places)
    return next((at for at in inside if doc.text[at - 1] in _RANKS), start)


def _chained(places: dict[int, int], end: int) -> int:
    """Where the row of places begins that stand right before one another up to `end`."""
    while end in places:
        end = places[end]
    return end


def _is_whole(doc: Analysis, name: Token) -> bool:
    """Whether a word of the dictionary that ends like a river's or a road's name is one."""
    if name.tag == "ns":
        return True
    beside = doc.text[name.start - 1 : name.start] in _NEAR or _ALONG.match(doc.text, name.end)
    return name.tag in _NAMES and name.end - name.start > 2 and bool(beside)


def _is_stem(doc: Analysis, start: int, head: int, end: int) -> bool:
    """Whether the words before a river's or road's ending make a name of it."""
    stem = doc.words_before(head, start)
    near = doc.text[start - 1 : start] in _NEAR
    if _ROAD.fullmatch(doc.text, head, end) and _ROAD_WORDS.fullmatch(doc.text, start, head):
        return near or end - head > 1 or bool(_WORKS.match(doc.text, end))
    long_end = end - head > 1
    if any(_is_verbal(token) for token in stem):
        return near and long_end
    if long_end:
        proper = doc.text[head:end] in _ANY_STEM or near or _is_proper(doc, start, head)
        return head - start > 1 and proper and not _is_generic(doc.text[start:head])
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
            yield Suggestion(_chained(places, head), end, "LOC", "rule:place with its kind", 0.85)
            continue
        low = max(bounds.before(head), head - WINDOW)
        start = left_edge(doc, head, "stops", "stops_place", low=low)
        if not 1 <= head - start <= LONGEST or _COUNTED.search(doc.text, start, head):
            continue
        if start not in starts and _is_generic(doc.text[start:head]):
            continue
        if doc.text.endswith(_DESCRIBED, start, head) or _PROJECT.search(doc.text, start, head):
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


def _floors(doc: Analysis, bounds: Bounds) -> Iterator[Suggestion]:
    """Floors and halls of a house: `县行政大厦七楼`, `县委党校四楼会议室`."""
    for match in _FLOOR.finditer(doc.text):
        low = max(bounds.before(match.start()), match.start() - WINDOW)
        start = left_edge(doc, match.start(), "stops", "stops_place", low=low)
        owned = _OWNED.match(doc.text, start, match.start()) or _HOUSE.search(
            doc.text, start, match.start()
        )
        if 2 <= match.start() - start <= LONGEST and owned:
            yield Suggestion(start, match.end(), "LOC", "rule:floor of a house", 0.9)


def _quoted(doc: Analysis, places: dict[int, int]) -> Iterator[Suggestion]:
    """Sites that are named in quotes by the place they are at: `“云岭县训练基地”`."""
    starts = set(places.values())
    for quote in doc.quotes:
        if quote.start in starts and _SITE.search(doc.text, quote.start, quote.end):
            yield Suggestion(quote.start, quote.end, "LOC", "rule:site in quotes", 0.96)


def _is_nominal(doc: Analysis, start: int, head: int) -> bool:
    """Whether the stem is one plain noun that may name a quarter of a town."""
    stem = doc.words_before(head, start)
    noun = len(stem) == 1 and stem[0].tag[:1] in "nsf" and head - start > 1
    return noun and doc.text[start:head] not in words("plain_prefixes")


def _is_proper(doc: Analysis, start: int, head: int) -> bool:
    """Whether the stem has a word that the dictionary lacks, or knows as a name."""
    if _LOCATED.fullmatch(doc.text, start, head):
        return True
    stem = doc.words_before(head, start)
    if any(token.tag == "v" and token.end - token.start > 1 for token in stem):
        return False
    return any(
        doc.text[token.start] not in _PLAIN if token.end - token.start == 1 else token.tag in _NAMES
        for token in stem
    )


def _is_generic(stem: str) -> bool:
    """Whether a stem counts or describes and names nothing."""
    return (
        bool(_COUNTED.search(stem))
        or stem[-1:] in "等级类型"
        or stem in words("plain_prefixes")
        or stem in _SIZES
    )
