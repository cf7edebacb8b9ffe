"""Dialogs that search the corpus: what is found is shown as it is found, and more can be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from govtui.display import display_safe
from govtui.errors import GovtuiError
from govtui.i18n import _
from govtui.tui.dialogs.base import Panel
from govtui.tui.dialogs.preview import PreviewDialog, Previewed, TickList
from govtui.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from govtui.batch.survey import Surveyed
    from govtui.review.propagation import Finding
    from govtui.tui.everywhere import Search

T = TypeVar("T")


class Searched(Static):
    """Says how much has been searched."""

    DEFAULT_CSS = "Searched { height: 1; color: $text-muted; }"


class Searching(Panel[T]):
    """Runs a search in a thread: first through what is prepared, on wish through the rest."""

    search: Search
    """What is searched for."""

    @dataclass
    class Found(Message):
        """Some more reports have been searched."""

        found: Surveyed
        searching: Search

    @dataclass
    class Ended(Message):
        """The search has come to its end, or to what stopped it."""

        problem: str | None = None

    _said = ""
    _is_preparing = False

    def take(self, found: Surveyed) -> None:
        """Show what was found."""
        raise NotImplementedError

    def ended(self) -> None:
        """Take up that nothing more comes, unless it is asked for."""

    def run_search(self, *, prepare: bool = False) -> None:
        """Search the prepared reports, or prepare and search the others."""
        self._is_preparing = prepare
        self._offer_more()
        self._search(prepare)

    def say(self, text: str) -> None:
        """Say something in front of how much has been searched."""
        self._said = text
        self.show_searched()

    def action_list_more(self) -> None:
        """Prepare and search the rest, or stop that."""
        if self._is_preparing:
            self.workers.cancel_group(self, "search")
            self._is_preparing = False
            self.show_searched()
        elif self.search.unprepared and not self.search.is_full:
            self.run_search(prepare=True)

    def show_searched(self) -> None:
        """Say how much has been searched."""
        text = self.search.said()
        if self._is_preparing:
            text += " " + _("(preparing …)")
        if self._said:
            text = f"{self._said} · {text}"
        self.query_one(Searched).update(Content(display_safe(text)))
        self._offer_more()

    def _offer_more(self) -> None:
        """Show the key for the rest while there is a rest, or something to stop."""
        more = self.search.unprepared > 0 and not self.search.is_full
        self.query_one(KeyLine).offer("list.more", offered=more or self._is_preparing)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, prepare: bool) -> None:
        worker = get_current_worker()
        try:
            for found in self.search.run(prepare=prepare):
                if worker.is_cancelled:
                    return
                self.post_message(self.Found(found, self.search))
        except GovtuiError as error:
            self.post_message(self.Ended(str(error)))
            return
        self.post_message(self.Ended())

    @on(Found)
    def _take_found(self, message: Found) -> None:
        if message.searching is self.search:
            self.take(message.found)
            self.show_searched()

    @on(Ended)
    def _take_end(self, message: Ended) -> None:
        self._is_preparing = False
        self.say(message.problem or self._said)
        self.ended()


class CorpusPreview(Searching[list[int]], PreviewDialog):
    """Shows where in the corpus a decision would be repeated, as that is found.

    Dismissed with the places among `found` that stay ticked; at once where there are none.
    """

    def __init__(
        self, title: str, search: Search, previewed: Callable[[Finding], Previewed]
    ) -> None:
        super().__init__(title, [])
        self.search = search
        self.found: list[Finding] = []
        """The places, in the order in which they were found."""
        self._previewed_as = previewed

    def body(self) -> ComposeResult:
        """Show the places, how much has been searched, and the keys."""
        yield TickList([])
        yield Searched()
        yield KeyLine(
            ("list.choose", _("do it")),
            ("list.toggle", _("tick")),
            ("list.more", _("search the rest")),
            ("list.cancel", _("back")),
        )

    def on_mount(self) -> None:
        """Begin to search."""
        self.query_one(TickList).focus()
        self.run_search()

    def take(self, found: Surveyed) -> None:
        """Add the places, ticked."""
        self.found += found.findings
        if found.findings:
            self.query_one(TickList).add(self._previewed_as(place) for place in found.findings)

    def ended(self) -> None:
        """Close where there is nothing to choose from and nothing left to search."""
        if not self.found and not self.search.unprepared and not self._said:
            self.dismiss([])
