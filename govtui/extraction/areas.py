"""Administrative areas and zones that a report names, known ones and those of the same shape."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from govtui.cleaning.regions import by_name, by_short_name
from govtui.extraction.analysis import HAN
from govtui.extraction.phrases import left_edge, stop_pattern
from govtui.extraction.vocabulary import words

if TYPE_CHECKING:
    from govtui.extraction.analysis import Analysis
    from govtui.extraction.phrases import Bounds
    from govtui.extraction.tagging import Token

_KINDS = (
    "[回藏满苗壮侗瑶彝傣白]族乡|蒙古族乡|土家族乡|哈萨克族乡|朝鲜族镇?乡?|维吾尔族乡|自治区|自治州|自治县|自治旗|街道|社区|经济技术开发区|高新技术产业开发区|经济开发区|开发区|经开区|高新区|示范区"
    "|新区|新城|综合保税区|保税区|[省市区县](?!情)|[州盟旗镇乡村]"
)
_END = re.compile(f"(?:{_KINDS})")
_PLAIN = re.compile(f"[{HAN}]{{1,6}}")
_VERBAL = frozenset({"v", "d", "p", "c", "m", "r", "u", "f", "q", "zg", "a"})
_COUNT = re.compile(
    "[0-9]|[一二三四五六七八九十两几]+(?:[个大家座条项类种处批支名级]|$)|[十几两]|[百千](?:[个多余强佳]|$)"
)
_NUMERALS = frozenset("一二三四五六七八九十两几数多")
"""Before a word for a rank they count areas: `衡阳三市`."""
_IMPERATIVES = frozenset("抓强优建兴稳促保进入活靓治管拓扩")
_OFTEN_GENERIC = frozenset("区市县乡")
_GENERIC = re.compile(
    "(?:老旧|新建|封闭|住宅|居民|农村|城市|城镇|村改|安置|示范|智慧|完整|未来|和谐|幸福|平安|美丽|特色|重点"
    "|中心|沿江|沿海|沿边|边境|边远|山区|偏远|平原|先进|试点|相关|有关|个别|部分|经济|工业|农业|人口|产业|旅游"
    "|文化|生态|文明|卫生|宜居|宜业|和美|强工|涉农|所属|所辖|下辖|周边|相邻|毗邻|邻近|对口|受援|受灾|移民|民族"
    "|合作|协作|创新|融合|联动|一体化|开放|先行|综合|高质量|发展|少数民族|国家级|省级|市级|县级|第[一二三四五六七八九十]|核心|商业|功能|物业|非物业|无物业|高层|花园式|园林)+"
)
"""Words that describe an area and name none."""
_PAUSE = frozenset("\uff0c,要由并")
"""What `会同` stands after where it is a verb and no county."""
_NEVER = frozenset("全各我本该每、\uff0c。\n \uff1a“《\uff08(/")
"""What stands right before an ending where it ends no name: `全区`."""
_LEVELS = frozenset("全各我本该每省市区县州乡镇村驻进入到在跨要是建为于由的与和及对把将向从让使被")


_ZONES = frozenset({"高新区", "经开区", "经济开发区", "高新技术产业开发区", "经济技术开发区"})
"""Kinds of zone of which an area has one, so that the kind alone names it."""


_SMALL = frozenset({"镇", "乡", "村", "社区", "街道"})
"""Kinds of small area, whose names are often words of the dictionary."""


LONGEST = 15
"""Code points of the longest name in the table."""
WINDOW = 20
"""Code points before an ending that are searched: more than a name and the longest stop word."""
LONGEST_VILLAGE = 3
"""Code points before the ending of a village that is any word."""


class Area(NamedTuple):
    """An area's name, in code points of the report."""

    start: int
    end: int
    known: bool
    """Whether it is in the table of divisions."""


@cache
def _known() -> frozenset[str]:
    """The full names of the divisions of the table."""
    names = frozenset(n for n in by_name() if len(n) > 2 or n.endswith("县"))
    return names - words("not_places")


@cache
def _tails() -> frozenset[str]:
    """What the names of the table end with: most endings of a text are passed over by them."""
    return frozenset(name[-2:] for name in _known())


@cache
def known_short_forms() -> frozenset[str]:
    """The divisions' names without the word for their rank."""
    return frozenset(n for n in by_short_name() if len(n) > 1) - words("not_places")


def areas(doc: Analysis, bounds: Bounds) -> list[Area]:
    """The areas named in the report; no name reaches across one of `bounds`."""
    found: dict[int, Area] = {}
    for match in _END.finditer(doc.text):
        head, end = match.span()
        if doc.text[head - 1 : head] in _NEVER and match[0] not in _ZONES:
            continue
        start = _known_start(doc, end)
        known = start is not None
        if start is None:
            start = _unknown_start(doc, head, end, bounds, found)
        if start is not None:
            found[end] = Area(start, end, known)
    return sorted(found.values())


def _known_start(doc: Analysis, end: int) -> int | None:
    """Where the longest name of the table begins that ends at `end`."""
    if doc.text[end - 2 : end] not in _tails():
        return None
    names = _known()
    starts = (at for at in range(max(0, end - LONGEST), end - 1) if doc.text[at:end] in names)
    return next((at for at in starts if _is_known(doc, at, end)), None)


