"""ORG: bodies by the end of their name, and the short forms of bodies."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govtui.extraction.analysis import HAN
from govtui.extraction.model import Suggestion
from govtui.extraction.phrases import bounds_of, left_edge
from govtui.extraction.vocabulary import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis
    from govtui.extraction.phrases import Bounds

_LEVEL = "(?:[省市区县州旗盟]|自治区|自治州|地区)"
_SHORT = re.compile(
    "(?:园区|新区|开发区|高新区|经开区)(?:党工委|工委|管委会)"
    "|[省市县区]直(?:属)?机关(?:党)?工委"
    "|自治区党委(?:常委会)?|农发行|邮储银行|自治区政府|地委(?![员托派])|盟委(?![员托派])|行署"
    "|(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)(?:中央|[省市区县]委(?:会)?)?"
    "|政协(?:常委会|办公室)(?!会议)"
    "|中央(?=[和、][省市](?:委|[、和])|关于|决策|部署|要求|各项)"
    f"|团[省市区县州旗]委|{_LEVEL}(?:(?:委|纪委|人大|政协)常委会|委(?!员|托|派|任|屈|婉|员会|书记)"
    "|政府|人大|政协|纪委监委|纪委|监委|法院|检察院)"
    "|党中央|国务院(?!办公厅)|中共中央(?:办公厅)?|中央军委|中央政治局|全国(?:人大|政协)(?:常委会)?|中央纪委(?:国家监委)?"
    "|中央办公厅|国务院办公厅|[镇乡](?:党委|政府|人大|纪委)|街道(?:党工委|办事处|工委|办)|(?:商务|财政|教育|科技|科学技术|民政|司法|公安|水利|交通运输|住房(?:和)?城乡建设|农业农村"
    "|文化和旅游|自然资源|生态环境|应急管理|工业和信息化|人力资源(?:和)?社会保障|退役军人事务)部(?![门分署队长级])"
    "|第[一二三四五六七八九十0-9]{1,2}(?:督导|巡察|巡视|督察|督查|考核|攻坚|工作|宣讲|检查|调研|指导|巡回指导|专项)组"
    "|[省市区县镇乡]第?[一二三四五六七八九十]{1,2}(?:中|小)(?![央心学时型])"
    "|中国共产党(?![一-龥]{0,12}(?:委员会|代表大会|纪律|章程|支部|党员|人[的民]|宣言))"
    f"|{alternation('media')}(?!络)"
)
_GENERIC = re.compile(
    "[0-9]+[个家支所名]|联合(?![会校])|专项(?!小组|工作)|综合(?!行政|执法|保税|管理|办公)|全[市区县省州镇乡]"
    "|全国(?!人大|政协|总工会|妇联|工商联|人民|青联|学联|侨联)|我[市区县省州镇]|本[市区县省地]|各"
    "|有关|相关|所在|所属|下属|直属|成员|责任|牵头|主管|部分|多个|一些|这些|该|其|两个|三个"
    "|[县区市省]直|上级|下级|同级|基层|当地|属地|先进|优秀|重点|规模以上|规上|龙头|骨干|民营|国有|外资|中小"
    "|本地|外地|辖区|沿线|沿街|[家个所名位批]|第[一二三四五六七八九十]|[一二三四五六七八九十]+[个家]"
)
_OF_ALL = re.compile("各(?!界)|两级")
_NOT_AFTER = (
    "(?![长员络站址点民众理法事商友民线页购红](?!局|厅|会)|书记|主任|主席|公室"
    "|(?<=中心)[区城镇村组小幼卫工任环思主]|(?<=所)作|(?<=[一二三四五六七八九十][中小])学)"
)
_NEED_LEVEL = frozenset("委处所站队社馆校部院会室")
"""Ends so common that only a level word before them makes a body of them."""
_LEVELLED = re.compile("(?:[省市区县州镇乡](?![区县域级])|中央|国务院|国家|自治区)\\S{2}")
_ALONE = re.compile(
    "管委会|人武部|工商联|总工会|农委|禁毒委|安委会|安委办|医改办|扶贫办|乡村振兴局|民宗局|招商局|纪委监委|组织部|宣传部|统战部|政法委|公安局|财政局|教育局|检察院|法院|应急管理局|住建局|人社局"
    "|农业农村局|水利局|自然资源局|生态环境局|发改局|发改委"
)
"""Bodies of which an area has one, so that the kind alone names it."""
_ANCHOR = re.compile("[省市区县州旗](?![省市区县州旗域内外级直长])")
_WORKS = frozenset(
    {"厂", "水厂", "电厂", "农场", "林场", "牧场", "体育馆", "图书馆", "博物馆", "站"}
)
_HALLS = tuple(f"{kind}中心" for kind in ("会展", "会议", "体育", "物流", "购物", "活动", "集散"))
"""Halls, which are places whoever runs them."""
_BUILT = re.compile(
    "[一二三四]期|建设|扩建|改造|改扩建|新建|提标|提质|工程|项目|搬迁|迁建|选址|施工|征地|配套|主体|封顶|清水池|管网|运行"
)
"""After this, works and halls are what is built, no bodies."""
_TWO_BODIES = re.compile(
    f"[{HAN}]{{0,6}}?(?:党工委|工委|管委会?|党委|[省市县区州旗镇乡]委)(?=[省市县区州旗镇乡](?:委|政府|人大|政协|党委)$)"
)
"""`市委` before `市政府`: two bodies without a mark between them."""
_ALIAS = re.compile(
    f"(?<=[局委办部院会心组])[\uff08(]([{HAN}]{{2,14}}(?:局|委|办|部|院|会|中心|组))[\uff09)](?!会|全体|第)"
)
"""A body's second name, in brackets after the first: `综合协调局\uff08制度创新局\uff09`."""
_STAFF = re.compile("机关(?=(?:党员|干部|全体|各|在职|职工))")
"""What belongs to a body's name when its staff is spoken of: `市政协机关干部`."""
_CAMPUS = re.compile("新?[东西南北老]?(?:校区|院区)")
_TERM = re.compile("第[一二三四五六七八九十]{1,4}届")
_INNER = re.compile("[省市区县州旗镇乡](?:委|政府|人民政府)")
_PARENT = re.compile("共青团|中共|武警|国网|国家|中国|总局|银行|公司|集团|[局办部院]$")
_NAMES = frozenset({"ns", "nr", "nz", "nt", "nrt"})
_AREAS = frozenset({"lexicon:divisions", "rule:area by its ending"})
LONGEST_BUREAU = 8
"""Code points of a bureau's name without its area."""
LONGEST = 40
"""Code points of a body's name."""


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(alternation("organisations") + _NOT_AFTER)


