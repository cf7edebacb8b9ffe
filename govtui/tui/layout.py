"""Line breaking for Chinese text: paragraphs to rows, in code-point offsets.

Textual and Rich wrap at spaces, and so take a Chinese paragraph for one word. Here a row may end
between any two characters, but for the rules of Chinese typesetting (GB/T 15834-2011, 5.1; W3C
*Requirements for Chinese Text Layout*, 3.1.2): no row begins with a closing mark or ends with an
opening one, `……` and `——` stay whole, and so do Latin words and numbers with what is written
within them. A row that has no permitted break is cut where it is full.

Everything is pure and knows no widget. Rows are laid out in order, as far as they are asked for,
so that the first screen of a very long text does not wait for its last page.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from govtui.display import display_safe
from govtui.tui.width import char_width, prefix_length, width

_CLOSING = frozenset(
    ",.;:?!)]}>%"
    "、。〉》」』】〕〗〞”’…‰℃°·々〻ー～"
    "\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff09\uff3d\uff5d\uff05\uff5e\uff61\uff63\uff64"
)
_OPENING = frozenset("([{<〈《「『【〔〖〝“‘\uff08\uff3b\uff5b\uff62\uff04\uffe5")
_PAIRED = frozenset("…—")
_RUN = re.compile(
    "[!-~\xc0-\u024f\u0300-\u036f\u1e00-\u1eff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
)
"""What Latin words, numbers, addresses and glosses are made of, toned pinyin included."""
_ALL_WIDE = re.compile("[\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]*")
"""Two cells each in every terminal: a quick way past the look at each character."""

INDENT = 4
"""Cells that a paragraph's first row is set in by: two Han, as in print."""


def can_break(text: str, at: int) -> bool:
    """Tell whether a row may end before `text[at]`; `0 < at < len(text)`."""
    before, after = text[at - 1], text[at]
    if after in _CLOSING or before in _OPENING or (before == after and after in _PAIRED):
        return False
    if _RUN.match(before) and _RUN.match(after):
        return False
    return char_width(after) > 0


class Layout:
    """The rows of a text at a width in cells, each `(start, end)` without its newline.

    `text` is split at `\\n` only. `indent` sets the first row of each paragraph in, unless it
    begins with a space of its own or the width is too small for it.
    """

    def __init__(self, text: str, width: int, indent: int = 0) -> None:
        self.text = text
        self.width = max(2, width)
        """Cells; at least 2, or a Han would not fit."""
        self._shown = display_safe(text.replace("\n", " "))
        self._indent = indent if self.width >= 4 * indent else 0
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._next = 0
        """Where the next row begins; beyond the text's length when all is laid out."""

    def __len__(self) -> int:
        """Return the number of rows laid out so far."""
        return len(self._starts)

    @property
    def complete(self) -> bool:
        """Whether all of the text is laid out."""
        return self._next > len(self.text)

    def row(self, index: int) -> tuple[int, int]:
        """Return the offsets of row `index`."""
        return self._starts[index], self._ends[index]

    def indent_of(self, index: int) -> int:
        """Return the cells that row `index` is set in by."""
        return self._indent_at(self._starts[index])

    def row_of(self, offset: int) -> int:
        """Return the row that holds `offset`, laying out as far as needed.

        A newline belongs to the row it ends; an offset beyond the text to the last row.
        """
        self.extend_to(min(offset, len(self.text)) + 1)
        return max(0, bisect_right(self._starts, offset) - 1)

    def cell_of(self, index: int, offset: int) -> int:
        """Return the cell, from the left edge, where `offset` begins in row `index`."""
        start, end = self.row(index)
        return self.indent_of(index) + width(self._shown[start : max(start, min(offset, end))])

    def offset_at(self, index: int, cell: int) -> int:
        """Return the offset of the character that covers `cell` in row `index`.

        Left of the row it is the first; right of it, the row's end.
        """
        start, end = self.row(index)
        return start + prefix_length(self._shown[start:end], max(0, cell - self.indent_of(index)))

    def shown(self, start: int, end: int) -> str:
        """Return the characters as a terminal may see them."""
        return self._shown[start:end]

    def extend_to(self, offset: int) -> None:
        """Lay out rows until one begins at or beyond `offset`, or the text ends."""
        text, length = self.text, len(self.text)
        while self._next < offset and self._next <= length:
            start = self._next
            newline = text.find("\n", start)
            limit = length if newline < 0 else newline
            self._paragraph(start, limit, offset)

    def _paragraph(self, start: int, limit: int, offset: int) -> None:
        """Lay out rows of one paragraph from `start`, until its end or beyond `offset`."""
        while True:
            end = self._row_end(start, limit)
            self._starts.append(start)
            self._ends.append(end)
            start = end
            if end >= limit:
                self._next = limit + 1
                return
            if end >= offset:
                self._next = end
                return

    def _row_end(self, start: int, limit: int) -> int:
        """Return where the row that begins at `start` ends, in a paragraph that ends at `limit`."""
        full = self._fill(start, limit)
        end = full
        if end < limit:
            while end > start and not can_break(self._shown, end):
                end -= 1
            if end == start:
                end = full
        return end

    def _fill(self, start: int, limit: int) -> int:
        """Return the end of the longest piece from `start` that is no wider than a row."""
        shown, end = self._shown, start
        room = self.width - self._indent_at(start)
        while end < limit:
            step = min(max(1, room // 2), limit - end)
            piece_end = _ALL_WIDE.match(shown, end, end + step).end()  # type: ignore[union-attr]
            cells = 2 * step if piece_end == end + step else width(shown[end : end + step])
            if cells > room:
                break
            room -= cells
            end += step
        return max(end, start + 1) if start < limit else start

    def _indent_at(self, start: int) -> int:
        """Return the cells that a row beginning at `start` is set in by."""
        begins = start == 0 or self.text[start - 1] == "\n"
        return self._indent if begins and not self.text[start : start + 1].isspace() else 0
