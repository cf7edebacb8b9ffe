"""A choice among a few things, or among many."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import getters, on
from textual.strip import Strip

from govtui.display import display_safe
from govtui.i18n import _
from govtui.tui.dialogs.base import Panel
from govtui.tui.widgets.key_line import KeyLine
from govtui.tui.widgets.lines import CursorLines
from govtui.tui.widgets.page import Page, Paragraph
from govtui.tui.width import fit, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.color import Color


class Choice(NamedTuple):
    """One of the things to choose from. The texts may be anybody's."""

    title: str
    detail: str = ""
    """Said beside the title, fainter."""
    colour: Color | None = None
    """Of the title."""


class ChoiceList(CursorLines):
    """Choices, one a line; the first nine have the digits as keys."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice-list--cursor", "choice-list--detail"}
    DEFAULT_CSS = """
    ChoiceList {
        height: auto;
        max-height: 60vh;
        &>.choice-list--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        &>.choice-list--detail { color: $text-muted; }
    }
    """

    def __init__(self, choices: Sequence[Choice], *, numbered: bool = True) -> None:
        super().__init__()
        self._numbered = numbered
        self.choices = list(choices)
        """What there is to choose from; call `reset` after a change."""

    def line_count(self) -> int:
        """Return the number of choices."""
        return len(self.choices)

    def draw_line(self, y: int, width: int) -> Strip:
        """Draw a choice."""
        choice = self.choices[y]
        style = detail_style = self.rich_style
        if y == self.cursor:
            style = detail_style = self.get_component_rich_style("choice-list--cursor")
        else:
            detail_style = self.get_component_rich_style("choice-list--detail")
            if choice.colour is not None:
                style += Style.from_color(choice.colour.rich_color)
        number = f" {y + 1} " if self._numbered and y < 9 else "   " if self._numbered else " "
        title = display_safe(choice.title)
        titles = self._title_cells(width)
        return Strip([
            Segment(number, detail_style),
            Segment(fit(title, titles) + " ", style),
            Segment(fit(display_safe(choice.detail), width - len(number) - titles - 1),
                    detail_style),
        ])  # fmt: skip

    def _title_cells(self, cells: int) -> int:
        """Return the width of the column of titles: what details leave, at least half a line."""
        widest = max((width(display_safe(choice.title)) for choice in self.choices), default=0)
        details = max((width(display_safe(choice.detail)) for choice in self.choices), default=0)
        if details:
            return min(widest + 1, max(cells // 2, cells - details - 4))
        return max(0, cells - 4)


class ChoiceDialog(Panel[int]):
    """Offers choices; dismissed with the place of the one taken, from 0."""

    _list = getters.query_one(ChoiceList)

    def __init__(
        self, title: str, choices: Sequence[Choice], *, text: str = "", current: int = 0
    ) -> None:
        """`text` stands over the choices; `current` is the one that the cursor begins at."""
        super().__init__(title)
        self._choices = choices
        self._text = text
        self._current = current

    def body(self) -> ComposeResult:
        """Show the text, the choices and the keys."""
        if self._text:
            yield Page(Paragraph(line) for line in (*self._text.split("\n"), ""))
        yield ChoiceList(self._choices)
        yield KeyLine(("list.choose", _("choose")), ("list.cancel", _("back")))

    def on_mount(self) -> None:
        """Put the cursor on the current choice."""
        self._list.focus()
        self._list.cursor = self._current

    def action_list_choose(self) -> None:
        """Take the choice under the cursor."""
        self.dismiss(self._list.cursor)

    def action_list_choose_number(self, number: int) -> None:
        """Take the choice of this number."""
        if number <= len(self._choices):
            self.dismiss(number - 1)

    @on(CursorLines.Chosen)
    def _choose_by_mouse(self) -> None:
        self.action_list_choose()

    def _move(self, lines: int) -> None:
        """Move the cursor."""
        self._list.cursor += lines
