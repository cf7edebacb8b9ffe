"""A sample of what the reviewer accepted in bulk, shown once more to be kept or rejected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.message import Message

from govtui.i18n import _
from govtui.review.concordance import Occurrence
from govtui.tui.dialogs.choice import Choice, ChoiceDialog
from govtui.tui.dialogs.searching import Searched, Searching
from govtui.tui.everywhere import Done, Search, check_again
from govtui.tui.widgets.key_line import KeyLine
from govtui.tui.widgets.lines import CursorLines
from govtui.tui.widgets.occurrences import Occurrences

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from govtui.batch.survey import Surveyed
    from govtui.tui.library import Library


class RecheckScreen(Searching[Occurrence]):
    """Lists what is to be checked again; dismissed with a label whose report is to be opened."""

    DEFAULT_CSS = """
    RecheckScreen>Vertical { width: 100%; height: 100%; max-height: 100%; }
    """

    @dataclass
    class Settled(Message):
        """A label has been decided again, or could not be."""

        place: Occurrence
        done: Done

    _list = getters.query_one(Occurrences)

    def __init__(self, library: Library, count: int) -> None:
        """`count` is how many labels of each report are looked at again."""
        super().__init__(_("Accepted in bulk: check again"))
        self._library = library
        self.search = Search(library, recheck=count)

    def body(self) -> ComposeResult:
        """Show the labels, how much has been searched, and the keys."""
        yield Occurrences()
        yield Searched()
        yield KeyLine(("list.choose", _("keep or change")), ("list.cancel", _("back")))

    def on_mount(self) -> None:
        """Begin to search."""
        self._list.focus()
        self.run_search()

    def take(self, found: Surveyed) -> None:
        """Add labels."""
        self._list.found += found.occurrences
        self._list.reset()

    def ended(self) -> None:
        """Say where nothing is left to do."""
        if not self._list.found:
            self.say(_("There is nothing to check again."))

    def action_list_choose(self) -> None:
        """Ask what is right for the label under the cursor."""
        if self._list.found:
            place = self._list.found[self._list.cursor]
            choices = [
                Choice(_("Keep it")),
                Choice(_("Reject it")),
                Choice(_("Open the report, to change it")),
            ]
            text = f"{place.before}【{place.surface}】{place.after}"
            title = _("{label} “{surface}”: is it right?")
            title = title.format(label=place.label, surface=place.surface)

            def do(choice: int | None) -> None:
                if choice == 2:
                    self.dismiss(place)
                elif choice is not None:
                    self._settle(place, keep=choice == 0)

            self.app.push_screen(ChoiceDialog(title, choices, text=text), do)

    @work(thread=True, group="recheck")
    def _settle(self, place: Occurrence, *, keep: bool) -> None:
        self.post_message(self.Settled(place, check_again(self._library, place, keep=keep)))

    @on(Settled)
    def _show_settled(self, message: Settled) -> None:
        for summary in message.done.summaries:
            self._library.catalogue.set_review(summary)
        if message.done.summaries:
            self._list.found.remove(message.place)
            self._list.reset()
        self.say(message.done.said)

    @on(CursorLines.Chosen)
    def _choose_by_mouse(self) -> None:
        self.action_list_choose()

    def _move(self, lines: int) -> None:
        """Move the cursor."""
        self._list.cursor += lines
