"""The app: what holds the screens together, from the start to the last line on the terminal."""

from __future__ import annotations

import asyncio
import gc
import signal
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.worker import get_current_worker

from govtui.cleaning.model import VERSION
from govtui.errors import GovtuiError
from govtui.i18n import _
from govtui.tui.actions import ACTIONS, Where
from govtui.tui.dispatch import ActionScreen
from govtui.tui.driver import TerminalGone
from govtui.tui.messages import (
    EntriesFound,
    Failed,
    IndexRead,
    ReportPrepared,
    WorkspaceOpened,
)
from govtui.tui.reports import ReportsApp

if TYPE_CHECKING:
    from collections.abc import Callable

    from govtui.batch.prepare import Failure, Prepared
    from govtui.corpus.model import Entry
    from govtui.tui.actions import Action
    from govtui.tui.library import Library
    from govtui.tui.settings import UserFiles

_ENDING_SIGNALS = (signal.SIGHUP, signal.SIGTERM)
_PLACE_KEPT_EVERY = 3.0
"""Seconds after which the reviewer's place is on the disk, should the program be killed."""


class GovtuiApp(ReportsApp):
    """One reviewer at one corpus."""

    TITLE = "govtui"
    CSS_PATH = "screens/library.tcss"
    """The style sheet of the first screen: Textual loads those of pushed screens only."""
    BINDINGS = [Binding("ctrl+c", "say_how_to_leave", show=False)]  # noqa: RUF012

    def __init__(self, library: Library, reviewer: str, files: UserFiles | None = None) -> None:
        """Open nothing yet: that begins after the first frame."""
        super().__init__(library, reviewer, files)
        self._place_to_find = self.library.place.report
        """The report to put the cursor on as soon as it is listed."""

    # Starting and ending

    def on_mount(self) -> None:
        """Begin what takes time after the first frame."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Open the workspace and list the corpus, now that there is something to look at."""
        gc.freeze()  # modules and the like: a full collection would go through them all each time
        gc.enable()
        loop = asyncio.get_running_loop()
        for number in _ENDING_SIGNALS:
            loop.add_signal_handler(number, self.exit, 128 + number)
        self._open_library()
        self.set_interval(_PLACE_KEPT_EVERY, self._keep_place)
        if self.preferences.complaints:
            self.say(_("Settings"), "\n".join(self.preferences.complaints))

    @work(thread=True, exit_on_error=False)
    def _open_library(self) -> None:
        """Open the workspace, list the corpus, read the index and learn from it. In a thread."""
        worker = get_current_worker()
        try:
            self.post_message(WorkspaceOpened(self.library.open()))
            for entries in self.library.scan():
                if worker.is_cancelled:
                    return
                self.post_message(EntriesFound(entries))
            self.post_message(EntriesFound([], last=True))
            self.post_message(IndexRead(self.library.read_index()))
            self.library.learn()
        except GovtuiError as error:
            self.post_message(Failed(_("The workspace cannot be opened"), str(error)))

    @on(TerminalGone)
    def _leave_without_terminal(self) -> None:
        self.exit(128 + signal.SIGHUP)

    def _keep_place(self) -> None:
        """Keep where the reviewer is, if that is elsewhere than before."""
        for screen in self.screen_stack:
            if isinstance(screen, ActionScreen):
                screen.note_place()
        if (place := self.preferences.moved()) is not None:
            self.run_worker(partial(self.preferences.save_place, place), thread=True)

    def on_unmount(self) -> None:
        """Keep where the reviewer was."""
        if (place := self.preferences.moved()) is not None:
            self.preferences.save_place(place)

    # What threads tell

    @on(WorkspaceOpened)
    def _workspace_opened(self, message: WorkspaceOpened) -> None:
        self.library.catalogue.set_reviews(message.summaries)
        self.library.start_worker(self._deliver)
        self._library_screen.refresh_summary()
        if version := self.library.workspace.config.other_cleaning:
            told = _("Cleaning has changed ({old} to {new}): a review follows when it is opened.")
            self.notice = told.format(old=version, new=VERSION)

    def _deliver(self, entry: Entry, result: Prepared | Failure) -> None:
        """Hand on what the worker has prepared. In the worker's thread."""
        self.post_message(ReportPrepared(entry, result))

    @on(EntriesFound)
    def _entries_found(self, message: EntriesFound) -> None:
        self.library.catalogue.extend(message.entries)
        self._library_screen.grow(last=message.last)
        if self._place_to_find is not None and (
            self._library_screen.go_to(self._place_to_find) or message.last
        ):
            self._place_to_find = None
        if message.last and self.library.is_one_file and len(self.library.catalogue) == 1:
            self.open_report(self.library.catalogue.entry(0).id)

    @on(IndexRead)
    def _index_read(self, message: IndexRead) -> None:
        self.library.catalogue.set_reviews(message.summaries)
        self._library_screen.reviews_changed()

    @on(ReportPrepared)
    def _report_prepared(self, message: ReportPrepared) -> None:
        id_ = message.entry.id
        self.library.accept(message.entry, message.result)
        reviewing = [screen for screen in self.screen_stack if hasattr(screen, "report_arrived")]
        for screen in reviewing:
            screen.report_arrived(id_)
        if not reviewing:
            # Textual paints all of a screen anew for a change in the one below it; the list is
            # drawn anyway when the reviewer comes back to it.
            self._library_screen.report_changed(id_)

    @on(Failed)
    def _say_failed(self, message: Failed) -> None:
        self.say(message.title, message.text)

    # What can be done everywhere

    def action_app_help(self) -> None:
        """Show the keys of the screen."""
        from govtui.tui.dialogs.help import HelpDialog

        self.push_screen(HelpDialog(self._places(), self.keymap, self.has))

    def action_app_palette(self) -> None:
        """Find an action by name, and do it."""
        from govtui.tui.dialogs.palette import Palette

        places = self._places()
        offered = [action for action in ACTIONS if action.where in places and self.can(action)]
        self.push_screen(
            Palette([action for action in offered if not action.numbered], self.keymap),
            self._perform_chosen,
        )

    def _perform_chosen(self, action: Action | None) -> None:
        if action is not None:
            self.call_later(self.perform, action)

    def action_app_suspend(self) -> None:
        """Stop for a while."""
        self.action_suspend_process()

    def action_app_quit(self) -> None:
        """Leave from anywhere, when no screen has anything to lose by it."""
        leave: Callable[[], object] = partial(self.exit, 0)
        for screen in self.screen_stack:
            if isinstance(screen, ActionScreen):
                leave = partial(screen.leave, leave)
        leave()

    def action_say_how_to_leave(self) -> None:
        """Say what Ctrl+C does not do."""
        self.notice = _("q goes back and leaves; Ctrl+Q leaves at once. Nothing is lost.")

    # Helpers

    def _places(self) -> set[Where]:
        """Return the places that help and palette of the current screen cover."""
        screen = self.screen
        places = {*(screen.scopes if isinstance(screen, ActionScreen) else ()), Where.EVERYWHERE}
        review = {Where.REVIEW, Where.MARK}
        return places | review if places & review else places
