"""Labelled texts as the annotation guidelines write them: each span as `[LABEL|span]`."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\[([A-Z]+)\||\]")


class Marked(NamedTuple):
    """A span of the text with its label, in code points."""

    start: int
    end: int
    label: str


def parse(marked: str) -> tuple[str, list[Marked]]:
    """Return the text without its markup, and the spans in order.

    Raises ValueError where a span stands inside another, is empty, or is not closed; a text that
    holds square brackets of its own cannot be written this way.
    """
    pieces: list[str] = []
    spans: list[Marked] = []
    length = read = 0
    label = None
    start = 0
    for token in _TOKEN.finditer(marked):
        piece = marked[read : token.start()]
        pieces.append(piece)
        length += len(piece)
        read = token.end()
        if token[1] and label is None:
            start, label = length, token[1]
        elif not token[1] and label is not None and length > start:
            spans.append(Marked(start, length, label))
            label = None
        else:
            raise ValueError(f"markup out of place: {marked[max(0, token.start() - 20) : read]!r}")
    if label is not None:
        raise ValueError(f"span not closed: {marked[-20:]!r}")
    return "".join((*pieces, marked[read:])), spans


def write(text: str, spans: list[Marked]) -> str:
    """Return the text with its spans marked; what `parse` reads."""
    pieces = []
    written = 0
    for start, end, label in sorted(spans):
        pieces += [text[written:start], f"[{label}|", text[start:end], "]"]
        written = end
    return "".join((*pieces, text[written:]))
