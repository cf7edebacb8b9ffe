"""The lines of a page that cleaning dropped, ready to be put back by somebody who reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.cleaning.model import Dropped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.cleaning.aligned import Span
    from govtui.cleaning.model import Cleaned

_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def lines_of(text: str) -> list[Span]:
    """Return the lines that have anything in them, without the space around them."""
    return [match.span() for match in _LINE.finditer(text)]


def dropped_lines(cleaned: Cleaned) -> Iterator[Dropped]:
    """Yield the lines of the page that are not part of the cleaned text, in reading order."""
    page = cleaned.page
    for (start, end), block in zip(lines_of(page.text), cleaned.blocks, strict=True):
        if block.start == block.end:
            newline, next_newline = page.text.rfind("\n", 0, start), page.text.find("\n", end)
            yield Dropped(
                raw=page.raw_range(start, end),
                text=page.text[start:end],
                alignment=page.alignment.cut(start, end).positions,
                before=page.raw_range(newline, newline + 1) if newline >= 0 else None,
                after=page.raw_range(next_newline, next_newline + 1) if next_newline > 0 else None,
                role=block.role,
                reason=block.reason,
            )
