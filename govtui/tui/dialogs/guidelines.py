"""What a label covers, beside the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.i18n import _, current
from govtui.tui.dialogs.base import Panel
from govtui.tui.widgets.key_line import KeyLine
from govtui.tui.widgets.page import Page, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from govtui.extraction.schema import LabelDef, LabelSchema


class GuidelinesDialog(Panel[None]):
    """Shows the schema's guidelines on the right, a label's own first."""

    DEFAULT_CSS = """
    GuidelinesDialog {
        align: right top;
        background: $background 0%;
        &>Vertical { width: 50%; min-width: 40; height: 100%; max-height: 100%; }
        Page { height: 1fr; }
    }
    """

    def __init__(self, schema: LabelSchema, label: str | None = None) -> None:
        """`label` is the name of the label to begin with."""
        super().__init__(_("Guidelines"))
        self._schema = schema
        self._label = label

    def body(self) -> ComposeResult:
        """Show the guidelines."""
        yield Page(paragraphs(self._schema, self._label, current()))
        yield KeyLine(("list.down", _("down")), ("list.cancel", _("back")))

    def action_list_choose(self) -> None:
        """Close."""
        self.dismiss(None)


def paragraphs(schema: LabelSchema, first: str | None, language: str) -> Iterator[Paragraph]:
    """Yield the guidelines of the label `first`, the general ones, and those of the others."""
    for label in schema.labels:
        if label.name == first:
            yield from _of_label(label, language)
    if rules := _in(schema.guideline, language):
        yield Paragraph(_("In general"), heading=True)
        yield from (Paragraph(line) for line in rules.split("\n"))
        yield Paragraph("")
    for label in schema.labels:
        if label.name != first:
            yield from _of_label(label, language)


def _of_label(label: LabelDef, language: str) -> Iterator[Paragraph]:
    """Yield what is said about one label."""
    yield Paragraph(f"{label.name}  {label.title(language)}", heading=True)
    for texts in (label.description, label.guideline):
        yield from (Paragraph(line) for line in _in(texts, language).split("\n") if line)
    yield Paragraph("")


def _in(texts: dict[str, str], language: str) -> str:
    """Return the text in `language`, else in English, else nothing."""
    return texts.get(language) or texts.get("en", "")
