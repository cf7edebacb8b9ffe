"""DOC: titles in 《》, laws and rules by name, reports and decisions `关于…的…`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.analysis import HAN
from govtui.extraction.model import Suggestion
from govtui.extraction.phrases import left_edge
from govtui.extraction.vocabulary import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_KNOWN = re.compile(alternation("documents") + "(?!宣誓|意识|日|法律|学|[律规院官治制庭])")
_NUMBER_ONE = re.compile(
    "(?:中央|[省市县区]委)(?:[、和](?:中央|[省市县]委))*(?:一号|1号)文件"
    "|(?:中央|中办|国办|国发|[省市县区州旗](?:委|政府|[委政]办))?[0-9]{1,3}号文件?"
    "(?<=文件)"
)
"""Papers that are called by their number: `中央一号文件`, `县委12号文件`."""
_COMMUNIQUE = re.compile(
    "党的(?:第)?[一二三四五六七八九十]{2,3}(?:届[一二三四五六七八九十]中全会|大)(?:公报|报告)"
)
_LAW = re.compile(
    "(?:法|条例)(?=[\uff0c。、\uff1b\u201d和及与等的\uff08(]|规定|精神|宣传|要求|实施|修订|执法检查|贯彻|草案"
    "|以及|进行|执行|作为|开展|落实|颁布|出台|(?<=条例)[中为是将在对])"
)
_ABOUT = re.compile(
    "关于[^\uff0c。\uff1b\uff1a:\n“”《》]{2,70}?的(?:情况)?"
    "(?P<kind>通报|通知|意见|实施意见|指导意见|决定|决议|报告|议案|办法|方案|公告|通告|批复|函|请示|提案|说明|建议|规定|倡议书?|实施方案)"
    "(?:[\uff08(](?:草案|送审稿|审议稿|讨论稿|征求意见稿|修订稿|书面)[\uff09)])?"
    "(?=[\uff0c。\uff1b、\n\uff08(]|和|及|并|等|精神|要求|$)"
)
_DRAFT = re.compile(
    "[\uff08(](?:草案|草稿|送审稿|审议稿|讨论稿|征求意见稿|修订稿|修正案)[\uff09)]"
    "(?!.{0,20}的(?:报告|说明|决定|议案))"
)
"""A paper that is not yet passed, by what its brackets say: `选举办法\uff08草案\uff09`."""
_AGENDA = re.compile(f"(?:^|(?<!次会议)(?<![{HAN}]次会议[{HAN}]{{3}}))(?:议程|日程|名单)$")
"""What a session passes for itself, and is no document with a name unless it is named by it."""
_PAPER = re.compile(
    f"(?:听取|审议|通过|讨论)(?:并?(?:审议)?通过)?了?(?P<name>[{HAN}]{{2,24}}?(?:委员会|常委会|政府|法院|检察院|党组)"
    "(?:[0-9]{4}年度?|上半年|下半年)?工作(?:报告|要点|总结)"
    f"|[0-9]{{4}}年[{HAN}“”]{{4,26}}?(?:实施|行动|工作)方案)(?!的)"
)
"""A body's paper that is heard or passed without its title: `听取了县政府上半年工作报告`."""
_PLAN = re.compile(
    "(?:出台|制定|印发|学习|下发|修订|讨论|发布|解读|编制|起草|听取|审议|通过)(?:并?(?:审议)?通过)?了?"
    "(?P<name>(?:[0-9]{4}(?:[—-][0-9]{4})?年度?|全[省市县区州]|[省市县区州](?=委|政府|人民))[一-龥“”]{4,26}?"
    "(?:实施方案|工作方案|行动方案|实施意见|指导意见|实施细则|管理办法|暂行办法|工作要点|应急预案|总体规划|行动计划|工作规则|发展规划|工作计划))(?!的)"
)
"""A plan or rule with its year or its scope: `印发全县防汛工作方案`."""
_ORGAN = re.compile(
    "(?:人大常委会|人民代表大会常务委员会|人民政府|政协常委会|(?:人民)?法院|(?:人民)?检察院)工作报告(?!的)"
)
"""A report of one of the bodies that report to a congress."""
_SPOKEN = re.compile("(?:总经理|工会|董事会|监事会|校长|院长|团委|财务)工作报告")
_PASSED = re.compile("(?:审议|审查|讨论|表决|通过|听取|审定|研究|印发)(?:并?(?:原则)?通过)?了?")
_ISSUE = re.compile(
    "(?:宣读|审议|通过|印发|下发|发布|表决|听取|批准|学习|传达|解读|作了?|作出|提出|讨论|审查|宣布|出台|制定|转发|的|《)[了并和]{0,3}(?:[^\uff0c。\uff1b]{0,24})$"
)


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the documents of the report."""
    del earlier
    for start, end in doc.titles:
        yield Suggestion(start, end, "DOC", "rule:title marks", 0.98)
    for match in _KNOWN.finditer(doc.text):
        yield Suggestion(*match.span(), "DOC", "lexicon:known document", 0.9)
    for pattern in (_NUMBER_ONE, _COMMUNIQUE, _SPOKEN):
        for match in pattern.finditer(doc.text):
            yield Suggestion(*match.span(), "DOC", "lexicon:known document", 0.9)
    for match in _LAW.finditer(doc.text):
        start = left_edge(doc, match.start(), "stops", "stops_law")
        if (
            match.end() - start >= _SHORTEST_LAW
            and doc.text[start : match.start()][-1:] not in "办方看做想说手司执"
        ):
            yield Suggestion(start, match.end(), "DOC", "rule:law by name", 0.75)
    for match in _DRAFT.finditer(doc.text):
        clause = doc.clause_start(match.start())
        if _AGENDA.search(doc.text, clause, match.start()):
            continue
        verbs = [m.end() for m in _PASSED.finditer(doc.text, clause, match.start())]
        start = max(verbs, default=clause)
        if SHORTEST_DRAFT <= match.start() - start <= LONGEST_DRAFT:
            yield Suggestion(start, match.end(), "DOC", "rule:draft", 0.8)
    for match in _ORGAN.finditer(doc.text):
        start = left_edge(doc, match.start(), "stops")
        yield Suggestion(start, match.end(), "DOC", "rule:paper of a body", 0.8)
    for pattern in (_PAPER, _PLAN):
        for match in pattern.finditer(doc.text):
            yield Suggestion(*match.span("name"), "DOC", "rule:paper of a body", 0.8)
    yield from _about(doc)


def _about(doc: Analysis) -> Iterator[Suggestion]:
    """Papers that are named by what they are about, after a verb of issuing or in a row of such."""
    for match in _ABOUT.finditer(doc.text):
        clause = doc.clause_start(match.start())
        issuer = left_edge(doc, match.start(), "stops")
        row = clause
        while doc.text[row - 1 : row] == "、":
            row = doc.clause_start(row - 1)
        joined = row < clause and _PASSED.search(doc.text, row, row + LONGEST_LEAD)
        if joined or _ISSUE.search(
            doc.text[max(clause, match.start() - LONGEST_LEAD) : match.start()]
        ):
            yield Suggestion(issuer, match.end(), "DOC", "rule:about … the …", 0.8)


SHORTEST_DRAFT, LONGEST_DRAFT = 4, 60
"""Code points of a draft's name before its brackets."""
LONGEST_LEAD = 40
"""Code points before `关于` in which its verb is looked for."""
_SHORTEST_LAW = 4