def _unknown_start(
    doc: Analysis, head: int, end: int, bounds: Bounds, found: dict[int, Area]
) -> int | None:
    """Where a name begins that no table has but that has the shape of one."""
    low = max(bounds.before(head), head - WINDOW)
    start = left_edge(doc, head, "stops", "stops_body", "stops_place", low=low)
    start = next((at for at in range(head, start, -1) if at in found), start)
    if _is_area(doc, start, head, end):
        return start
    short = _short_stem(doc, start, head)
    if short is not None and _is_area(doc, short, head, end):
        return short
    last = doc.plain_at(head - 1)
    named = last.tag in {"ns", "nr", "nz"} and last.end == head and last.start > start
    if named and doc.text[head:end] in _SMALL and _is_area(doc, last.start, head, end):
        return last.start
    nearest = range(head - 2, head - LONGEST_VILLAGE - 1, -1)
    above = next((at for at in nearest if at in found), None)
    return above if above is not None and _is_below(doc, above, head, end) else None


def _is_known(doc: Analysis, start: int, end: int) -> bool:
    """Whether a name of the table stands as a name and is no part of a longer one."""
    if start not in doc.edges:
        return False
    joined = doc.text[start] == "和" and doc.text[start - 1 : start].isalpha()  # `和县科协`
    together = doc.text.startswith("会同县", start) and doc.text[start - 1 : start] in _PAUSE
    return not joined and not together and _stands_alone(doc, start, end)


def _stands_alone(doc: Analysis, start: int, end: int) -> bool:
    """Whether a known name of two characters is no part of an unknown longer one."""
    return end - start > 2 or left_edge(doc, start + 1, "stops", "stops_body") == start


def _is_area(doc: Analysis, start: int, head: int, end: int) -> bool:
    """Whether `[start, head)` is the stem of an area's name, by its length and its words."""
    stem, kind = doc.text[start:head], doc.text[head:end]
    if not stem:
        return kind in _ZONES and end in doc.edges
    longest = 6 if len(kind) > 2 else 4
    if not (2 <= len(stem) <= longest) or not _PLAIN.fullmatch(stem):
        return False
    if stem + kind in words("not_places") or stem[0] in _LEVELS or stem[-1] in "全各我本委":
        return False
    if _COUNT.match(stem) or stem[-1] in _NUMERALS or not _ends(doc, end):
        return False
    if _GENERIC.fullmatch(stem):
        return False
    if kind == "旗" and stem[-1] + kind in words("not_places"):
        return False  # `授班旗`
    if kind == "村" and stem[-1] in "进入驻到包联":
        return False  # `某人进村入户`
    if stem[-1] + kind == "乡村":
        return False  # `做好乡村振兴`
    generic = kind in _OFTEN_GENERIC and stem[-1] + kind in words("not_places")
    if generic and (len(stem) > 2 or stem[0] in _IMPERATIVES):
        return False  # `江西老区`, `抓片区`
    last = doc.plain_at(head)
    if start < last.start < head and _is_plain(doc.plain_at(last.start - 1)):
        return False  # the ending belongs to another word: `商场超市`
    token = doc.plain_at(start)
    if (token.start, token.end) == (start, end) and token.tag not in {
        "ns",
        "nr",
        "nz",
        "nt",
        "x",
        "nrt",
    }:
        return len(kind) > 1
    inner = [t for t in doc.words_before(head, start) if t.end - t.start > 1]
    return not any(t.tag in _VERBAL for t in inner)


def _is_below(doc: Analysis, start: int, head: int, end: int) -> bool:
    """Whether what stands right after an area is a village or quarter of it: `潇湘街道进步村`.

    There a common word is a name too.
    """
    stem = doc.text[start:head]
    nominal = all(t.tag[:1] not in "pcdru" for t in doc.words_before(head, start))
    return (
        doc.text[head:end] in {"村", "社区"}
        and 2 <= len(stem) <= LONGEST_VILLAGE
        and _PLAIN.fullmatch(stem) is not None
        and stem[0] not in _LEVELS
        and stem[-1] not in _NUMERALS
        and nominal
        and not _GENERIC.fullmatch(stem)
        and doc.text[start:end] not in words("not_places")
        and end in doc.edges
    )


def _short_stem(doc: Analysis, low: int, head: int) -> int | None:
    """Where two or three characters before the ending begin that the dictionary lacks.

    For an area after a verb that no stop list has: `点评枫溪镇`.
    """
    for size in (3, 2):
        start = head - size
        stem = doc.words_before(head, start)
        unknown = all(token.end - token.start == 1 for token in stem) and len(stem) == size
        if start > low and start in doc.edges and unknown:
            before = doc.plain_at(start - 1)
            if before.end - before.start > 1 or doc.text[before.start] in _LEVELS:
                return start
    return None


def _is_plain(token: Token) -> bool:
    """Whether a word of the dictionary is no name."""
    return token.end - token.start > 1 and token.tag not in {"ns", "nr", "nz", "nrt"}


def _ends(doc: Analysis, end: int) -> bool:
    """Whether the name may end at `end`: a word does, or what goes on is no part of it."""
    if end in doc.edges or doc.text.startswith(
        ("委", "政", "人大", "纪", "党", "监", "村民", "民", "支部"), end
    ):
        return True
    following = stop_pattern("stops").match(doc.text, end)
    return bool(following and following["stop"])
