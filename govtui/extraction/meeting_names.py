"""Where the name of a meeting begins: read from what the clause says of it, or from stop words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.phrases import left_edge

if TYPE_CHECKING:
    from govtui.extraction.analysis import Analysis
    from govtui.extraction.phrases import Bounds

LONGEST = 60
"""Code points of a meeting's name."""
CONVENE = re.compile("(?:召开|举行|举办)[了的]?(?:一次)?(?:[我本][省市区县州镇])?")
"""Verbs whose object is a meeting, whatever it is called."""
_THING = re.compile(
    "(?:会议?|精神|讲话|指示|批示|意见|活动|行动|督[察查]|巡[视察]|教育|整治|赛|文件|报告|情况|汇报|同志|书记|[省市区县]长|[》”])$"
)
"""What a `和` stands after that parts two things."""
_ORGANISER = re.compile("全[国省市县区州]|中央|中共|党|[省市县区州旗镇]|国务院|自治|第|演练|[0-9“]")
"""What begins a meeting's name, so that a `和` before it parts two of them."""
_IS_HELD = re.compile(
    "(?:[0-9今昨在于][^。\uff1b\n]{1,18})?(?:隆重|顺利|圆满|成功|胜利|正式|如期)?"
    "(?:召开|举行|举办|开幕|闭幕|开班|结业|落幕|启动|开赛|开讲)(?:$|(?=[\uff0c。\uff1b\uff01\n ]))"
)
"""What says of the subject before it that it is an event."""
_INTRODUCES = re.compile(
    "召开|召集|举行|举办|主办|承办|主持|出席|参加|列席|(?:传达|听取|学习|贯彻)(?!大?会|中心组|研讨|班|教育|[\uff08(]|[^\uff0c。]{2,30}精神)|迎来|随后|近日|日前|当[天日]|[会前后]上|连日来"
    "|以来|期间|之[后前]|来临之际|本[报网]讯|宣布|通报|审议|(?<!党)的|[由了将我]|(?<=[会动])和|(?<=会议)和|为期|暨(?=全)|首[场次期]"
)
"""What may stand before the subject in its clause."""
_FRAME = re.compile("(?<![现正所存])在(?!线|职|校|地|建|岗|京|即|外)")
"""What begins `在…会上`."""
_LINK = re.compile("(?<![—·-])(?:[0-9]{4}年?)?[一-龥]{2,6}[·—-]$")
"""A word bound to the subject by a dash or a dot."""
_MODIFIER = re.compile(
    "(?:深化|提升|巩固|完善|督导|督查|检查|对接|慰问|走访|反馈|整改|优化|强化){1,3}$"
)
"""Verbs that tell a meeting's kind where a noun stands before them, and elsewhere end a name."""
_BREAK = re.compile(
    "(?<![社机工协商学])会议?(?![一-龥]{0,3}中心)|精神|传达|听取|并|审议|讲话|研究部署|安排部署|习近平|(?:汇演|活动|仪式|论坛|[赛展])和"
)
"""What cannot stand between such a verb and the end of its object."""

_THEME = re.compile(
    "(?:深入)?(?:学习|宣传|贯彻|宣讲|落实){1,3}[^\uff0c。]{2,30}?精神(?![的和与及、])"
)
"""What a meeting is for, which may hold the names of other meetings."""
_WIDE = re.compile(
    "(?:全[国省市区县州镇](?!上下|各|体|部)|中央|国务院|国家|[省市县区](?:委|政府))(?!常委)"
)
"""Whose meeting it is, where a long name may follow that holds verbs."""
_LEVELS = re.compile("(?:全[国省市区县州][、和]|第(?:[一二三四五六七八九十]|[0-9]{1,3})次、)+$")
_MADE_KNOWN = re.compile("(?:传达|学习|贯彻|落实|听取|收看|收听|参加|出席|列席|组织)[了好]?$")
_ACTING = re.compile(
    "(?<![全大社机工协商学])会议?(?![一-龥]{0,3}中心)|(?:全会|两会)(?!精神)|精神(?!专题|集中|研讨|学习|培训|轮训|宣讲|读书|主题)|传达|听取|并|审议|讲话"
    "|研究部署|安排部署|习近平|主持|负责|有关|秘书|书记|主任|召开|举行|举办|参加|出席|列席|共计|人员|[0-9]人|[省市县区局部组]长|成员|同志|一行|领导(?!小组)"
)
"""What shows that the body itself acts, and names no meeting."""
_STUDIED = re.compile(
    "(?:会议)?(?:专题|集中|集体)?(?:学习|领学)了?(?=中央|中纪委|全国|[省市区县]|党的)"
)
"""What may seem part of a name that it governs: `专题学习` is a noun elsewhere."""
_NOT_INSIDE = frozenset("要将应须以在对的了是各把向让由")
"""Words of one character that no meeting's name holds, where they are words."""


def is_held(text: str, end: int) -> bool:
    """Whether the clause says of what ends at `end` that it is held, opened or closed."""
    return bool(_IS_HELD.match(text, end))


