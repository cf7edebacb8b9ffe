"""Opening reports, and writing what was reviewed to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from govtui.errors import GovtuiError
from govtui.i18n import _
from govtui.tui.configuring import ConfigurableApp
from govtui.tui.messages import Exported, Failed
from govtui.tui.screens.library import LibraryScreen
from govtui.tui.states import State

if TYPE_CHECKING:
    from govtui.tui.dialogs.export import ExportChoice
    from govtui.tui.library import Library
    from govtui.tui.settings import UserFiles


class ReportsApp(ConfigurableApp):
    """Goes from the library to a report and back, and exports."""

    def __init__(self, library: Library, reviewer: str, files: UserFiles | None) -> None:
        super().__init__(library, files)
        self._library_screen = LibraryScreen(library, reviewer)

    def get_default_screen(self) -> LibraryScreen:
        """Begin in the library."""
        return self._library_screen

    def _set_width(self, cells: int) -> None:
        super()._set_width(cells)
        self._library_screen.refresh_summary()

    # Opening

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
        done = _("Reports written to {path}: {n}.").format(n=message.count, path=message.path)
        if message.problems:
            self.say(_("Not everything was exported"), "\n".join([done, *message.problems]))
        else:
            self.notice = done
