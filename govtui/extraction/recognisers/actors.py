"""ORG: places and units that act: that speak, report, or are responsible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.model import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_COUNT = (
    "(?:等[^\uff0c。\n]{0,8})?(?:[0-9一二三四五六七八九十两]{1,4}(?:家|个)"
    "(?:单位|部门|企业|镇街|乡镇|街道|区县|县区|县市区|园区|村|社区)?)?"
)
_ACTS = re.compile(
    f"{_COUNT}(?:党委|党工委|党组织)?(?:主要负责|分管负责|负责同志|负责人|相关负责|有关负责|要(?!求)|将(?![来军])|负责|牵头"
    "|分别|依次|先后作|作了?(?!为)|进行了?(?:交流|表态)|干部参加|等单位|等部门|获评|荣获|获得?|被评|汇报|交流|表态|发言|通过视频"
    "|正(?![是式如常好值确在])|认真|积极|高度重视|坚持|始终|更是|党政领导|党政班子|班子成员|设分会场|愿(?![意望景]))"
)
_ROW_ACTS = re.compile(
    "等?[0-9一二三四五六七八九十]{1,4}(?:家|个)(?:单位|部门|企业)(?!的)"
    "|等?[0-9一二三四五六七八九十]{1,4}(?:家|个)(?:镇街|乡镇|街道|区县|县区|县市区|村|社区)"
    "(?=[^\uff0c。\n的]{0,12}(?:[作负要获被]|汇报|发言|表态))"
    "|主要负责|负责同志|负责人|分别|依次|先后|获评|荣获|获得|被评|干部参加|等单位|等部门"
    "|负责(?!人|同志)|分管负责|作(?=[^\uff0c。\n]{0,8}(?:发言|汇报|介绍|表态|述职))|汇报|交流发言|表态|要(?!求)|牵头"
)
_ZONE = ("开发区", "经开区", "高新区", "管理区")
_CONVENES = re.compile("(?:组织)?(?:召开|举行|举办|开展|组织|坚持|积极|聚焦|围绕|共建|签[订约署])")
_ZONE_ALONE = re.compile(
    "(?:(?<=[\uff0c。\n\u3000 ])|^)(?:开发区|经开区|高新区|新区)(?=(?:组织)?(?:召开|举行|举办))"
)
"""A zone that the report calls by its kind alone."""
_TOWARDS = frozenset("对向在到给为赴往于")
_GONE_TO = ("深入", "走进", "察看", "参观", "视察", "走访", "查看")
_AREAS = frozenset({"lexicon:divisions", "rule:area by its ending"})
_SHORT = frozenset({"lexicon:divisions, short form", "rule:short form of a place in the report"})
_MUST = re.compile("要(?![求是素点塞道闻务])|将(?![来军])")
"""What a place called by its short form must or will do."""
_SPEECH = re.compile(
    f"(?=[等0-9一二三四五六七八九十两代主负依分先现围作做进]){_COUNT}(?:代表|主要负责(?:人|同志)|负责人)?(?:依次|分别|先后|现场)?"
    "(?<!工)(?:围绕[^\uff0c。\n]{2,20})?(?:作了?|做了?|进行了?)"
    "(?:会议|典型|交流|表态|经验|书面|工作|大会|述职|重点|情况|专题|口头){0,3}(?:发言|汇报|介绍|表态|述职|交流)"
)
_UNIT = re.compile(
    "(?:镇|乡|街道|区|县|市|村|社区|局|办|中心|公司|集团|部|委|院|校|所|站|园|会|厂|行|队|营业部)$"
)
_GENERIC = re.compile(
    "各|有关|相关|部分|全[市区县省]|与会|县直|区直|市直|其他|上述|[0-9一二三四五六七八九十]+[个家]"
)
LONGEST_ROW = 120
"""Code points of a row of places that is followed to its verb."""
LONGEST_UNIT = 40
"""Code points of a speaking unit's name."""


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the places and units that act."""
    for place in earlier:
        zone = place.source == "rule:place with its kind" and _ends_as_zone(doc, place)
        short = place.source in _SHORT and _MUST.match(doc.text, place.end)
        area = zone or short or place.source in _AREAS
        if place.label == "LOC" and area and _acts(doc, place):
            yield Suggestion(place.start, place.end, "ORG", "rule:place that acts", 0.93)
    for match in _ZONE_ALONE.finditer(doc.text):
        yield Suggestion(*match.span(), "ORG", "rule:place that acts", 0.85)
    yield from _speakers(doc)


def _acts(doc: Analysis, place: Suggestion) -> bool:
    """Whether the place does something, alone or in a row of such."""
    text = doc.text
    at = last = place.end
    while text[at : at + 1] in {"、", "和", "及"} and at - place.end < LONGEST_ROW:
        last, at = at + 1, doc.clause_end(at + 1)
    row = place.start
    while row and text[row - 1] == "、" and place.start - row < LONGEST_ROW:
        row = doc.clause_start(row - 1)
    if text.endswith("感谢", 0, row) and at == place.end:
        return not text.startswith("人民", at)
    if _TOWARDS & set(text[max(0, row - 1) : row + 1]) or text.endswith(_GONE_TO, 0, row):
        return False
    if at > place.end:
        acts = (m.start() for m in _ROW_ACTS.finditer(text, last, at))
        return any(start > last + 1 and "的" not in text[last:start] for start in acts)
    headed = place.start == 0 or text[place.start - 1] == "\n"
    if _ACTS.match(text, place.end) or (headed and text[place.end : place.end + 1] in ":\uff1a"):
        return place.end < len(text)
    return _ends_as_zone(doc, place) and bool(_CONVENES.match(text, place.end))


def _ends_as_zone(doc: Analysis, place: Suggestion) -> bool:
    """Whether the place is a zone, which convenes meetings of its own."""
    return doc.text.endswith(_ZONE, place.start, place.end)


def _speakers(doc: Analysis) -> Iterator[Suggestion]:
    """The units that a sentence names before `作交流发言`."""
    for match in _SPEECH.finditer(doc.text):
        marks = "。\uff0c\n\uff1b\uff1a"
        at = max(doc.text.rfind(mark, 0, match.start()) for mark in marks) + 1
        for piece in re.split("([、和及])", doc.text[at : match.start()]):
            start = at + max(piece.rfind("的") + 1, 2 if piece.startswith("会上") else 0)
            at += len(piece)
            name = doc.text[start:at]
            named = 2 <= len(name) <= LONGEST_UNIT and not _GENERIC.match(name)
            if named and _UNIT.search(name):
                yield Suggestion(start, at, "ORG", "rule:unit that speaks", 0.93)