def left(doc: Analysis, head: int, bounds: Bounds, end: int | None = None) -> int:
    """Where the name begins whose telling end is `[head, end)`.

    Without `end` what follows the name is not asked.
    """
    low = bounds.before(head)
    clause = max(low, head - LONGEST, doc.clause_start(head), doc.open_quote(head))
    if doc.text[clause - 1 : clause] == "暨" and not CONVENE.search(doc.text, clause, head):
        return clause
    wide = _wide(doc, max(low, _before_quotes(doc, clause)), head) if end is not None else None
    if wide is not None:
        return wide
    held = [m.end() for m in CONVENE.finditer(doc.text, clause, head)]
    if held and not _BREAK.search(doc.text, _past_theme(doc.text, held[-1], head), head):
        return held[-1]
    if end is not None and is_held(doc.text, end):
        return _before_link(doc, _subject_start(doc, clause, head), bounds)
    if end is not None and doc.text.startswith("上", end):
        framed = [m.end() for m in _FRAME.finditer(doc.text, clause, head)]
        if framed and not _BREAK.search(doc.text, framed[-1], head):
            return framed[-1]
    start = left_edge(doc, _before_modifier(doc, head, low), "stops", low=low)
    while _joins_inside(doc.text, clause, start):
        start = left_edge(doc, start - 1, "stops", low=low)
    studied = _STUDIED.match(doc.text, start, head)
    if studied:
        start = studied.end()
    if doc.text[start] == "好":  # `学习好`, `落实好`
        start += 1
    if doc.text[clause:start].endswith("党的"):
        start -= 2
    return _coordinated(doc, _before_link(doc, start, bounds))


def _past_theme(text: str, start: int, head: int) -> int:
    """`start`, or where the theme ends that a meeting is called by: `学习贯彻…精神宣讲会`."""
    theme = _THEME.match(text, start, head)
    return theme.end() if theme else start


def _before_quotes(doc: Analysis, clause: int) -> int:
    """`clause`, or where the clause begins whose quotes a `、` joins: `全县“甲”、“乙”活动`."""
    while doc.text.startswith("”、“", clause - 2):
        clause = doc.clause_start(clause - 1)
    return clause


def _wide(doc: Analysis, clause: int, head: int) -> int | None:
    """Where the name begins of a meeting of a whole country, province or town.

    Such a name stands first in its clause, or after a verb of making known; all of the clause is
    the name then, whatever verbs it holds: `传达了全国巩固提升创建成果工作会议精神`.
    """
    for match in _WIDE.finditer(doc.text, clause, head):
        start = match.start()
        joined = doc.text[start - 1 : start] in {"及", "和", "与"}
        known = _MADE_KNOWN.search(doc.text, max(clause, start - 4), start)
        if start > clause and not (joined or known):
            continue
        inside = doc.words_before(head, match.end())
        singles = {doc.text[t.start] for t in inside if t.end - t.start == 1}
        broken = _ACTING.search(doc.text, match.end(), head)
        if singles.isdisjoint(_NOT_INSIDE) and not broken:
            return _coordinated(doc, start)
    return None


def _coordinated(doc: Analysis, start: int) -> int:
    """`start`, or where the row of levels begins that hold one meeting: `全国、全省…会议`."""
    row = _LEVELS.search(doc.text, max(0, start - 12), start)
    if row is None:
        return start
    return left_edge(doc, row.start(), "stops") if row[0][0] == "第" else row.start()


def _before_modifier(doc: Analysis, head: int, low: int) -> int:
    """`head`, or where the verb begins that stands between a noun and it: `改革深化提升行动`."""
    modifier = _MODIFIER.search(doc.text, max(low, head - 6), head)
    if modifier is None:
        return head
    start = modifier.start()
    return start if start - left_edge(doc, start, "stops", low=low) > 1 else head


def _subject_start(doc: Analysis, clause: int, head: int) -> int:
    """Where the subject begins of which the clause says that it is held.

    All of the clause is the subject but what introduces it, so that verbs may stand inside the name
    that elsewhere end it: `全县加强基层治理推进会召开`.
    """
    hard = clause
    for match in _INTRODUCES.finditer(doc.text, clause, head):
        if match.end() <= head and (len(match[0]) > 1 or match.start() in doc.edges):
            hard = match.end()
    return hard


def _joins_inside(text: str, clause: int, start: int) -> bool:
    """Whether the `和` before `start` joins two words of one name, not two things."""
    joined = start - 3 >= clause and text[start - 1] in "和与及同"
    return joined and not (_ORGANISER.match(text, start) or _THING.search(text, clause, start - 1))


def _before_link(doc: Analysis, start: int, bounds: Bounds) -> int:
    """Where the name begins whose part before `·` or a dash ends at `start`: `2024中国·临江…`."""
    linked = doc.text[start - 1 : start] in {"·", "—", "-"}
    link = _LINK.search(doc.text, max(0, start - 12), start) if linked else None
    if link is None or bounds.before(start) > link.start():
        return start
    return left_edge(doc, link.end() - 1, "stops", low=bounds.before(link.start()))
