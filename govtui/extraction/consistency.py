"""What one place of a report makes sure holds for the whole report.

A name found with certainty once is found everywhere; a full name supports its short form; a formula
quoted once is a term where it is repeated without quotes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govtui.extraction.analysis import HAN
from govtui.extraction.model import Suggestion
from govtui.extraction.names import follows_name
from govtui.extraction.surfaces import mentions
from govtui.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govtui.extraction.analysis import Analysis

    _Check = Callable[[Analysis, int, int], bool]

CERTAIN = 0.8
"""Score from which a candidate speaks for its other mentions."""
SHORTEST_BODY = 4
"""Code points of a body's or a place's name from which it is looked for elsewhere."""
HAN_ONLY = re.compile(f"[{HAN}]+")
_AREA = re.compile(
    f"(?P<stem>[{HAN}]{{2,4}})(?:自治县|自治州|街道|新区|经济技术开发区|经济开发区|经开区|高新区|[省市区县州旗镇乡村])$"
)
_LABELS = frozenset({"PER", "TERM", "ORG", "LOC"})
_QUOTED = "rule:in quotes"
_NAMED = "rule:named elsewhere in the report"


class _Claim(NamedTuple):
    """What a surface is wherever it stands in the report."""

    label: str
    source: str
    score: float
    stands: _Check


def repeats(doc: Analysis, candidates: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the further mentions of what `candidates` found."""
    claims: dict[str, set[_Claim]] = {}
    sure = (c for c in candidates if c.score >= CERTAIN and c.label in _LABELS)
    seen = {(c.label, c.source == _QUOTED, doc.text[c.start : c.end]) for c in sure}
    for label, quoted, name in seen:
        for surface, claim in _claims(label, name, quoted=quoted):
            claims.setdefault(surface, set()).add(claim)
    found = {(c.start, c.end, c.label) for c in candidates if c.score >= CERTAIN}
    for start, surface in mentions(doc.text, claims):
        end = start + len(surface)
        for claim in claims[surface]:
            if (start, end, claim.label) not in found and claim.stands(doc, start, end):
                yield Suggestion(start, end, claim.label, claim.source, claim.score)


def _claims(label: str, surface: str, *, quoted: bool) -> Iterator[tuple[str, _Claim]]:
    """What a sure candidate says of its surface, and of its short form."""
    if label == "PER":
        yield surface, _Claim(label, _NAMED, 0.9, _stands_as_name)
    elif quoted:
        yield surface, _Claim(label, "rule:quoted elsewhere in the report", 0.9, _on_edges)
    elif label in {"ORG", "LOC"}:
        if len(surface) >= SHORTEST_BODY and HAN_ONLY.fullmatch(surface):
            yield surface, _Claim(label, _NAMED, 0.6, _on_edges)
        area = _AREA.fullmatch(surface) if label == "LOC" else None
        if area and area["stem"] not in words("not_places") | words("plain_prefixes"):
            source = "rule:short form of a place in the report"
            yield area["stem"], _Claim("LOC", source, 0.9, _on_edges)


def _on_edges(doc: Analysis, start: int, end: int) -> bool:
    """Whether a short surface stands between words; long ones always do."""
    return end - start > 3 or (start in doc.edges and end in doc.edges)


def _stands_as_name(doc: Analysis, start: int, end: int) -> bool:
    """Whether a known name of two characters stands as a name here; longer ones always do."""
    return end - start > 2 or (start in doc.edges and end in doc.edges) or follows_name(doc, end)
