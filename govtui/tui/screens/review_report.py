"""What concerns a report as a whole: finishing it, its order, the same decision once more."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from govtui.errors import ReviewError
from govtui.i18n import _
from govtui.review import actions, propagation
from govtui.review.lint import lint
from govtui.review.model import ReviewStatus
from govtui.review.settings import READING_SPEED, number
from govtui.tui.dialogs.choice import Choice, ChoiceDialog
from govtui.tui.dialogs.guidelines import GuidelinesDialog
from govtui.tui.dialogs.preview import PreviewDialog, previewed
from govtui.tui.dialogs.text import TextDialog
from govtui.tui.screens.review_places import ReviewPlaces
from govtui.tui.seen import characters, too_fast

if TYPE_CHECKING:
    from collections.abc import Callable

    from govtui.cleaning.aligned import Span
    from govtui.review.lint import Fault
    from govtui.review.model import AnyDecision
    from govtui.tui.library import Library
    from govtui.tui.session import Session


class ReviewReport(ReviewPlaces):
    """Finishes reports, and decides about many labels at once."""

    library: Library

    def next_report(self) -> None:
        """Go on to the next unfinished report."""
        raise NotImplementedError

    def action_report_accept_rest(self) -> None:
        """Accept what has been on screen."""
        self._accept_rest(lambda: None)

    def _accept_rest(self, then: Callable[[], None]) -> None:
        """Accept the undecided labels that have been on screen; ask if nobody reads so fast."""
        moment = monotonic()
        seen = self.seen.ids(moment)
        labels = self._session.review.labels
        read = characters(labels, seen)
        seconds = self.seen.reading_time(moment)
        try:
            speed = number(self.library.workspace.settings, READING_SPEED)
        except ReviewError as error:
            self.say(str(error))
            return

        def accept() -> None:
            self.take_rest(actions.accept_rest, _("{n} accepted."))
            then()

        open_ = any(not label.decided for label in labels if label.id in seen)
        if open_ and too_fast(read, seconds, speed):
            title = _("{n} characters in {seconds} seconds: has all of it been read?")
            self._offer(
                title.format(n=read, seconds=round(seconds)),
                (_("Go on reading"), lambda: None),
                (_("Accept them all the same"), accept),
            )
        else:
            accept()

    def action_report_done(self) -> None:
        """Finish the report and go on to the next; offer what can be done where that is refused."""
        review = self._session.review
        if review.status is ReviewStatus.DONE:
            self._offer(
                _("The report is done"),
                (_("Next unfinished report"), self.next_report),
                (_("Reopen"), lambda: self.decide(lambda s: actions.reopen(s.review))),
            )
        elif review.undecided:
            self._offer(
                _("Undecided labels: {n}").format(n=review.undecided),
                (_("Accept the rest"), lambda: self._accept_rest(self._finish_if_decided)),
                (_("Reject the rest"), self._reject_rest),
                (_("Back"), self.action_labels_next),
            )
        elif faults := lint(review):
            self._offer_mending(faults)
        elif self.decide(lambda session: actions.finish(session.review)):
            self.next_report()

    def _offer_mending(self, faults: list[Fault]) -> None:
        """Offer what can be done about labels that break the guidelines."""
        ids = list(dict.fromkeys(fault.id for fault in faults))

        def go() -> None:
            self._go(lambda session: session.select(ids[0]))
            self.say(faults[0].message)

        def mend() -> None:
            for fault in faults:
                if fault.fix is not None:
                    self.decide(_mended(fault.id, fault.fix))
            self.action_report_done()

        def keep(text: str | None) -> None:
            for id_ in ids if text else ():
                self.decide(_commented(id_, text))
            if text:
                self.action_report_done()

        def unexplained(text: str) -> str | None:
            if not text:
                return _("Say why, in a word or two.")
            return self.objection(_commented(ids[0], text))

        def ask() -> None:
            dialog = TextDialog(_("Why are they right as they stand?"), check=unexplained)
            self.app.push_screen(dialog, keep)

        mendable = sum(fault.fix is not None for fault in faults)
        offers: list[tuple[str, Callable[[], object]]] = [(_("Look at the first"), go)]
        if mendable:
            offers.append((_("Mend {n}").format(n=mendable), mend))
        offers.append((_("Keep them, with a comment"), ask))
        self._offer(_("Labels that break the guidelines: {n}").format(n=len(ids)), *offers)

    def _reject_rest(self) -> None:
        self.reject_rest()
        self._finish_if_decided()

    def _finish_if_decided(self) -> None:
        if not self._session.review.undecided:
            self.action_report_done()

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
            dialog = TextDialog(
                _("Comment"),
                value=present or "",
                check=lambda text: self.objection(lambda s: actions.comment(s.review, text, id_)),
            )
            self.app.push_screen(dialog, lambda text: write(text, present or "", id_))

        def write(text: str | None, present: str, id_: int | None) -> None:
            if text is not None and text != present:
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

    def action_report_order(self) -> None:
        """Switch between reading order and order of attention, here and in what is opened next."""
        attention = self._session.switch_order()
        self.library.place.attention = attention
        self.say(_("Order of attention.") if attention else _("Reading order."))
        self.show_place()

    # The same decision for the same surface

    def action_labels_same(self) -> None:
        """Show where else in the report the last decision for a surface would apply."""
        review = self._session.review
        try:
            precedent = self._session.precedent()
        except ReviewError as error:
            self.say(str(error))
            return
        places = propagation.places(review, precedent)
        if not places:
            said = _("“{surface}” is nowhere else undecided in this report.")
            self.say(said.format(surface=precedent.surface))
            return

        def do(chosen: list[int] | None) -> None:
            if chosen:
                picked = [places[index] for index in chosen]
                self.decide(lambda s: propagation.decision(s.review, precedent, picked), go_on=True)
                self.say(_("{n} decided alike.").format(n=len(picked)))

        name = precedent.label or _("no entity")
        title = _("{surface}: {label}").format(surface=precedent.surface, label=name)
        pieces = (propagation.around(review.text, place.start, place.end) for place in places)
        shown = [
            previewed(place.deed, around) for place, around in zip(places, pieces, strict=True)
        ]
        self.app.push_screen(PreviewDialog(title, shown), do)


def _mended(id_: int, fix: Span) -> Callable[[Session], AnyDecision]:
    """Return the decision to move a label to where the guidelines want it."""
    return lambda session: actions.move(session.review, id_, *fix)


def _commented(id_: int, text: str | None) -> Callable[[Session], AnyDecision]:
    """Return the decision to comment on a label."""
    return lambda session: actions.comment(session.review, text, id_)
