"""PER in by-lines: names between roles, in closing brackets, written without a break."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.analysis import HAN, MIDDLE_DOTS
from govtui.extraction.model import Suggestion
from govtui.extraction.names import is_name_shaped, split_names
from govtui.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_LINE = re.compile("[\uff08(][^\uff08\uff09()\n]{2,60}[\uff09)]|(?m:^)[^\n。]{2,80}(?m:$)")
_PIECE = re.compile("[^\\s、:/|\uff1a\uff0f\uff5c\uff08\uff09()]+")
_CLOSING = re.compile(
    f"[\uff08(]([{HAN}{MIDDLE_DOTS}、 \u3000]{{2,40}})[\uff09)](?=\\s*(?:\n|$)|[0-9])"
)
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
    for match in _CLOSING.finditer(doc.text):
        for piece in _PIECE.finditer(match[1]):
            yield from _names(match.start(1) + piece.start(), piece[0], joined=True)


def _names(at: int, piece: str, *, joined: bool = False) -> Iterator[Suggestion]:
    """The names that `piece`, which starts at `at`, consists of."""
    whole = [len(piece)] if is_name_shaped(piece) else []
    for size in split_names(piece) if joined else whole:
        yield Suggestion(at, at + size, "PER", "rule:name in a by-line", 0.85)
        at += size
