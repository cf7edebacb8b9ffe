"""Dates of a page: when it was published, and when the meeting was that it reports."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from govtui.cleaning import chrome

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPOKEN = re.compile(
    "(\\d{1,2}) ?月 ?(\\d{1,2}) ?(?:日|号(?!文|令|楼|线|[公通]告))(?P<dispatch>[讯电])?"
)
_HELD = re.compile(
    "[\uff0c。](\\d{1,2})月(\\d{1,2})日(?:[上下]午|晚上?)?\uff0c[^。]{2,60}(?:召开|举行|主持)"
)
_YEAR_BEFORE = re.compile("(?:19|20)\\d{2}(?= ?年 ?$)")
_DAY_ONLY = re.compile("(?<![\\d月/.-])(\\d{1,2})日(?=[上下晚中清凌\uff0c]|$)")
_YEAR = re.compile("(?<!\\d)((?:19|20)\\d{2})年(?!度)")

_OPENING = 40
"""Code points of a paragraph in which a report says when the meeting was."""
_FIRST_SENTENCE = 200
"""Code points of the first paragraph in which a long first sentence may say so."""
_PARAGRAPHS = 3
"""Paragraphs in which it says so at last."""


def read_date(text: str) -> str | None:
    """Return the first full date of a text as ISO 8601, with hour and minute where it has them."""
    for match in chrome.DATE.finditer(text):
        year, month, day, hour, minute = match.groups()
        if not _exists(int(year), int(month), int(day)):
            continue
        iso = f"{year}-{int(month):02}-{int(day):02}"
        if hour and int(hour) < 24 and int(minute) < 60:
            return f"{iso}T{int(hour):02}:{minute}"
        return iso
    return None


def meeting_date(title: str, paragraphs: list[str], published: str | None) -> str | None:
    """Return the day of the meeting: ISO 8601, or a gMonthDay where no year is known.

    It is the first date that one of the first paragraphs begins with, the date of the dispatch
    (`3月21日讯`) only where there is no other. The year is that which stands with it, else that of
    the publication (the year before, if the day would lie after it), else the only year that title
    and lead name.
    """
    lead = paragraphs[:_PARAGRAPHS]
    openings = [paragraph[: _OPENING * 2] for paragraph in lead]
    found = [match for opening in openings for match in _spoken(opening)]
    match = next((m for m in found if not m["dispatch"]), None) or next(iter(found), None)
    if match:
        before = _YEAR_BEFORE.search(match.string[: match.start()])
        year = int(before[0]) if before else None
        return _with_year(year, int(match[1]), int(match[2]), published, title, lead)
    if published:
        for opening in openings:
            match = _DAY_ONLY.search(opening)
            if match and match.start() <= _OPENING:
                return _day_before(int(match[1]), published)
    match = _HELD.search(lead[0][:_FIRST_SENTENCE]) if lead else None
    if match and _exists(2000, int(match[1]), int(match[2])):
        return _with_year(None, int(match[1]), int(match[2]), published, title, lead)
    return None


def _spoken(opening: str) -> Iterator[re.Match[str]]:
    """Yield the days that a paragraph begins with."""
    if "月" in opening:
        for match in _SPOKEN.finditer(opening):
            if match.start() <= _OPENING and _exists(2000, int(match[1]), int(match[2])):
                yield match


def _with_year(
    year: int | None, month: int, day: int, published: str | None, title: str, lead: list[str]
) -> str | None:
    if year is None and published:
        year = int(published[:4])
        if (month, day) > (int(published[5:7]), int(published[8:10])):
            year -= 1
    if year is None:
        named = {match[1] for text in (title, *lead[:1]) for match in _YEAR.finditer(text)}
        if len(named) == 1:
            year = int(named.pop())
    if year is None:
        return f"--{month:02}-{day:02}"
    return f"{year}-{month:02}-{day:02}" if _exists(year, month, day) else None


def _day_before(day: int, published: str) -> str | None:
    """Return the last such day of a month that is not after the publication."""
    year, month = int(published[:4]), int(published[5:7])
    if day > int(published[8:10]):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return f"{year}-{month:02}-{day:02}" if _exists(year, month, day) else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
