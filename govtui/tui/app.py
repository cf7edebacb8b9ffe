"""The app: what holds the screens together, from the start to the last line on the terminal."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.binding import Binding
from textual.worker import get_current_worker

from govtui.errors import GovtuiError
from govtui.i18n import _
from govtui.tui.actions import ACTIONS, Where
from govtui.tui.dispatch import ActionApp, ActionScreen
from govtui.tui.driver import PROBE_ROW, TerminalDriver, TerminalGone
from govtui.tui.keymap import SETS
from govtui.tui.messages import (
    EntriesFound,
    Exported,
    Failed,
    IndexRead,
    ReportPrepared,
    WorkspaceOpened,
)
from govtui.tui.preferences import Preferences
from govtui.tui.screens.library import LibraryScreen
from govtui.tui.settings import SettingsError, UserFiles
from govtui.tui.states import State
from govtui.tui.themes import THEMES, TITLES, label_variables
from govtui.tui.widgets.lines import Lines
from govtui.tui.width import ambiguous_width, set_ambiguous_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.driver import Driver

    from govtui.batch.prepare import Failure, Prepared
    from govtui.corpus.model import Entry
    from govtui.tui.actions import Action
    from govtui.tui.dialogs.export import ExportChoice
    from govtui.tui.library import Library

_ENDING_SIGNALS = (signal.SIGHUP, signal.SIGTERM)


class GovtuiApp(ActionApp):
    """One reviewer at one corpus."""

    TITLE = "govtui"
    CSS_PATH = "screens/library.tcss"
    """The style sheet of the first screen: Textual loads those of pushed screens only."""
    BINDINGS = [Binding("ctrl+c", "say_how_to_leave", show=False)]  # noqa: RUF012

    def __init__(self, library: Library, reviewer: str, files: UserFiles | None = None) -> None:
        """Open nothing yet: that begins after the first frame."""
        self.library = library
        self.preferences = Preferences(library.root, files)
        library.place = self.preferences.place
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.preferences.theme(self.console.color_system)
        self.keymap = self.preferences.keymap()
        cells = self.preferences.settings.ambiguous_width
        self._probing = cells == 0
        set_ambiguous_width(cells or 1)
        self._library_screen = LibraryScreen(library, reviewer)
        self._place_to_find = self.library.place.report
        """The report to put the cursor on as soon as it is listed."""

    # Starting and ending

    def get_driver_class(self) -> type[Driver]:
        """Return the driver for the terminal."""
        return TerminalDriver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the labels' colours in the current theme, as `$label-1` and so on."""
        return label_variables(self.library.schema, self.current_theme)

    def get_default_screen(self) -> LibraryScreen:
        """Begin in the library."""
        return self._library_screen

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

    def on_unmount(self) -> None:
        """Keep where the reviewer was."""
        self.preferences.save_place()

    # What threads tell

    @on(WorkspaceOpened)
    def _workspace_opened(self, message: WorkspaceOpened) -> None:
        self.library.catalogue.set_reviews(message.summaries)
        self.library.start_worker(self._deliver)
        self._library_screen.refresh_summary()

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

    # Opening reports

    @on(LibraryScreen.Opened)
    def _open_chosen(self, message: LibraryScreen.Opened) -> None:
        self.open_report(message.report_id)

    def open_report(self, report_id: str) -> None:
        """Open a report for review; the screen waits until it is prepared."""
        catalogue = self.library.catalogue
        state = catalogue.state(report_id)
        if state is State.ENCODING:
            self._ask_encoding(report_id)
        elif (problem := catalogue.problem(report_id)) is not None:
            self.say(_("This report cannot be opened"), problem)
        else:
            from govtui.tui.screens.review import ReviewScreen

            self.library.place.report = report_id
            screen = ReviewScreen(self.library, report_id)
            self.push_screen(screen, lambda _result: self._reviewed(screen.report_id))

    def _reviewed(self, report_id: str) -> None:
        """Come back to the library from the review of a report."""
        self.library.place.report = report_id
        self._library_screen.reviews_changed()
        self._library_screen.go_to(report_id)

    def _ask_encoding(self, report_id: str) -> None:
        """Have the reviewer say how the bytes of a report are to be read."""
        from govtui.tui.dialogs.encoding import EncodingDialog

        number = self.library.catalogue.number(report_id)
        encodings = self.library.catalogue.encodings(report_id)
        if number is None:
            return
        try:
            beginning = self.library.beginning(report_id)
        except GovtuiError as error:
            self.say(_("This report cannot be opened"), str(error))
            return

        def settle(choice: int | None) -> None:
            if choice is None:
                return
            try:
                self.library.choose_encoding(report_id, encodings[choice])
            except GovtuiError as error:
                self.say(_("The encoding could not be remembered"), str(error))
            else:
                self.open_report(report_id)

        self.push_screen(EncodingDialog(report_id, beginning, encodings), settle)

    # Exporting

    @on(LibraryScreen.ExportWanted)
    def _ask_export(self) -> None:
        from govtui.tui.dialogs.export import ExportDialog

        proposed = Path.cwd() / f"{self.library.root.name}.jsonl"
        dialog = ExportDialog(proposed, self.library.catalogue.counts().done)
        self.push_screen(dialog, self._export_chosen)

    def _export_chosen(self, choice: ExportChoice | None) -> None:
        if choice is not None:
            self.notice = _("Exporting …")
            self._export(choice)

    @work(thread=True, exit_on_error=False, group="export", exclusive=True)
    def _export(self, choice: ExportChoice) -> None:
        """Write the labels. In a thread."""
        try:
            count, problems = self.library.export(choice.path, everything=choice.everything)
        except GovtuiError as error:
            self.post_message(Failed(_("Nothing was exported"), str(error)))
        else:
            self.post_message(Exported(choice.path, count, problems))

    @on(Exported)
    def _say_exported(self, message: Exported) -> None:
        done = _("{n} reports are in {path}.").format(n=message.count, path=message.path)
        if message.problems:
            self.say(_("Not everything was exported"), "\n".join([done, *message.problems]))
        else:
            self.notice = done

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

    def action_app_theme(self) -> None:
        """Choose the colours."""

        def choose(name: str) -> None:
            settings.theme = name
            self.theme = self.preferences.theme(self.console.color_system)

        settings = self.preferences.settings
        names = {name: _(title) for name, title in TITLES.items()}
        self._choose_setting(_("Colours"), names, settings.theme, choose)

    def action_app_keys(self) -> None:
        """Choose the set of keys."""

        def choose(name: str) -> None:
            settings.keys = name
            self.keymap = self.preferences.keymap()

        settings = self.preferences.settings
        self._choose_setting(_("Keys"), {name: name for name in SETS}, settings.keys, choose)

    def action_app_width(self) -> None:
        """Say how wide ambiguous characters are."""
        names = {
            "0": _("Ask the terminal"),
            "1": _("One cell: “ ” — …"),
            "2": _("Two cells, as many Chinese terminals draw them"),
        }

        def choose(name: str) -> None:
            if name == "0":
                settings.ambiguous_width = 0
            else:
                settings.ambiguous_width = 1 if name == "1" else 2
                self._set_width(settings.ambiguous_width)

        settings = self.preferences.settings
        now = str(settings.ambiguous_width)
        self._choose_setting(_("Characters of ambiguous width"), names, now, choose)

    def action_app_mouse(self) -> None:
        """Leave the mouse to the terminal, or take it back."""
        if isinstance(self._driver, TerminalDriver):
            take = not self._driver.has_mouse
            self._driver.take_mouse(take)
            self.notice = (
                _("The mouse is ours again.")
                if take
                else _("The terminal selects and copies with the mouse now.")
            )

    def action_app_suspend(self) -> None:
        """Stop for a while."""
        self.action_suspend_process()

    def action_app_quit(self) -> None:
        """Leave from anywhere."""
        self.exit(0)

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

    def say(self, title: str, text: str) -> None:
        """Show a message that has to be seen."""
        from govtui.tui.dialogs.message import MessageDialog

        self.push_screen(MessageDialog(title, text))

    def _choose_setting(
        self, title: str, names: dict[str, str], now: str, choose: Callable[[str], None]
    ) -> None:
        """Offer the values of a setting, by value and name, and keep the one chosen."""
        from govtui.tui.dialogs.choice import Choice, ChoiceDialog

        values = list(names)

        def settle(place: int | None) -> None:
            if place is None:
                return
            choose(values[place])
            try:
                self.preferences.save_settings()
            except SettingsError as error:
                self.say(_("Settings"), str(error))

        at = values.index(now) if now in values else 0
        dialog = ChoiceDialog(title, [Choice(name) for name in names.values()], current=at)
        self.push_screen(dialog, settle)

    def on_cursor_position(self, event: events.CursorPosition) -> None:
        """Take the terminal's answer on how wide it draws an ambiguous character."""
        if self._probing and event.y == PROBE_ROW and event.x in (1, 2):
            self._probing = False
            self._set_width(1 if event.x == 1 else 2)

    def _set_width(self, cells: int) -> None:
        """Count ambiguous characters so wide, and draw everything anew."""
        if cells == ambiguous_width():
            return
        set_ambiguous_width(1 if cells == 1 else 2)
        for screen in self.screen_stack:
            for lines in screen.query(Lines):
                lines.reset()
            screen.refresh(layout=True)
        self._library_screen.refresh_summary()
