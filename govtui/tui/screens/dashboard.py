"""The dashboard: how far the work is and what became of the suggestions, as bars."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import getters, on, work
from textual.message import Message
from textual.strip import Strip
from textual.worker import get_current_worker

from govtui.display import display_safe
from govtui.errors import ReviewError
from govtui.i18n import _
from govtui.tui.charts import ASCII, BLOCKS, Row, bar, rows
from govtui.tui.dialogs.base import Panel
from govtui.tui.widgets.key_line import KeyLine
from govtui.tui.widgets.lines import Lines
from govtui.tui.width import ambiguous_width, fit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from govtui.review.statistics import Statistics
    from govtui.store.workspace import Workspace
    from govtui.tui.states import Counts


class Chart(Lines):
    """Rows of a name, a bar and figures."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"chart--heading", "chart--bar"}
    DEFAULT_CSS = """
    Chart {
        height: 1fr;
        &>.chart--heading { text-style: bold; }
        &>.chart--bar { color: $accent; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show(self, shown: Iterable[Row]) -> None:
        """Show these rows."""
        self._rows = list(shown)
        self.reset()

    def line_count(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def draw_line(self, y: int, width: int) -> Strip:
        """Draw a row: name and figures have a third each, the bar what lies between."""
        row = self._rows[y]
        if row.heading:
            heading = self.get_component_rich_style("chart--heading")
            return Strip([Segment(fit(display_safe(row.name), width), heading)])
        third = width // 3
        name = fit("  " + display_safe(row.name), third - 1) + " " if third else ""
        drawn = " " * third
        if row.whole:
            characters = BLOCKS if ambiguous_width() == 1 else ASCII
            drawn = bar(row.parts, row.whole, third, characters)
        figures = fit("  " + row.figures, max(0, width - 2 * third))
        plain = self.rich_style
        return Strip([
            Segment(name, plain),
            Segment(drawn, self.get_component_rich_style("chart--bar")),
            Segment(figures, plain),
        ])  # fmt: skip


class DashboardScreen(Panel[None]):
    """Reads all reviews of the workspace in a thread, and shows what they add up to."""

    DEFAULT_CSS = """
    DashboardScreen>Vertical { width: 100%; height: 100%; max-height: 100%; }
    """

    @dataclass
    class Counted(Message):
        """All reviews have been read."""

        found: Statistics

    _chart = getters.query_one(Chart)

    def __init__(self, workspace: Workspace, counts: Counts) -> None:
        """`counts` tells how far the session's own reviewer is."""
        super().__init__(_("Progress"))
        self._workspace = workspace
        self._counts = counts

    def body(self) -> ComposeResult:
        """Show the rows and the keys."""
        yield Chart()
        yield KeyLine(("list.down", _("down")), ("list.cancel", _("back")))

    def on_mount(self) -> None:
        """Begin to read."""
        self._chart.show([Row(_("Reading the reviews …"))])
        self._chart.focus()
        self._read()

    @work(thread=True)
    def _read(self) -> None:
        """Read all reviews. In a thread."""
        from govtui.review.settings import RECHECKED, number
        from govtui.review.statistics import statistics
        from govtui.store.reviews import every_review

        worker = get_current_worker()
        reviews = every_review(self._workspace)
        going_on = takewhile(lambda _review: not worker.is_cancelled, reviews)
        try:
            rechecked = number(self._workspace.settings, RECHECKED)
        except ReviewError:  # what is wrong is said where it is in the way of a review
            rechecked = 0
        found = statistics(going_on, rechecked)
        self.post_message(self.Counted(found))

    @on(Counted)
    def _show(self, message: Counted) -> None:
        self._chart.show(rows(message.found, self._counts))

    def action_list_choose(self) -> None:
        """Close."""
        self.dismiss(None)
