"""What the form of a name tells by itself: which labels fit it, and how far it reaches.

Looser and quicker than the recognisers, and free of dictionaries that take long to load: for what
a reviewer points at, and for suggestions from anywhere.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govtui.extraction.phrases import stop_pattern
from govtui.extraction.vocabulary import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORMAL = frozenset({"POST", "MEET", "DOC", "QTY", "TIME", "PER"})
"""The labels whose names nearly always show by their form that they are such."""
TELLING = FORMAL | {"ORG", "LOC", "TERM"}
"""The labels of which forms are known."""
LONGEST = 60
"""Code points that a name reaches at most."""
_QUOTES = {"“": "”", "‘": "’", "「": "」"}
_UNBROKEN = re.compile(
    "(?:[\uff08(][\u4e00-\u9fff]{1,4}[\uff09)](?=[\u4e00-\u9fff])"
    "|[“‘「][^“”‘’「」\\n]{1,30}[”’」]"
    "|[^\uff0c,。\uff1b;\uff1a:\uff1f?\uff01!、\\s\uff08\uff09()《》〈〉【】\\[\\]—…|/“”‘’「」])*"
)
"""What a name may consist of: no mark that parts clauses; quotes and asides only as a whole."""
_ENDS = {
    "POST": ("posts", "weak_posts"),
    "MEET": ("meetings", "bare_meetings"),
    "ORG": ("organisations", "distinct_bodies", "landmarks", "proper_landmarks"),
    "LOC": ("landmarks", "proper_landmarks"),
}
"""The word lists of what names of a label end with; a place that acts is a body."""
_AREAS = frozenset([*"省市区县州盟旗镇乡村路街湖江河山", "街道", "社区", "大道"])
_MORE_ENDS = {"ORG": frozenset({"委", "组", "中心", "开发区"}) | _AREAS, "LOC": _AREAS}
_N = "[0-9\uff10-\uff19]"
_C = "[〇零一二三四五六七八九十百千]"
_FIGURES = f"(?:{_N}+(?:[.,\uff0e/—~-]{_N}+)*|[两几]?{_C}+|[两十百千万亿](?=[万亿元级]))"
_QUANTITY = (
    f"(?:近|约|超|逾|过|第|前|达)?{_FIGURES}[百千万]{{0,2}}[万亿]?[余多]?(?:等次|等奖|级|UNIT)?"
)
_NUMBER_OF_TIME = f"(?:{_N}{{1,4}}|{_C}{{1,4}})"
_PERIOD = (
    "(?:[今去明前后来]年|[上本新次翌]一?年度?|NUM年度?)?(?:第?[一二三四上下]个?季度|[上下]半年)?"
    "(?:NUM(?:[-—至]NUM)?月份?[初底末]?(?:[上中下]旬)?)?(?:NUM[日号])?"
    "(?:凌晨|早上|[上中下]午|晚上?)?(?:NUM[时点](?:NUM分|半|许)?|NUM:NUM)?"
).replace("NUM", _NUMBER_OF_TIME)


def fitting(text: str, start: int, end: int) -> frozenset[str]:
    """Return the labels whose form `text[start:end]` has; empty where the form says nothing."""
    surface = text[start:end]
    if surface.startswith("《"):
        return frozenset({"DOC"})
    found = {label for label in _ENDS if _has_end(surface, label)}
    if text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES.values():
        found |= {"TERM", "TIME", "MEET"}
    for label, pattern in (("QTY", _quantity()), ("TIME", _period())):
        if pattern.fullmatch(surface):
            found.add(label)
    if not found and _is_name(surface):
        found |= {"PER", "LOC"}
    return frozenset(found)


def reach(
    text: str, start: int, label: str, edges: Sequence[int], limit: int, known: Iterable[str] = ()
) -> int:
    """Return where a name with this label ends, most likely, that begins at `start`.

    `edges` are the ends of the words behind `start`, in order; the name does not go beyond `limit`.
    `known` are surfaces that have the label elsewhere. With a label that is none of the built-in
    ones it goes to the next word that parts names.
    """
    limit = min(limit, start + LONGEST, len(text))
    first, before = text[start : start + 1], text[start - 1 : start]
    if first == "《" and (closed := text.find("》", start, limit)) > start:
        return closed + 1
    if before in _QUOTES and (closed := text.find(_QUOTES[before], start, limit)) > start:
        return closed
    if label in {"QTY", "TIME"}:
        match = (_quantity() if label == "QTY" else _period()).match(text, start, limit)
        if match and match.end() > start:
            return match.end()
    again = max((start + len(name) for name in known if text.startswith(name, start)), default=0)
    stretch = _UNBROKEN.match(text, start, limit)
    limit = max(start + 1, stretch.end() if stretch else start)
    ends = _ends_within(text, start, edges, limit)
    if label == "PER":
        return again or _end_of_person(start, ends)
    telling = [end for end in ends if _has_end(text[start:end], label)]
    if label == "MEET" and not telling:  # what is named after its purpose may hold any word
        telling = [end for end in edges if end <= limit and _has_end(text[start:end], label)][:1]
    return max([again, *telling[-1:]]) or ends[0 if label == "LOC" else -1]


def _ends_within(text: str, start: int, edges: Sequence[int], limit: int) -> list[int]:
    """Return the word ends up to the next word that stands between names, or `limit`."""
    for match in stop_pattern("stops").finditer(text, start, limit + LONGEST):
        if match.start() >= limit:
            break
        if match["stop"] and match.start() in edges:
            limit = match.start()
    limit = max(start + 1, limit)
    ends: list[int] = []
    for edge in (*(edge for edge in edges if edge < limit), limit):
        if ends and edge - ends[-1] == 1 and text[ends[-1]] in _parting():
            break
        ends.append(edge)
    return ends


def _end_of_person(start: int, ends: Sequence[int]) -> int:
    """Return where a person's name ends: of two words at most, as long as such names are."""
    first = ends[0]
    if len(ends) > 1 and ends[1] - start <= 3 and ends[1] - first == 1:
        first = ends[1]
    return first if first - start > 1 else next((end for end in ends if end - start > 1), ends[-1])


def _is_name(surface: str) -> bool:
    """Tell whether a surface is as long as a person's name, and begins with a family name."""
    is_han = 2 <= len(surface) <= 4 and all("\u3400" <= char <= "\u9fff" for char in surface)
    return is_han and not words("surnames").isdisjoint((surface[0], surface[:2]))


@cache
def _parting() -> frozenset[str]:
    """Words of one character that stand between names, without those that names end with."""
    return words("singles") - {"会", "组", "局"}


@cache
def _ends(label: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what names of a label end with, and the last characters of that."""
    lists = (words(name) for name in _ENDS.get(label, ()))
    ends = _MORE_ENDS.get(label, frozenset()).union(*lists)
    return ends, frozenset(end[-1] for end in ends)


def _has_end(surface: str, label: str) -> bool:
    """Tell whether a surface ends with what names of the label end with."""
    ends, last = _ends(label)
    if surface[-1:] not in last:
        return False
    return any(surface[-size:] in ends for size in range(1, min(len(surface), 10) + 1))


@cache
def _quantity() -> re.Pattern[str]:
    return re.compile(_QUANTITY.replace("UNIT", alternation("units")))


@cache
def _period() -> re.Pattern[str]:
    return re.compile(_PERIOD)
