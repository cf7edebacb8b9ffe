"""Lines of short texts around the panes: the head of the screen, and what is current."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from govtui.display import display_safe
from govtui.tui.width import fit, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.color import Color


class Part(NamedTuple):
    """A piece of a line."""

    text: str
    look: str = "plain"
    """`plain`, `strong`, `muted`, `accent` or `warning`."""
    label: str = ""
    """The label name whose colour the piece has, if any."""
    value: str = ""
    """What a click on the piece means to the owner; empty where it means nothing."""


class Line(NamedTuple):
    """A line: what stands on the left, cut where it is too long, and what stands on the right.

    Where the right side would take more than two thirds, its first pieces are left out.
    """

    left: Sequence[Part] = ()
    right: Sequence[Part] = ()


class Bar(Widget):
    """A few lines of parts. Texts may be anything: they never pass markup."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--plain",
        "bar--strong",
        "bar--muted",
        "bar--accent",
        "bar--warning",
    }

    DEFAULT_CSS = """
    Bar {
        height: 1;
        padding: 0 1;
        .bar--strong { text-style: bold; }
        .bar--muted { text-style: dim; }
        .bar--accent { color: $accent; text-style: bold; }
        .bar--warning { color: $warning; }
    }
    """

    @dataclass
    class Clicked(Message):
        """A piece with a value was clicked."""

        bar: Bar
        value: str

        @property
        def control(self) -> Bar:
            """The bar."""
            return self.bar

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[Line] = []
        self._colours: dict[str, Color] = {}

    def show(self, *lines: Line) -> None:
        """Show these lines; only those that differ from before are drawn."""
        before, self._lines = self._lines, list(lines)
        for y, (old, new) in enumerate(zip_longest(before, lines)):
            if old != new:
                self.refresh(Region(0, y, self.size.width, 1))

    def set_colours(self, colours: dict[str, Color]) -> None:
        """Draw label names in these colours."""
        self._colours = colours
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return a line, or a blank one."""
        cells, base = self.size.width, self.rich_style
        if y >= len(self._lines) or cells <= 0:
            return Strip.blank(max(0, cells), base)
        parts, gap, right = _arranged(self._lines[y], cells)
        segments = [Segment(text, base + self._style(part)) for part, text in parts]
        segments.append(Segment(" " * gap, base))
        segments += [Segment(text, base + self._style(part)) for part, text in right]
        return Strip(segments).simplify().crop_extend(0, cells, base)

    def on_click(self, event: events.Click) -> None:
        """Find what was clicked."""
        place = event.get_content_offset(self)
        if place is None or place.y >= len(self._lines):
            return
        parts, gap, right = _arranged(self._lines[place.y], self.size.width)
        at = 0
        for part, text in [*parts, (Part(""), " " * gap), *right]:
            if at <= place.x < at + width(text) and part.value:
                event.stop()
                self.post_message(self.Clicked(self, part.value))
            at += width(text)

    def _style(self, part: Part) -> Style:
        style = self.get_component_rich_style(f"bar--{part.look}", partial=True)
        if part.label in self._colours:
            style += Style.from_color(self._colours[part.label].rich_color)
        return style


_Shown = list[tuple[Part, str]]


def _arranged(line: Line, cells: int) -> tuple[_Shown, int, _Shown]:
    """Return the pieces of the left side, the gap, and the pieces of the right side, as drawn."""
    right = [(part, display_safe(part.text)) for part in line.right]
    while right and sum(width(text) for _part, text in right) > cells * 2 // 3:
        del right[0]
    room = cells - sum(width(text) for _part, text in right) - (2 if right else 0)
    left: _Shown = []
    for part in line.left:
        text = display_safe(part.text)
        if width(text) > room:
            left.append((part, fit(text, room).rstrip()))
            room = 0
            break
        left.append((part, text))
        room -= width(text)
    used = sum(width(text) for _part, text in [*left, *right])
    return left, max(0, cells - used), right
