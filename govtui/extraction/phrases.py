"""How far a name reaches to the left of its telling end, and other measures on noun phrases."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from govtui.extraction.vocabulary import any_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtui.extraction.analysis import Analysis
    from govtui.extraction.model import Suggestion

MINISTRIES = re.compile(
    "发展和改革|发展与改革|住房和城乡建设|住房与城乡建设|人力资源和社会保障|文化和旅游|工业和信息化"
    "|经济和信息化|卫生和计划生育|自然资源和规划|规划和自然资源|农业和农村|教育和体育|体育和旅游"
    "|科学技术和|民族和宗教|民族与宗教|应急和|林业和草原|市场和质量|机关和|商务和|社会和|数据和"
    "|资源环境和|监察和|环境资源和|社会建设和|文史和|文史学习和|提案和|和平|和谐|和田|和顺|永和|泰和|太和|仁和|共和|祥和|信访和|外事和|财政和|统计和|政务服务和"
    "|经普|经开区|经开|经信|经贸|经发|对外|对口|将军|将台|使馆|同城|同乐|从化|于都|以色列|向阳|向荣|为民|全椒|全州|大同|会同|党风廉政建设和|精神文明|促进和|保护和|防控和|救援和|建设和管理|监督和|执法和|预防和|退役军人和"
)
"""Where `和` and `与` join words inside one name."""


class Bounds:
    """Positions that no name reaches across to the left: the ends of what is surely else."""

    def __init__(self, ends: Iterable[int]) -> None:
        self._ends = sorted(ends)

    def before(self, position: int) -> int:
        """The last bound at or before `position`; 0 where there is none."""
        index = bisect_right(self._ends, position)
        return self._ends[index - 1] if index else 0


def bounds_of(earlier: Iterable[Suggestion], *labels: str) -> Bounds:
    """The ends of the sure candidates with one of `labels`."""
    return Bounds(s.end for s in earlier if s.label in labels and s.score > SURE)


LONGEST = 100
"""Code points that are searched for the start of a name: more costs time and finds none."""
SURE = 0.7
"""Score above which a candidate bounds the names beside it."""


@cache
def stop_pattern(*lists: str) -> re.Pattern[str]:
    """Matches words that stand between names (group `stop`), and longer words that do not."""
    stops: frozenset[str] = frozenset().union(*(words(name) for name in lists))
    return re.compile(
        f"组织部(?!分)|任(?![省市县区镇乡中国党公副书主局院部厅委政人总常第])|全体(?=[\uff08(])|(?:学习|落实|研究|传达|听取|审议|贯彻)会(?!议)|{any_of(words('not_stops'))}"
        f"|(?P<stop>{any_of(stops)})"
    )


def left_edge(doc: Analysis, head: int, *lists: str, low: int = 0) -> int:
    """Where the name begins whose telling end starts at `head`.

    The nearest to the left of: `low`, the clause mark, the mark that opens a quote around `head`,
    the end of a stop word of `lists`, or of a one-character function word.
    """
    first = max(doc.clause_start(head), doc.open_quote(head))
    low = max(low, head - LONGEST, first)
    quoted = doc.quotes_between(low, head)
    starts, ends = _stops(doc, first, doc.clause_end(head), lists)
    for index in range(bisect_right(ends, head) - 1, -1, -1):
        at = starts[index]
        if at < low:
            break
        if not any(a <= at < b for a, b in quoted):
            return _after_single(doc, ends[index], head, quoted)
    return _after_single(doc, low, head, quoted)


def _stops(
    doc: Analysis, first: int, last: int, lists: tuple[str, ...]
) -> tuple[list[int], list[int]]:
    """Starts and ends of the stop words of the clause `[first, last)`, in order.

    Several names of a clause are asked for one after the other, so they are kept.
    """
    known = doc.stops.get((first, last, lists))
    if known is None:
        found = stop_pattern(*lists).finditer(doc.text, first, last)
        spans = [m.span() for m in found if m["stop"]]
        known = doc.stops[first, last, lists] = ([a for a, _ in spans], [b for _, b in spans])
    return known


def _after_single(doc: Analysis, edge: int, head: int, quoted: list[tuple[int, int]]) -> int:
    """`edge`, or the end of the last function word of one character before `head`."""
    singles = words("singles")
    starts = doc.single_words
    joined: list[tuple[int, int]] | None = None
    for index in range(bisect_left(starts, head) - 1, -1, -1):
        at = starts[index]
        if at < edge:
            break
        if doc.text[at] in singles:
            if joined is None:
                joined = [m.span() for m in MINISTRIES.finditer(doc.text, edge, head)]
            if not any(a <= at < b for a, b in (*joined, *quoted)):
                return at + 1
    return edge


def joined_rows(
    text: str, first: re.Pattern[str], row: re.Pattern[str], longest: int
) -> Iterator[re.Match[str]]:
    """The matches of `row`, items joined by 、, none overlapping.

    `first` matches an item at the end of what it is given, `longest` code points at most. To look
    for the mark before the items is quicker than to try every place.
    """
    done = 0
    for mark in re.finditer("、", text):
        at = mark.start()
        begun = first.search(text, max(done, at - longest), at) if at >= done else None
        found = row.match(text, begun.start()) if begun else None
        if found:
            done = found.end()
            yield found
