"""PER: leaders, and names beside posts, roles, forms of address and notes on a person."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govtui.extraction.model import Suggestion
from govtui.extraction.names import (
    follows_name,
    is_common,
    is_name_shaped,
    leaders,
    name_at,
)
from govtui.extraction.phrases import left_edge
from govtui.extraction.recognisers.posts import edge_of_post, is_family_alone
from govtui.extraction.vocabulary import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_GAP = re.compile("\\s{0,3}[\uff1a:/\uff0f]?\\s{0,3}")
_NOTE = re.compile(
    "\uff0c[男女]\uff0c|[\uff08(](?:女|[一-龥]{1,5}族|女[、\uff0c][一-龥]{1,5}族|挂职|特邀|[左右前中后][一二三四五六七八九]?|[一二前后]排[左右中][一二三四五六]?|出差|病假|请假|事假)[\uff09)]"
)
_ADDRESS = re.compile("同志|先生|女士")


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(alternation("roles"))


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the people who are known, or whom a post, a role or a form of address shows."""
    for match in leaders().finditer(doc.text):
        if len(match[0]) > 2 or follows_name(doc, match.end()):
            yield Suggestion(*match.span(), "PER", "lexicon:leaders", 0.97)
    posts = [s for s in earlier if s.label == "POST"]
    for post in posts:
        yield from _after_post(doc, post)
    yield from _before_post(doc, posts)
    yield from _annotated(doc)
    yield from _addressed(doc)
    yield from _after_role(doc)


def _after_post(doc: Analysis, post: Suggestion) -> Iterator[Suggestion]:
    """The name right after a post."""
    gap = _GAP.match(doc.text, post.end)
    at = gap.end() if gap else post.end
    apart = at > post.end
    found = name_at(doc, at, expected=True)
    if found is None or found.score < (0.7 if apart or is_common(doc, at) else 0.5):
        return
    source = "rule:name in a by-line" if apart else "rule:name after post"
    yield Suggestion(at, found.end, "PER", source, min(max(found.score, 0.85), 0.97))


def _before_post(doc: Analysis, posts: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Names right before a post: `李明教授`."""
    for post in posts:
        if post.start in doc.clause_bounds:
            continue
        start = edge_of_post(doc, post.start)
        alone = is_family_alone(doc, start, post.start)
        if alone or (start < post.start and is_name_shaped(doc.text[start : post.start])):
            yield Suggestion(start, post.start, "PER", "rule:name before post", 0.85)


def _annotated(doc: Analysis) -> Iterator[Suggestion]:
    """Names that are followed by what only a person has: `\uff08女\uff09`, `\uff08回族\uff09`."""
    for match in _NOTE.finditer(doc.text):
        start = doc.clause_start(match.start())
        if is_name_shaped(doc.text[start : match.start()]):
            yield Suggestion(start, match.start(), "PER", "rule:name with a note", 0.95)


def _addressed(doc: Analysis) -> Iterator[Suggestion]:
    """Names before `同志`, `先生`."""
    for match in _ADDRESS.finditer(doc.text):
        end = match.start()
        for size in (3, 2, 4):
            start = end - size
            if start < 0 or start not in doc.edges or not is_name_shaped(doc.text[start:end]):
                continue
            if size == 3 or left_edge(doc, start, "stops") == start:
                yield Suggestion(start, end, "PER", "rule:name before form of address", 0.88)
                break


def _after_role(doc: Analysis) -> Iterator[Suggestion]:
    """Names after a word for what a person is: `村民`, `负责人`."""
    for match in _roles().finditer(doc.text):
        at = match.end()
        found = name_at(doc, at) if at < len(doc.text) else None
        longer = doc.plain_at(at).end > found.end if found else True  # `职工纪律作风`
        if found and not longer and found.score >= 0.74 and not is_common(doc, at):
            score = 0.85 if found.score >= 0.9 else 0.7
            yield Suggestion(at, found.end, "PER", "rule:name after role", score)