@cache
def _not_bodies() -> tuple[str, ...]:
    return tuple(words("not_bodies"))


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the bodies of the report."""
    areas = {s.end: s.start for s in earlier if s.label == "LOC" and s.source in _AREAS}
    for match in _SHORT.finditer(doc.text):
        start, end = match.span()
        if start + 1 in areas:
            start = areas[start + 1]
            start -= 2 if doc.text[max(0, start - 2) : start] == "中共" else 0
            yield Suggestion(start, end, "ORG", "rule:body of an area", 0.92)
        elif start in doc.edges:
            staff = _STAFF.match(doc.text, end)
            end = staff.end() if staff else end
            yield Suggestion(start, end, "ORG", "rule:short form of a body", 0.92)
    for match in _ALIAS.finditer(doc.text):
        yield Suggestion(*match.span(1), "ORG", "rule:other name of a body", 0.8)
    bounds = bounds_of(earlier, "TIME", "PER", "DOC", "POST")
    places = {s.start for s in earlier if s.label == "LOC" and s.score >= 0.6}
    last = Suggestion(0, 0, "ORG", "", 0)
    for match in _ends().finditer(doc.text):
        if match.start() == last.end and match[0] in {"办公室", "办"} and match.end() in doc.edges:
            last = Suggestion(last.start, match.end(), "ORG", "rule:office of a body", 0.85)
            yield last
            continue
        for body in _body(doc, match, bounds, places, areas):
            last = body
            yield body


def _body(
    doc: Analysis, match: re.Match[str], bounds: Bounds, places: set[int], areas: dict[int, int]
) -> Iterator[Suggestion]:
    """The body whose name ends at `match`."""
    head, end = match.span()
    if end not in doc.edges or doc.text.endswith(_not_bodies(), 0, end):
        return
    low = bounds.before(head)
    edge = left_edge(doc, head, "stops", "stops_org", low=low)
    start = edge if edge in places else _anchored(doc, edge, head, areas)
    start += 2 if doc.text.startswith("大会", start, head) else 0
    term = _TERM.match(doc.text, start, head)
    start = term.end() if term else start
    pair = _TWO_BODIES.match(doc.text, start, end)
    if pair and pair.end() < end:
        yield Suggestion(start, pair.end(), "ORG", "rule:short form of a body", 0.92)
        start, head = pair.end(), max(head, pair.end() + 1)
    if start < head and end - start <= LONGEST and _is_named(doc, start, match, places):
        campus = _CAMPUS.match(doc.text, end)
        if campus:
            yield Suggestion(start, campus.end(), "LOC", "rule:campus of a body", 0.85)
        plant = doc.text.endswith("处理厂", start, end)
        works = plant or (match[0] in _WORKS and _BUILT.match(doc.text, end))
        works = works or doc.text.endswith(_HALLS, start, end)
        label, score = ("LOC", 0.9) if works else ("ORG", 0.85)
        yield Suggestion(_with_term(doc, start), end, label, "rule:body by its ending", score)
    elif (start == head and _ALONE.fullmatch(match[0])) or _is_bureau_in_row(doc, start, end):
        yield Suggestion(start, end, "ORG", "rule:body named alone", 0.65)


def _with_term(doc: Analysis, start: int) -> int:
    """`start`, or where the term begins that counts the body: `第三届县政协委员会`."""
    terms = [m for m in _TERM.finditer(doc.text, max(0, start - 8), start) if m.end() == start]
    return terms[0].start() if terms else start


def _is_bureau_in_row(doc: Analysis, start: int, end: int) -> bool:
    """Whether a bureau without its area stands in a row of such: `县财政局、审计局`."""
    before, after = doc.text[start - 1 : start], doc.text[end : end + 1]
    bureau = doc.text[end - 1] == "局" and 2 < end - start <= LONGEST_BUREAU
    return bureau and "、" in {before, after} and doc.clause_start(start) == start


def _is_named(doc: Analysis, start: int, match: re.Match[str], places: set[int]) -> bool:
    """Whether what stands before the end of a body's name makes it a name."""
    prefix = doc.text[start : match.start()]
    levelled = _LEVELLED.match(doc.text, start)
    if (
        "各" in prefix.replace("各界", "")
        or "两级" in prefix
        or _GENERIC.match(prefix)
        or prefix in words("plain_prefixes")
    ):
        return False
    if match[0] == "政府" and prefix.endswith("党委"):
        return False
    if match[0] in _NEED_LEVEL and not levelled:
        return False
    if doc.text[start - 1 : start] == "各":
        return False
    if (
        levelled
        or _INNER.search(prefix)
        or start in places
        or (match[0] in words("distinct_bodies") and len(prefix) > 1)
    ):
        return True
    stem = doc.words_before(match.start(), start)
    return any(
        token.tag in _NAMES or (token.end - token.start == 1 and token.tag not in {"m", "q"})
        for token in stem[-2:]
    )


def _anchored(doc: Analysis, start: int, head: int, areas: dict[int, int]) -> int:
    """Where the name begins if a short level word (`县`, `区`) inside `[start, head)` begins it.

    A stem of two or three characters before the level word is an area's: `云溪` of `云溪县`.
    """
    if _LEVELLED.match(doc.text, start):
        return start
    for match in _ANCHOR.finditer(doc.text, start + 1, head):
        at = match.start()
        if at + 1 in areas:
            continue  # the level word of an area's own name: `随县`
        before = doc.text[start:at]
        first = at in doc.edges and doc.plain_at(at).start == at
        if first and len(before) not in {2, 3} and not _PARENT.search(before):
            return at
    return start
