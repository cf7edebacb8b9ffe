"""The review screen: reports come and go, decisions reach the disk, keys and clicks find their way.

What the screen looks like is in `review_panes`, what its keys decide in
`review_decisions`, how one gets about in the text in `review_places`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from govtui.errors import GovtuiError
from govtui.i18n import _
from govtui.review import actions
from govtui.review.fold import Review
from govtui.review.model import ReviewStatus, Spent
from govtui.tui.dialogs.choice import Choice, ChoiceDialog
from govtui.tui.dialogs.guidelines import GuidelinesDialog
from govtui.tui.dialogs.text import TextDialog
from govtui.tui.library import Urgency
from govtui.tui.saving import Saver, SavingState
from govtui.tui.screens.review_places import ReviewPlaces
from govtui.tui.session import Session
from govtui.tui.timing import Worked

if TYPE_CHECKING:
    from collections.abc import Callable

    from govtui.batch.prepare import Prepared
    from govtui.review.model import Event
    from govtui.tui.library import Library


class ReviewScreen(ReviewPlaces):
    """One report after another, as the reviewer finishes them."""

    @dataclass
    class Loaded(Message):
        """A report and its review are ready to be shown."""

        report_id: str
        session: Session
        raw: str
        damaged: str | None
        """What is wrong with the journal, for people; such a review is only to be looked at."""

    @dataclass
    class Refused(Message):
        """A report cannot be shown."""

        report_id: str
        reason: str

    @dataclass
    class Saved(Message):
        """The disk has more of the decisions, or could not take them."""

        state: SavingState

        def can_replace(self, message: Message) -> bool:
            """Only the last state matters."""
            return isinstance(message, ReviewScreen.Saved)

    def __init__(self, library: Library, report_id: str) -> None:
        super().__init__()
        self.library = library
        self.report_id = report_id
        """The report that is shown, or is to be shown once it is ready."""
        self._damaged: str | None = None
        self._saver = Saver(
            lambda opening, events: library.workspace.append(opening, events),
            lambda state: self.post_message(self.Saved(state)),
        )

    def on_mount(self) -> None:
        """Show the report."""
        self.open_report(self.report_id)

    # Reports

    def open_report(self, report_id: str) -> None:
        """Show a report, as soon as it is prepared."""
        self._note_time()
        self.session = None
        self.report_id = report_id
        self.show_notice(report_id, _("The report is being prepared …"))
        self.report_arrived(report_id)
        self.library.request(report_id, Urgency.NOW)

    def report_arrived(self, report_id: str) -> None:
        """Take up that the library knows more of a report: it is ready, or cannot be read."""
        if report_id != self.report_id or self.session is not None:
            return
        prepared = self.library.prepared(report_id)
        problem = self.library.catalogue.problem(report_id)
        if prepared is not None:
            self._load(report_id, prepared)
        elif problem is not None:
            self.show_notice(report_id, problem)

    @work(thread=True, exclusive=True, group="load")
    def _load(self, report_id: str, prepared: Prepared) -> None:
        """Read what was decided before, and fold it. In a thread: a journal may be long."""
        try:
            saved = self.library.workspace.load(report_id)
            review = saved.review() if saved else Review(prepared.opening)
        except GovtuiError as error:
            self.post_message(self.Refused(report_id, str(error)))
            return
        reviewer = self.library.workspace.reviewer
        session = Session(review, self.library.schema, reviewer, _now)
        raw = prepared.report.raw
        self.post_message(self.Loaded(report_id, session, raw, saved.damaged if saved else None))

    @on(Loaded)
    def _show_loaded(self, message: Loaded) -> None:
        if message.report_id != self.report_id or self.session is not None:
            return
        self.worked = Worked(monotonic())
        counts = self.library.catalogue.counts()
        self.progress = _("{done}/{total} done").format(done=counts.done, total=counts.reports)
        self.show_report(message.session, message.raw)
        self.library.prepare_ahead(message.report_id)
        self._damaged = message.damaged
        if self.refusal is not None:
            self.say(self.refusal)

    @on(Refused)
    def _show_refused(self, message: Refused) -> None:
        if message.report_id == self.report_id:
            self.show_notice(message.report_id, message.reason)

    def _note_time(self) -> None:
        """Note the time that was spent on the report, if anything was decided."""
        seconds = self.worked.take(monotonic())
        if self.session is not None and self.session.decided and seconds and self.refusal is None:
            self.keep(self.session.event(Spent(seconds=seconds)))

    # The disk

    @property
    def refusal(self) -> str | None:
        """Why nothing can be decided."""
        return self.library.read_only or self._damaged

    def keep(self, event: Event) -> None:
        """Bring an event to the disk, in the saver's thread."""
        assert self.session is not None  # which the event is of
        self._saver.save(self.session.review.opening, event)
        self.saving = self._saver.state

    @on(Saved)
    def _show_saved(self, message: Saved) -> None:
        self.saving = message.state
        if message.state.problem is not None:
            self.say(message.state.problem)
        self.show_state()

    def action_app_back(self) -> None:
        """Back to the library, when everything is on the disk or the user gives it up."""
        state = self._settle()
        if not state.unsaved:
            self.dismiss()
            return
        title = _("{n} decisions are not saved").format(n=state.unsaved)
        offered = [Choice(_("Try again")), Choice(_("Leave without them"))]
        dialog = ChoiceDialog(title, offered, text=state.problem or _("The disk is slow."))
        self.app.push_screen(dialog, self._give_up)

    def _settle(self) -> SavingState:
        """Bring everything to the disk, if that can be done soon, and tell the library."""
        self._note_time()
        state = self._saver.flush(timeout=2)
        if not state.unsaved:
            self.library.review_changed(self.report_id)
        return state

    def _give_up(self, choice: int | None) -> None:
        if choice == 1:
            self.dismiss()
        elif choice == 0:
            self.action_app_back()

    def on_unmount(self) -> None:
        """End the saver's thread, with a last attempt to write what is left."""
        self._saver.close(timeout=5)

    # The report as a whole

    def action_report_accept_rest(self) -> None:
        """Accept what has been on screen."""
        self.accept_rest()

    def action_report_done(self) -> None:
        """Finish the report and go on to the next; offer what can be done where that is refused."""
        review = self._session.review
        if review.status is ReviewStatus.DONE:
            self._offer(
                _("The report is done"),
                (_("Next unfinished report"), self._next_report),
                (_("Reopen"), lambda: self.decide(lambda s: actions.reopen(s.review))),
            )
        elif review.undecided:
            self._offer(
                _("{n} labels are undecided").format(n=review.undecided),
                (_("Accept the rest"), lambda: self._finish_after(self.accept_rest)),
                (_("Reject the rest"), lambda: self._finish_after(self.reject_rest)),
                (_("Back"), self.action_labels_next),
            )
        elif self.decide(lambda session: actions.finish(session.review)):
            self._next_report()

    def _finish_after(self, settle: Callable[[], None]) -> None:
        settle()
        if not self._session.review.undecided:
            self.action_report_done()

    def _next_report(self) -> None:
        """Go on to the next unfinished report, once this one is on the disk."""
        state = self._settle()
        if state.unsaved:
            self.say(state.problem or _("The disk is slow; press d again."))
            return
        following = self.library.unfinished_after(self.report_id)
        if following and following[0] != self.report_id:
            self.open_report(following[0])
        else:
            self.say(_("No other report is unfinished."))

    def _offer(self, title: str, *offers: tuple[str, Callable[[], object]]) -> None:
        """Offer things to do."""

        def do(choice: int | None) -> None:
            if choice is not None:
                offers[choice][1]()

        self.app.push_screen(ChoiceDialog(title, [Choice(name) for name, _do in offers]), do)

    def action_report_flag(self) -> None:
        """Flag the label or the report, or take the flag back."""
        session = self._session
        label, review = session.label, session.review
        self._for_label_or_report(
            _("Flag"),
            lambda id_: self.decide(
                lambda s: actions.flag(
                    s.review,
                    not (label.flagged if id_ is not None and label else review.flagged),
                    id_,
                )
            ),
        )

    def action_report_comment(self) -> None:
        """Comment on the label or the report."""
        session = self._session
        label, review = session.label, session.review

        def ask(id_: int | None) -> None:
            present = label.comment if id_ is not None and label else review.comment
            dialog = TextDialog(_("Comment"), value=present or "")
            self.app.push_screen(dialog, lambda text: write(text, id_))

        def write(text: str | None, id_: int | None) -> None:
            if text is not None:
                self.decide(lambda s: actions.comment(s.review, text, id_))

        self._for_label_or_report(_("Comment"), ask)

    def _for_label_or_report(self, title: str, do: Callable[[int | None], object]) -> None:
        """Ask which of the two is meant, where there is a current label."""
        label = self._session.label
        if label is None:
            do(None)
            return
        surface = f"{label.label} {self._session.review.surface(label)}"
        self._offer(title, (surface, lambda: do(label.id)), (_("the report"), lambda: do(None)))

    def action_report_guidelines(self) -> None:
        """Show what the current label covers."""
        label = self._session.label
        dialog = GuidelinesDialog(self._session.schema, label.label if label else None)
        self.app.push_screen(dialog)


def _now() -> str:
    """Return the time as RFC 3339 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
