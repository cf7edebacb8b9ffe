"""Which area a report is about: its name, and its code where the evidence leaves one."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from govtui.cleaning.model import Region
from govtui.cleaning.regions import by_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.cleaning.regions import Division

_LEAD = 400
"""Code points of the body in which a report says where it happens."""
_BODY = 10_000
"""Code points of the body in which its own area must be named at last."""

_RANKS = "省市县区旗州盟"
_RANK = re.compile(f"[{_RANKS}]")
_BEFORE_NAME = re.compile("(?:^|[^\u4e00-\u9fff]|[在到赴至往向从由对与和及是于省市州盟区])$")
"""What may stand before a name of two characters."""
_LONGEST = 7
"""Length of the longest name that has no 自治 in it."""
_LONGEST_AUTONOMOUS = 15

# What a report calls its own area: 全区, 我县, 市委, 区政府, 县长.
_OWN_RANK = re.compile(f"[{_RANKS}](?:(?<=[全我].)|(?=委|政府|人大|政协|领导|长(?![期江三])))")

# An area that the table lacks, functional, former or invented: it ends a clause's first words,
# and what an area does or has stands behind it.
_BEGINS_CLAUSE = re.compile(
    "(?:^|[\\s\uff0c。\uff1a\uff1b、\uff08—日午讯])(?![全我各本该城市郊园])"
    "([\u4e00-\u9fff]{2,4}?(?:新区|高新区|经开区|开发区|示范区|管理区|[县市区旗盟])"
    "|[\u4e00-\u9fff]{3,9}族自治[州县旗])$"
)
_FOLLOWS = re.compile(
    "[\uff1a\\s0-9]|委|政府|人民|党|管委会|[县市区]|召开|举行|举办|组织|开展|部署|推进|深入|传达|学习|$"
    "|安排|第[一二三四五六七八九十]|[\u4e00-\u9fff]{1,8}?(?:[局厅镇乡]|街道|集团|公司)"
)
_LONGEST_CLAUSE = 14
"""One more than `_BEGINS_CLAUSE` can match, so that `^` is the text's beginning."""
_NO_NAME = re.compile(
    "[在对的与到于各全我从向把将了省市县区会].|召开|举行"
    "|(?:[辖片园社景校灾山牧林湖库小地街]|[老主旧心]城|^.城|保护|试验|服务|功能|自治|文化)区$"
    "|[城集超夜菜上门都]市$|^自治.$|[全我各本该在对从向由为的与].*.$"
    "|围绕|按照|根据|遵照|学习|传达|贯彻|落实|配合|代表|协助|听取|支持|服务|接受|执行|汇报|陪同|邀请|带领"
    "|率领|结合|紧扣|聚焦|坚持|加强|推进|推动|促进|助力|打造|创建|提升|部分|有关|相关|周边|邻近|兄弟"
    "|^(?:开发|高新|经开|示范|管理|产业园|工业园|度假|新)区$"
)
"""What no name of an area has in it, or for its end."""


class Evidence(NamedTuple):
    """The parts of a report that tell where it happens."""

    title: str
    source: str
    body: str


def region_of(evidence: Evidence) -> Region | None:
    """Return the area that a report is about, or None where it names none.

    A name that several divisions share has a code only if the text names the city or province of
    exactly one of them.
    """
    lead = evidence.body[:_LEAD]
    rank = _own_rank(evidence.title, lead)
    scores: Counter[str] = Counter()
    parts = ((5, evidence.title), (4, evidence.source), (3, lead))
    for weight, text in parts:
        for name in _named(text):
            scores[name] += weight * (3 if name[-1] == rank else 1)
        if rank and text is not lead and (short := _begins_short(text, rank)):
            scores[short] += 3 * weight
    if rank and not any(name[-1] == rank for name in scores):
        scores = Counter(_named(evidence.body[_LEAD:_BODY], re.compile(rank))) or scores
    if not scores:
        return None
    name = max(scores, key=scores.__getitem__)
    return Region(name, _code(name, evidence))


def _own_rank(title: str, lead: str) -> str | None:
    """Return the character of the rank that the report's own area has: `区` of 全区, 区委."""
    count: Counter[str] = Counter()
    for weight, text in ((3, title), (1, lead)):
        for rank in _OWN_RANK.findall(text):
            count[rank] += weight
    return max(count, key=count.__getitem__) if count else None


def _named(text: str, rank: re.Pattern[str] = _RANK) -> Iterator[str]:
    """Yield the names of areas (of one rank) in a text, the longest at each place."""
    for match in rank.finditer(text):
        end = match.end()
        name = _listed(text, end) or _unlisted(text, end)
        if name:
            yield name


def _listed(text: str, end: int) -> str | None:
    """Return the longest name of a division that ends there."""
    if text[end - 2 : end] not in _endings():
        return None
    names = by_name()
    autonomous = text[end - 3 : end - 1] == "自治"
    for length in range(_LONGEST_AUTONOMOUS if autonomous else _LONGEST, 1, -1):
        name = text[end - length : end] if end >= length else ""
        if name in names and (length > 2 or _is_specific(text, end)):
            return name
    return None


def _unlisted(text: str, end: int) -> str | None:
    """Return what looks like the name of an area and ends there, though it is not in the table."""
    if not _FOLLOWS.match(text, end):
        return None
    match = _BEGINS_CLAUSE.search(text[max(end - _LONGEST_CLAUSE, 0) : end])
    return match[1] if match and not _NO_NAME.search(match[1]) else None


@cache
def _endings() -> frozenset[str]:
    """Return the last two characters of all names: few places in a text need a longer look."""
    return frozenset(name[-2:] for name in by_name())


def _is_specific(text: str, end: int) -> bool:
    """Return whether two characters that end there are a name (漳县), no part of other words.

    城区, 郊区 and 矿区 are common nouns; 旅游兴县 and 平漳县 end like a name.
    """
    return text[end - 1] != "区" and bool(_BEFORE_NAME.search(text, 0, end - 2))


def _begins_short(text: str, rank: str) -> str | None:
    """Return the area of that rank whose short name begins the text: 大足区 for `大足日报`."""
    for length in (4, 3, 2):
        name = text[:length] + rank
        if len(name) == length + 1 and name in by_name():
            return name
    return None


def _code(name: str, evidence: Evidence) -> str | None:
    """Return the code of the one division of this name that the text speaks for."""
    candidates = by_name().get(name, ())
    if len(candidates) < 2:
        return candidates[0].code if candidates else None
    elsewhere = "\n".join(evidence).replace(name, "\n")
    spoken_for = [d for d in candidates if _names_a_parent(elsewhere, d)]
    return spoken_for[0].code if len(spoken_for) == 1 else None


def _names_a_parent(text: str, division: Division) -> bool:
    return any(parent.short in text for parent in division.ancestors)
