"""The base of every list and text of the screens: Textual's line API, only visible lines drawn.

Stock widgets draw or measure all of their content on each change; these draw one line at a time on
demand, keep the lines they have drawn, and repaint only the lines that changed. So a key costs the
same in a list of a hundred rows and of a hundred thousand.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.binding import BindingType

_KEPT_LINES = 1024
"""Lines kept drawn: several screens' worth."""


class WholeCells(ScrollBarRender):
    """A scrollbar without the block elements that some terminals draw two cells wide."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8


class Lines(ScrollView, can_focus=True):
    """A scrolling column of lines that a subclass draws one by one.

    A subclass gives `line_count` and `draw_line`, and calls `lines_changed` for the lines that
    look different now, or `reset` when it has other lines altogether.
    """

    DEFAULT_CSS = """
    Lines {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    TURNS: ClassVar[bool] = False
    """Whether a line beyond the edge turns the page, so that lines stand still meanwhile."""

    # `id` is what every Textual widget calls it.
    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._drawn: LRUCache[tuple[int, int], Strip] = LRUCache(_KEPT_LINES)
        self._placing = False

    @dataclass
    class Scrolled(Message):
        """Other lines are visible now."""

        lines: Lines
        by_user: bool
        """Whether the wheel or the scrollbar did it, not a call of a method of the list."""

        @property
        def control(self) -> Lines:
            """The list."""
            return self.lines

        def can_replace(self, message: Message) -> bool:
            """Only where it came to rest matters."""
            return isinstance(message, Lines.Scrolled) and (
                (message.lines, message.by_user) == (self.lines, self.by_user)
            )

    # What a subclass gives

    def line_count(self) -> int:
        """Return the number of lines."""
        raise NotImplementedError

    def draw_line(self, y: int, width: int) -> Strip:
        """Return line `y` (0 is the first), `width` cells wide or less; the rest is filled."""
        raise NotImplementedError

    # What a subclass and its owner call

    def reset(self) -> None:
        """Take up new content: forget every drawn line and count the lines again."""
        self._drawn.clear()
        self.virtual_size = Size(0, self.line_count())
        self.refresh()

    def grow(self) -> None:
        """Take up lines that were added at the end: what fills the widget already stays as it is.

        Nothing is laid out or drawn but the scrollbar, however often lines are added.
        """
        if not self.show_vertical_scrollbar:
            self.reset()
            return
        self.set_reactive(Lines.virtual_size, Size(0, self.line_count()))
        self.vertical_scrollbar.window_virtual_size = self.line_count()

    def lines_changed(self, first: int, count: int = 1) -> None:
        """Draw lines `first` to `first + count - 1` anew; those not visible cost nothing."""
        if count >= _KEPT_LINES:
            self._drawn.clear()
        else:
            width = self.line_width
            for y in range(first, first + count):
                self._drawn.discard((y, width))
        self.refresh_lines(first, count)

    def redraw(self) -> None:
        """Draw every line anew; their number is the same."""
        self._drawn.clear()
        self.refresh()

    @property
    def line_width(self) -> int:
        """The cells of a line; the scrollbar's place is left free whether it shows or not."""
        return self.scrollable_size.width

    @property
    def visible_lines(self) -> range:
        """The lines that are within the widget now."""
        top = self.scroll_offset.y
        return range(top, min(top + self.size.height, self.line_count()))

    def scroll_to_line(self, y: int) -> None:
        """Put line `y` at the top, as far as there are lines below it, at once."""
        with self._placed():
            self.scroll_to(y=y, animate=False, immediate=True, force=True)

    def scroll_pages(self, pages: int) -> None:
        """Scroll by so many screenfuls, two lines of the old one kept, as a user's doing."""
        lines = pages * max(1, self.size.height - 2)
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True, force=True)

    def show_line(self, y: int, margin: int = 0) -> None:
        """Scroll so as to have line `y` within, `margin` lines from the edge; not if it is already.

        A line further off than a screenful is put a third from the top: a reader who jumps wants
        to see more of what follows than of what went before. So is the next one where pages are
        turned, and the one before two thirds. Otherwise lines scroll just as far as needed.
        """
        top, height = self.scroll_offset.y, self.size.height
        margin = min(margin, (height - 1) // 2)
        if top + margin <= y < top + height - margin or height <= 0:
            return
        above = y < top + margin
        if not top - height <= y < top + 2 * height or (self.TURNS and not above):
            lines_above = height // 3
        elif self.TURNS:
            lines_above = height - height // 3 - 1
        else:
            lines_above = margin if above else height - margin - 1
        self.scroll_to_line(max(0, y - lines_above))

    # Textual's side

    def on_mount(self) -> None:
        """Take a scrollbar that fits any terminal."""
        self.vertical_scrollbar.renderer = WholeCells  # type: ignore[misc]

    @contextmanager
    def _placed(self) -> Iterator[None]:
        """Tell scrolling by the program from scrolling by the user."""
        before, self._placing = self._placing, True
        try:
            yield
        finally:
            self._placing = before

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that other lines are visible."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self, by_user=not self._placing))

    def render_line(self, y: int) -> Strip:
        """Return the line at row `y` of the widget, drawn or kept."""
        width, line = self.line_width, self.scroll_offset.y + y
        if not 0 <= line < self.line_count() or width <= 0:
            return Strip.blank(max(0, width), self.rich_style)
        strip = self._drawn.get((line, width))
        if strip is None:
            style = self.rich_style
            strip = self.draw_line(line, width).crop_extend(0, width, style)
            strip = strip.apply_style(style).simplify()
            self._drawn[(line, width)] = strip
        return strip

    def notify_style_update(self) -> None:
        """Forget lines drawn in the old colours."""
        super().notify_style_update()
        self._drawn.clear()

    def on_resize(self, _event: events.Resize) -> None:
        """Count the lines anew: a subclass may wrap them to the width."""
        self.reset()


class CursorLines(Lines):
    """Lines of which one is current: a list to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor(1)", show=False),
        Binding("up", "cursor(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """The current line; 0 in an empty list. Setting it scrolls it into view."""

    @dataclass
    class Moved(Message):
        """The current line is another one."""

        lines: CursorLines
        cursor: int

        @property
        def control(self) -> CursorLines:
            """The list."""
            return self.lines

        def can_replace(self, message: Message) -> bool:
            """Only where the cursor came to rest matters."""
            return isinstance(message, CursorLines.Moved) and message.lines is self.lines

    @dataclass
    class Chosen(Message):
        """The current line was chosen with enter or a double click."""

        lines: CursorLines
        cursor: int

        @property
        def control(self) -> CursorLines:
            """The list."""
            return self.lines

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a line."""
        return max(0, min(cursor, self.line_count() - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the two lines concerned and say where the cursor is."""
        self.lines_changed(old)
        self.lines_changed(new)
        self.show_line(new)
        self.post_message(self.Moved(self, new))

    def reset(self) -> None:
        """Take up new content, keeping the cursor's line number where it still exists, in view."""
        super().reset()
        self.cursor = self.validate_cursor(self.cursor)
        self.show_line(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Make the clicked line current; a double click chooses it."""
        line = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if line < self.line_count():
            self.cursor = line
            if event.chain == 2:
                self.action_choose()

    def action_cursor(self, lines: int) -> None:
        """Move the cursor by `lines`."""
        self.cursor += lines

    def action_page(self, pages: int) -> None:
        """Move the cursor by `pages` screenfuls, keeping one line of the old one."""
        self.cursor += pages * max(1, self.size.height - 1)

    def action_first(self) -> None:
        """Go to the first line."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last line."""
        self.cursor = self.line_count() - 1

    def action_choose(self) -> None:
        """Say that the current line is wanted."""
        if self.line_count():
            self.post_message(self.Chosen(self, self.cursor))
