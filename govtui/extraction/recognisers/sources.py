"""ORG: the medium that a report comes from: before `讯`, before the by-line, after `来源`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.analysis import HAN
from govtui.extraction.model import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_DATELINE = re.compile(
    f"(?m:^)\\s*[\uff08(【]?(?P<name>(?!本|我)[{HAN}]{{2,10}}?(?:网|融媒体?|融媒体中心|日报|晚报|发布|新闻|在线|电视台|广播|报社?))"
    "(?:[讯訊]|消息|电(?=[\\s\uff08(0-9])|\\s?[\uff08(](?:全媒体|融媒体?|见习|特约)?(?:记者|通讯员))"
)
"""`今日某地网消息`, `某地融媒\uff08记者`."""
_SOURCE = re.compile(
    "(?:来源|供稿单位|主办单位|主办)[\uff1a:]\\s?(?P<name>[一-龥]{4,14})(?=[\\s|\uff09]|$)"
)


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the media of the report."""
    del earlier
    for match in _DATELINE.finditer(doc.text):
        yield Suggestion(*match.span("name"), "ORG", "rule:medium before its report", 0.9)
    for match in _SOURCE.finditer(doc.text):
        yield Suggestion(*match.span("name"), "ORG", "rule:source of the report", 0.85)
