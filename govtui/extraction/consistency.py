"""What one place of a report makes sure holds for the whole report.

A name found with certainty once is found everywhere; a full name supports its short form; a formula
quoted once is a term where it is repeated without quotes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.analysis import HAN
from govtui.extraction.model import Suggestion
from govtui.extraction.names import follows_name
from govtui.extraction.vocabulary import any_of, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govtui.extraction.analysis import Analysis

    _Check = Callable[[Analysis, int, int], bool]

CERTAIN = 0.8
"""Score from which a candidate speaks for its other mentions."""
HAN_ONLY = re.compile(f"[{HAN}]+")
_AREA = re.compile(
    f"(?P<stem>[{HAN}]{{2,4}})(?:自治县|自治州|街道|新区|经济技术开发区|经济开发区|经开区|高新区|[省市区县州旗镇乡村])$"
)


def repeats(doc: Analysis, candidates: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the further mentions of what `candidates` found."""
    sure = [c for c in candidates if c.score >= CERTAIN]
    people = {doc.text[c.start : c.end] for c in sure if c.label == "PER"}
    yield from _mentions(doc, people, "PER", "rule:named elsewhere in the report", _stands_as_name)
    terms = {
        doc.text[c.start : c.end]
        for c in sure
        if c.label == "TERM" and c.source == "rule:in quotes"
    }
    yield from _mentions(
        doc,
        {t for t in terms if len(t) > 1},
        "TERM",
        "rule:quoted elsewhere in the report",
        _on_edges,
    )
    for label in ("ORG", "LOC"):
        names = {
            doc.text[c.start : c.end] for c in sure if c.label == label and c.end > c.start + 3
        }
        again = {n for n in names if HAN_ONLY.fullmatch(n) and doc.text.count(n) > 1}
        yield from _mentions(
            doc, again, label, "rule:named elsewhere in the report", _on_edges, 0.6
        )
    areas = {_AREA.fullmatch(doc.text[c.start : c.end]) for c in sure if c.label == "LOC"}
    stems = {m["stem"] for m in areas if m} - words("not_places") - words("plain_prefixes")
    yield from _mentions(doc, stems, "LOC", "rule:short form of a place in the report", _on_edges)


def _mentions(
    doc: Analysis, surfaces: set[str], label: str, source: str, stands: _Check, score: float = 0.9
) -> Iterator[Suggestion]:
    if not surfaces:
        return
    for match in re.finditer(any_of(frozenset(surfaces)), doc.text):
        if stands(doc, match.start(), match.end()):
            yield Suggestion(match.start(), match.end(), label, source, score)


def _on_edges(doc: Analysis, start: int, end: int) -> bool:
    """Whether a short surface stands between words; long ones always do."""
    return end - start > 3 or (start in doc.edges and end in doc.edges)


def _stands_as_name(doc: Analysis, start: int, end: int) -> bool:
    """Whether a known name of two characters stands as a name here; longer ones always do."""
    return end - start > 2 or (start in doc.edges and end in doc.edges) or follows_name(doc, end)
