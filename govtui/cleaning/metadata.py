"""The facts of a page: title, source, times, views, authors and area."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.cleaning import chrome
from govtui.cleaning.dates import meeting_date, read_date
from govtui.cleaning.locate import Evidence, region_of
from govtui.cleaning.looks import BULLETS
from govtui.cleaning.model import Meta, Role
from govtui.cleaning.people import bare_names, bracketed_names, writers
from govtui.cleaning.titles import is_subtitle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HAN = "\u4e00-\u9fff"
_VALUE = (
    f"\\s*{chrome.COLON}?\\s*(?!{chrome.META_KEY.pattern}|(?:19|20)\\d\\d[-/.年])"
    "([^\\s|\uff5c\\[\\]【】:\uff1a][^\\s|\uff5c\\[\\]【】]*)"
)
_SOURCE = re.compile(f"(?:{chrome.SOURCE_KEY}){_VALUE}")
_PUBLISHER = re.compile(f"(?:{chrome.PUBLISHER_KEY}){_VALUE}")
_PUBLISHED = re.compile(f"(?:{chrome.PUBLISHED_KEY})\\s*{chrome.COLON}?\\s*({chrome.DATE.pattern})")
_VIEWS = re.compile(f"(?:{chrome.VIEW_KEY})\\s*{chrome.COLON}?\\s*(\\d[\\d,\uff0c.]*)\\s*(万?)")
_VIEWS_FIRST = re.compile(f"(\\d[\\d,.]*) ?(万?)次 ?(?:{chrome.VIEW_KEY})")

_BRACKETS = "[(\uff08]([^()\uff08\uff09]{2,60})[)\uff09]"
_WIRE = re.compile(
    f"(?:([{_HAN}]{{2,12}}?(?:网|报|社|台|客户端|融媒体?(?:中心)?))|本[报网台])"
    f"(?:[{_HAN}]{{0,6}}\\d{{1,2}}月\\d{{1,2}}日)?[讯电]\\s*(?:{_BRACKETS})?"
)
_FIRST_BRACKETS = re.compile(f"([{_HAN}]{{0,12}})\\s*{_BRACKETS}")
_BEHIND_SOURCE = re.compile(f"(?:{chrome.SOURCE_KEY}){_VALUE}((?:\\s+[{_HAN}]{{2,4}}){{1,4}})\\s*$")
_NEXT_KEY = re.compile(
    f"(?:(?:收集)?(?:{chrome.EDITOR}|{chrome.WRITER})\\s*{chrome.COLON})|{chrome.META_KEY.pattern}"
)
_NO_SOURCE = ("", "本站", "本网", "本网站")
"""What says nothing about where a report was published first."""
_LAST_BRACKETS = re.compile(f"{_BRACKETS}[。\\s]*$")

_WIRE_MAX = 40
"""Code points within which a wire says what it is."""
_INLINE = 150
"""Code points at the beginning of the text in which the page's facts may stand."""
_TAIL = 120
"""Code points at the end of the last paragraph in which its writers may be named."""


def read_meta(lines: Sequence[str], roles: Sequence[Role]) -> Meta:
    """Return the facts that the lines of a page tell, each in the role that it was given."""
    facts, headlines, body, bylines = (
        [line for line, found in zip(lines, roles, strict=True) if found is role]
        for role in (Role.METADATA, Role.TITLE, Role.BODY, Role.BYLINE)
    )
    facts += filter(chrome.TELLING.search, bylines)
    titles = [line for line in headlines if not is_subtitle(line)]
    title = _joined(titles) if titles else None
    told = "\n".join(facts) if facts else _told_inline(body)
    source = _source(told, body)
    published = _published(told)
    return Meta(
        title=title,
        source=source,
        published=published,
        meeting_date=meeting_date(title or "", body, published),
        region=region_of(Evidence("\n".join(headlines), source or "", "\n".join(body))),
        authors=tuple(dict.fromkeys(_authors(facts + bylines, body))),
        views=_views(told),
    )


def _joined(titles: Sequence[str]) -> str:
    """Join the lines of a title; a continuation goes on without a space."""
    joined, *more = (line.lstrip(BULLETS) for line in titles)
    for line in more:
        joined += line if line[0] in "暨及" else f" {line}"
    return joined


def _told_inline(body: Sequence[str]) -> str:
    """Return the beginning of the text if it tells facts, as on a page of one line."""
    beginning = body[0][:_INLINE] if body else ""
    return beginning if chrome.TELLING.search(beginning) else ""


def _source(told: str, body: Sequence[str]) -> str | None:
    """Return who published it first: what the page says, else whose wire the text begins with."""
    for key in (_SOURCE, _PUBLISHER):
        match = key.search(told)
        name = _NEXT_KEY.split(match[1], maxsplit=1)[0] if match else ""
        if name not in _NO_SOURCE:
            return name
    for line in told.split("\n"):
        if dated := chrome.DATE_LINE.match(line):
            if name := dated["before"] or dated["after"]:
                return name
        elif chrome.SITE_NAME.search(line) and not chrome.META_KEY.search(line):
            return line
    wire = _wire(body[0]) if body else None
    return wire[1] if wire else None


def _wire(line: str) -> re.Match[str] | None:
    """Return the match of the words with which a wire begins: `云溪日报讯(记者 张三)`."""
    return _WIRE.match(line) if "讯" in line[:_WIRE_MAX] or "电" in line[:_WIRE_MAX] else None


def _published(told: str) -> str | None:
    match = _PUBLISHED.search(told)
    return read_date(match[1] if match else told)


def _views(told: str) -> int | None:
    match = _VIEWS.search(told) or _VIEWS_FIRST.search(told)
    if not match:
        return None
    number = match[1].replace(",", "").replace("\uff0c", "").rstrip(".")
    try:
        return round(float(number) * (10_000 if match[2] else 1))
    except ValueError:
        return None


def _authors(lines: Sequence[str], body: Sequence[str]) -> Iterator[str]:
    """Yield the writers that metadata, by-lines, the wire and the last brackets name."""
    for line in lines:
        yield from writers(line)
        if behind := _BEHIND_SOURCE.search(line):
            yield from bare_names(behind[2])
    if not body:
        return
    wire = _wire(body[0])
    first = wire[2] if wire else None
    if first is None and (match := _FIRST_BRACKETS.match(body[0])):
        first = match[2] if not match[1] or writers(match[2]) else None
    if first:
        yield from bracketed_names(first)
    tail = body[-1][-_TAIL:]
    if tail.rstrip("。 ").endswith((")", "\uff09")) and (match := _LAST_BRACKETS.search(tail)):
        yield from bracketed_names(match[1])
