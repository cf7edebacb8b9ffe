"""The review screen: reports come and go, decisions reach the disk, keys and clicks find their way.

What the screen looks like is in `review_panes`, what its keys decide in
`review_decisions` and `review_marking`, how one gets about in the text in `review_places`, and
what concerns a report as a whole in `review_report`, `review_meta`, `review_dropped` and
`review_corpus`.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from govtui.errors import GovtuiError
from govtui.i18n import _
from govtui.review.model import Spent
from govtui.review.word_edges import WordEdges
from govtui.tui.clock import now
from govtui.tui.opening import Keeper, Opened, open_report
from govtui.tui.preparation import Urgency
from govtui.tui.saving import Saver, SavingState
from govtui.tui.screens.review_leaving import ReviewLeaving
from govtui.tui.session import Session
from govtui.tui.timing import Worked

if TYPE_CHECKING:
    from govtui.batch.prepare import Prepared
    from govtui.review.model import Event
    from govtui.tui.library import Library


class ReviewScreen(ReviewLeaving):
    """One report after another, as the reviewer finishes them."""

    @dataclass
    class Loaded(Message):
        """A report and its review are ready to be shown."""

        report_id: str
        session: Session
        opened: Opened

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
        self._keeper = Keeper(library)
        self._saver = Saver(self._keeper.append, lambda state: self.post_message(self.Saved(state)))

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
            opened = open_report(self.library.workspace, self.library.teacher.taught(prepared))
        except GovtuiError as error:
            self.post_message(self.Refused(report_id, str(error)))
            return
        reviewer = self.library.workspace.reviewer
        words = WordEdges(prepared.opening.text, prepared.words).moved_to(opened.review.text)
        habits = self.library.teacher.habits(opened.review)
        session = Session(opened.review, self.library.schema, reviewer, now, words, habits)
        session.look_for_missed()
        if self.library.place.attention:
            session.switch_order()
        self.library.teacher.watch(opened.review)
        left_at = self.library.place.labels.get(report_id)
        if left_at is not None and any(label.id == left_at for label in opened.review.labels):
            session.select(left_at)
        self.post_message(self.Loaded(report_id, session, opened))

    @on(Loaded)
    def _show_loaded(self, message: Loaded) -> None:
        if message.report_id != self.report_id or self.session is not None:
            return
        self.worked = Worked(monotonic())
        counts = self.library.catalogue.counts()
        self.progress = _("{done}/{total} done").format(done=counts.done, total=counts.reports)
        self.show_report(message.session, message.opened.raw)
        self.library.prepare_ahead(message.report_id)
        self._damaged = message.opened.damaged
        self.dropped = message.opened.dropped
        if message.opened.is_renewed:
            self._keeper.expect(message.opened.review.opening)
        if self.refusal is not None:
            self.say(self.refusal)
        elif message.opened.moved_from is not None:
            told = _("It was reviewed as {old}: `govtui check --repair` gives it that review.")
            self.say(told.format(old=message.opened.moved_from))

    @on(Refused)
    def _show_refused(self, message: Refused) -> None:
        if message.report_id == self.report_id:
            self.show_notice(message.report_id, message.reason)

    def _note_time(self) -> None:
        """Note the time that was spent on the report, if anything was decided."""
        seconds = self.worked.take(monotonic())
        if self.session is not None and self.session.decided and seconds and self.refusal is None:
            self.keep(self.session.event(Spent(seconds=seconds)))

    def note_place(self) -> None:
        """Take note of the current label, to begin there the next time."""
        if self.session is not None and self.session.label_id is not None:
            self.library.place.remember_label(self.report_id, self.session.label_id)

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

    def flush(self) -> SavingState:
        """Bring everything to the disk, if that can be done soon, and tell the library."""
        self._note_time()
        self.note_place()
        state = self._saver.flush(timeout=2)
        if not state.unsaved:
            self.library.review_changed(self.report_id)
        return state

    def on_unmount(self) -> None:
        """End the saver's thread, with a last attempt to write what is left."""
        self.note_place()
        state = self._saver.close(timeout=5)
        if state.unsaved:
            said = _("{id}: {n} decisions could not be saved. {problem}")
            problem = state.problem or ""
            said = said.format(id=self.report_id, n=state.unsaved, problem=problem)
            self.app.last_words.append(said)

    def settle(self) -> bool:
        """Bring everything to the disk; where that fails, say why."""
        state = self.flush()
        if state.unsaved:
            self.say(state.problem or _("The disk is slow; try again."))
        return not state.unsaved

    def reload(self) -> None:
        """Read the review of the open report again."""
        self.open_report(self.report_id)

    def next_report(self) -> None:
        """Go on to the next unfinished report, once this one is on the disk."""
        if not self.settle():
            return
        following = self.library.unfinished_after(self.report_id)
        if following and following[0] != self.report_id:
            self.open_report(following[0])
        else:
            self.say(_("No other report is unfinished."))
