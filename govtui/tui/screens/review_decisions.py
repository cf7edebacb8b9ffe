"""The keys of the review screen that decide something about what is current."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Literal

from govtui.errors import ReviewError
from govtui.i18n import _
from govtui.review import actions
from govtui.review.model import ReviewStatus
from govtui.tui.actions import Where
from govtui.tui.screens.review_panes import ReviewPanes
from govtui.tui.timing import Worked

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from govtui.review.model import AnyDecision, Event
    from govtui.tui.actions import Action
    from govtui.tui.session import Session

_PAUSE = 0.2
"""Seconds without a decision before labels that may be missing are looked for."""
_OF_A_REPORT = ("labels_", "edges_", "text_", "mark_", "report_")


class ReviewDecisions(ReviewPanes):
    """Decides. Every decision is shown at once and handed to `keep`."""

    def __init__(self) -> None:
        super().__init__()
        self.worked = Worked(monotonic())
        """The time spent on the report that is open."""
        self._missed_timer: Timer | None = None

    @property
    def scopes(self) -> tuple[Where, ...]:
        """Marking mode has keys of its own."""
        marking = self.session is not None and self.session.marking is not None
        return (Where.MARK,) if marking else (Where.REVIEW,)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing but leaving can be done before a report is there."""
        return self.session is not None or not action.startswith(_OF_A_REPORT)

    def offers(self, action: Action) -> bool:
        """Only a label has edges, and what is damaged cannot be rejected."""
        session = self.session
        if session is None or action.where is not Where.REVIEW:
            return True
        if action.id.startswith("edges."):
            return session.label is not None
        return action.id != "labels.reject" or session.damage is None

    def keep(self, event: Event) -> None:
        """Bring an event to the disk."""
        raise NotImplementedError

    @property
    def refusal(self) -> str | None:
        """Why nothing can be decided, for people."""
        raise NotImplementedError

    def say(self, notice: str) -> None:
        """Say something small at the foot of the screen."""
        self.app.notice = notice

    @property
    def _session(self) -> Session:
        assert self.session is not None  # `check_action` lets no key through otherwise
        return self.session

    def objection(self, make: Callable[[Session], AnyDecision]) -> str | None:
        """Say why a decision would be refused, None where it would not: for a dialog to ask."""
        if self.refusal is not None:
            return self.refusal
        try:
            make(self._session)
        except ReviewError as error:
            return str(error)
        return None

    def decide(self, make: Callable[[Session], AnyDecision], *, go_on: bool = False) -> bool:
        """Make a decision, show it and keep it; `go_on` to the next undecided label.

        Tells whether it was made; why it was refused is said at the foot of the screen.
        """
        session = self._session
        self.worked.touch(monotonic())
        if self.refusal is not None:
            self.say(self.refusal)
            return False
        text = session.review.text
        try:
            event = session.event(make(session))
        except ReviewError as error:
            done = session.review.status is ReviewStatus.DONE
            self.say(_("The report is done: d offers to reopen it.") if done else str(error))
            return False
        self.keep(event)
        if go_on and not session.next_undecided() and not session.open_damage:
            self.say(_("Everything is decided: d finishes the report."))
        if session.review.text is not text:
            self.text_changed()
        self.show_place()
        self._look_for_missed_soon()
        return True

    def _look_for_missed_soon(self) -> None:
        """Show anew where labels may be missing, once the reviewer pauses."""
        if self._missed_timer is not None:
            self._missed_timer.stop()
        self._missed_timer = self.set_timer(_PAUSE, self._look_for_missed)

    def _look_for_missed(self) -> None:
        if self.session is not None:
            self.session.look_for_missed()
            self.show_changes()

    # Labels

    def action_labels_accept(self) -> None:
        """Accept what is current, and on."""
        self.decide(lambda session: session.accept(), go_on=True)

    def action_labels_reject(self) -> None:
        """Reject the current label, and on."""
        self.decide(lambda session: session.reject(), go_on=True)

    def action_labels_relabel(self, number: int) -> None:
        """Give the current label another name, or take a candidate, and on."""
        self.decide(lambda session: session.number(number), go_on=True)

    def action_labels_next(self) -> None:
        """Go to the next undecided label."""
        self._go(lambda session: session.next_undecided(1), _("No label is undecided."))

    def action_labels_previous(self) -> None:
        """Go to the undecided label before."""
        self._go(lambda session: session.next_undecided(-1), _("No label is undecided."))

    def action_labels_down(self) -> None:
        """Go to the next label."""
        self._go(lambda session: session.step(1))

    def action_labels_up(self) -> None:
        """Go to the label before."""
        self._go(lambda session: session.step(-1))

    def _go(self, move: Callable[[Session], bool | None], nowhere: str = "") -> None:
        """Go somewhere else in the report; say `nowhere` where there is no such place."""
        self.worked.touch(monotonic())
        if move(self._session) is False:
            self.say(nowhere)
        self.show_place()

    # Edges

    def action_edges_right_out(self) -> None:
        """Move the right edge out."""
        self._edge("right", 1)

    def action_edges_right_in(self) -> None:
        """Move the right edge in."""
        self._edge("right", -1)

    def action_edges_left_out(self) -> None:
        """Move the left edge out."""
        self._edge("left", -1)

    def action_edges_left_in(self) -> None:
        """Move the left edge in."""
        self._edge("left", 1)

    def action_edges_right_word_out(self) -> None:
        """Move the right edge out by a word."""
        self._edge("right", 1, word=True)

    def action_edges_right_word_in(self) -> None:
        """Move the right edge in by a word."""
        self._edge("right", -1, word=True)

    def action_edges_left_word_out(self) -> None:
        """Move the left edge out by a word."""
        self._edge("left", -1, word=True)

    def action_edges_left_word_in(self) -> None:
        """Move the left edge in by a word."""
        self._edge("left", 1, word=True)

    def _edge(self, side: Literal["left", "right"], direction: int, *, word: bool = False) -> None:
        self.decide(lambda session: session.move_edge(side, direction, word=word))

    # Undo and the rest

    def action_report_undo(self) -> None:
        """Take back the last decision."""
        self.decide(lambda session: actions.undo(session.review))

    def action_report_redo(self) -> None:
        """Decide again what was undone."""
        self.decide(lambda session: actions.redo(session.review))

    def reject_rest(self) -> None:
        """Reject the undecided labels that have been on screen, and say how many."""
        self.take_rest(actions.reject_rest, _("{n} rejected."))

    def take_rest(self, make: Callable[..., AnyDecision], message: str) -> None:
        """Decide about the undecided labels that have been on screen, and say how many."""
        seen = self.seen.ids(monotonic())
        before = self._session.review.undecided
        if self.decide(lambda session: make(session.review, seen), go_on=True):
            left = self._session.review.undecided
            said = message.format(n=before - left)
            if left:
                said += " " + _("{n} have not been on screen yet.").format(n=left)
            self.say(said)
