"""A text in rows, broken as Chinese is: where its characters stand, and scrolling to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.tui.layout import Layout
from govtui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.geometry import Offset

_AT_ONCE = 100_000
"""Characters laid out in one go, some 10 ms; what is beyond follows while nobody waits."""
_MARGIN = 3
"""Lines kept between the current place and the edge of the pane."""


class TextRows(Lines):
    """The rows of a text and the way from offsets, in code points, to lines and back.

    A row takes one line, or two where there is something under each row. A subclass draws them.
    """

    TURNS = True

    def __init__(
        self,
        *,
        under: bool = False,
        indent: int = 0,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Make an empty one; `under` leaves a line under each row, `indent` begins paragraphs."""
        super().__init__(id=id)
        self._text = ""
        self._indent = indent
        self._pitch = 2 if under else 1
        self._layout = Layout("", 2)
        self._top = 0
        """The offset at the top, which stays there when the rows change."""

    def show_text(self, text: str, top: int) -> None:
        """Show a text, with the offset `top` in the first row."""
        self._text, self._top = text, top
        self.reset()

    def show_span(self, start: int, end: int) -> None:
        """Scroll to have the span in view, where it is not."""
        first = self._layout.row_of(start) * self._pitch
        last = (self._layout.row_of(max(start, end - 1)) + 1) * self._pitch - 1
        self._count()
        self.show_line(last, _MARGIN)
        if first not in self.visible_lines:
            self.show_line(first, _MARGIN)

    def scroll_to_offset(self, offset: int, line: int = 0) -> None:
        """Put the row of `offset` `line` lines below the top, as far as the text allows."""
        row = self._layout.row_of(offset)
        self._count()
        self.scroll_to_line(max(0, row * self._pitch - line))

    def line_of(self, offset: int) -> int:
        """Return how many lines below the top the row of `offset` is; negative above it."""
        return self._layout.row_of(offset) * self._pitch - self.scroll_offset.y

    def rows_apart(self, offset: int, rows: int) -> int:
        """Return the offset straight above or below `offset`, `rows` rows on."""
        row = self._layout.row_of(offset)
        cell = self._layout.cell_of(row, offset)
        self._layout.extend_to(offset + abs(rows) * self._layout.width + 1)
        target = max(0, min(row + rows, len(self._layout) - 1))
        return self._layout.offset_at(target, cell)

    @property
    def top_offset(self) -> int:
        """The offset of the first row in view."""
        return self._span_of(self.visible_lines.start // self._pitch)[0]

    @property
    def visible_span(self) -> tuple[int, int]:
        """The span of the rows that are in view as a whole."""
        lines = self.visible_lines
        first, beyond = -(-lines.start // self._pitch), lines.stop // self._pitch
        if first >= beyond:
            return self.top_offset, self.top_offset
        return self._span_of(first)[0], self._span_of(beyond - 1)[1]

    # Rows

    def line_count(self) -> int:
        """Return the lines of the rows laid out so far."""
        return len(self._layout) * self._pitch

    def reset(self) -> None:
        """Lay the text out anew, with the same place at the top."""
        self._layout = Layout(self._text, self.line_width, self._indent)
        self._layout.extend_to(min(self._top + _AT_ONCE, len(self._text) + 1))
        super().reset()
        with self._placed():
            self.scroll_to_line(self._layout.row_of(self._top) * self._pitch)
        self._continue_later()

    def _count(self) -> None:
        """Take in the rows laid out meanwhile."""
        if self.virtual_size.height != self.line_count():
            self.virtual_size = self.virtual_size.with_height(self.line_count())

    def _continue_later(self) -> None:
        """Lay out more of the text once there is nothing else to do."""
        if not self._layout.complete:
            self.set_timer(0.05, lambda layout=self._layout: self._lay_out_more(layout))

    def _lay_out_more(self, layout: Layout) -> None:
        """Lay out another piece, unless the text or the width has changed since."""
        if layout is self._layout:
            done = layout.row(len(layout) - 1)[1]
            layout.extend_to(min(done + _AT_ONCE, len(self._text) + 1))
            self._count()
            self._continue_later()

    @property
    def _rows_in_view(self) -> range:
        lines = self.visible_lines
        return range(lines.start // self._pitch, -(-lines.stop // self._pitch))

    def _span_of(self, row: int) -> tuple[int, int]:
        return self._layout.row(max(0, min(row, len(self._layout) - 1)))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place that is at the top."""
        super().watch_scroll_y(old_value, new_value)
        if len(self._layout):
            self._top = self.top_offset

    def _offset_under(self, place: Offset) -> int:
        """Return the character under a cell of the pane; the nearest one outside the text."""
        row = (self.scroll_offset.y + place.y) // self._pitch
        row = max(0, min(row, len(self._layout) - 1))
        return self._layout.offset_at(row, place.x)
