"""Text to read: paragraphs, broken into lines as Chinese is, scrolled where it is long."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from govtui.tui.layout import Layout
from govtui.tui.widgets.lines import Lines
from govtui.tui.width import fit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.geometry import Size
    from textual.geometry import Size as Container


class Paragraph(NamedTuple):
    """A paragraph; the text may be anybody's. It may be empty, as a gap."""

    text: str
    heading: bool = False
    term: str = ""
    """What stands on the left, where the paragraph explains it."""
    term_cells: int = 0
    """Cells of the column of terms."""


class Page(Lines):
    """Paragraphs in as many lines as they need."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--heading", "page--term"}
    DEFAULT_CSS = """
    Page {
        height: auto;
        &>.page--heading { color: $accent; text-style: bold; }
        &>.page--term { text-style: bold; }
    }
    """

    def __init__(self, paragraphs: Iterable[Paragraph], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._paragraphs = list(paragraphs)
        self._rows: list[tuple[Paragraph, str, bool]] = []
        """Every line: its paragraph, its text, whether it is the paragraph's first."""
        self._rows_width = 0

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show other paragraphs, from the top."""
        self._paragraphs = list(paragraphs)
        self._rows_width = 0
        self.reset()
        self.scroll_to_line(0)

    def line_count(self) -> int:
        """Return the number of lines at the current width."""
        self._break_lines(self.size.width)
        return len(self._rows)

    def draw_line(self, y: int, width: int) -> Strip:  # noqa: ARG002 - broken already
        """Draw a line."""
        paragraph, text, first = self._rows[y]
        style = self.rich_style
        if paragraph.heading:
            style = self.get_component_rich_style("page--heading")
        left = fit(paragraph.term if first else "", self._term_cells(paragraph))
        return Strip([Segment(left, self.get_component_rich_style("page--term")),
                      Segment(text, style)])  # fmt: skip

    def get_content_height(self, container: Container, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the lines that the page has at `width`."""
        self._break_lines(width)
        return max(1, len(self._rows))

    def _break_lines(self, width: int) -> None:
        """Break the paragraphs to `width`, unless they are already."""
        if width == self._rows_width or width <= 0:
            return
        self._rows_width = width
        self._rows = []
        for paragraph in self._paragraphs:
            # The last cell is the scrollbar's.
            layout = Layout(paragraph.text, max(2, width - 1 - self._term_cells(paragraph)))
            layout.extend_to(len(paragraph.text))
            rows = [layout.shown(*layout.row(index)) for index in range(len(layout))] or [""]
            self._rows += [
                (paragraph, row.lstrip(" ") if index else row, not index)
                for index, row in enumerate(rows)
            ]

    def _term_cells(self, paragraph: Paragraph) -> int:
        """Return the width of the column of terms: a third of the page at most."""
        return min(paragraph.term_cells, self._rows_width // 3)
