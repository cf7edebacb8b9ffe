"""LOC and ORG: what stands in one row of names is of one kind: `甲公司、乙科技、丙新能源等企业`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govtui.extraction.analysis import HAN
from govtui.extraction.model import Suggestion
from govtui.extraction.phrases import joined_rows, left_edge
from govtui.extraction.recognisers.firms import FIRM
from govtui.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

LONGEST_PIECE = 24
_INSIDE = "[^、\uff0c,。\uff1b;\uff1a:\n\\s\uff08\uff09()《》“”]"
_PIECE = f"{_INSIDE}{{2,{LONGEST_PIECE}}}"
_FIRST_PIECE = re.compile(f"{_PIECE}$")
_ROW = re.compile(f"{_PIECE}(?:、{_PIECE})+")
_CLOSE = re.compile(
    "等|(?<=[一-龥]{2})[二三四五六七八九十两]{1,2}[省市县区镇乡村地国]|(?:主要|相关|有关|分管)?负责(?:人|同志)"
    "|(?<=.{2})(?:实地|察看|查看|调研|考察|参观|检查|走访|看望)|(?<=.)[和与及](?=.{2})"
)
_CLASS = (
    (
        "ORG",
        re.compile(
            "等.{0,8}?(?:企业|公司|媒体|高校|院校|院所|银行|机构|单位|部门|集团|品牌)(?!家|主|所在)"
        ),
    ),
    (
        "LOC",
        re.compile(
            "等.{0,6}?(?:地(?![方下])|景区|景点|路段|道路|乡镇|河流|水库|湖泊|街区|商圈|城市|国家|区域|小区|口岸|片区)"
        ),
    ),
)
"""The noun that sums up a row says what its names are."""
_GONE_TO = re.compile(
    "(?:到|在|赴|走进|深入|前往|察看|查看|参观|观摩|调研|对|向|从|位于|抽查|检查|慰问)了?$"
)
_SITE = re.compile(
    "[一-龥A-Za-z]{2,12}(?:园|城|广场|市场|街区?|小区|基地|景区|剧院|商厦|大厦|码头|故居|遗址|古[镇村]"
    "|(?:服务|会展|活动|文体|购物|商业|文化|游客)中心)"
)
"""What names a place where it is gone to, and elsewhere may name a body."""
_PLACES = re.compile(
    "等地|一带|等[0-9一二三四五六七八九十两]+[个座条]?(?:地|处)|的(?!负责|主要|有关|同志)"
)
_NAME = re.compile(f"[{HAN}A-Za-z]{{2,8}}")
_PROPER = frozenset({"ns", "nr", "nrt", "nz", "nt", "x", "eng"})
_AREAS = frozenset({"lexicon:divisions", "rule:area by its ending"})
_FILLERS = frozenset("各全等及有无不是为了的个多大小新老我本该其又再都也要将把对向在到从由以并")

_OFFICE = re.compile(".{2}(?:局|部|办|办公室|中心|委|院|会|所)$")
_OFFICES = re.compile("等.{0,8}?(?:单位|部门)")
_OFFICE_END = re.compile("(?:[局办委部院厅署处校社团会站所行队联协馆]|公司|集团|中心)$")
"""What the names of offices end with, where these sum the row up."""
LONGEST_PLACE = 6
"""Code points of a place that only its neighbours vouch for."""


class Piece(NamedTuple):
    """What stands between two marks of a row, as far as it may be one name."""

    start: int
    end: int
    found: Suggestion | None
    """The candidate with just this span."""


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the names that their neighbours in a row vouch for."""
    starts: dict[int, Suggestion] = {}
    ends: dict[int, Suggestion] = {}
    for candidate in earlier:
        _keep_longest(starts, candidate.start, candidate)
        _keep_longest(ends, candidate.end, candidate)
    bodies = {at for c in earlier if c.label in {"LOC", "ORG"} for at in (c.start - 1, c.end)}
    for match in joined_rows(doc.text, _FIRST_PIECE, _ROW, LONGEST_PIECE):
        marks = {at for at in range(*match.span()) if doc.text[at] == "、"}
        if marks.isdisjoint(bodies) and not _CLASS[0][1].search(doc.text, *match.span()):
            continue
        pieces = _pieces(doc, match, starts, ends)
        after = doc.text[pieces[-1].end : pieces[-1].end + 16]
        summed = next((label for label, noun in _CLASS if noun.match(after)), None)
        yield from _vouched(doc, pieces, summed, starts)
        before = doc.text[max(0, pieces[0].start - 4) : pieces[0].start]
        gone, places = _GONE_TO.search(before), _PLACES.match(after)
        if gone and places:
            yield from _visited(doc, pieces)
        if not gone and not places:
            yield from _acting(doc, pieces)


def _keep_longest(by: dict[int, Suggestion], at: int, candidate: Suggestion) -> None:
    """Keep the longest candidate at each place, the surer of two as long."""
    old = by.get(at)
    rank = (candidate.end - candidate.start, candidate.score)
    if old is None or rank >= (old.end - old.start, old.score):
        by[at] = candidate


