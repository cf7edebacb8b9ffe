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
    f"(?:团[省市区县州旗]委|{_LEVEL}(?:(?:委|纪委|人大)常委会|委(?!员|托|派|任|屈|婉|员会|书记)|政府|人大|政协|纪委监委|纪委|监委|法院|检察院)|党中央|国务院|中共中央|中央军委|中央政治局|全国人大常委会|全国政协常委会|全国人大|全国政协|[镇乡](?:党委|政府|人大|纪委)|街道(?:党工委|办事处|工委|办)|中央纪委国家监委|中央纪委|中央办公厅|国务院办公厅|新华社)"
)
_GENERIC = re.compile(
    "^(?:[0-9]+[个家支所名]|联合(?![会校])|专项(?!小组|工作)|综合(?!行政|执法|保税|管理)|全[市区县省州镇乡]|全国(?!人大|政协|总工会|妇联|工商联|人民|青联|学联|侨联)|我[市区县省州镇]|本[市区县省地]|各[级地市区县乡镇街道村部门单位类个条项战线板块]*|有关|相关|所在|所属|下属|直属|成员|责任|牵头|主管|部分|多个|一些|这些|该|其他|其|两个|三个|县直|区直|市直|省直|上级|下级|同级|基层|当地|属地|先进|优秀|重点|规模以上|规上|龙头|骨干|民营|国有|外资|中小|本地|外地|辖区|沿线|沿街|家|个|所|名|位|批|第[一二三四五六七八九十]|[一二三四五六七八九十]+[个家])+"
)
LONGEST = 40
"""Code points of a body's name."""


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        alternation("organisations")
        + "(?![长员络站址点民众理法事商友民线页购红](?!局|厅|会)|书记|主任|主席|公室"
        "|(?<=中心)[区城镇村组小幼卫工任环思主])"
    )


_AREA_SOURCES = frozenset({"lexicon:divisions", "rule:area by its ending"})
_NEED_LEVEL = frozenset("委 处 所 站 队 社 馆 校 部 院 会 室".split())
"""Ends so common that only a level word before them makes a body of them."""
_LEVELLED = re.compile("(?:[省市区县州镇乡](?![区县]))[^\\s]{2,}")
_SPEAKS = re.compile(
    "(?:等?(?:[0-9一二三四五六七八九十两]+(?:家|个)?(?:单位|部门|企业|镇街|乡镇|街道|镇|园区|村|社区)?(?:代表|负责人|主要负责人|主要负责同志)?)?(?:主要负责(?:人|同志))?)"
    "(?:依次|分别|先后|现场)?(?<!工)(?:作了?|做了?|进行了?|围绕[^\uff0c。]{2,20}作了?)(?:会议|典型|交流|表态|经验|书面|工作|大会|述职|重点|情况|专题|口头)*(?:交流)?(?:发言|汇报|介绍|表态|述职)"
)


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the bodies of the report."""
    bounds = sorted(
        s.end for s in earlier if s.label in {"TIME", "PER", "DOC", "POST"} and s.score > 0.7
    )
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
    places = {s.start for s in earlier if s.label == "LOC" and s.score >= 0.6}
    for match in _heads().finditer(text):
        body = _body(doc, match, bounds, places)
        if body is not None:
            yield body
    yield from _speakers(doc)


def _body(
    doc: Analysis, match: re.Match[str], bounds: list[int], named: set[int]
) -> Suggestion | None:
    """The body whose name ends at `match`."""
    text = doc.text
    head, end = match.span()
    if end not in doc.edges or text.endswith(tuple(words("not_bodies")), 0, end):
        return None
    low = max((b for b in bounds if b <= head), default=0)
    start = _anchored(doc, left_edge(doc, head, "stops", "stops_org", low=low), head)
    prefix = text[start:head]
    if match[0] == "所" and text[end : end + 1] == "作":
        return None
    if start == head and match[0] in _ALONE:
        return Suggestion(start, end, "ORG", "rule:body named alone", 0.65)
    if match[0] in _NEED_LEVEL and not _LEVELLED.match(text, start):
        return None
    if not prefix or end - start > LONGEST or _GENERIC.match(prefix):
        return None
    if not _is_named(doc, start, head, match[0], named):
        return None
    return Suggestion(start, end, "ORG", "rule:body by its ending", 0.85)


_ALONE = frozenset("管委会 招商局 纪委监委 组织部 宣传部 统战部 政法委 公安局 财政局 教育局 检察院 法院 应急管理局 住建局 人社局 农业农村局 水利局 自然资源局 生态环境局 发改局 发改委".split())
"""Bodies of which an area has one, so that the kind alone names it."""
_DISTINCT = re.compile(
    "公司$|集团$|股份$|银行$|[支分]行$|大学$|学院$|医院$|法院$|检察院$|委员会$|委$|领导小组$|巡[视察]组$|督[察导]组$|代表团$|管委会$|网$|报$|报社$|电视台$"
    "|出版社$|局$|厅$|中学$|小学$|人大|政协|政府|党组$|工委$|党校$|商会$|研究院$|联合会$|总工会$|基金会$|指挥部$|事务所$|法庭$|支队$|大队$|主席团$|总社$|总会$|部$"
)
"""Ends of names that bodies have even where all their words are common."""
_PLAIN_PREFIX = frozenset(
    "工作 国有 民营 专项 有关 相关 联合 现代 本 该 其 企业 机关 基层 农村 城市 职能 成员 责任 平台 上市 物业 保险 商业 各大 投资 建筑 电力 直属 医疗 卫生 科研 高等 职业 重点 普通 乡村 城区 中小 社会 公共 综合 定点 三级 二级 三甲 县级 市级 省级 区级 镇级 高 初级 完全 民办 公办 农民 专业 示范 社会组织 行政执法 执法 行政 司法 上级 下级".split()
)


def _is_named(doc: Analysis, start: int, head: int, end_word: str, named: set[int]) -> bool:
    """Whether what stands before the end of a body's name makes it a name."""
    prefix = doc.text[start:head]
    if prefix in _PLAIN_PREFIX:
        return False
    if _LEVELLED.match(doc.text, start) or start in named:
        return True
    if _DISTINCT.search(end_word) and len(prefix) > 1:
        return True
    stem = doc.words_before(head, start)
    return any(
        t.tag in {"ns", "nr", "nz", "nt", "nrt"}
        or (t.end - t.start == 1 and t.tag not in {"m", "q"})
        for t in stem[-2:]
    )


