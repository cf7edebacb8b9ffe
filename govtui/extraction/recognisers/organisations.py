"""ORG: bodies by the end of their name, short forms of bodies, units that speak."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govtui.extraction.model import Suggestion
from govtui.extraction.phrases import left_edge
from govtui.extraction.vocabulary import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_LEVEL = "(?:[省市区县州旗盟]|自治区|自治州|地区)"
_SHORT = re.compile(
    f"(?:{_LEVEL}(?:(?:委|纪委|人大)常委会|委(?!员|托|派|任|屈|婉|员会|书记)|政府|人大|政协|纪委监委|纪委|监委|法院|检察院)|党中央|国务院|中共中央|中央军委|中央政治局|全国人大|全国政协|中央纪委国家监委|中央纪委|中央办公厅|国务院办公厅|新华社)"
)
_GENERIC = re.compile(
    "^(?:全[市区县省州镇国乡]|我[市区县省州镇]|本[市区县省地]|各[级地市区县乡镇街道村部门单位类个条项战线板块]*|有关|相关|所在|所属|下属|直属|成员|责任|牵头|主管|部分|多个|一些|这些|该|其他|其|两个|三个|县直|区直|市直|省直|上级|下级|同级|基层|当地|属地|先进|优秀|重点|规模以上|规上|龙头|骨干|民营|国有|外资|中小|本地|外地|辖区|沿线|沿街|家|个|所|名|位|批|第[一二三四五六七八九十]|[一二三四五六七八九十]+[个家])+"
)
LONGEST = 40
"""Code points of a body's name."""


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        alternation("organisations") + "(?![长员络站址点民众理法事商友民线页购红](?!局|厅|会)|书记|主任|主席|公室)"
    )


_AREA_SOURCES = frozenset({"lexicon:divisions", "rule:area by its ending"})
_NEED_LONG = frozenset("网 办 局 厅 署 厂 矿 中心 中队 大队 支队 专班 联盟 电信 移动 联通 铁塔 部队 政府 党委 党组 小学 中学 大学 学校 学院 医院 银行 公司 集团 企业".split())
_SPEAKS = re.compile(
    "(?:等?(?:[0-9一二三四五六七八九十两]+(?:家|个)?(?:单位|部门|企业|镇街|乡镇|街道|镇|园区|村|社区)?(?:代表|负责人|主要负责人|主要负责同志)?)?(?:主要负责(?:人|同志))?)"
    "(?:依次|分别|先后|现场)?(?:作了?|做了?|进行了?|围绕[^\uff0c。]{2,20}作了?)(?:会议|典型|交流|表态|经验|书面|工作|大会|述职|重点|情况|专题|口头)*(?:交流)?(?:发言|汇报|介绍|表态|述职)"
)


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the bodies of the report."""
    bounds = sorted(s.end for s in earlier if s.label in {"TIME", "PER", "DOC", "POST"} and s.score > 0.7)
    text = doc.text
    areas = {s.end: s.start for s in earlier if s.label == "LOC" and s.source in _AREA_SOURCES}
    for match in _SHORT.finditer(text):
        start, end = match.span()
        if start + 1 in areas:
            start = areas[start + 1]
            start -= 2 if text[max(0, start - 2) : start] == "中共" else 0
            yield Suggestion(start, end, "ORG", "rule:body of an area", 0.92)
        elif start in doc.edges:
            yield Suggestion(start, end, "ORG", "rule:short form of a body", 0.92)
    for match in _heads().finditer(text):
        body = _body(doc, match, bounds)
        if body is not None:
            yield body
    yield from _speakers(doc)


def _body(doc: Analysis, match: re.Match[str], bounds: list[int]) -> Suggestion | None:
    """The body whose name ends at `match`."""
    text = doc.text
    head, end = match.span()
    if end not in doc.edges or text.endswith(tuple(words("not_bodies")), 0, end):
        return None
    low = max((b for b in bounds if b <= head), default=0)
    start = _anchored(doc, left_edge(doc, head, "stops", "stops_org", low=low), head)
    prefix = text[start:head]
    if not prefix or end - start > LONGEST or _GENERIC.match(prefix):
        return None
    return Suggestion(start, end, "ORG", "rule:body by its ending", 0.85)


_ANCHOR = re.compile("[省市区县州旗](?![省市区县州旗域]|内|外|级|直|长)")


def _anchored(doc: Analysis, start: int, head: int) -> int:
    """Where the name begins if a short level word (`县`, `区`) inside `[start, head)` begins it."""
    for match in _ANCHOR.finditer(doc.text, start + 1, head):
        at = match.start()
        covering = next((t for t in doc.words_before(at + 1, max(0, at - 4)) if t.end > at), None)
        before = doc.text[start:at]
        if at in doc.edges and covering is not None and covering.start == at and not _PARENT.search(before) and len(before) != 2 and len(before)!=3:
            return at
    return start


_PARENT = re.compile("共青团|中共|武警|国网|国家|中国|总局|银行|公司|集团|[局办部院]$")


def _speakers(doc: Analysis) -> Iterator[Suggestion]:
    """The units that a sentence names before `作交流发言`."""
    for match in _SPEAKS.finditer(doc.text):
        sentence = max(doc.text.rfind(mark, 0, match.start()) for mark in "。\uff0c\n\uff1b\uff1a") + 1
        at = sentence
        for piece in re.split("([、和及])", doc.text[sentence : match.start()]):
            end = at + len(piece)
            if piece and piece not in "、和及":
                start = at + (2 if piece.startswith("会上") else 0)
                name = doc.text[start:end]
                if 2 <= len(name) <= LONGEST and _UNIT.search(name) and not _GENERIC.match(name):
                    yield Suggestion(start, end, "ORG", "rule:unit that speaks", 0.9)
            at = end


_UNIT = re.compile("(?:镇|乡|街道|区|县|市|村|社区|局|办|中心|公司|集团|部|委|院|校|所|站|园|会|厂|行|队|商会|部门|营业部)$")
