"""A text with marks on it: the cleaned text, and the raw text beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from govtui.tui.marks import Kind, Mark, tag
from govtui.tui.widgets.text_rows import TextRows
from govtui.tui.width import char_width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.color import Color

    from govtui.tui.marks import MarkSource

_KEPT_ROWS = 1024
"""Rows whose marks are remembered."""


class TextPane(TextRows):
    """A text, broken into rows as Chinese is, with marks. It holds no state but where it is."""

    ALLOW_SELECT = False  # Textual's own selection takes half glyphs; dragging marks exactly.

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text-pane--dropped",
        "text-pane--faint",
        "text-pane--label",
        "text-pane--decided",
        "text-pane--current",
        "text-pane--damage",
        "text-pane--hit",
        "text-pane--selection",
        "text-pane--caret",
        "text-pane--tag-decided",
        "text-pane--tag-current",
    }

    DEFAULT_CSS = """
    TextPane {
        padding: 0 1;
        .text-pane--dropped { text-style: dim; }
        .text-pane--faint { text-style: dim italic; }
        .text-pane--label { text-style: underline; }
        .text-pane--decided { text-style: underline; }
        .text-pane--current { color: $accent; text-style: bold reverse; }
        .text-pane--damage { color: $warning; text-style: bold; }
        .text-pane--hit { color: $warning; text-style: reverse; }
        .text-pane--selection { color: $accent; text-style: bold underline; }
        .text-pane--caret { color: $foreground; text-style: reverse; }
        .text-pane--tag-decided { text-style: dim; }
        .text-pane--tag-current { color: $accent; text-style: bold; }
    }
    """

    @dataclass
    class Pressed(Message):
        """A mouse button went down on a character."""

        pane: TextPane
        offset: int
        button: int
        """1 left, 2 middle, 3 right."""

        @property
        def control(self) -> TextPane:
            """The pane."""
            return self.pane

    @dataclass
    class Dragged(Message):
        """The mouse was dragged over the characters of `[start, end)`."""

        pane: TextPane
        start: int
        end: int
        released: bool
        """Whether the button has been let go."""

        @property
        def control(self) -> TextPane:
            """The pane."""
            return self.pane

    def __init__(
        self,
        *,
        tags: bool = False,
        indent: int = 0,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Make an empty pane; `tags` puts a line with the labels' names under each row."""
        super().__init__(under=tags, indent=indent, id=id)
        self._marks: MarkSource = _no_marks
        self._colours: dict[str, Color] = {}
        self._styles: dict[tuple[Kind, str, bool, bool], Style] = {}
        self._marked: dict[int, list[Mark]] = {}
        """The marks that rows were drawn with."""
        self._pressed_at: int | None = None
        self._dragged_to: int | None = None

    # What its owner calls

    def load(self, text: str, marks: MarkSource, top: int = 0) -> None:
        """Show a text, with `top` (an offset in code points) in the first row."""
        self._marks = marks
        self.show_text(text, top)

    def set_colours(self, colours: dict[str, Color]) -> None:
        """Draw the labels in these colours, by label name."""
        self._colours = colours
        self._styles.clear()
        self.redraw()

    def set_tags(self, on: bool) -> None:
        """Show or hide the line of tags under each row."""
        self._pitch = 2 if on else 1
        self.reset()

    def update_marks(self) -> None:
        """Look at the marks anew, and draw those in view that are others than before."""
        drawn, self._marked = self._marked, {}
        self._drawn.clear()
        for row in self._rows_in_view:
            if changed := set(drawn.get(row, ())) ^ set(self._marks_of(row)):
                self._refresh_marks(row, changed)

    def _refresh_marks(self, row: int, marks: Iterable[Mark]) -> None:
        """Draw a row, and the tags under it, from the first of these marks to the last."""
        left = min(self._layout.cell_of(row, mark.start) for mark in marks)
        right = max(self._layout.cell_of(row, mark.end) for mark in marks)
        top = row * self._pitch - self.scroll_offset.y
        # A caret behind the text, and a place where characters are missing, take one cell.
        self.refresh(Region(left, top, max(1, right - left), self._pitch))

    def reset(self) -> None:
        """Lay the text out anew, with the same place at the top."""
        self._marked.clear()
        super().reset()

    def _marks_of(self, row: int) -> list[Mark]:
        """Return the marks of a row in the order of painting."""
        marks = self._marked.get(row)
        if marks is None:
            marks = sorted(self._marks(*self._layout.row(row)), key=lambda mark: mark.kind)
            if len(self._marked) > _KEPT_ROWS:
                self._marked.clear()
            self._marked[row] = marks
        return marks

    # Drawing

    def draw_line(self, y: int, width: int) -> Strip:
        """Return a row of text, or the tags under it."""
        row, under = divmod(y, self._pitch)
        return self._tags(row, width) if under else self._row(row)

    def _row(self, row: int) -> Strip:
        start, end = self._layout.row(row)
        marks = self._marks_of(row)
        cuts = {start, end}
        for mark in marks:
            cuts.update(edge for edge in mark[:2] if start < edge < end)
        segments = [Segment(" " * self._layout.indent_of(row))]
        for low, high in pairwise(sorted(cuts)):
            on = [self._style(mark) for mark in marks if mark.start <= low < mark.end]
            style = Style.combine(on) if on else None
            segments.append(Segment(self._layout.shown(low, high), style))
        if any(mark.kind is Kind.CARET and mark.start == end for mark in marks):
            segments.append(Segment(" ", self._style(Mark(end, end, Kind.CARET))))
        return Strip(segments)

    def _tags(self, row: int, width: int) -> Strip:
        start, end = self._layout.row(row)
        cells = [Segment(" ")] * width
        for mark in self._marks_of(row):
            if mark.kind not in (Kind.FAINT, Kind.LABEL, Kind.DAMAGE):
                continue
            # Between a change of the width and the event that tells of it, rows may be too long.
            left = min(width, self._layout.cell_of(row, mark.start))
            right = min(width, self._layout.cell_of(row, mark.end))
            if mark.start == mark.end and mark.kind is Kind.DAMAGE:
                right = min(width, left + 1)  # characters are missing here
            text = tag(mark, right - left, begins=mark.start >= start, ends=start < mark.end <= end)
            style, at = self._tag_style(mark), left
            for char in text:
                cells[at] = Segment(char, style)
                for filled in range(at + 1, at + char_width(char)):
                    cells[filled] = Segment("")
                at += max(1, char_width(char))
        return Strip(Segment.simplify(cells))

    def _style(self, mark: Mark) -> Style:
        """Return how a marked character looks."""
        key = (mark.kind, mark.label, mark.decided, mark.current)
        style = self._styles.get(key)
        if style is None:
            name = "current" if mark.current else mark.kind.name.lower()
            if name == "label" and mark.decided:
                name = "decided"
            style = self.get_component_rich_style(f"text-pane--{name}", partial=True)
            if name in ("label", "decided") and mark.label in self._colours:
                style += Style.from_color(self._colours[mark.label].rich_color)
            self._styles[key] = style
        return style

    def _tag_style(self, mark: Mark) -> Style:
        """Return how the tag under a mark looks."""
        if mark.current:
            return self.get_component_rich_style("text-pane--tag-current", partial=True)
        if mark.decided:
            return self.get_component_rich_style("text-pane--tag-decided", partial=True)
        if mark.kind is Kind.FAINT:
            return self._style(mark)
        return Style.from_color(self._style(mark).color)

    def notify_style_update(self) -> None:
        """Forget the old colours."""
        self._styles.clear()
        super().notify_style_update()

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Note where a drag would begin."""
        offset = self._offset_under(event.get_content_offset_capture(self))
        event.stop()
        if event.button == 1:
            self._pressed_at = self._dragged_to = offset
            self.capture_mouse()
        self.post_message(self.Pressed(self, offset, event.button))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what has been dragged over; without a button nothing happens."""
        self._drag(event, released=False)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Tell what was dragged over in the end."""
        self._drag(event, released=True)
        if self._pressed_at is not None:
            self._pressed_at = None
            self.release_mouse()

    def _drag(self, event: events.MouseEvent, *, released: bool) -> None:
        if self._pressed_at is None:
            return
        here = self._offset_under(event.get_content_offset_capture(self))
        if here == self._dragged_to and not released:
            return
        self._dragged_to = here
        start, end = sorted((self._pressed_at, here))
        if start != end:
            self.post_message(self.Dragged(self, start, min(end + 1, len(self._text)), released))


def _no_marks(start: int, end: int) -> tuple[Mark, ...]:  # noqa: ARG001
    """Return no marks."""
    return ()
