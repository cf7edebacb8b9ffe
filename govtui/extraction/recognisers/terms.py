"""TERM: what stands in quotes, standing formulas, multi-year programmes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.areas import known_short_forms
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
_PRAISE = (
    "(?:平安|法治|美丽|数字|健康|幸福|清廉|文明|和谐|活力|品质|质量|创新|开放|绿色|生态|智慧|富强|富裕|富饶|诚信|书香|文化|实力"
    "|魅力|勤廉|廉洁|美好|宜居|信用|善治|和美|温暖|安全|产业|工业|旅游|人文|现代|共富|振兴)"
)
_COINED = re.compile(f"{_PRAISE}(?P<place>[一-龥]{{2,3}})(?:、{_PRAISE}(?P=place))+")
"""What a place wants to be, by names in a row."""
_MOTTO = re.compile(
    "[一-龥]{2}[立强兴活美富旺靓稳][省市县区州旗镇乡村](?:、[一-龥]{2}[立强兴活美富旺靓稳][省市县区州旗镇乡村])+"
)
"""What a place lives on, in a row: `工业强县、旅游兴县`."""
_PLAN = re.compile(
    "(?:实施|推进|落实)(?P<plan>(?![好了国重])(?:(?!实施|推进|落实)[一-龥]){4,8}战略(?![性目部布合定地思谋决研要任支高机储新])|[强兴富惠][省市县区州镇村]富?[民村镇]?工程)"
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
    yield from _coined(doc)
    for match in _MOTTO.finditer(doc.text):
        yield Suggestion(*match.span(), "TERM", "rule:motto of a place", 0.9)
    for match in _PLAN.finditer(doc.text):
        yield Suggestion(*match.span("plan"), "TERM", "rule:strategy by its verb", 0.85)
    for match in _FORMULA.finditer(doc.text):
        yield Suggestion(*match.span(), "TERM", "lexicon:standing formula", 0.93)
    for match in _PROGRAMME.finditer(doc.text):
        start = left_edge(doc, match.start(), "stops", "stops_programme")
        yield Suggestion(start, match.end(), "TERM", "rule:multi-year programme", 0.85)


def _coined(doc: Analysis) -> Iterator[Suggestion]:
    """Names that a place gives itself, in a row of such: `平安云岭、法治云岭`."""
    for row in _COINED.finditer(doc.text):
        place = row["place"]
        word = doc.plain_at(row.start("place"))
        proper = word.tag in {"ns", "nr", "nz", "nrt"} or word.end - word.start == 1
        if proper and place in known_short_forms():
            at = row.start()
            for name in row[0].split("、"):
                yield Suggestion(at, at + len(name), "TERM", "rule:coined name of a place", 0.96)
                at += len(name) + 1


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
