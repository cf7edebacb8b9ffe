"""The line at the foot of a dialog that says which keys do what in it."""

from __future__ import annotations

from textual import getters
from textual.content import Content
from textual.widgets import Static

from govtui.tui.actions import BY_ID
from govtui.tui.dispatch import ActionApp


class KeyLine(Static):
    """Shows keys, as they are bound, with what they do here."""

    app = getters.app(ActionApp)
    DEFAULT_CSS = """
    KeyLine { height: 1; margin-top: 1; color: $text-muted; }
    """

    def __init__(self, *items: tuple[str, str]) -> None:
        """`items` are action ids, each with what it does in this dialog."""
        super().__init__()
        self._items = items
        self._held_back: set[str] = set()

    def on_mount(self) -> None:
        """Write the line."""
        self._write()

    def offer(self, id_: str, *, offered: bool) -> None:
        """Show an action, or leave it out while it can do nothing."""
        if offered is (id_ in self._held_back):
            self._held_back ^= {id_}
            self._write()

    def _write(self) -> None:
        pieces: list[Content | str | tuple[str, str]] = []
        for id_, label in (item for item in self._items if item[0] not in self._held_back):
            pieces += [(self.app.keymap.shown(BY_ID[id_]), "bold"), f" {label}   "]
        self.update(Content.assemble(*pieces))
