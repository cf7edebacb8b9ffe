"""Where a reviewer is in a report: at a label, a damaged or likely missed place, or anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.cleaning.model import DamageStatus
from govtui.errors import ReviewError
from govtui.review.attention import Concern, concerns, order_of_attention
from govtui.review.missing import Missing, missing
from govtui.review.word_edges import WordEdges
from govtui.tui.initials import places_of
from govtui.tui.marking import Marking
from govtui.tui.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govtui.cleaning.aligned import Span
    from govtui.review.fold import Review
    from govtui.review.model import Label, ReviewedDamage


class Position:
    """A place in a review, in code points of its text, and the ways to the next one."""

    def __init__(
        self,
        review: Review,
        words: WordEdges | None = None,
        habits: Mapping[str, Mapping[str, int]] | None = None,
    ) -> None:
        """Begin at the first undecided label.

        `words` are those of the text, roughly told where they are not given; `habits` are how often
        a surface, by its key, is which label elsewhere.
        """
        self.review = review
        self.words = words or WordEdges(review.text)
        self._habits = habits
        self.label_id: int | None = None
        """The current label; None in a report without labels, or while at a damaged place."""
        self.damage_index: int | None = None
        """The current damaged place, by its place in `review.damage`."""
        self.missed: Missing | None = None
        """The current place that likely misses a label."""
        self.all_missed: Spans[Missing] = Spans((), _span)
        """The places that likely miss a label, as of the last `look_for_missed`."""
        self.marking: Marking | None = None
        """What is being marked; None outside marking mode."""
        self.attention: dict[int, Concern] | None = None
        """What speaks against the labels, the most suspect first; None in reading order."""
        self._order: list[int | Missing] = []
        """Labels by id, and places that likely miss one, in the order of attention."""
        self._order_at = -1
        """The place in that order that `n` came to last."""
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
        """The span of the current label or other place; empty while there is none."""
        current = self.damage or self.missed or self.label
        return (current.start, current.end) if current else (self._offset, self._offset)

    @property
    def open_damage(self) -> int:
        """How many damaged places still want a reviewer."""
        return sum(mark.status.is_open for mark in self.review.damage)

    def select(self, label_id: int) -> None:
        """Make a label the current one."""
        self.label_id = self.review.label(label_id).id
        self.damage_index = self.missed = None

    def select_index(self, index: int) -> None:
        """Make the label at a place of `review.labels` the current one."""
        if self.review.labels:
            index = max(0, min(index, len(self.review.labels) - 1))
            self.select(self.review.labels[index].id)

    def go_to(self, offset: int) -> None:
        """Go to a place in the text: to what is labelled, damaged or missed there, if any is."""
        self.label_id = self.missed = None
        self._offset = offset
        self.damage_index = self.damage_at(offset)
        label = self.review.label_at(offset)
        if self.damage_index is not None:
            return
        if label is not None:
            self.label_id = label.id
        else:
            self.missed = self.missed_at(offset)

    def damage_at(self, offset: int) -> int | None:
        """Return the place in `review.damage` of what is damaged at `offset` and not mended."""
        for index, mark in enumerate(self.review.damage):
            if mark.status.is_open and mark.start <= offset < max(mark.end, mark.start + 1):
                return index
        return None

    def has_something_at(self, offset: int) -> bool:
        """Tell whether anything is labelled, damaged or likely missed at `offset`."""
        return bool(
            self.review.label_at(offset)
            or self.damage_at(offset) is not None
            or self.missed_at(offset)
        )

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
        if self.attention is not None and self._next_suspect(direction):
            return True
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

    def _next_suspect(self, direction: int) -> bool:
        """Go to what wants a look next in the order of attention, around its end.

        Tells whether there is such a thing: what has become undecided since the order was made
        comes last, in reading order.
        """
        here = self.missed or self.label_id
        at = self._order.index(here) if here in self._order else self._order_at
        if at < 0 and direction < 0:
            at = 0
        for distance in range(1, len(self._order) + 1):
            index = (at + direction * distance) % len(self._order)
            item = self._order[index]
            if isinstance(item, Missing):
                if self._is_missed(item):
                    self._go_to_missed(item)
                    self._order_at = index
                    return True
            elif self._exists(item) and not self.review.label(item).decided:
                self.select(item)
                self._order_at = index
                return True
        return False

    def switch_order(self) -> bool:
        """Switch between reading order and order of attention; tell whether it is attention now.

        Attention begins with the most suspect label. Its order is that of this moment: to have it
        made anew, switch twice.
        """
        if self.attention is not None:
            self.attention = None
            return False
        self.look_for_missed()
        suspects = concerns(self.review, self._habits, self.words)
        self.attention = {concern.id: concern for concern in suspects}
        self._order = order_of_attention(suspects, missing(self.review))
        self._order_at = -1
        if self._order:
            self.label_id = self.missed = None
            self.next_undecided()
        return True

    # Places that likely miss a label

    def look_for_missed(self) -> None:
        """Find the places that likely miss a label, after what has been decided by now.

        Takes some milliseconds in a long report. The order of attention takes new ones last.
        """
        self.all_missed = Spans(missing(self.review), _span)
        if self.attention is not None:
            known = set(self._order)
            self._order += [place for place in self.all_missed if place not in known]

    def missed_at(self, offset: int) -> Missing | None:
        """Return what is likely missed at `offset`."""
        place = self.all_missed.at(offset)
        return place if place is not None and self._is_missed(place) else None

    def next_missed(self) -> bool:
        """Go to the next place that likely misses a label, around the end, if any does."""
        self.look_for_missed()
        if not len(self.all_missed):
            return False
        index = self.all_missed.first_after(self.place[0])
        self._go_to_missed(self.all_missed[index % len(self.all_missed)])
        return True

    def _is_missed(self, place: Missing) -> bool:
        """Tell whether a place found earlier still has no label."""
        found = self.all_missed.at(place.start)
        return found == place and not self.review.overlapping(place.start, place.end)

    def _go_to_missed(self, place: Missing) -> None:
        self.label_id = self.damage_index = None
        self.missed = place

    def next_damage(self) -> bool:
        """Go to the next damaged place; tell whether there is one.

        Those that want a reviewer come first, in reading order; then those that cleaning repaired.
        """
        damage = self.review.damage
        open_ = [index for index, mark in enumerate(damage) if mark.status.is_open]
        repaired = [i for i, mark in enumerate(damage) if mark.status is DamageStatus.REPAIRED]
        order = open_ + repaired
        if not order:
            return False
        if self.damage_index in order:
            at = order.index(self.damage_index) + 1
        else:
            start = self.place[0]
            first = open_ or repaired
            at = next((n for n, index in enumerate(first) if damage[index].start >= start), 0)
        self.damage_index = order[at % len(order)]
        self.label_id = self.missed = None
        return True

    def first_from(self, offset: int) -> int:
        """Return the place in `review.labels` of the first label at or behind `offset`."""
        labels = self.review.labels
        return next((i for i, label in enumerate(labels) if label.start >= offset), len(labels))

    def landings(self, letters: str, visible: Span) -> list[int]:
        """Return the visible places with these pinyin initials that one can jump to.

        Where any are beginnings of words that have no label, only these.
        """
        found = places_of(self.review.text, letters, *visible)
        return [at for at in found if self._may_begin(at)] or found

    def _may_begin(self, offset: int) -> bool:
        """Tell whether a name that nobody labelled may begin at `offset`."""
        return not self.words.cuts(offset) and self.review.label_at(offset) is None

    def begin_marking(self, offset: int | None = None) -> None:
        """Enter marking mode with the caret at `offset`, by default behind the current label."""
        start, end = self.place
        if offset is None:
            offset = end if self.label_id is not None else start
        self.marking = Marking(self.words, 0)
        self.marking.put(offset)

    def _find_place_again(self, place: Span) -> None:
        """Stay where the reviewer was, if what was current there is no more."""
        self._offset = place[0]
        self.missed = None
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


def _span(place: Missing) -> Span:
    return place.start, place.end
