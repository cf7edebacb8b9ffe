"""A report's text with nothing around it and the mouse left to the terminal, to copy from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.widgets import Static

from govtui.i18n import _
from govtui.tui.dialogs.base import Panel
from govtui.tui.driver import TerminalDriver
from govtui.tui.widgets.key_line import KeyLine
from govtui.tui.widgets.page import Page, Paragraph

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PlainPage(Panel[None]):
    """Shows plain text on the whole screen; the terminal selects in it as it does anywhere."""

    DEFAULT_CSS = """
    PlainPage {
        &>Vertical { width: 100%; height: 100%; max-height: 100%; padding: 0; }
        Page { height: 1fr; }
    }
    """

    _said = getters.query_one(".title", Static)

    def __init__(self, text: str) -> None:
        """`text` may be anybody's."""
        super().__init__(_("Plain text: select and copy with the mouse, as the terminal does it"))
        self._text = text
        self._took_mouse = False

    def body(self) -> ComposeResult:
        """Show the text."""
        yield Page(Paragraph(line) for line in self._text.split("\n"))
        yield KeyLine(
            ("list.choose", _("copy all")), ("list.down", _("down")), ("list.cancel", _("back"))
        )

    def on_mount(self) -> None:
        """Leave the mouse to the terminal."""
        driver = self.app._driver
        if isinstance(driver, TerminalDriver) and driver.has_mouse:
            driver.take_mouse(False)
            self._took_mouse = True

    def on_unmount(self) -> None:
        """Take the mouse back, if it was ours."""
        driver = self.app._driver
        if self._took_mouse and isinstance(driver, TerminalDriver):
            driver.take_mouse(True)

    def action_list_choose(self) -> None:
        """Have the terminal put all of the text on its clipboard (OSC 52, which has no answer)."""
        self.app.copy_to_clipboard(self._text)
        self._said.update(_("Sent to the terminal. Whether it took the text cannot be verified."))
