"""PER and ORG: people who are named with their unit in a row: `甲镇某某、乙局某某`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.analysis import HAN
from govtui.extraction.model import Suggestion
from govtui.extraction.names import is_common, is_name_shaped, name_at
from govtui.extraction.phrases import joined_rows, left_edge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

LONGEST_ITEM = 16
"""Code points of a unit's name and a person's."""
_ITEM = f"[{HAN}]{{4,{LONGEST_ITEM}}}"
_FIRST = re.compile(f"{_ITEM}$")
_ROW = re.compile(f"{_ITEM}(?:、{_ITEM})+")
_UNIT = re.compile("街道|社区|公司|集团|中心|[镇乡局办委院处区县市村团厂行站校所]")
"""What a unit ends with that a person may speak for."""


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the units and the people of rows in which two or more have both."""
    del earlier
    for row in joined_rows(doc.text, _FIRST, _ROW, LONGEST_ITEM):
        at = row.start()
        pairs = []
        for piece in row[0].split("、"):
            pairs.append(_parted(doc, at, at + len(piece), first=at == row.start()))
            at += len(piece) + 1
        found = [pair for pair in pairs if pair]
        if len(found) > 1 and len(found) * 2 > len(pairs):
            for start, middle, end in found:
                yield Suggestion(start, middle, "ORG", "rule:unit of a person", 0.94)
                yield Suggestion(middle, end, "PER", "rule:name after its unit", 0.93)


def _parted(doc: Analysis, start: int, end: int, *, first: bool) -> tuple[int, int, int] | None:
    """Where an item's unit begins, where its person does, and where the name ends."""
    for match in _UNIT.finditer(doc.text, start + 2, end - 1):
        middle = match.end()
        whole = is_name_shaped(doc.text[middle:end])
        named = name_at(doc, middle, expected=True) if not whole else None
        if middle not in doc.edges or not (whole or named):
            continue
        word = doc.plain_at(middle)
        if is_common(doc, middle) and not (whole and word.end < end and word.tag == "ns"):
            continue
        begin = left_edge(doc, match.start(), "stops") if first else start
        if begin < match.start():
            return begin, middle, named.end if named else end
    return None
