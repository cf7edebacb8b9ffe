"""PER: names joined by 、, whose neighbours have the shape of names too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.analysis import HAN, MIDDLE_DOTS
from govtui.extraction.model import Suggestion
from govtui.extraction.names import is_common, is_name_shaped, name_at, sounds_foreign
from govtui.extraction.phrases import joined_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_ITEM = f"[{HAN}{MIDDLE_DOTS}]{{1,14}}(?:[ \u3000]{{1,2}}[{HAN}](?![{HAN}]))?"
_LIST = re.compile(f"{_ITEM}(?:、{_ITEM}){{1,80}}")
_LAST_ITEM = re.compile(f"{_ITEM}$")
_BEFORE_LIST = re.compile(
    "(?:领导|对|任命|免去|由|邀请|替补|选举|增补|聘请|以及|出席|参加|列席|陪同|同志|代表|成员|嘉宾|人员|专家|教授|记者|通讯员"
    "|主席台就座的有|参会|到会|常委|委员|班子|干部|负责人|组长|选手|同学|[\uff1a:])[\uff1a:]?$"
)
_INTRODUCES = re.compile("(?:领导|同志|常委|就座的有|出席的有|参加的有|[长任员师]|[记席理])$")
_ATTENDS = re.compile(
    "等?(?:[0-9一二三四五六七八九十]+[位名]?)?(?:同志|领导)?(?:一同|一起|共同|全程)?(?:出席|参加|陪同|列席|参会|参与|先后|分别|主持|调研|随同|与会|到会|作|为副?[主会]|当选|讲话|发言)"
)
_ONLY_HAN = re.compile(f"[{HAN}]+")
LONGEST_ITEM = 17
"""Code points of the first item of a list, the space inside and what stands before it counted."""


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the names in lists."""
    yield from _lists(doc, {post.end for post in earlier if post.label == "POST"})


def _lists(doc: Analysis, posts: set[int]) -> Iterator[Suggestion]:
    """Names joined by 、 whose neighbours have the shape of names too."""
    for match in joined_rows(doc.text, _LAST_ITEM, _LIST, LONGEST_ITEM):
        at = match.start()
        run: list[tuple[int, int, float]] = []
        introduced = False
        for piece in match[0].split("、"):
            end = at + len(piece)
            people = introduced or bool(run and run[0][0] in posts)
            span = _list_item(doc, at, end, posts, first=not run, people=people)
            if span is None or (run and span[0] != at):
                yield from _run(doc, run, introduced=introduced)
                run = []
            if span is not None:
                if not run:
                    introduced = bool(_INTRODUCES.search(doc.text, max(0, span[0] - 8), span[0]))
                run.append(span)
                if span[1] != end:
                    yield from _run(doc, run, introduced=introduced)
                    run = []
            at = end + 1
        yield from _run(doc, run, introduced=introduced)


def _list_item(
    doc: Analysis, start: int, end: int, posts: set[int], *, first: bool, people: bool
) -> tuple[int, int, float] | None:
    """The name in a list item: all of it, its end (first item) or its start (last item)."""
    piece = doc.text[start:end]
    if doc.has_dots and any(dot in piece for dot in MIDDLE_DOTS):
        dotted = name_at(doc, start)
        return (start, min(dotted.end, end), 0.9) if dotted else None
    if sounds_foreign(piece):
        return start, end, 0.9
    if is_name_shaped(piece):
        return start, end, 0.5 if is_common(doc, start) else 0.9
    if len(piece) <= 3:
        inside = doc.plain_at(start).end - start == 1 and end in doc.edges
        unknown = people and len(piece) > 1 and not first and inside and _ONLY_HAN.fullmatch(piece)
        return (start, end, 0.5) if unknown else None  # a rare family name among others
    if first:
        for size in (3, 2, 4):
            begin = end - size
            named = begin > start and is_name_shaped(doc.text[begin:end])
            if named and (
                begin in posts or _BEFORE_LIST.search(doc.text[max(0, begin - 8) : begin])
            ):
                return begin, end, 0.9
    found = name_at(doc, start)
    if found and found.end < end and found.score >= (0.9 if first else 0.74):
        return start, found.end, 0.5 if is_common(doc, start) else 0.85
    return None


def _run(
    doc: Analysis, run: list[tuple[int, int, float]], *, introduced: bool
) -> Iterator[Suggestion]:
    """Yield a row of list items as names, if enough of them are no common words.

    A row that is introduced as one of people and goes on as one may hold any words.
    """
    if introduced and len(run) > 1 and _ATTENDS.match(doc.text, run[-1][1]):
        yield from (Suggestion(*s[:2], "PER", "rule:name in a list", 0.92) for s in run)
        return
    clear = sum(1 for _, _, score in run if score > 0.5)
    tagged = sum(doc.token_at(start).tag.startswith("nr") for start, _, _ in run)
    enough = clear + tagged >= 3 or len(run) >= 4
    if (
        len(run) > 1
        and (enough or (clear and _ATTENDS.match(doc.text, run[-1][1])))
        and clear * 2 >= len(run)
    ):
        for start, end, score in run:
            yield Suggestion(start, end, "PER", "rule:name in a list", max(score, 0.85))
