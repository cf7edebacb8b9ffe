"""Where a reviewer is in a report: at a label, at a damaged place, or anywhere in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.cleaning.model import DamageStatus
from govtui.errors import ReviewError
from govtui.review.attention import Concern, concerns
from govtui.tui.marking import Marking

if TYPE_CHECKING:
    from govtui.cleaning.aligned import Span
    from govtui.review.fold import Review
    from govtui.review.model import Label, ReviewedDamage

_OPEN = (DamageStatus.LIKELY, DamageStatus.SUGGESTED, DamageStatus.FLAGGED)
"""Damage that still wants a reviewer."""


class Position:
    """A place in a review, in code points of its text, and the ways to the next one."""

    def __init__(self, review: Review) -> None:
        """Begin at the first undecided label."""
        self.review = review
        self.label_id: int | None = None
        """The current label; None in a report without labels, or while at a damaged place."""
        self.damage_index: int | None = None
        """The current damaged place, by its place in `review.damage`."""
        self.marking: Marking | None = None
        """What is being marked; None outside marking mode."""
        self.attention: dict[int, Concern] | None = None
        """What speaks against the labels, the most suspect first; None in reading order."""
        self._offset = 0
        """Where the reviewer is while there is neither."""
        if not self.next_undecided() and review.labels:
            self.label_id = review.labels[0].id

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
        if self.attention is not None:
            return self._next_suspect(direction, self.attention)
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

    def _next_suspect(self, direction: int, attention: dict[int, Concern]) -> bool:
        """Go to the next undecided label in the order of attention, around its end."""
        order = list(attention)
        at = order.index(self.label_id) if self.label_id in attention else -1
        if at < 0 and direction < 0:
            at = 0
        for distance in range(1, len(order) + 1):
            id_ = order[(at + direction * distance) % len(order)]
            if self._exists(id_) and not self.review.label(id_).decided:
                self.select(id_)
                return True
        # What has become undecided since the order was made comes last.
        rest = next(label for label in self.review.labels if not label.decided)
        self.select(rest.id)
        return True

    def switch_order(self) -> bool:
        """Switch between reading order and order of attention; tell whether it is attention now.

        Attention begins with the most suspect label. Its order is that of this moment: to have it
        made anew, switch twice.
        """
        if self.attention is not None:
            self.attention = None
            return False
        self.attention = {concern.id: concern for concern in concerns(self.review)}
        if self.attention:
            self.select(next(iter(self.attention)))
        return True

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
