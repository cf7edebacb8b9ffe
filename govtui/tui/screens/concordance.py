"""The concordance: every place where a surface is labelled, to be opened or decided at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.message import Message

from govtui.i18n import _
from govtui.review.concordance import Occurrence, Wish
from govtui.review.propagation import Deed
from govtui.tui.dialogs.choice import Choice, ChoiceDialog
from govtui.tui.dialogs.preview import PreviewDialog, previewed
from govtui.tui.dialogs.searching import Searched, Searching
from govtui.tui.everywhere import Done, Search, decide_labels, turn
from govtui.tui.widgets.key_line import KeyLine
from govtui.tui.widgets.lines import CursorLines
from govtui.tui.widgets.occurrences import Occurrences

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from govtui.batch.survey import Surveyed
    from govtui.review.concordance import Asked
    from govtui.tui.library import Library


class ConcordanceScreen(Searching[Occurrence]):
    """Shows what is found as it is found; dismissed with the place that is to be opened."""

    DEFAULT_CSS = """
    ConcordanceScreen>Vertical { width: 100%; height: 100%; max-height: 100%; }
    """

    @dataclass
    class BatchDone(Message):
        """Something has been decided in many reports, or taken back."""

        done: Done
        batch: str | None
        """What there is to take back now."""

    _list = getters.query_one(Occurrences)

    def __init__(self, library: Library, asked: Asked) -> None:
        label = asked.label or _("(any label)")
        super().__init__(f"{asked.surface} {label}")
        self._library = library
        self._asked = asked
        self.search = Search(library, asked=asked)
        self._last_batch: str | None = None

    def body(self) -> ComposeResult:
        """Show the places, how much has been searched, and the keys."""
        yield Occurrences()
        yield Searched()
        yield KeyLine(
            ("list.choose", _("open")),
            ("list.decide", _("decide all")),
            ("list.more", _("search the rest")),
            ("list.undo", _("undo")),
            ("list.cancel", _("back")),
        )

    def on_mount(self) -> None:
        """Begin to search."""
        self._list.focus()
        self.query_one(KeyLine).offer("list.undo", offered=False)
        self.run_search()

    def take(self, found: Surveyed) -> None:
        """Add the places."""
        if found.occurrences:
            self._list.found += found.occurrences
            self._list.grow()
        self._say_places()

    def ended(self) -> None:
        """Say how much was found, were it nothing."""
        self._say_places()

    def _say_places(self) -> None:
        """Say how much has been found."""
        reports = len({place.report_id for place in self._list.found})
        said = _("{n} places in {reports} reports").format(n=len(self._list.found), reports=reports)
        self.say_title(_("{surface}: {found}").format(surface=self._title, found=said))

    def action_list_choose(self) -> None:
        """Open the report of the place under the cursor, at its label."""
        if self._list.found:
            self.dismiss(self._list.found[self._list.cursor])

    @on(CursorLines.Chosen)
    def _open_by_mouse(self) -> None:
        self.action_list_choose()

    def _move(self, lines: int) -> None:
        """Move the cursor."""
        self._list.cursor += lines

    # Deciding on all of it

    def action_list_decide(self) -> None:
        """Ask what to do with all places, and show it before it is done."""
        if self._library.read_only is not None:
            self.say(self._library.read_only)
        elif self._list.found:
            # The labels first: each has the digit that it has everywhere.
            labels = self._library.schema.names
            wishes = [Wish(Deed.RELABEL, name) for name in labels]
            wishes += [Wish(Deed.ACCEPT), Wish(Deed.REJECT)]
            names = [_("They are {label}").format(label=name) for name in labels]
            names += [_("Accept them"), _("Reject them")]

            def preview(choice: int | None) -> None:
                if choice is not None:
                    self._preview(wishes[choice])

            title = _("What about all {n} places?").format(n=len(self._list.found))
            choices = [Choice(name) for name in names]
            self.app.push_screen(ChoiceDialog(title, choices, current=len(labels)), preview)

    def _preview(self, wish: Wish) -> None:
        """Show where a wish would change something; do it where the places stay ticked."""
        places = [place for place in self._list.found if wish.changes(place)]
        done = sum(place.done for place in self._list.found)
        if not places:
            self.say(_("Nothing would change: they are so already, or in done reports."))
            return
        title = _("{surface}: {n} places").format(surface=self._asked.surface, n=len(places))
        if done:
            title += ", " + _("{n} more in done reports stay as they are").format(n=done)

        def do(chosen: list[int] | None) -> None:
            if chosen:
                picked = [places[index] for index in chosen]
                self._write(lambda: decide_labels(self._library, wish, picked))

        shown = [
            previewed(wish.deed, (place.before, place.surface, place.after), place.report_id)
            for place in places
        ]
        self.app.push_screen(PreviewDialog(title, shown), do)

    def action_list_undo(self) -> None:
        """Take back what was decided here last."""
        if (batch := self._last_batch) is None:
            self.say(_("Nothing has been decided here."))
        else:
            self._write(lambda: turn(self._library, batch, again=False), undoes=True)

    @work(thread=True, exclusive=True, group="corpus")
    def _write(self, write: Callable[[], Done], *, undoes: bool = False) -> None:
        done = write()
        wrote = self._last_batch if done.batch is None else None if undoes else done.batch.id
        self.post_message(self.BatchDone(done, wrote))

    @on(BatchDone)
    def _show_batch(self, message: BatchDone) -> None:
        done = message.done
        for summary in done.summaries:
            self._library.catalogue.set_review(summary)
        self._last_batch = message.batch
        self.query_one(KeyLine).offer("list.undo", offered=self._last_batch is not None)
        self.search = Search(self._library, asked=self._asked)
        self._list.found = []
        self._list.reset()
        self.say(done.said)
        self.run_search()
