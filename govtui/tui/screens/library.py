"""The library: all reports of the corpus, to find the one to review next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.message import Message
from textual.worker import get_current_worker

from govtui.display import display_safe
from govtui.i18n import _
from govtui.tui.actions import Where
from govtui.tui.screens.library_filter import LibraryFilter
from govtui.tui.states import SHOWN_TITLES, SORT_TITLES, Shown, Sort
from govtui.tui.widgets.bar import Bar, Line, Part
from govtui.tui.widgets.key_footer import KeyFooter
from govtui.tui.widgets.lines import CursorLines
from govtui.tui.widgets.report_list import ReportHeader, ReportList
from govtui.tui.width import ambiguous_width, width

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from govtui.batch.survey import Surveyed
    from govtui.tui.library import Library
    from govtui.tui.query import Query

_BAR_CELLS = 20


class LibraryScreen(LibraryFilter):
    """Lists, filters and sorts reports; what becomes of one that is opened is the app's.

    Its style sheet is loaded by the app, whose first screen it is.
    """

    AUTO_FOCUS = "ReportList"

    class ExportWanted(Message):
        """The reviewed labels are wanted in a file."""

    @dataclass
    class Known(Message):
        """More reports are prepared, or with None all that are to be."""

        found: Surveyed | None

    _empty = getters.query_one("#empty", Bar)
    _progress = getters.query_one("#progress", Bar)

    def __init__(self, library: Library, reviewer: str) -> None:
        super().__init__(library)
        self._reviewer = reviewer
        self._scanning = True

    @property
    def scopes(self) -> tuple[Where, ...]:
        """The library's keys."""
        return (Where.LIBRARY,)

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        yield Bar(id="heading")
        yield ReportHeader(self._catalogue)
        yield ReportList(self._catalogue)
        yield Bar(id="empty")
        yield Bar(id="progress")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show what is known already."""
        self.refresh_summary()

    def on_unmount(self) -> None:
        """End the preparing: a thread that waits for a hopeless page would keep the program."""
        self._library.stop_worker()

    # What the app tells

    def grow(self, *, last: bool) -> None:
        """Take up that the catalogue has more reports, perhaps all of them now."""
        self._scanning = not last
        first = self.reports.virtual_size.height == 0
        if last and self._catalogue.sort is not Sort.PATH:
            self.refresh_view()
        else:
            self.reports.grow()
            if first or last:
                self.reports.look()
        self.refresh_summary()
        if last:
            self._prepare_rest()

    def report_changed(self, report_id: str) -> None:
        """Take up that something has become known of a report."""
        number = self._catalogue.number(report_id)
        if number is not None:
            self.reports.report_changed(number)

    def reviews_changed(self) -> None:
        """Take up that reviews have gone on."""
        if self._catalogue.query.asks_reviews:
            self.read_reviews()
        self.count_due()
        self.refresh_view()
        self.refresh_summary()

    def go_to(self, report_id: str) -> bool:
        """Put the cursor on a report; tell whether it is in the view."""
        number = self._catalogue.number(report_id)
        if number is None or number not in self._catalogue.view:
            return False
        self.reports.cursor = self._catalogue.view.index(number)
        return True

    def refresh_view(self) -> None:
        """Filter and sort anew, with the cursor on the same report."""
        current = self.reports.current
        self._catalogue.refresh()
        self._show_view(current)

    def refresh_summary(self) -> None:
        """Write heading and foot anew."""
        self._heading.show(self._heading_line())
        self._progress.show(self._progress_line())
        self._empty.show(Line([Part(self._nothing_to_show(), "muted")]))
        self.set_class(not self._catalogue.view and not self._scanning, "empty")

    # Actions

    def action_library_open(self) -> None:
        """Open the current report."""
        if (number := self.reports.current) is not None:
            self.post_message(self.Opened(self._catalogue.entry(number).id))

    def action_library_sort(self) -> None:
        """Sort by the next column."""
        self._show(sort=self._catalogue.sort.next())
        self.app.notice = _("Sorted by {what}.").format(what=_(SORT_TITLES[self._catalogue.sort]))

    def action_library_status(self) -> None:
        """Show the reports of the next status."""
        self._show(shown=self._catalogue.shown.next())

    def action_library_export(self) -> None:
        """Write the reviewed labels to a file."""
        self.post_message(self.ExportWanted())

    def action_library_down(self) -> None:
        """Go to the next report."""
        self.reports.action_cursor(1)
        self._show_current()

    def action_library_up(self) -> None:
        """Go to the report before."""
        self.reports.action_cursor(-1)
        self._show_current()

    def action_library_page_down(self) -> None:
        """Go down by a page."""
        self.reports.action_page(1)
        self._show_current()

    def action_library_page_up(self) -> None:
        """Go up by a page."""
        self.reports.action_page(-1)
        self._show_current()

    def action_library_first(self) -> None:
        """Go to the first report."""
        self.reports.action_first()
        self._show_current()

    def action_library_last(self) -> None:
        """Go to the last report."""
        self.reports.action_last()
        self._show_current()

    def action_library_quit(self) -> None:
        """Leave govtui."""
        self.app.exit(0)

    @on(CursorLines.Chosen)
    def _open_by_mouse(self) -> None:
        self.action_library_open()

    @on(CursorLines.Moved)
    def _show_current(self) -> None:
        """Show what the current report is called.

        The keys call it too, without waiting for the message: so both changes are in one frame.
        """
        self._progress.show(self._progress_line())

    @work(thread=True, exclusive=True, group="prepare")
    def _prepare_rest(self) -> None:
        """Have all reports prepared while nothing more urgent is wanted. In a thread."""
        worker = get_current_worker()
        for found in self._library.prepare_in_spare_time():
            if worker.is_cancelled:
                return
            self.post_message(self.Known(found))
        self.post_message(self.Known(None))

    @on(Known)
    def _take_known(self, message: Known) -> None:
        if message.found is None:
            self.refresh_view()
        else:
            self._library.take(message.found)
        if self.is_current:  # a change in a screen below paints all of the one above it anew
            self.reports.redraw()
            self._show_current()

    @on(LibraryFilter.Due)
    def _take_due(self, message: LibraryFilter.Due) -> None:
        self.due = message.count
        self._show_current()

    @on(ReportList.Visible)
    def _prepare_visible(self, message: ReportList.Visible) -> None:
        self._library.look_at(message.numbers)

    # Drawing

    def show(self, query: Query) -> None:
        """Show what a filter lets through."""
        self._show(query=query)

    def _show(
        self, query: Query | None = None, shown: Shown | None = None, sort: Sort | None = None
    ) -> None:
        """Show another view, with the cursor on the same report if it is in it."""
        current = self.reports.current
        self._catalogue.show(
            self._catalogue.query if query is None else query,
            shown or self._catalogue.shown,
            sort or self._catalogue.sort,
        )
        self._show_view(current)

    def _show_view(self, current: int | None) -> None:
        self.reports.show_view(current)
        self.query_one(ReportHeader).refresh()
        self.refresh_summary()

    def _heading_line(self) -> Line:
        """Return the name of the corpus, what is shown of it, and who reviews it."""
        left = [Part(self._library.root.name or "/", "strong")]
        if self._catalogue.shown is not Shown.ALL:
            left.append(Part(f"   {_(SHOWN_TITLES[self._catalogue.shown])}", "accent"))
        if self._library.read_only:
            left.append(Part(f"   {self._library.read_only}", "warning"))
        return Line(left, [Part(self._reviewer, "muted")])

    def _progress_line(self) -> Line:
        """Return how far the corpus is, and what the current report is called."""
        counts = self._catalogue.counts()
        said = [_("{done} of {all} done").format(done=counts.done, all=counts.reports)]
        if counts.in_progress:
            said.append(_("{n} in progress").format(n=counts.in_progress))
        if counts.unreadable:
            said.append(_("{n} cannot be read").format(n=counts.unreadable))
        if len(self._catalogue.view) != counts.reports:
            said.append(_("{n} shown").format(n=len(self._catalogue.view)))
        if self.due:
            said.append(_("{n} to check again").format(n=self.due))
        if self._catalogue.unknown and not self._scanning:
            said.append(_("{n} to prepare").format(n=self._catalogue.unknown))
        if self._scanning:
            said.append(_("looking for more"))
        text = ", ".join(said)
        # A terminal that draws lines wide would draw the bar twice as long as the space it has.
        spare = self.size.width - width(text) - 4
        cells = _BAR_CELLS if spare > _BAR_CELLS and ambiguous_width() == 1 else 0
        filled = round(cells * counts.done / counts.reports) if counts.reports else 0
        number = self.reports.current
        current = "" if number is None else self._catalogue.entry(number).id
        bar = [Part("━" * filled, "accent"), Part("─" * (cells - filled), "muted")]
        left = [*bar, Part(("  " if cells else "") + text)]
        fits = spare - cells > width(display_safe(current))
        return Line(left, [Part(current, "muted")] if fits else [])

    def _nothing_to_show(self) -> str:
        """Say why the list is empty and what to do."""
        if len(self._catalogue):
            return _("No report matches. Tab changes the status filter, / the words.")
        return _("There are no .txt, .html or .jsonl reports in {folder}.").format(
            folder=self._library.root
        )
