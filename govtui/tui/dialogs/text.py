"""A line of text to write: a comment, a search, a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters, on
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from govtui.display import display_safe
from govtui.i18n import _
from govtui.tui.dialogs.base import Panel
from govtui.tui.widgets.field import Field
from govtui.tui.widgets.page import Page, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


class TextDialog(Panel[str]):
    """Asks for a line of text; dismissed with it, stripped, or with None."""

    DEFAULT_CSS = """
    TextDialog {
        Horizontal { height: auto; margin-top: 1; }
        Button { margin-right: 2; }
        .problem { color: $error; height: auto; }
    }
    """

    _field = getters.query_one(Field)

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        value: str = "",
        done: str = "",
        check: Callable[[str], str | None] | None = None,
    ) -> None:
        """`text` stands over the field, `value` in it; `done` is the name of the first button.

        `check` says what is wrong with an answer, None for nothing: a wrong one is not taken, and
        stays to be mended.
        """
        super().__init__(title)
        self._text = text
        self._value = value
        self._done = done or _("Save")
        self._check = check

    def body(self) -> ComposeResult:
        """Show the field and two buttons."""
        if self._text:
            yield Page(Paragraph(line) for line in (*self._text.split("\n"), ""))
        yield Field(self._value)
        yield Static(classes="problem")
        with Horizontal():
            yield Button(Content(self._done), id="done", compact=True)
            yield Button(Content(_("Cancel")), id="cancel", compact=True)

    def on_mount(self) -> None:
        """Begin in the field."""
        self._field.focus()

    @on(Field.Submitted)
    @on(Button.Pressed, "#done")
    def _finish(self) -> None:
        answer = self._field.value.strip()
        if self._check is not None and (problem := self._check(answer)):
            self.query_one(".problem", Static).update(Content(display_safe(problem)))
            self._field.focus()
            return
        self.dismiss(answer)

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.dismiss(None)
