"""The list of reports: one line a report, only the visible ones drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from govtui.display import display_safe
from govtui.i18n import _
from govtui.tui.states import Sort, State
from govtui.tui.widgets.lines import CursorLines
from govtui.tui.width import fit, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.timer import Timer

    from govtui.tui.catalogue import Catalogue

_REST = 0.15
"""Seconds without movement after which it is worth while to prepare what is in sight."""
SIGNS = {
    State.NEW: " ",
    State.IN_PROGRESS: "◐",
    State.DONE: "✓",
    State.ENCODING: "?",
    State.PROBLEM: "!",
}
"""One character a state: it can be told without colour."""


class Columns(NamedTuple):
    """Widths of the columns in cells; 0 for one that is left out."""

    status: int
    date: int
    region: int
    title: int
    labels: int
    damage: int

    @classmethod
    def fitting(cls, cells: int) -> Columns:
        """Return the columns for a list of `cells` cells: the title gives way last."""
        status, date, labels, damage = 2, 11, 10, 6
        region = 9 if cells < 100 else 17
        if cells < 60:
            region = damage = 0
        if cells < 44:
            date = 0
        if cells < 28:
            labels = 0
        title = max(0, cells - 1 - status - date - region - labels - damage)
        return cls(status, date, region, title, labels, damage)


class ReportList(CursorLines):
    """The reports of a catalogue's view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "report-list--cursor",
        "report-list--done",
        "report-list--faint",
        "report-list--problem",
    }
    DEFAULT_CSS = """
    ReportList {
        height: 1fr;
        &>.report-list--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        &>.report-list--done { color: $text-muted; }
        &>.report-list--faint { color: $text-muted; }
        &>.report-list--problem { color: $warning; }
    }
    """

    @dataclass
    class Visible(Message):
        """Other reports are in sight, or the same ones are looked at anew."""

        numbers: Sequence[int]

        def can_replace(self, message: Message) -> bool:
            """Only what is in sight at last matters."""
            return isinstance(message, ReportList.Visible)

    def __init__(self, catalogue: Catalogue, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.catalogue = catalogue
        self._looking: Timer | None = None

    # Its owner's side

    @property
    def current(self) -> int | None:
        """The number of the report under the cursor, None in an empty list."""
        view = self.catalogue.view
        return view[self.cursor] if self.cursor < len(view) else None

    def show_view(self, keep: int | None = None) -> None:
        """Take up the catalogue's new view, with the cursor on report `keep` if it is there."""
        self.reset()
        try:
            self.cursor = 0 if keep is None else self.catalogue.view.index(keep)
        except ValueError:
            self.cursor = 0
        self.look()

    def report_changed(self, number: int) -> None:
        """Draw a report anew if it is in sight."""
        for y in self.visible_lines:
            if self.catalogue.view[y] == number:
                self.lines_changed(y)

    def look(self) -> None:
        """Say which reports are in sight, once the list has come to rest."""
        if self._looking is not None:
            self._looking.stop()
        self._looking = self.set_timer(_REST, self._look)

    def _look(self) -> None:
        self._looking = None
        self.post_message(self.Visible([self.catalogue.view[y] for y in self.visible_lines]))

    # Drawing

    def line_count(self) -> int:
        """Return the number of reports in the view."""
        return len(self.catalogue.view)

    def draw_line(self, y: int, width: int) -> Strip:
        """Draw a report."""
        entry = self.catalogue.entry(self.catalogue.view[y])
        state = self.catalogue.state(entry.id)
        style, faint = self._styles(y, state)
        columns = Columns.fitting(width)
        facts = self.catalogue.facts(entry.id)
        problem = self.catalogue.problem(entry.id)
        if problem is not None:
            text = problem if problem.startswith(entry.id) else f"{entry.id}: {problem}"
            return Strip([self._cell(SIGNS[state], columns.status, style),
                          self._cell(text, width - columns.status - 1, style)])  # fmt: skip
        if facts is None:
            cells = columns.date + columns.region + columns.title
            middle = [self._cell(entry.id, cells, faint)]
        else:
            middle = [self._cell(facts.date or "", columns.date, style),
                      self._cell(facts.region or "", columns.region, style),
                      self._cell(facts.title or entry.id, columns.title, style)]  # fmt: skip
        return Strip([
            self._cell(SIGNS[state], columns.status, style),
            *middle,
            self._cell(self._labels(entry.id), columns.labels, style, right=True),
            self._cell(self._damage(entry.id), columns.damage, style, right=True),
        ])  # fmt: skip

    def _styles(self, y: int, state: State) -> tuple[Style, Style]:
        """Return the style of a line, and of what is faint in it."""
        if y == self.cursor:
            style = self.get_component_rich_style("report-list--cursor")
            return style, style
        faint = self.get_component_rich_style("report-list--faint")
        names = {State.DONE: "report-list--done", State.PROBLEM: "report-list--problem",
                 State.ENCODING: "report-list--problem"}  # fmt: skip
        name = names.get(state)
        return (self.get_component_rich_style(name) if name else self.rich_style), faint

    def _cell(self, text: str, cells: int, style: Style, *, right: bool = False) -> Segment:
        """Return `text` in a column of `cells`, the first of them a gap."""
        if cells <= 0:
            return Segment("", style)
        shown = fit(display_safe(text.replace("\n", " ")), cells - 1) if text else ""
        if right:
            shown = shown.rstrip()
            return Segment(" " * (cells - width(shown)) + shown, style)
        return Segment(" " + shown + " " * (cells - 1 - width(shown)), style)

    def _labels(self, report_id: str) -> str:
        """Return the labels decided and in all, as far as they are known."""
        review, facts = self.catalogue.review(report_id), self.catalogue.facts(report_id)
        if review is not None:
            return f"{review.decided}/{review.total}"
        return f"0/{facts.total}" if facts else ""

    def _damage(self, report_id: str) -> str:
        """Return the number of damaged places, nothing for none."""
        review, facts = self.catalogue.review(report_id), self.catalogue.facts(report_id)
        damage = review.damage if review else facts.damage if facts else 0
        return str(damage) if damage else ""

    # Textual's side

    def watch_cursor(self, old: int, new: int) -> None:
        """Look again: the cursor may have scrolled the list."""
        super().watch_cursor(old, new)
        self.look()

    def on_lines_scrolled(self) -> None:
        """Look again."""
        self.look()


class ReportHeader(Widget):
    """The names of the columns, the one that the list is sorted by marked."""

    DEFAULT_CSS = """
    ReportHeader { height: 1; color: $text-muted; }
    """

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        # The list's scrollbar takes the last cell.
        cells = max(0, self.size.width - 1)
        columns = Columns.fitting(cells)
        names = (
            (Sort.STATUS, "", columns.status),
            (Sort.DATE, _("date"), columns.date),
            (Sort.REGION, _("region"), columns.region),
            (Sort.TITLE, _("title"), columns.title),
            (Sort.WORK, _("labels"), columns.labels),
            (Sort.DAMAGE, _("dmg"), columns.damage),
        )
        style = self.rich_style
        pieces = []
        for sort, name, column in names:
            marked = f"{name}▾" if sort is self._catalogue.sort else name
            shown = fit(marked, column - 1) if column > 1 else " " * max(0, column - 1)
            if sort in (Sort.WORK, Sort.DAMAGE):
                shown = " " * (width(shown) - width(shown.rstrip())) + shown.rstrip()
            pieces.append(Segment(" " + shown if column else "", style))
        return Strip(pieces).crop_extend(0, self.size.width, style) if y == 0 else Strip([])
