"""Filtering the library as one types: by words, and by what reviews tell."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.worker import get_current_worker

from govtui.errors import StoreError
from govtui.i18n import _
from govtui.tui.messages import ReviewsRead
from govtui.tui.query import parse
from govtui.tui.screens.library_views import LibraryViews
from govtui.tui.widgets.bar import Bar
from govtui.tui.widgets.report_list import ReportList

if TYPE_CHECKING:
    from textual import events
    from textual.widgets import Input

    from govtui.tui.library import Library
    from govtui.tui.query import Query
    from govtui.tui.widgets.field import Field


class LibraryFilter(LibraryViews):
    """Has the field that a filter is typed in."""

    reports = getters.query_one(ReportList)
    _heading = getters.query_one("#heading", Bar)

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._catalogue = library.catalogue
        self._filter: Field | None = None
        """The field to type a filter in; made when it is first wanted."""

    def show(self, query: Query) -> None:
        """Show what a filter lets through."""
        raise NotImplementedError

    def refresh_view(self) -> None:
        """Filter and sort anew."""
        raise NotImplementedError

    def refresh_summary(self) -> None:
        """Write heading and foot anew."""
        raise NotImplementedError

    def action_library_filter(self) -> None:
        """Open the line to type a filter in."""
        if self._filter is None:
            from govtui.tui.widgets.field import Field

            text = _("Words of title, date or path; region: status: by: label: flagged")
            self._filter = Field(placeholder=text, id="filter")
            self._filter.hint = _("enter to the list   escape all reports again")
            self.mount(self._filter, after=self._heading)
        self._filter.display = True
        self._filter.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter by what has been typed so far."""
        asked = self._catalogue.query.asks_reviews
        self.show(parse(event.value))
        if self._catalogue.query.asks_reviews and not asked:
            self.read_reviews()

    @work(thread=True, exclusive=True, group="reviews")
    def read_reviews(self) -> None:
        """Read who reviewed what, and what they labelled. In a thread."""
        from govtui.store.reviews import every_review
        from govtui.tui.reviewed import reviewed

        worker = get_current_worker()
        try:
            reviews = every_review(self._library.workspace)
        except StoreError:  # not open yet: there is nothing to know
            return
        going_on = takewhile(lambda _review: not worker.is_cancelled, reviews)
        self.post_message(ReviewsRead(reviewed(going_on)))

    @on(ReviewsRead)
    def _take_reviews(self, message: ReviewsRead) -> None:
        self._catalogue.set_reviewed(message.reviewed)
        self.refresh_view()
        self.refresh_summary()

    def on_input_submitted(self) -> None:
        """Go back to the list with the filter on."""
        self._leave_filter()

    def on_key(self, event: events.Key) -> None:
        """Leave the filter's field by the keys that move in the list, or by escape."""
        if self._filter is None or not self._filter.has_focus:
            return
        if event.key == "escape":
            self._filter.value = ""
        if event.key in ("escape", "down", "up", "tab", "f3"):
            event.stop()
            self._leave_filter()

    def _leave_filter(self) -> None:
        self.reports.focus()
        if self._filter is not None:
            self._filter.display = bool(self._filter.value)
