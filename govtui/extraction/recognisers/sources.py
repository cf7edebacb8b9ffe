"""ORG: the medium that a report comes from: before `讯`, before the by-line, after `来源`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.analysis import HAN
from govtui.extraction.model import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_MEDIUM = (
    f"(?P<medium>(?!本|我)[{HAN}]{{2,10}}?"
    "(?:网|融媒体?|融媒体中心|日报|晚报|发布|新闻|在线|时刻|手机报|电视台|广播|报社?))"
)
_REPORTS = (
    "(?:讯|消息|电(?=[\\s\uff08(0-9])|\\s?[\uff08(](?:全媒体|融媒体?|见习|特约)?(?:记者|通讯员)"
    f"|(?=[{HAN}]{{0,4}}[0-9]{{1,2}}月[0-9]{{1,2}}日(?:讯|电|消息)))"
)
_DATELINE = re.compile(f"(?m:^)\\s*[\uff08(【]?{_MEDIUM}{_REPORTS}")
"""`今日某地网消息`, `某地融媒\uff08记者`, `某网某地3月5日讯`."""
_CREDIT = re.compile(
    "(?:(?:来源|供稿单位|主办单位|主办)[\uff1a:]\\s?(?P<source>[一-龥]{4,14})"
    "|供稿[\uff1a:]\\s?(?P<office>[一-龥]{2,12}(?:[室部局办科处院委会校队站]|中心|公司)))"
    "(?=[\\s|\uff09]|$)"
)


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the media and the offices that the report comes from."""
    del earlier
    for match in _DATELINE.finditer(doc.text):
        yield Suggestion(*match.span("medium"), "ORG", "rule:medium before its report", 0.9)
    for match in _CREDIT.finditer(doc.text):
        span = match.span(str(match.lastgroup))
        yield Suggestion(*span, "ORG", "rule:source of the report", 0.85)