_ANCHOR = re.compile("[省市区县州旗](?![省市区县州旗域]|内|外|级|直|长)")


def _anchored(doc: Analysis, start: int, head: int) -> int:
    """Where the name begins if a short level word (`县`, `区`) inside `[start, head)` begins it."""
    for match in _ANCHOR.finditer(doc.text, start + 1, head):
        at = match.start()
        covering = next((t for t in doc.words_before(at + 1, max(0, at - 4)) if t.end > at), None)
        before = doc.text[start:at]
        if (
            at in doc.edges
            and covering is not None
            and covering.start == at
            and not _PARENT.search(before)
            and len(before) != 2
            and len(before) != 3
        ):
            return at
    return start


_PARENT = re.compile("共青团|中共|武警|国网|国家|中国|总局|银行|公司|集团|[局办部院]$")


def _speakers(doc: Analysis) -> Iterator[Suggestion]:
    """The units that a sentence names before `作交流发言`."""
    for match in _SPEAKS.finditer(doc.text):
        sentence = (
            max(doc.text.rfind(mark, 0, match.start()) for mark in "。\uff0c\n\uff1b\uff1a") + 1
        )
        at = sentence
        for piece in re.split("([、和及])", doc.text[sentence : match.start()]):
            end = at + len(piece)
            if piece and piece not in "、和及":
                start = at + max(piece.rfind("的") + 1, 2 if piece.startswith("会上") else 0)
                name = doc.text[start:end]
                if 2 <= len(name) <= LONGEST and _UNIT.search(name) and not _GENERIC.match(name):
                    yield Suggestion(start, end, "ORG", "rule:unit that speaks", 0.9)
            at = end


_UNIT = re.compile(
    "(?:镇|乡|街道|区|县|市|村|社区|局|办|中心|公司|集团|部|委|院|校|所|站|园|会|厂|行|队|商会|部门|营业部)$"
)
