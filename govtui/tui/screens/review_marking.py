"""Marking mode of the review screen, and what is chosen from the menu or typed."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from govtui.errors import ReviewError
from govtui.i18n import _, current
from govtui.review import actions
from govtui.tui.dialogs.label_menu import LabelMenu
from govtui.tui.dialogs.text import TextDialog
from govtui.tui.initials import next_place
from govtui.tui.screens.review_decisions import ReviewDecisions

if TYPE_CHECKING:
    from collections.abc import Callable

    from govtui.cleaning.aligned import Span
    from govtui.review.model import AnyDecision
    from govtui.tui.marking import Marking
    from govtui.tui.session import Session

_AROUND = 20
"""Characters shown on either side of what is to be typed."""


class ReviewMarking(ReviewDecisions):
    """Labels what nobody suggested, and asks for what has no key."""

    _initials = ""
    """What was jumped to last."""

    # The menu, and what is typed

    def action_labels_menu(self) -> None:
        """Offer all labels; at a damaged place, ask what stands there."""
        session = self._session
        if session.damage is not None and session.marking is None:
            self._ask_text(session)
            return
        name = session.label.label if session.label is not None else None
        menu = LabelMenu(session.schema, self.colours, current(), name)
        self.app.push_screen(menu, self._take_label)

    def _take_label(self, index: int | None) -> None:
        if index is not None:
            name = self._session.schema.names[index]
            if self._session.marking is not None:
                self._add(name)
            else:
                self.decide(lambda session: session.relabel(name), go_on=True)

    def _ask_text(self, session: Session) -> None:
        """Ask what a damaged place reads."""
        assert session.damage is not None  # for which it is called
        start, end = session.place
        dialog = TextDialog(
            _("What stands here?"),
            _context(session.review.text, start, end),
            value=session.damage.text,
            check=lambda text: self.objection(lambda session: session.correct_damage(text)),
        )
        self.app.push_screen(dialog, self._correct)

    def _correct(self, text: str | None) -> None:
        if text is not None:
            self.decide(lambda session: session.correct_damage(text), go_on=True)

    def action_mark_correct(self) -> None:
        """Ask what the marked span reads, or the character at the caret."""
        marking = self._marking
        start, end = marking.span or (marking.caret, min(marking.caret + 1, len(marking.text)))
        old = marking.text[start:end]
        if "\n" in old:
            self.say(_("Mark within one line to correct the text."))
            return

        def make(text: str) -> Callable[[Session], AnyDecision]:
            return lambda s: actions.correct_text(s.review, start, end, text)

        def correct(text: str | None) -> None:
            if text is not None:
                self.decide(make(text))

        dialog = TextDialog(
            _("What stands here?"),
            _context(marking.text, start, end),
            value=old,
            check=lambda text: self.objection(make(text)),
        )
        self.app.push_screen(dialog, correct)

    # Marking mode

    def action_text_mark(self) -> None:
        """Enter marking mode: behind the current label, or at the top if that is out of view."""
        session, (low, high) = self._session, self.clean.visible_span
        in_view = low <= session.place[0] < high
        session.begin_marking(None if in_view else low)
        self.show_place()

    def action_mark_cancel(self) -> None:
        """Leave marking mode."""
        self._session.marking = None
        self.show_place()

    def action_mark_left(self) -> None:
        """Move the caret left."""
        self._caret(lambda: self._marking.move(-1))

    def action_mark_right(self) -> None:
        """Move the caret right."""
        self._caret(lambda: self._marking.move(1))

    def action_mark_up(self) -> None:
        """Move the caret up."""
        self._caret(lambda: self._marking.put(self.clean.rows_apart(self._marking.caret, -1)))

    def action_mark_down(self) -> None:
        """Move the caret down."""
        self._caret(lambda: self._marking.put(self.clean.rows_apart(self._marking.caret, 1)))

    def action_mark_word(self) -> None:
        """Move the caret to the next word."""
        self._caret(lambda: self._marking.move_word(1))

    def action_mark_word_back(self) -> None:
        """Move the caret back by a word."""
        self._caret(lambda: self._marking.move_word(-1))

    def action_mark_set(self) -> None:
        """Begin the span at the caret."""
        self._caret(lambda: self._marking.set())

    def action_mark_label(self, number: int) -> None:
        """Label the span."""
        try:
            self._add(self._session.label_name(number))
        except ReviewError as error:
            self.say(str(error))

    def action_mark_menu(self) -> None:
        """Choose the span's label from the menu."""
        self.action_labels_menu()

    def action_mark_next(self) -> None:
        """Go on to the next visible place with the initials jumped to last."""
        self.jump_to(self._initials)

    def action_mark_previous(self) -> None:
        """Go back to the visible place before with the initials jumped to last."""
        self.jump_to(self._initials, -1)

    def jump_to(self, letters: str, direction: int = 1, visible: Span | None = None) -> None:
        """Go to the next visible place with these initials: to mark there, or to a label there.

        `visible` is what the reviewer saw when they chose the place, by default what they see now.
        """
        session, self._initials = self._session, letters
        here = session.place[0] if session.marking is None else session.marking.caret
        landings = session.landings(letters, visible or self.clean.visible_span) if letters else []
        found = next_place(landings, here, direction)
        if found is None:
            self.say(_("No visible place begins with these initials."))
        elif session.marking is None and (label := session.review.label_at(found)) is not None:
            session.select(label.id)
        else:
            if session.marking is None:
                session.begin_marking(found)
            self._marking.land(found)
        self.show_place()

    @property
    def _marking(self) -> Marking:
        assert self._session.marking is not None  # whose keys count only then
        return self._session.marking

    def _caret(self, move: Callable[[], None]) -> None:
        self.worked.touch(monotonic())
        move()
        self.show_place()

    def _add(self, name: str) -> None:
        """Add the marked span as a label and leave marking mode."""
        id_ = self._session.review.next_id
        if self.decide(lambda session: session.add(name)):
            self._session.marking = None
            self._session.select(id_)
            self.show_place()


def _context(text: str, start: int, end: int) -> str:
    """Return a span with what stands around it, in one line."""
    before = "…" if start > _AROUND else ""
    after = "…" if end + _AROUND < len(text) else ""
    return before + text[max(0, start - _AROUND) : end + _AROUND].replace("\n", " ") + after
