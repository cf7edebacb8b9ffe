"""PER in by-lines: names between roles, in closing brackets, written without a break."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.analysis import HAN, MIDDLE_DOTS
from govtui.extraction.model import Suggestion
from govtui.extraction.names import is_common, is_name_shaped, sounds_foreign, split_names
from govtui.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_LINE = re.compile("[\uff08(][^\uff08\uff09()\n]{2,60}[\uff09)]|(?m:^)[^\n。]{2,80}(?m:$)")
_PIECE = re.compile("[^\\s、:/|\uff1a\uff0f\uff5c\uff08\uff09()]+")
_CLOSING = re.compile(
    f"[\uff08(]([{HAN}{MIDDLE_DOTS}、 \u3000]{{2,40}})[\uff09)](?=\\s*(?:\n|$|[0-9]))"
)
_CREDIT = re.compile(
    f"(?<![{HAN}])([{HAN}]{{2,4}}|[{HAN}] [{HAN}])(?:[ \u3000/]{{1,3}}"
    f"(?:文|图|摄|摄影|报道|综合报道|摄影报道|供图|供稿|整理)){{1,2}}(?![{HAN}])"
)
"""A name and what its bearer did for the report: `王某 摄`, `王某/文`."""
_CALLED = re.compile(
    f"(?:主持|主持人|记录|记录人|联系人|汇报人|主讲|主讲人|领学人|申报人|责任人|经办人|签发人)\\s?\uff1a\\s?([{HAN}]{{2,4}})(?![{HAN}])"
)
_ROW = re.compile(f"(?<![{HAN}])[{HAN}]{{1,4}}(?:[ \u3000]{{1,4}}[{HAN}]{{1,4}}){{2,80}}")
_HEADINGS = frozenset({"来源", "时间", "日期", "点击", "浏览", "字体", "发布", "单位", "转载"})
LONGEST = 4
"""Characters of a name that stands alone in a by-line."""


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the people that by-lines name."""
    roles = words("bylines") | words("posts")
    signed = [s.start for s in earlier if s.label == "POST" and doc.text[s.start : s.end] in roles]
    for match in _LINE.finditer(doc.text):
        if any(match.start() <= at < match.end() for at in signed):
            for piece in _PIECE.finditer(match[0]):
                if piece[0] not in roles | _HEADINGS and len(piece[0]) <= LONGEST:
                    yield from _names(match.start() + piece.start(), piece[0])
    for pattern in (_CREDIT, _CALLED):
        for match in pattern.finditer(doc.text):
            if match[1] not in roles:
                yield from _names(match.start(1), match[1])
    for match in _ROW.finditer(doc.text):
        yield from _spaced_row(doc, match)
    for match in _CLOSING.finditer(doc.text):
        if is_name_shaped(match[1].strip()):  # `张 伟` and the like
            first = match.start(1) + len(match[1]) - len(match[1].lstrip())
            yield from _names(first, match[1].strip())
        for piece in _PIECE.finditer(match[1]):
            yield from _names(match.start(1) + piece.start(), piece[0], joined=True)


def _spaced_row(doc: Analysis, row: re.Match[str]) -> Iterator[Suggestion]:
    """At least three names parted by spaces, of which those of two characters may be spaced too."""
    parts = [(row.start() + m.start(), m[0]) for m in re.finditer(f"[{HAN}]+", row[0])]
    run: list[tuple[int, int]] = []
    clear = at = 0
    while at <= len(parts):
        start, part = parts[at] if at < len(parts) else (row.end(), "")
        end = start + len(part)
        if len(part) == 1 and at + 1 < len(parts) and len(parts[at + 1][1]) == 1:
            at += 1
            end = parts[at][0] + 1
        surface = doc.text[start:end]
        if surface and is_name_shaped(surface):
            run.append((start, end))
            clear += " " in surface or not is_common(doc, start)
        else:
            if len(run) > 2 and clear * 3 >= len(run) * 2:
                yield from (Suggestion(*s, "PER", "rule:name in a list", 0.85) for s in run)
            run, clear = [], 0
        at += 1


def _names(at: int, piece: str, *, joined: bool = False) -> Iterator[Suggestion]:
    """The names that `piece`, which starts at `at`, consists of."""
    whole = [len(piece)] if is_name_shaped(piece) or sounds_foreign(piece) else []
    for size in split_names(piece) if joined else whole:
        yield Suggestion(at, at + size, "PER", "rule:name in a by-line", 0.85)
        at += size
