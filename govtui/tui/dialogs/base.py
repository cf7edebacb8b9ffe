"""What all dialogs look like, and the ways out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from govtui.display import display_safe
from govtui.tui.dispatch import Dialog
from govtui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.app import ComposeResult

T = TypeVar("T")


class Panel(Dialog[T | None]):
    """A dialog with a title over what `body` composes; left without an answer, it gives None."""

    BINDINGS = [Binding("escape", "list_cancel", show=False)]  # noqa: RUF012
    DEFAULT_CSS = """
    Panel {
        align: center middle;
        background: $background 60%;
        &>Vertical {
            width: 72;
            max-width: 100%;
            height: auto;
            max-height: 90%;
            padding: 1 2;
            background: $panel;
        }
        &>Vertical>.title { text-style: bold; margin-bottom: 1; height: 1; }
        &.-short>Vertical { padding: 0 1; max-height: 100%; }
        &.-short>Vertical>.title { margin-bottom: 0; }
        &.-short KeyLine { margin-top: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012

    def __init__(self, title: str) -> None:
        """`title` may quote anything."""
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """Put the title over the body."""
        with Vertical():
            yield Static(Content(display_safe(self._title)), classes="title")
            yield from self.body()

    def body(self) -> ComposeResult:
        """Yield what stands under the title."""
        raise NotImplementedError

    def say_title(self, title: str) -> None:
        """Change the title."""
        self.query_one(".title", Static).update(Content(display_safe(title)))

    def action_list_cancel(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)

    # What scrolls: the first list or page of the dialog

    def action_list_down(self) -> None:
        """Go down by a line."""
        self._move(1)

    def action_list_up(self) -> None:
        """Go up by a line."""
        self._move(-1)

    def action_list_page_down(self) -> None:
        """Go down by a page."""
        self._move(self._page)

    def action_list_page_up(self) -> None:
        """Go up by a page."""
        self._move(-self._page)

    def action_list_first(self) -> None:
        """Go to the top."""
        self._move(-self._lines.line_count())

    def action_list_last(self) -> None:
        """Go to the end."""
        self._move(self._lines.line_count())

    @property
    def _lines(self) -> Lines:
        return self.query(Lines).first()

    @property
    def _page(self) -> int:
        return max(1, self._lines.size.height - 1)

    def _move(self, lines: int) -> None:
        """Go on by so many lines."""
        self._lines.scroll_to_line(self._lines.scroll_offset.y + lines)
