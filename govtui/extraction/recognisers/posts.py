"""POST: posts and roles with the body that they are prefixed by."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govtui.cleaning.regions import by_name
from govtui.extraction.model import Suggestion
from govtui.extraction.names import is_common, is_name_shaped, name_at, surname_length
from govtui.extraction.phrases import Bounds, left_edge
from govtui.extraction.vocabulary import any_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_NOT_AFTER = (
    "(?!制|班子|会(?!见|议|上|长|同)|团(?!长)|台(?!长)|办(?!公|理)|热线|信箱|质量奖|处(?!长)|站|节(?!目)|部(?!长|署)|室|员|展|大赛|奖|赛|论坛"
    "|制度|责任制|接待|联席|开放|直通|级|们|医师|科员|办公|沙龙|工作站|工作室|学院|层|费用)"
)
_GENERIC_PREFIX = re.compile(
    "(?:全[市区县省州镇国]|本[市区县]|我[市区县省])?(?:各级|各类|各|相关|有关|部分|历任|现任|时任|原|前|一名|一位|名|位)+"
)
_BYLINE_SPOT = re.compile("[\\s\uff08(\uff0f/、\uff1a:\uff0c。\uff1b]$")
_BODY_OF_AREA = re.compile("[省市区县州旗镇乡](?:委|人大|政协|政府|纪委|监委)")
_TITLE = re.compile("院士|教授|副[省市区县州镇乡]长|老师|医生|律师")
"""Posts that stand after names and seldom after the names of bodies."""
_FULL_NAME = 3
"""Code points of a name that is surely no place: `云岭镇长` is the post of `云岭镇`."""
_ALONE = re.compile("副?(?:[省市区县州镇乡局部院校]长|秘书长|委员长|书记|主任|主席)")
_ENDS_OF_BODIES = frozenset("委会办组团处所站司行社队校厂场园馆中台矿村乡镇")
_NO_FAMILY = frozenset("原时全各该本某代市区县省州旗镇乡村部局厅院常任总会台支大中老新正党团")
"""Family names that before a post are mostly another word: `原局长`, `常主任`."""
_SPEAKS = re.compile(
    "(?:[书部局区县市镇乡州省厅处院校主总][记长任经理]{1,2}|秘书长|委员长)"
    "(?:指出|强调|要求|表示|说|就|在|对|首先|一行|主持|还|最后|代表|介绍|宣布|带队|率)"
)
LONGEST_PREFIX = 32
"""Code points of the body before a post; what is longer is no name."""


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(any_of(words("posts") | words("bylines")) + _NOT_AFTER)


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the posts of the report."""
    dates = Bounds(
        s.end
        for s in earlier
        if (s.label == "TIME" and s.source in _DATES)
        or s.label == "DOC"
        or s.source == "rule:number with unit"
    )
    last = -1
    text = doc.text
    for match in _heads().finditer(text):
        head, end = match.span()
        if match[0] in words("bylines") and not _in_byline(doc, head, end):
            continue
        low = dates.before(head)
        start = _start(doc, head, end, low)
        bare = start == head
        in_row = last == head - 1 and text[last] == "、"
        addressed = text.endswith(("各位", "全体"), 0, start)
        weak = bare and match[0] in words("weak_posts") and not (in_row or addressed)
        if weak and name_at(doc, end) is None:
            edge = edge_of_post(doc, head, low)
            if not _is_person(doc, edge, head):
                continue
        last = end
        yield Suggestion(start, end, "POST", "rule:post", 0.9 if bare else 0.93)


_DATES = frozenset(
    {"rule:month and day", "rule:date with its year", "rule:day", "rule:clock time", "rule:year"}
)


def edge_of_post(doc: Analysis, head: int, low: int = 0) -> int:
    """Where what belongs to a post begins; the `其` of a name does not part it: `吴其昌主席`."""
    start = left_edge(doc, head, "stops", "stops_post", low=low)
    token = doc.token_at(head - 1)
    cut = low <= token.start < start and token.end == head and doc.text[start - 1] == "其"
    return token.start if cut and token.tag.startswith("nr") else start


def _start(doc: Analysis, head: int, end: int, low: int) -> int:
    """Where the post begins whose head starts at `head`."""
    start = edge_of_post(doc, head, low)
    if head - start > LONGEST_PREFIX:
        return head
    generic = _GENERIC_PREFIX.match(doc.text, start, head)
    if generic:
        start = generic.end()
    person = _is_person(doc, start, head) or _is_person_for_himself(doc, start, head, end)
    return head if person else start


def _is_person(doc: Analysis, start: int, head: int) -> bool:
    """Whether a name stands before the post (`习近平总书记`), and no place (`安国县长`)."""
    name = doc.text[start:head]
    if is_family_alone(doc, start, head):
        return True
    if not is_name_shaped(name) or _BODY_OF_AREA.match(doc.text, head):
        return False
    if name + doc.text[head] in by_name():
        return False
    token = doc.token_at(start)
    whole = (token.start, token.end) == (start, head) and token.tag.startswith("nr")
    return (
        whole
        or surname_length(name, 0) > 1
        or (
            head - start > 2
            and not is_common(doc, start)
            and _TITLE.match(doc.text, head) is not None
        )
    )


def _is_person_for_himself(doc: Analysis, start: int, head: int, end: int) -> bool:
    """Whether a name of three characters stands before a post that no name follows."""
    name = doc.text[start:head]
    return (
        len(name) == _FULL_NAME
        and is_name_shaped(name)
        and name[-1] not in _ENDS_OF_BODIES
        and name + doc.text[head] not in by_name()
        and not is_common(doc, start)
        and not _BODY_OF_AREA.match(doc.text, head)
        and _ALONE.fullmatch(doc.text, head, end) is not None
        and name_at(doc, end, expected=True) is None
    )


def is_family_alone(doc: Analysis, start: int, head: int) -> bool:
    """Whether a family name alone stands before a post: `王部长指出`."""
    family = doc.text[start:head]
    begins = start == doc.clause_start(start) or doc.text[start - 1] in "和与对"
    if family == "习" and doc.text.startswith("总书记", head):
        return True
    return (
        len(family) == 1
        and family in words("surnames")
        and family not in _NO_FAMILY
        and begins
        and _SPEAKS.match(doc.text, head) is not None
    )


def _in_byline(doc: Analysis, head: int, end: int) -> bool:
    """Whether a word that is also a verb stands as a role here."""
    after = doc.text[end : end + 1]
    if after in "\uff1a:\uff0f/" and after:
        return True
    spaced = after in " \u3000" and bool(after)
    at = end + (len(doc.text[end : end + 3]) - len(doc.text[end : end + 3].lstrip()))
    edge = left_edge(doc, head, "stops", "stops_post")
    if edge < head and _is_person(doc, edge, head):
        return True
    named = name_at(doc, at)
    if named is None or named.score < 0.74:
        return False
    before = doc.text[max(0, head - 1) : head]
    return spaced or not before or bool(_BYLINE_SPOT.search(before)) or head - edge >= 3
