"""A message that has to be seen: an error, or something that happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.i18n import _
from govtui.tui.dialogs.base import Panel
from govtui.tui.widgets.key_line import KeyLine
from govtui.tui.widgets.page import Page, Paragraph

if TYPE_CHECKING:
    from textual.app import ComposeResult


class MessageDialog(Panel[None]):
    """Shows a text until it is sent away. The text may quote anything."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title)
        self._text = text

    def body(self) -> ComposeResult:
        """Show the text and the ways out."""
        yield Page(Paragraph(line) for line in self._text.split("\n"))
        yield KeyLine(("list.choose", _("close")))

    def action_list_choose(self) -> None:
        """Close."""
        self.dismiss(None)
