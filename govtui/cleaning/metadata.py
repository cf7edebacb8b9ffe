"""The facts of a page: title, source, times, views, authors and area."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.cleaning import chrome
from govtui.cleaning.dates import meeting_date, read_date
from govtui.cleaning.locate import Evidence, region_of
from govtui.cleaning.model import Meta, Role
from govtui.cleaning.names import has_surname, split_names
from govtui.cleaning.titles import is_subtitle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HAN = "\u4e00-\u9fff"
_SOURCE = re.compile(f"(?:{chrome.SOURCE_KEYS})\\s*{chrome.COLON}\\s*([^\\s|\uff5c\\[\\]【】]+)")
_PUBLISHED = re.compile(
    f"(?:发布|发表|刊发|发文|公开|印发)(?:时间|日期)\\s*{chrome.COLON}\\s*({chrome.DATE.pattern})"
)
_VIEWS = re.compile(f"(?:{chrome.VIEW_KEYS})\\s*{chrome.COLON}?\\s*(\\d[\\d,\uff0c.]*)\\s*(万?)")
_VIEWS_FIRST = re.compile(f"(\\d[\\d,.]*) ?(万?)次 ?(?:{chrome.VIEW_KEYS})")

_WRITERS = "作\\s*者|记\\s*者|通讯员|撰\\s*稿人?|供\\s*稿人?|采写"
_ROLE = re.compile(
    f"(?P<writer>{_WRITERS})|{chrome.EDITOR_KEYS}|(?:^|\\s)(?:(?P<text>文)|图|摄影?|图片)(?=\\s*[:\uff1a/\uff0f])"
)
_SIDE_NOTE = re.compile("报道|综合|整理|供稿|摄影|实习|见习|首席|本报|本网|全媒体?|融媒体?|特约")
_NO_PERSON = re.compile("[委办局部室院站科镇府社网报台]$|中心$|街道$")
_BRACKETS = "[(\uff08]([^()\uff08\uff09]{2,60})[)\uff09]"
_WIRE = re.compile(
    f"(?:([{_HAN}]{{2,12}}?(?:网|报|社|台|客户端|融媒体?(?:中心)?))|本[报网台])"
    f"(?:[{_HAN}]{{0,6}}\\d{{1,2}}月\\d{{1,2}}日)?[讯电]\\s*(?:{_BRACKETS})?"
)
_FIRST_BRACKETS = re.compile(f"\\s*{_BRACKETS}")
_LAST_BRACKETS = re.compile(f"{_BRACKETS}[。\\s]*$")

_TAIL = 120
"""Code points at the end of the last paragraph in which its writers may be named."""


def read_meta(lines: Sequence[str], roles: Sequence[Role]) -> Meta:
    """Return the facts that the lines of a page tell, each in the role that it was given."""
    by_role = {
        role: [line for line, r in zip(lines, roles, strict=True) if r is role] for role in Role
    }
    facts = by_role[Role.METADATA]
    titles = [line for line in by_role[Role.TITLE] if not is_subtitle(line)]
    title = _joined(titles) if titles else None
    body = by_role[Role.BODY]
    told = "\n".join(facts)
    source = _source(told, body)
    published = _published(told)
    return Meta(
        title=title,
        source=source,
        published=published,
        meeting_date=meeting_date(title or "", body, published),
        region=region_of(Evidence("\n".join(by_role[Role.TITLE]), source or "", "\n".join(body))),
        authors=tuple(dict.fromkeys(_authors(facts + by_role[Role.BYLINE], body))),
        views=_views(told),
    )


def _joined(titles: Sequence[str]) -> str:
    """Join the lines of a title; a continuation goes on without a space."""
    joined = titles[0]
    for line in titles[1:]:
        joined += line if line[0] in "暨及" else f" {line}"
    return joined


def _source(told: str, body: Sequence[str]) -> str | None:
    """Return who published it first: what the page says, else whose wire the text begins with."""
    match = _SOURCE.search(told) or (_WIRE.match(body[0]) if body else None)
    return match[1] if match else None


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
        yield from _writers(line)
    if not body:
        return
    wire = _WIRE.match(body[0])
    first = wire[2] if wire else None
    if first is None and (match := _FIRST_BRACKETS.match(body[0])):
        first = match[1]
    if first:
        yield from _writers(first) or _bare_names(first)
    if match := _LAST_BRACKETS.search(body[-1][-_TAIL:]):
        yield from _writers(match[1]) or _bare_names(match[1])


def _writers(text: str) -> list[str]:
    """Return the people that stand behind the word for a writer."""
    found: list[str] = []
    roles = list(_ROLE.finditer(text))
    ends = [role.start() for role in roles[1:]] + [len(text)]
    for role, end in zip(roles, ends, strict=False):
        if not (role["writer"] or role["text"]):
            continue
        value = text[role.end() : end]
        value = re.split("[|\uff5c()\uff08\uff09\\d]", value.lstrip(" :\uff1a/\uff0f"), maxsplit=1)[
            0
        ]
        found += [name for name in split_names(_SIDE_NOTE.sub(" ", value)) if _is_person(name)]
    return found


def _bare_names(text: str) -> list[str]:
    """Return the names in brackets that hold nothing else, else none."""
    names = split_names(text)
    plain = all(_is_person(name) and has_surname(name) for name in names)
    return names if plain and len("".join(names)) >= len(re.sub("[\\s、]", "", text)) else []


def _is_person(name: str) -> bool:
    return (len(name) <= 3 or has_surname(name) or "·" in name) and not _NO_PERSON.search(name)
