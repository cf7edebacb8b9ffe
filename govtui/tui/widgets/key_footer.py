"""The last line of a screen: what can be done now, by which keys; or a small message."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from rich.segment import Segment
from textual import getters
from textual.strip import Strip
from textual.widget import Widget

from govtui.display import display_safe
from govtui.i18n import _
from govtui.tui.actions import ACTIONS, Where
from govtui.tui.dispatch import ActionApp, ActionScreen
from govtui.tui.width import fit, width

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from rich.style import Style
    from textual import events
    from textual.screen import Screen

    from govtui.tui.actions import Action
    from govtui.tui.keymap import Keymap
    from govtui.tui.widgets.page import Page


def footer_items(
    places: Collection[Where], keymap: Keymap, can: Callable[[Action], bool]
) -> Iterator[tuple[Action, str]]:
    """Yield the actions for the footer with their keys, in the registry's order.

    Neighbours of the same label, such as an edge's two directions, are one item.
    """
    shown = (a for a in ACTIONS if a.footer and a.where in places and keymap.keys(a) and can(a))
    for _label, actions in groupby(shown, key=lambda action: action.label):
        first, *more = actions
        yield first, " ".join(keymap.shown(action) for action in (first, *more))


class KeyFooter(Widget):
    """Shows the footer actions of the screen's places that can be done now, as many as fit.

    While a field has the focus, its keys are what can be done. A click on an action does it. It
    looks again whenever the screen calls `refresh_bindings`.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-footer--key", "key-footer--message"}
    DEFAULT_CSS = """
    KeyFooter {
        dock: bottom;
        height: 1;
        color: $text-muted;
        &>.key-footer--key { color: $foreground; text-style: bold; }
        &>.key-footer--message { color: $warning; }
        &>Page {
            overlay: screen;
            constrain: inside inside;
            max-height: 100vh;
            scrollbar-size-horizontal: 0;
            padding: 0 1;
            color: $warning;
            background: $panel;
        }
    }
    """

    app = getters.app(ActionApp)

    def __init__(self) -> None:
        super().__init__()
        self._items: list[tuple[range, Action]] = []
        """The actions shown, each with the cells that it stands in."""
        self._long: Page | None = None
        """Shows the message while one line has no room for it."""

    def on_mount(self) -> None:
        """Follow what the screen can do, and what the app has to say."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())
        self.watch(self.app, "notice", self._show_notice, init=False)
        self.watch(self.app, "keymap", self._refresh, init=False)

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        for cells, action in self._items:
            if event.x in cells and not action.numbered:
                self.call_later(self.app.perform, action)

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        base, cells = self.rich_style, self.size.width
        if y or cells < 1:
            return Strip.blank(cells, base)
        if self.app.notice:
            style = base + self.get_component_rich_style("key-footer--message", partial=True)
            return Strip([Segment(" " + fit(display_safe(self.app.notice), cells - 1), style)])
        return self._draw_keys(cells, base).crop_extend(0, cells, base)

    def _draw_keys(self, cells: int, base: Style) -> Strip:
        """Draw as many items as fit whole, and remember where each stands."""
        key_style = base + self.get_component_rich_style("key-footer--key", partial=True)
        screen = self.screen
        places = {*(screen.scopes if isinstance(screen, ActionScreen) else ()), Where.EVERYWHERE}
        can = partial(self._is_offered, screen)
        pieces: list[Segment] = []
        self._items = []
        if hint := getattr(screen.focused, "hint", ""):
            return Strip([Segment(" " + fit(hint, cells - 1), base)])
        at = 0
        items = list(footer_items(places, self.app.keymap, can))
        for action, keys, label in _fitting(items, cells):
            pieces += [Segment(f" {keys}", key_style), Segment(f" {label} ", base)]
            end = at + _cells(keys, label)
            self._items.append((range(at, end), action))
            at = end
        return Strip(pieces)

    def _is_offered(self, screen: Screen[Any], action: Action) -> bool:
        """Tell whether an action makes sense where the user is."""
        offered = not isinstance(screen, ActionScreen) or screen.offers(action)
        return offered and self.app.can(action, screen)

    def _refresh(self) -> None:
        self.refresh()

    def _show_notice(self) -> None:
        """Show the app's message; a long one in as many lines as it needs, over those above."""
        self.refresh()
        notice = display_safe(self.app.notice)
        if self._long is not None:
            self._long.remove()
            self._long = None
        if width(notice) >= self.size.width and self.screen.is_active:
            from govtui.tui.widgets.page import Page, Paragraph

            self._long = Page([Paragraph(notice)])
            self.mount(self._long)

    def on_resize(self) -> None:
        """Break the message to the new width."""
        if self.app.notice:
            self._show_notice()


def _fitting(items: list[tuple[Action, str]], cells: int) -> list[tuple[Action, str, str]]:
    """Return as many items, with their labels, as fit whole; the last, help, is the last to go."""
    named = [(action, keys, _(action.label)) for action, keys in items]
    while named and sum(_cells(keys, label) for _action, keys, label in named) > cells:
        del named[-2 if len(named) > 1 else -1]
    return named


def _cells(keys: str, label: str) -> int:
    """Return the cells of an item."""
    return width(keys) + width(label) + 3
