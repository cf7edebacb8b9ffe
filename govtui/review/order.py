"""Labels in reading order, found by binary search."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from govtui.review.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govtui.review.model import Label


_MANY = 64
"""From so many changed labels on, sorting anew is quicker than placing each."""


def reading_order(label: Label) -> tuple[int, int, int]:
    """Return the sort key of labels: where they start, then the shorter, then the older."""
    return label.start, label.end, label.id


def by_start(label: Label) -> int:
    """Return where the label starts."""
    return label.start


class LabelList:
    """A list of labels that stays in reading order."""

    def __init__(self, labels: Iterable[Label] = ()) -> None:
        self._labels = sorted(labels, key=reading_order)

    def __len__(self) -> int:
        return len(self._labels)

    def __iter__(self) -> Iterator[Label]:
        return iter(self._labels)

    @property
    def items(self) -> Sequence[Label]:
        """The labels; a view, not to be changed."""
        return self._labels

    def index(self, label: Label) -> int:
        """Return the place of a label that is in the list."""
        return bisect_left(self._labels, reading_order(label), key=reading_order)

    def add(self, label: Label) -> None:
        """Put a label in its place."""
        self._labels.insert(self.index(label), label)

    def remove(self, label: Label) -> None:
        """Take out a label that is in the list."""
        del self._labels[self.index(label)]

    def overlapping(self, start: int, end: int) -> Sequence[Label]:
        """Return the labels that share a character with `[start, end)`.

        Only for flat labels (no two overlap): their ends are in order, too.
        """
        first = bisect_right(self._labels, start, key=lambda label: label.end)
        last = bisect_left(self._labels, end, key=by_start)
        return self._labels[first:last]


def first_overlap(labels: Sequence[Label]) -> tuple[Label, Label] | None:
    """Return the first two neighbours that overlap of labels in reading order, if any do."""
    for left, right in pairwise(labels):
        if right.start < left.end:
            return left, right
    return None


class Labels:
    """The labels of a review by number and in reading order, with those that are not rejected."""

    def __init__(self, labels: Iterable[Label]) -> None:
        self.by_id = {label.id: label for label in labels}
        self._sort()

    def change(self, changed: Mapping[int, Label | None]) -> None:
        """Take over the new state of some labels; None takes one out."""
        many = len(changed) >= _MANY
        for id_, new in changed.items():
            old = self.by_id.pop(id_, None)
            if new is not None:
                self.by_id[id_] = new
            if not many:
                self._exchange(old, new)
        if many:
            self._sort()

    def _sort(self) -> None:
        """Make the lists anew."""
        labels = self.by_id.values()
        self.all = LabelList(labels)
        self.live = LabelList(label for label in labels if label.status is not Status.REJECTED)
        self.undecided = sum(not label.decided for label in labels)

    def _exchange(self, old: Label | None, new: Label | None) -> None:
        """Put `new` in the place of `old` in the lists."""
        if old is not None:
            self.all.remove(old)
            if old.status is not Status.REJECTED:
                self.live.remove(old)
            self.undecided -= not old.decided
        if new is not None:
            self.all.add(new)
            if new.status is not Status.REJECTED:
                self.live.add(new)
            self.undecided += not new.decided