def _pieces(
    doc: Analysis,
    row: re.Match[str],
    starts: dict[int, Suggestion],
    ends: dict[int, Suggestion],
) -> list[Piece]:
    """The pieces of a row; the first and the last go only as far as a name may."""
    bounds = []
    at = row.start()
    for part in row[0].split("、"):
        bounds.append((at, at + len(part)))
        at += len(part) + 1
    first_end = bounds[0][1]
    known = ends.get(first_end)
    first = known.start if known else left_edge(doc, first_end, "stops", "stops_body")
    bounds[0] = (max(first, bounds[0][0]), first_end)
    last = bounds.pop()
    closed = _CLOSE.search(doc.text, last[0] + 1, last[1])
    if closed and closed[0] in {"和", "与", "及"}:
        bounds.append((last[0], closed.start()))
        last = (closed.end(), last[1])
        summed = doc.text.find("等", *last)
        end = summed if summed > 0 else last[1]
    else:
        end = closed.start() if closed else last[1]
    known = starts.get(last[0])
    if known and not FIRM.search(doc.text, last[0], end):
        end = known.end
    bounds.append((last[0], end))
    return [
        Piece(start, end, c if (c := starts.get(start)) and c.end == end else None)
        for start, end in bounds
    ]


def _vouched(
    doc: Analysis, pieces: list[Piece], summed: str | None, starts: dict[int, Suggestion]
) -> Iterator[Suggestion]:
    """Names that nothing found, in a row whose other names are all of one kind."""
    labels = {p.found.label for p in pieces if p.found}
    if sum(_is_place(doc, p) for p in pieces) > 1:
        labels.add("LOC")
    unknown = [p for p in pieces if not p.found]
    if "ORG" in labels:
        for piece in unknown:
            surface = doc.text[piece.start : piece.end]
            office = labels == {"ORG"} and _OFFICE.fullmatch(surface)
            short = doc.plain_at(piece.start).tag == "j"  # `国投`
            firm = FIRM.search(doc.text, piece.start, piece.end)
            begun = starts.get(piece.start)
            if begun and begun.label == "ORG" and begun.end in starts:
                continue  # `工委区委`: two bodies
            if office or (firm and (short or _is_name(doc, piece.start, firm.start()))):
                yield Suggestion(piece.start, piece.end, "ORG", "rule:named in a row", 0.8)
    if labels == {"LOC"} and all(_is_place(doc, p) for p in unknown):
        summed = "LOC"
    if summed is None and (len(labels) != 1 or len(unknown) > len(pieces) / 2):
        return
    label = summed or labels.pop()
    if label not in {"LOC", "ORG"} or labels - {"LOC", "ORG"}:
        return
    if label == "LOC" and label not in labels:
        return  # `商超、加油站等地`
    offices = bool(_OFFICES.match(doc.text, pieces[-1].end))
    for piece in unknown:
        begun = starts.get(piece.start)
        if label == "LOC" and (begun or piece.end - piece.start > LONGEST_PLACE):
            continue  # a place and what is done there: `清河西岸截污`
        if offices and not _OFFICE_END.search(doc.text, piece.start, piece.end):
            continue  # `县发改、财政等部门`
        if _is_name(doc, piece.start, piece.end):
            yield Suggestion(piece.start, piece.end, label, "rule:named in a row", 0.7)


def _is_place(doc: Analysis, piece: Piece) -> bool:
    """Whether the dictionary knows the piece as a place."""
    token = doc.plain_at(piece.start)
    surface = doc.text[piece.start : piece.end]
    whole = (token.start, token.end) == (piece.start, piece.end)
    return whole and token.tag == "ns" and surface not in words("not_places")


def _is_name(doc: Analysis, start: int, end: int) -> bool:
    """Whether the surface may be a name, for it has an unknown word or a proper one."""
    surface = doc.text[start:end]
    if not _NAME.fullmatch(surface) or surface in words("not_places") | words("plain_prefixes"):
        return False
    if {start, end} - doc.edges or _FILLERS & set(surface):
        return False
    tokens = doc.words_before(end, start)
    if any(t.tag[:1] in "vdpcrmu" and t.end - t.start > 1 for t in tokens):
        return False
    return any(t.tag in _PROPER or t.end - t.start == 1 for t in tokens)


def _visited(doc: Analysis, pieces: list[Piece]) -> Iterator[Suggestion]:
    """Halls, parks and centres in a row of what was gone to: places there, and no bodies."""
    for piece in pieces:
        known = piece.found is None or piece.found.label == "ORG"
        if known and _SITE.fullmatch(doc.text, piece.start, piece.end):
            yield Suggestion(piece.start, piece.end, "LOC", "rule:site in a row", 0.9)


def _acting(doc: Analysis, pieces: list[Piece]) -> Iterator[Suggestion]:
    """Areas in a row with bodies: they act like these."""
    bodies = [p for p in pieces if p.found and p.found.label == "ORG"]
    if not any(p.found and "body" in p.found.source for p in bodies):
        return
    for piece in pieces:
        area = piece.found and piece.found.label == "LOC" and piece.found.source in _AREAS
        if area and doc.text[piece.end - 1] != "村":
            yield Suggestion(piece.start, piece.end, "ORG", "rule:place that acts", 0.93)
