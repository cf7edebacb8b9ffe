"""The keys of the screen at hand, as they are bound."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from govtui.i18n import _
from govtui.tui.actions import ACTIONS, BY_ID, GROUPS
from govtui.tui.dialogs.base import Panel
from govtui.tui.widgets.key_line import KeyLine
from govtui.tui.widgets.page import Page, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from textual.app import ComposeResult

    from govtui.tui.actions import Action, Where
    from govtui.tui.keymap import Keymap

_KEY_CELLS = 24


class HelpDialog(Panel[None]):
    """Lists actions with their keys."""

    DEFAULT_CSS = """
    HelpDialog {
        &>Vertical { width: 92; height: 90%; }
        Page { height: 1fr; }
    }
    """

    def __init__(
        self, places: Collection[Where], keymap: Keymap, has: Callable[[Action], bool]
    ) -> None:
        """Show the actions of `places` that there are by `has`."""
        super().__init__(_("Keys"))
        self._paragraphs = list(key_help(places, keymap, has))

    def body(self) -> ComposeResult:
        """Show the keys."""
        yield Page(self._paragraphs)
        yield KeyLine(("list.down", _("down")), ("list.cancel", _("back")))

    def action_list_choose(self) -> None:
        """Close."""
        self.dismiss(None)


def key_help(
    places: Collection[Where], keymap: Keymap, has: Callable[[Action], bool]
) -> Iterator[Paragraph]:
    """Yield the help on the actions of `places`, under headings."""
    shown = [action for action in ACTIONS if action.where in places and has(action)]
    palette = keymap.shown(BY_ID["app.palette"])
    order = list(GROUPS)
    shown.sort(key=lambda action: order.index(action.group))
    for group, actions in groupby(shown, key=lambda action: action.group):
        yield Paragraph(_(GROUPS[group]), heading=True)
        for action in actions:
            keys = keymap.all_shown(action) or f"{palette} {_(action.label)}"
            yield Paragraph(_(action.help), term=keys, term_cells=_KEY_CELLS)
        yield Paragraph("")
    yield Paragraph(
        _(
            "Letters work in either case. Full-width letters and digits and Chinese punctuation "
            "count as their keys: 【】 as [ ], 《》 as < >, 、 as /."
        )
    )
