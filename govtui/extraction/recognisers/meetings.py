"""MEET: meetings, campaigns, sessions, inspections and events by their name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govtui.extraction.model import Suggestion
from govtui.extraction.phrases import left_edge
from govtui.extraction.vocabulary import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_C = "[一二三四五六七八九十]"
_SESSION = re.compile(
    f"(?:党的|中共)?(?:第)?{_C}{{1,3}}(?:大(?![一-龥]?[项类批战])|届{_C}{{1,2}}(?:、{_C}{{1,2}})*中全会)(?:报告)?"
)
_SESSIONS = re.compile(
    f"(?:党的)?{_C}{{2,3}}届(?:{_C}中、)*{_C}{{1,2}}中全会|党的(?:第)?{_C}{{2,3}}大(?!报告)|(?<![一-龥])二十大(?!报告)|{_C}{{2,3}}届中央纪委{_C}{{1,2}}次全会"
)
_TWO = re.compile("(?:全国|[全]?[省市区县州])?(?:“两会”|两会)")
_CAMPAIGN = re.compile(
    "(?:学习教育|主题教育|专题教育|警示教育(?=活动)|党史教育|教育整顿|(?:生态环境保护|环保|生态环保|环境保护|安全生产|耕地保护|土地|海洋)(?:专项)?(?:督察|督查|巡查)(?![组员局办])|巡视(?![组员办工回])|巡察(?![组员办工回])|专项巡视|专项巡察|审计监督(?=\ufffd))"
)
_EVENT = re.compile("”(?P<head>[一-龥]{0,8}?(?:活动|大赛|竞赛|论坛|大会|文化节|旅游节|赛|节|演练|行动周|宣传周|宣传月|宣传日|主题日))")
_MARKED_EVENT = re.compile(
    "(?:主题党日|集中开工|集中签约|集中观摩|观摩|宣讲|义诊|植树|志愿服务|招聘|宣传|慰问|演讲|比赛|启动|研学|推介|主题|实践|拉练|比武|练兵|擂台|纪念|庆祝|文艺|文化|联谊|读书|征文|招商|洽谈|体验|参观|考察|观光|展示|展览)活动"
    "(?=[\uff0c。\n]|启动|举行|举办|在|上|中|现场|正式|圆满|成功|开幕|闭幕|暨)"
)
_ASIDE = "(?:[\uff08(][一-龥]{1,4}[\uff09)])?"
_GENERIC = re.compile(
    "(?:本次|此次|这次|该|上次|历次|每次|各类|各种|各项|有关|相关|一系列|多次|一次|首次|多场|一场|系列|重要|专门|相应|大型|小型|同时|随后|当天|当日|我[区县市]|全体|召开|主持|以上|上级|各级|各|全|部分|大|小|会议|与会|参会|现场|及时|定期|适时)+$"
)
_ORDINAL = re.compile("^(?:第[一二三四五六七八九十0-9百]+次)$")
_KEEP_ALONE = re.compile("扩大会议|全体会议|常务会议|专题会议|联席会议|办公会议|主任会议|电视电话会议|视频会议|党组会议|常委会会议|民主生活会|组织生活会|代表大会|主席会议|闭幕会|开幕会|预备会议")
LONGEST = 60
"""Code points of a meeting's name."""


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(f"{_ASIDE}{alternation('meetings')}(?![长员场址室厅见客合同展计]|议(?:室|厅|精神(?=\ufffd)))")


_DATES = frozenset({"rule:month and day", "rule:day", "rule:clock time", "rule:date in figures"})


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the meetings and events of the report."""
    bounds = sorted(
        s.end for s in earlier if (s.label == "TIME" and _is_date(s)) or s.label in {"PER", "DOC"}
    )
    for pattern, source, score in (
        (_SESSIONS, "rule:session", 0.95),
        (_TWO, "rule:two sessions", 0.9),
    ):
        for match in pattern.finditer(doc.text):
            yield Suggestion(*_grown(doc, match.span()), "MEET", source, score)
    for match in _heads().finditer(doc.text):
        yield from _named(doc, match, bounds)
    for match in _CAMPAIGN.finditer(doc.text):
        start = _left(doc, match.start(), bounds)
        if start < match.start() or match[0] in {"主题教育"}:
            yield Suggestion(start, match.end(), "MEET", "rule:campaign or inspection", 0.85)
    for match in _EVENT.finditer(doc.text):
        opening = _quote_start(doc, match.start())
        if opening is not None:
            start = _left(doc, opening, bounds)
            yield Suggestion(start, match.end(), "MEET", "rule:quoted event", 0.75)
    for match in _MARKED_EVENT.finditer(doc.text):
        start = _left(doc, match.start(), bounds)
        if match.end() - start >= 6:
            yield Suggestion(start, match.end(), "MEET", "rule:event", 0.6)


def _is_date(s: Suggestion) -> bool:
    return s.source in _DATES or ("date with its year" in s.source and s.end - s.start >= 8)


def _grown(doc: Analysis, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    if doc.text[start : start + 1] == "“":
        return start + 1, end - 1
    return span


def _quote_start(doc: Analysis, closing: int) -> int | None:
    for quote in doc.quotes:
        if quote.end == closing:
            return quote.start - 1
    return None


def _left(doc: Analysis, head: int, bounds: list[int]) -> int:
    low = max((b for b in bounds if b <= head), default=0)
    return left_edge(doc, head, "stops", low=low)


def _named(doc: Analysis, match: re.Match[str], bounds: list[int]) -> Iterator[Suggestion]:
    """The meeting whose name ends at `match`."""
    head, end = match.span()
    start = _left(doc, head, bounds)
    text = doc.text
    if end - start > LONGEST:
        return
    name = text[start:end]
    if text[end : end + 1] == "暨":
        return  # the first half of a joint name: the second half takes it or leaves it
    bare = name.lstrip("“")
    prefix = text[start:head]
    if _GENERIC.fullmatch(prefix):
        start, prefix = head, ""
    if not prefix and match[0] in words("bare_meetings"):
        return
    if not prefix and not _KEEP_ALONE.fullmatch(match[0]):
        return
    del bare
    yield Suggestion(start, end, "MEET", "rule:meeting name", 0.9 if prefix else 0.75)
