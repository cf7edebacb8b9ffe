"""Where to write the reviewed labels, and which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import getters, on
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from govtui.display import display_safe
from govtui.i18n import _
from govtui.tui.dialogs.base import Panel
from govtui.tui.paths import typed_path, why_not
from govtui.tui.widgets.field import Field
from govtui.tui.widgets.page import Page, Paragraph

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult


class ExportChoice(NamedTuple):
    """What to export."""

    path: Path
    everything: bool
    """Also unfinished reviews, and undecided and rejected labels."""


class ExportDialog(Panel[ExportChoice]):
    """Asks for a file; a wrong answer is said, and stays to be mended."""

    DEFAULT_CSS = """
    ExportDialog {
        Horizontal { height: auto; margin-top: 1; }
        Button { margin-right: 2; }
        .problem { color: $error; height: auto; }
    }
    """

    _field = getters.query_one(Field)

    def __init__(self, path: Path, done: int) -> None:
        """Propose `path`; `done` reviews are done."""
        super().__init__(_("Export"))
        self._path = path
        self._done = done
        self._existing: Path | None = None
        """The file that was said to exist, and that may be replaced if it is named again."""

    def body(self) -> ComposeResult:
        """Show the field and the buttons."""
        text = _("Write the accepted labels of {done} done reports to this file:")
        yield Page([Paragraph(text.format(done=self._done)), Paragraph("")])
        yield Field(str(self._path))
        yield Static(classes="problem")
        with Horizontal():
            yield Button(Content(_("Export what is done")), id="done", compact=True)
            yield Button(Content(_("Export everything")), id="everything", compact=True)
            yield Button(Content(_("Cancel")), id="cancel", compact=True)

    def on_mount(self) -> None:
        """Begin in the field."""
        self._field.focus()

    @on(Field.Submitted)
    @on(Button.Pressed, "#done")
    def _export_done(self) -> None:
        self._finish(everything=False)

    @on(Button.Pressed, "#everything")
    def _export_everything(self) -> None:
        self._finish(everything=True)

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.dismiss(None)

    def _finish(self, *, everything: bool) -> None:
        """Close with the answer, if it can be one."""
        path = typed_path(self._field.value)
        if problem := self._problem(path):
            self.query_one(".problem", Static).update(Content(display_safe(problem)))
            return
        self.dismiss(ExportChoice(path, everything))

    def _problem(self, path: Path) -> str | None:
        """Say why `path` cannot be written to, or that it exists; None if all is well."""
        if problem := why_not(path):
            return problem
        if path.exists() and path != self._existing:
            self._existing = path
            return _("{path} exists. Once more to replace it.").format(path=path)
        return None
