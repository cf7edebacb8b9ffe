"""Suggestions that are wrong on purpose, to see whether reviewers look at what they accept.

A planted suggestion looks like any other, stands where nothing is suggested, and begins or ends
with a function character, as no entity does. It is never exported, teaches nothing and is not
counted among the labels. Whoever rejects it, or moves its edges to something real, caught it; a
label that was moved so is the reviewer's own and counts like any added one.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import msgspec

from govtui.review.model import Label, Opening, Status
from govtui.review.order import reading_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtui.cleaning.aligned import Span
    from govtui.extraction.model import Suggestion

_HAN = "[\u4e00-\u9fff]"
_ODD = re.compile(f"(?=([了也而把被]{_HAN}{{2,4}}|{_HAN}{{2,4}}[的了也而把被]))")
"""A few Han that begin or end with a character that no entity begins or ends with."""


class Catch(msgspec.Struct, frozen=True):
    """What became of planted suggestions."""

    planted: int = 0
    """Those that have been decided."""
    caught: int = 0

    def __add__(self, other: Catch) -> Catch:
        return Catch(self.planted + other.planted, self.caught + other.caught)

    @property
    def rate(self) -> float | None:
        """The share that was caught, None where nothing planted has been decided."""
        return self.caught / self.planted if self.planted else None


def plant(opening: Opening, reviewer: str, count: int) -> Opening:
    """Return the opening of a new review with up to `count` wrong suggestions among the others.

    The same report and reviewer always get the same ones, others get others. Name, source and
    score are those of suggestions in the report, so that nothing tells them apart; where there are
    none, or no place is free, fewer are planted.
    """
    models = [label.suggested for label in opening.labels if label.suggested is not None]
    if not (models and count):
        return opening
    rng = random.Random(f"{opening.report_id}\n{reviewer}")
    taken: list[Span] = [(label.start, label.end) for label in opening.labels]
    planted: list[Label] = []
    places = [match.span(1) for match in _ODD.finditer(opening.text)]
    rng.shuffle(places)
    for start, end in places:
        if len(planted) == count:
            break
        if not any(low < end and start < high for low, high in taken):
            taken.append((start, end))
            planted.append(_planted(start, end, rng.choice(models)))
    labels = sorted([*opening.labels, *planted], key=reading_order)
    numbered = (msgspec.structs.replace(label, id=id_) for id_, label in enumerate(labels))
    return msgspec.structs.replace(opening, labels=tuple(numbered))


def real(labels: Iterable[Label]) -> Iterator[Label]:
    """Yield the labels that count: all but the planted ones."""
    return (label for label in labels if not is_planted(label))


def is_planted(label: Label) -> bool:
    """Tell whether a label was planted and has not become the reviewer's own."""
    return label.planted and label.status is not Status.ADDED


def catch(labels: Iterable[Label]) -> Catch:
    """Return what became of the planted ones among a review's labels."""
    planted = [label for label in labels if label.planted and label.decided]
    caught = sum(label.status in (Status.REJECTED, Status.ADDED) for label in planted)
    return Catch(len(planted), caught)


def _planted(start: int, end: int, model: Suggestion) -> Label:
    suggested = msgspec.structs.replace(model, start=start, end=end)
    return Label(id=-1, start=start, end=end, label=model.label, suggested=suggested, planted=True)
