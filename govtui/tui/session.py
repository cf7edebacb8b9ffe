"""One reviewer at one report: where they are, what they see there, what they decide. No I/O.

The review screen shows a `Session` and turns keys into its methods; everything that can be decided
without a terminal is decided here or in `govtui.review`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from govtui.cleaning.model import DamageStatus
from govtui.errors import ReviewError
from govtui.i18n import _
from govtui.review import actions
from govtui.review.model import Accept, Add, Move, Redo, Reject, Relabel, Spent, Undo
from govtui.tui.marking import Marking, next_edge, previous_edge

if TYPE_CHECKING:
    from collections.abc import Callable

    from govtui.cleaning.aligned import Span
    from govtui.extraction.schema import LabelSchema
    from govtui.review.fold import Review
    from govtui.review.model import AnyDecision, Event, Label, ReviewedDamage

_OPEN = (DamageStatus.LIKELY, DamageStatus.SUGGESTED, DamageStatus.FLAGGED)
"""Damage that still wants a reviewer."""


class Session:
    """The state of the review screen, in code points of the review's text."""

    def __init__(
        self, review: Review, schema: LabelSchema, reviewer: str, clock: Callable[[], str]
    ) -> None:
        """Begin at the first undecided label. `clock` gives the time as RFC 3339 in UTC."""
        self.review = review
        self.schema = schema
        self.reviewer = reviewer
        self._clock = clock
        self.label_id: int | None = None
        """The current label; None in a report without labels, or while at a damaged place."""
        self.damage_index: int | None = None
        """The current damaged place, by its place in `review.damage`."""
        self.marking: Marking | None = None
        self.decided = False
        """Whether anything has been decided in this sitting."""
        self._offset = 0
        """Where the reviewer is while there is neither."""
        if not self.next_undecided() and review.labels:
            self.label_id = review.labels[0].id

    # Where the reviewer is

    @property
    def label(self) -> Label | None:
        """The current label."""
        return None if self.label_id is None else self.review.label(self.label_id)

    @property
    def damage(self) -> ReviewedDamage | None:
        """The current damaged place."""
        return None if self.damage_index is None else self.review.damage[self.damage_index]

    @property
    def place(self) -> Span:
        """The span of the current label or damaged place; empty while there is neither."""
        current = self.damage or self.label
        return (current.start, current.end) if current else (self._offset, self._offset)

    @property
    def open_damage(self) -> int:
        """How many damaged places still want a reviewer."""
        return sum(mark.status in _OPEN for mark in self.review.damage)

    def select(self, label_id: int) -> None:
        """Make a label the current one."""
        self.label_id = self.review.label(label_id).id
        self.damage_index = None

    def select_index(self, index: int) -> None:
        """Make the label at a place of `review.labels` the current one."""
        if self.review.labels:
            index = max(0, min(index, len(self.review.labels) - 1))
            self.select(self.review.labels[index].id)

    def go_to(self, offset: int) -> None:
        """Go to a place in the text: to what is labelled or damaged there, if anything is."""
        self.label_id = self.damage_index = None
        self._offset = offset
        self.damage_index = self.damage_at(offset)
        label = self.review.label_at(offset)
        if label is not None and self.damage_index is None:
            self.label_id = label.id

    def damage_at(self, offset: int) -> int | None:
        """Return the place in `review.damage` of what is damaged at `offset` and not mended."""
        for index, mark in enumerate(self.review.damage):
            if mark.status in _OPEN and mark.start <= offset < max(mark.end, mark.start + 1):
                return index
        return None

    def step(self, labels: int) -> None:
        """Go on by so many labels in reading order, the rejected ones included."""
        if self.label_id is not None:
            self.select_index(self.review.index(self.label_id) + labels)
        else:
            first = self.first_from(self.place[0])
            self.select_index(first if labels > 0 else first - 1)

    def next_undecided(self, direction: int = 1) -> bool:
        """Go to the next (1) or previous (-1) undecided label, around the end of the report.

        Tells whether there is one.
        """
        labels, count = self.review.labels, len(self.review.labels)
        if not self.review.undecided:
            return False
        if self.label_id is not None:
            at = self.review.index(self.label_id)
        else:
            at = self.first_from(self.place[0]) - (1 if direction > 0 else 0)
        for distance in range(1, count + 1):
            label = labels[(at + direction * distance) % count]
            if not label.decided:
                self.select(label.id)
                return True
        return False

    def next_damage(self) -> bool:
        """Go to the next damaged place that wants a reviewer; tell whether there is one."""
        damage, count = self.review.damage, len(self.review.damage)
        start = self.place[0]
        at = self.damage_index
        if at is None:
            at = next((i for i, mark in enumerate(damage) if mark.start >= start), count) - 1
        for distance in range(1, count + 1):
            index = (at + distance) % count
            if damage[index].status in _OPEN:
                self.damage_index, self.label_id = index, None
                return True
        return False

    def first_from(self, offset: int) -> int:
        """Return the place in `review.labels` of the first label at or behind `offset`."""
        labels = self.review.labels
        return next((i for i, label in enumerate(labels) if label.start >= offset), len(labels))

    def begin_marking(self, offset: int | None = None) -> None:
        """Enter marking mode with the caret at `offset`, by default behind the current label."""
        start, end = self.place
        if offset is None:
            offset = end if self.label_id is not None else start
        self.marking = Marking(self.review.text, 0)
        self.marking.put(offset)

    # What the reviewer decides

    def event(self, decision: AnyDecision) -> Event:
        """Apply a decision that `review.actions` made, and return its event for the journal."""
        place = self.place
        touched = self._touched_by_undo(decision)
        event = self.review.event(decision, by=self.reviewer, at=self._clock())
        self.review.apply(event)
        self.decided = self.decided or not isinstance(decision, Spent)
        self._find_place_again(place)
        if touched is not None and self._exists(touched):
            self.select(touched)
        return event

    def _touched_by_undo(self, decision: AnyDecision) -> int | None:
        """Return the label that an undo or redo is about, so that it is seen to change."""
        if not isinstance(decision, Undo | Redo):
            return None
        event = self.review.undoable if isinstance(decision, Undo) else self.review.redoable
        match event.decision if event is not None else None:
            case Accept(ids=ids) | Reject(ids=ids) | Relabel(ids=ids):
                return ids[0]
            case Move(id=id_) | Add(id=id_):
                return id_
        return None

    def accept(self) -> AnyDecision:
        """The current label is right; the current damaged place reads as it stands."""
        if self.damage_index is not None:
            mark = self.review.damage[self.damage_index]
            text = self.review.text[mark.start : mark.end]
            return self.correct_damage(text)
        return actions.accept(self.review, [self._label_id])

    def reject(self) -> AnyDecision:
        """The current label is wrong."""
        if self.damage_index is not None:
            raise ReviewError(_("A damaged place cannot be rejected: type what it reads with 0."))
        return actions.reject(self.review, [self._label_id])

    def number(self, number: int) -> AnyDecision:
        """Take candidate `number` (from 1) of a damaged place, or give the label of that key."""
        if self.damage_index is not None:
            return actions.take_candidate(self.review, self.damage_index, number - 1)
        return self.relabel(self.label_name(number))

    def relabel(self, name: str) -> AnyDecision:
        """The current span is right, its label is `name`."""
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
        text, edges = self.review.text, {"left": label.start, "right": label.end}
        edge = edges[side]
        if word:
            edge = next_edge(text, edge) if direction > 0 else previous_edge(text, edge)
        else:
            edge += direction
        edges[side] = edge
        if not 0 <= edges["left"] < edges["right"] <= len(text):
            raise ReviewError(_("A label has at least one character, within the text."))
        return actions.move(self.review, label.id, edges["left"], edges["right"])

    def add(self, name: str) -> AnyDecision:
        """What is being marked is a `name`."""
        span = self.marking.span if self.marking else None
        if span is None:
            raise ReviewError(_("Set the start of the span first, with v or space."))
        return actions.add(self.review, *span, name)

    def label_name(self, number: int) -> str:
        """Return the label that a digit stands for; ReviewError where it stands for none."""
        for label in self.schema.labels:
            if label.key == str(number):
                return label.name
        raise ReviewError(_("No label has the key {key}.").format(key=number))

    @property
    def _label_id(self) -> int:
        if self.label_id is None:
            raise ReviewError(_("There is no current label."))
        return self.label_id

    def _find_place_again(self, place: Span) -> None:
        """Stay where the reviewer was, if what was current there is no more."""
        self._offset = place[0]
        if self.damage_index is not None:
            self.damage_index = None
        elif self.label_id is not None and not self._exists(self.label_id):
            self.label_id = None  # an added label, undone
        if self.marking is not None and self.marking.text is not self.review.text:
            self.marking = None

    def _exists(self, label_id: int) -> bool:
        try:
            self.review.label(label_id)
        except ReviewError:
            return False
        return True
