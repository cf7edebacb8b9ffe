"""A preview of the places where a decision would be repeated; exceptions can be ticked off."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual import getters, on
from textual.strip import Strip

from govtui.display import display_safe
from govtui.i18n import _
from govtui.review.propagation import Deed
from govtui.tui.dialogs.base import Panel
from govtui.tui.widgets.key_line import KeyLine
from govtui.tui.widgets.lines import CursorLines
from govtui.tui.width import fit, fit_end, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult


class Previewed(NamedTuple):
    """A place in its surroundings. The texts may be anybody's."""

    what: str
    """What would be done there, in a word."""
    before: str
    surface: str
    after: str
    where: str = ""
    """The report, where there are several."""


def previewed(deed: Deed, around: tuple[str, str, str], where: str = "") -> Previewed:
    """Return what would be done at a place for the preview, with what stands around it."""
    names = {
        Deed.ACCEPT: _("accept"),
        Deed.RELABEL: _("relabel"),
        Deed.REJECT: _("reject"),
        Deed.ADD: _("add"),
    }
    return Previewed(names[deed], *around, where)


class TickList(CursorLines):
    """Places, one a line, each ticked or not."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tick-list--cursor",
        "tick-list--surface",
        "tick-list--off",
    }
    DEFAULT_CSS = """
    TickList {
        height: auto;
        max-height: 60vh;
        &>.tick-list--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        &>.tick-list--surface { color: $accent; text-style: bold; }
        &>.tick-list--off { text-style: dim; }
    }
    """

    def __init__(self, places: Sequence[Previewed]) -> None:
        super().__init__()
        self._places = list(places)
        self.ticked = set(range(len(places)))
        """The places that are ticked: all, to begin with."""

    def add(self, places: Iterable[Previewed]) -> None:
        """Show more places, ticked."""
        first = len(self._places)
        self._places += places
        self.ticked.update(range(first, len(self._places)))
        self.grow()

    def toggle(self, index: int) -> None:
        """Tick a place, or take its tick away."""
        self.ticked ^= {index}
        self.lines_changed(index)

    def line_count(self) -> int:
        """Return the number of places."""
        return len(self._places)

    def draw_line(self, y: int, width: int) -> Strip:
        """Draw a place, its surface in the middle."""
        place, on_ = self._places[y], y in self.ticked
        where = f"{fit(display_safe(place.where), 20)} " if place.where else ""
        head = f"{'[x]' if on_ else '[ ]'} {fit(place.what, 8)} {where}"
        surface = fit(display_safe(place.surface), min(width // 3, _cells(place.surface)))
        side = max(0, (width - _cells(head) - _cells(surface)) // 2)
        name = "cursor" if y == self.cursor else "surface" if on_ else "off"
        line = self.get_component_rich_style("tick-list--off" if not on_ else "tick-list--cursor")
        style = line if not on_ or y == self.cursor else self.rich_style
        return Strip([
            Segment(head, style),
            Segment(fit_end(display_safe(place.before), side), style),
            Segment(surface, self.get_component_rich_style(f"tick-list--{name}")),
            Segment(fit(display_safe(place.after), side), style),
        ])  # fmt: skip


class PreviewDialog(Panel[list[int]]):
    """Shows where a decision would be repeated; dismissed with the places that stay ticked."""

    DEFAULT_CSS = "PreviewDialog > Vertical { width: 100; }"

    _list = getters.query_one(TickList)

    def __init__(self, title: str, places: Sequence[Previewed]) -> None:
        super().__init__(title)
        self._previewed = places

    def body(self) -> ComposeResult:
        """Show the places and the keys."""
        yield TickList(self._previewed)
        yield KeyLine(
            ("list.choose", _("do it")), ("list.toggle", _("tick")), ("list.cancel", _("back"))
        )

    def on_mount(self) -> None:
        """Begin in the list."""
        self._list.focus()

    def action_list_choose(self) -> None:
        """Do it at the ticked places."""
        self.dismiss(sorted(self._list.ticked))

    def action_list_toggle(self) -> None:
        """Tick the place under the cursor, or take its tick away."""
        self._list.toggle(self._list.cursor)

    @on(CursorLines.Chosen)
    def _toggle_by_mouse(self) -> None:
        self.action_list_toggle()

    def _move(self, lines: int) -> None:
        self._list.cursor += lines


def _cells(text: str) -> int:
    return width(display_safe(text))
