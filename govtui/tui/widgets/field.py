"""A field to type in, safe against what is pasted into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from govtui.display import display_safe

if TYPE_CHECKING:
    from textual import events


class Field(Input):
    """An input of one line. Control characters cannot be typed; pasted ones become visible."""

    DEFAULT_CSS = """
    Field, Field:focus { border: none; height: 1; padding: 0 1; background: $surface; }
    """

    hint = ""
    """What keys do in it, for the foot of the screen while it has the focus."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(display_safe(value), placeholder=display_safe(placeholder), id=id)

    def _on_paste(self, event: events.Paste) -> None:
        """Insert the first line of what is pasted, made visible where it could do harm."""
        lines = event.text.splitlines()
        if lines:
            self.replace(display_safe(lines[0]), *sorted(self.selection))
        event.stop()
        event.prevent_default()
