"""The command palette: every action by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters, on

from govtui.i18n import _
from govtui.tui.dialogs.base import Panel
from govtui.tui.dialogs.choice import Choice, ChoiceList
from govtui.tui.widgets.field import Field
from govtui.tui.widgets.lines import CursorLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from govtui.tui.actions import Action
    from govtui.tui.keymap import Keymap


class Palette(Panel["Action"]):
    """Finds an action by words of its label and help; dismissed with it."""

    DEFAULT_CSS = """
    Palette {
        align: center top;
        &>Vertical { margin-top: 2; }
        ChoiceList { margin-top: 1; }
    }
    """

    _field = getters.query_one(Field)
    _list = getters.query_one(ChoiceList)

    def __init__(self, actions: Sequence[Action], keymap: Keymap) -> None:
        """Offer `actions`."""
        super().__init__(_("Commands"))
        self._actions = actions
        self._found = list(actions)
        self._keymap = keymap

    def body(self) -> ComposeResult:
        """Show a field, and the actions under it."""
        yield Field(placeholder=_("Type a word of what you want to do"))
        yield ChoiceList(self._choices(), numbered=False)

    def on_mount(self) -> None:
        """Begin in the field."""
        self._field.focus()

    def on_key(self, event: events.Key) -> None:
        """Move the cursor of the list from within the field."""
        steps = {"down": 1, "up": -1, "pagedown": self._page, "pageup": -self._page}
        if event.key in steps:
            event.stop()
            self._list.cursor += steps[event.key]

    @on(Field.Changed)
    def _filter(self, event: Field.Changed) -> None:
        self._found = search(self._actions, event.value)
        self._list.choices = self._choices()
        self._list.cursor = 0
        self._list.reset()

    @on(Field.Submitted)
    @on(CursorLines.Chosen)
    def _take(self) -> None:
        if self._found:
            self.dismiss(self._found[self._list.cursor])

    def _choices(self) -> list[Choice]:
        return [
            Choice(f"{_(action.label)}  {self._keymap.shown(action)}", _(action.help))
            for action in self._found
        ]


def search(actions: Sequence[Action], words: str) -> list[Action]:
    """Return the actions that have all `words` in label, help or id, by label first."""
    wanted = words.casefold().split()

    def text(action: Action) -> str:
        return f"{_(action.label)} {_(action.help)} {action.id}".casefold()

    found = [action for action in actions if all(word in text(action) for word in wanted)]
    return sorted(found, key=lambda action: not _(action.label).casefold().startswith(words))
