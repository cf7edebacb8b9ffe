"""TERM: what stands in quotes, standing formulas, multi-year programmes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.model import Suggestion
from govtui.extraction.phrases import left_edge
from govtui.extraction.vocabulary import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis, Quote

_FORMULA = re.compile(alternation("terms"))
_PROGRAMME = re.compile(
    "(?:[一二三四五六七八九十]|[0-9]{1,2})年(?:攻坚|提升|专项|集中)?(?:攻坚|提升|整治)?(?:行动计划|行动|倍增计划)"
)
_SPOKEN = re.compile(
    "(?:说|表示|介绍|告诉|讲|道|问|答|感慨|坦言|写道|笑|称|直言|回忆|建议)[\uff0c\uff1a:]?$"
)
_SPEAKER = re.compile("[我你咱您俺][们的家]?|吗|呢|啊|呀|吧")
_SENTENCE_END = "。\uff01\uff1f!?\uff1b"
LONGEST = 60
"""Code points of a quoted slogan."""
SHORTEST_SPEECH = 8
"""Code points of a quote above which what is marked as speech is taken for speech."""
LONGEST_QUIET = 30
"""Code points of a quote that has the marks of speech and is yet taken for a slogan."""


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the policy terms of the report."""
    times = {(s.start, s.end) for s in earlier if s.label == "TIME"}
    for quote in doc.quotes:
        if quote.depth == 0 and quote.end > quote.start and (quote.start, quote.end) not in times:
            score = _quote_score(doc, quote)
            if score:
                yield Suggestion(quote.start, quote.end, "TERM", "rule:in quotes", score)
    for match in _FORMULA.finditer(doc.text):
        yield Suggestion(*match.span(), "TERM", "lexicon:standing formula", 0.93)
    for match in _PROGRAMME.finditer(doc.text):
        start = left_edge(doc, match.start(), "stops", "stops_programme")
        yield Suggestion(start, match.end(), "TERM", "rule:multi-year programme", 0.85)


def _quote_score(doc: Analysis, quote: Quote) -> float:
    """How sure it is that the quote is a term; 0 for speech and for what is only punctuation."""
    inside = doc.text[quote.start : quote.end]
    if not re.search(r"\w", inside) or "\n" in inside or len(inside) > LONGEST:
        return 0.0
    if inside[0] == "《" and inside[-1] == "》":
        return 0.0
    before = doc.text[max(0, quote.start - 6) : quote.start - 1]
    sentence = inside[-1] in _SENTENCE_END or "。" in inside or "\uff1b" in inside
    if (sentence or _SPOKEN.search(before)) and len(inside) > SHORTEST_SPEECH:
        return 0.0
    if _SPEAKER.search(inside) and len(inside) > LONGEST_QUIET // 2:
        return 0.5
    return 0.95 if len(inside) <= LONGEST_QUIET else 0.85
