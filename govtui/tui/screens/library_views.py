"""What the library can be looked at through beside its list: the dashboard and the concordance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from govtui.errors import GovtuiError, ReviewError, StoreError
from govtui.i18n import _
from govtui.tui.dispatch import ActionScreen

if TYPE_CHECKING:
    from govtui.review.concordance import Occurrence
    from govtui.store.workspace import Workspace
    from govtui.tui.library import Library


class LibraryViews(ActionScreen[None]):
    """Opens them, each in its own screen."""

    class Opened(Message):
        """A report was chosen."""

        def __init__(self, report_id: str) -> None:
            super().__init__()
            self.report_id = report_id

    @dataclass
    class Due(Message):
        """So many labels are to be checked again."""

        count: int

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self.due = 0
        """How many labels are to be checked again, as far as that has been counted."""

    def action_library_dashboard(self) -> None:
        """Show how far the work is, and what became of the suggestions."""
        from govtui.tui.screens.dashboard import DashboardScreen

        if workspace := self._workspace():
            counts = self._library.catalogue.counts()
            self.app.push_screen(DashboardScreen(workspace, counts))

    def action_library_concordance(self) -> None:
        """Ask for a surface, and show every place where it is labelled."""
        from govtui.tui.dialogs.text import TextDialog

        text = _("A surface, and behind it a label name if only that one is wanted.")
        dialog = TextDialog(
            _("Where is it labelled?"),
            text,
            done=_("Search"),
            check=lambda typed: None if typed else _("Type what to look for."),
        )
        self.app.push_screen(dialog, self._show_concordance)

    def _show_concordance(self, text: str | None) -> None:
        """Show every place of what was typed, if anything was."""
        if not text or self._workspace() is None:
            return
        from govtui.review.concordance import asked
        from govtui.tui.screens.concordance import ConcordanceScreen

        wanted = asked(text, self._library.schema.names)
        self.app.push_screen(ConcordanceScreen(self._library, wanted), self._left_concordance)

    @work(thread=True, exclusive=True, group="due")
    def count_due(self) -> None:
        """Count what is to be checked again, where the workspace is set to that. In a thread."""
        from govtui.review.settings import RECHECKED, number
        from govtui.tui.everywhere import Search

        worker = get_current_worker()
        due = 0
        try:
            if count := number(self._library.workspace.settings, RECHECKED):
                for found in Search(self._library, recheck=count).run(prepare=False):
                    due += len(found.occurrences)
                    if worker.is_cancelled:
                        return
        except GovtuiError:  # it is said where it is in the way of something
            return
        self.post_message(self.Due(due))

    def action_library_recheck(self) -> None:
        """Show a sample of what was accepted in bulk."""
        from govtui.review.settings import RECHECKED, number
        from govtui.tui.screens.recheck import RecheckScreen

        if workspace := self._workspace():
            try:
                count = number(workspace.settings, RECHECKED)
            except ReviewError as error:
                self.app.notice = str(error)
                return
            if count:
                self.app.push_screen(RecheckScreen(self._library, count), self._left_concordance)
            else:
                said = _("“{title}” is 0 in the settings: nothing is checked again.")
                self.app.notice = said.format(title=_(RECHECKED.title))

    def reviews_changed(self) -> None:
        """Take up that reviews have gone on."""
        raise NotImplementedError

    def _left_concordance(self, place: Occurrence | None) -> None:
        """Take up what was decided there, and open what was chosen."""
        self.reviews_changed()
        self._open_occurrence(place)

    def _open_occurrence(self, place: Occurrence | None) -> None:
        """Open the report of a place, at its label."""
        if place is None:
            return
        if self._library.catalogue.number(place.report_id) is None:
            said = _("{id} is reviewed, but not in this list.")
            self.app.notice = said.format(id=place.report_id)
            return
        self._library.place.remember_label(place.report_id, place.label_id)
        self.post_message(self.Opened(place.report_id))

    def _workspace(self) -> Workspace | None:
        """Return the workspace; None, having said so, where it is not open yet."""
        try:
            return self._library.workspace
        except StoreError as error:
            self.app.notice = str(error)
            return None
