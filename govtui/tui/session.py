"""One reviewer at one report: where they are, what they see there, what they decide. No I/O.

The review screen shows a `Session` and turns keys into its methods; everything that can be decided
without a terminal is decided here or in `govtui.review`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from govtui.errors import ReviewError
from govtui.extraction.forms import LONGEST, reach
from govtui.i18n import _
from govtui.review import actions, propagation
from govtui.review.lint import snapped
from govtui.review.model import (
    Accept,
    Add,
    Move,
    Redo,
    Reject,
    Relabel,
    Several,
    Spent,
    Undo,
)
from govtui.tui.position import Position

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from govtui.cleaning.aligned import Span
    from govtui.extraction.schema import LabelSchema
    from govtui.review.fold import Review
    from govtui.review.model import AnyDecision, Event
    from govtui.review.propagation import Precedent
    from govtui.review.word_edges import WordEdges


class Session(Position):
    """The state of the review screen, in code points of the review's text."""

    def __init__(
        self,
        review: Review,
        schema: LabelSchema,
        reviewer: str,
        clock: Callable[[], str],
        words: WordEdges | None = None,
        habits: Mapping[str, Mapping[str, int]] | None = None,
    ) -> None:
        """Begin at the first undecided label. `clock` gives the time as RFC 3339 in UTC."""
        super().__init__(review, words, habits)
        self.schema = schema
        self.reviewer = reviewer
        self._clock = clock
        self.decided = False
        """Whether anything has been decided in this sitting."""
        self._last_decided: int | None = None
        """The label that was decided last in this sitting."""
        self._surfaces: dict[str, set[str]] = {}
        self._known_at = -1
        """How many decisions had been made when they were collected."""

    # What the reviewer decides

    def event(self, decision: AnyDecision) -> Event:
        """Apply a decision that `review.actions` made, and return its event for the journal."""
        place, text = self.place, self.review.text
        touched = self._touched_by_undo(decision)
        event = self.review.event(decision, by=self.reviewer, at=self._clock())
        self.review.apply(event)
        self.decided = self.decided or not isinstance(decision, Spent)
        if not isinstance(decision, Undo | Redo):
            first = _first_label(decision)
            self._last_decided = self._last_decided if first is None else first
        if self.review.text is not text:
            self.words = self.words.moved_to(self.review.text)
        self._find_place_again(place)
        if self.review.text is not text:
            self.look_for_missed()  # what was found stands elsewhere now
        if touched is not None and self._exists(touched):
            self.select(touched)
        return event

    def _touched_by_undo(self, decision: AnyDecision) -> int | None:
        """Return the label that an undo or redo is about, so that it is seen to change."""
        if not isinstance(decision, Undo | Redo):
            return None
        event = self.review.undoable if isinstance(decision, Undo) else self.review.redoable
        return _first_label(event.decision) if event is not None else None

    def accept(self) -> AnyDecision:
        """The current label is right, or was missed; the damaged place reads as it stands."""
        if self.damage_index is not None:
            mark = self.review.damage[self.damage_index]
            text = self.review.text[mark.start : mark.end]
            return self.correct_damage(text)
        if self.missed is not None:
            return actions.add(self.review, self.missed.start, self.missed.end, self.missed.label)
        return actions.accept(self.review, [self._label_id])

    def reject(self) -> AnyDecision:
        """The current label is wrong; what seemed to be missed is none."""
        if self.damage_index is not None:
            raise ReviewError(_("A damaged place cannot be rejected: type what it reads with 0."))
        if self.missed is not None:
            return actions.reject_place(
                self.review, self.missed.start, self.missed.end, self.missed.label
            )
        return actions.reject(self.review, [self._label_id])

    def number(self, number: int) -> AnyDecision:
        """Take candidate `number` (from 1) of a damaged place, or give the label of that key."""
        if self.damage_index is not None:
            return actions.take_candidate(self.review, self.damage_index, number - 1)
        return self.relabel(self.label_name(number))

    def relabel(self, name: str) -> AnyDecision:
        """The current span is right, its label is `name`."""
        if self.missed is not None:
            return actions.add(self.review, self.missed.start, self.missed.end, name)
        return actions.relabel(self.review, [self._label_id], name)

    def correct_damage(self, text: str) -> AnyDecision:
        """The current damaged place reads `text`."""
        if self.damage_index is None:
            raise ReviewError(_("There is no damaged place here."))
        mark = self.review.damage[self.damage_index]
        return actions.correct_text(
            self.review, mark.start, mark.end, text, damage=self.damage_index
        )

    def move_edge(
        self, side: Literal["left", "right"], direction: int, *, word: bool = False
    ) -> AnyDecision:
        """Move an edge of the current label by a character or a word, left (-1) or right (1)."""
        label = self.review.label(self._label_id)
        span = self.moved((label.start, label.end), side, direction, word=word)
        if not 0 <= span[0] < span[1] <= len(self.review.text):
            raise ReviewError(_("A label has at least one character, within the text."))
        return actions.move(self.review, label.id, *span)

    def moved(
        self, span: Span, side: Literal["left", "right"], direction: int, *, word: bool = False
    ) -> Span:
        """Return a span with an edge a character or a word further, left (-1) or right (1).

        By words it goes on to the next span that holds to the guidelines, in the same line: past
        marks that no name begins or ends with, and with the `》` that belongs to its `《`.
        """
        step = self._with_edge(span, side, direction, word=word)
        found = step
        while word and 0 <= found[0] < found[1] <= len(self.review.text):
            if "\n" in self.review.text[slice(*found)]:
                break
            if (whole := snapped(self.review.text, *found)) != span:
                return whole
            further = self._with_edge(found, side, direction, word=True)
            if further == found:
                break
            found = further
        return step

    def _with_edge(
        self, span: Span, side: Literal["left", "right"], direction: int, *, word: bool
    ) -> Span:
        start, end = span
        edge = start if side == "left" else end
        if word:
            edge = self.words.after(edge) if direction > 0 else self.words.before(edge)
        else:
            edge += direction
        return (edge, end) if side == "left" else (start, edge)

    def add(self, name: str) -> AnyDecision:
        """What is being marked is a `name`, trimmed as the guidelines want it.

        Where nobody has said how far it goes, it goes as far as such a name reaches from the caret.
        """
        marking = self.marking
        if marking is None:
            raise ReviewError(_("Nothing is being marked."))
        span = self.reading(name) if marking.span is None or marking.is_open else marking.span
        return actions.add(self.review, *snapped(self.review.text, *span), name)

    def reading(self, name: str) -> Span:
        """Return the span that begins at the caret and reads as a `name`, up to the next label."""
        review, start = self.review, self.marking.caret if self.marking else 0
        following = bisect_right(review.live, start, key=lambda label: label.start)
        limit = review.live[following].start if following < len(review.live) else len(review.text)
        limit = min(limit, start + LONGEST)
        edges = self.words.within(start, limit)
        return start, reach(review.text, start, name, edges, limit, self._known().get(name, ()))

    def _known(self) -> dict[str, set[str]]:
        """Return the surfaces that the report's labels have, by label name."""
        if self._known_at != self.review.decisions:
            self._known_at, self._surfaces = self.review.decisions, {}
            for label in self.review.live:
                if label.end - label.start > 1:
                    surfaces = self._surfaces.setdefault(label.label, set())
                    surfaces.add(self.review.surface(label))
        return self._surfaces

    def label_name(self, number: int) -> str:
        """Return the label that a digit stands for; ReviewError where it stands for none."""
        for label in self.schema.labels:
            if label.key == str(number):
                return label.name
        raise ReviewError(_("No label has the key {key}.").format(key=number))

    def precedent(self) -> Precedent:
        """Return the last decision on a label that reads as the current one, else on any label.

        Raises ReviewError where nothing is decided.
        """
        decided = [label for label in self.review.labels if label.decided and label.at is not None]
        current = self.label
        if current is not None:
            if current.decided:
                return propagation.precedent(self.review, current.id)
            key = propagation.surface_key(self.review.surface(current))
            alike = [
                label
                for label in decided
                if propagation.surface_key(self.review.surface(label)) == key
            ]
            decided = alike or decided
        if self._last_decided is not None and self._exists(self._last_decided):
            last = self.review.label(self._last_decided)
            if last in decided:
                return propagation.precedent(self.review, last.id)
        if not decided:
            raise ReviewError(_("Nothing is decided yet that could be repeated."))
        last = max(decided, key=lambda label: label.at or "")
        return propagation.precedent(self.review, last.id)

    @property
    def _label_id(self) -> int:
        if self.label_id is None:
            raise ReviewError(_("There is no current label."))
        return self.label_id


def _first_label(decision: AnyDecision) -> int | None:
    """Return the first label that a decision is about, None where it is about none."""
    match decision:
        case Accept(ids=ids) | Reject(ids=ids) | Relabel(ids=ids):
            return ids[0]
        case Move(id=id_) | Add(id=id_):
            return id_
        case Several(decisions=decisions):
            return _first_label(decisions[0])
    return None
