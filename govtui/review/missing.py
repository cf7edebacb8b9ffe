"""Places that likely miss a label: they read as a label that the report has elsewhere."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from govtui.review.model import Status
from govtui.review.propagation import occurrences, surface_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govtui.cleaning.aligned import Span
    from govtui.review.fold import Review
    from govtui.review.model import Label

_ACCEPTED = 0.8
"""The chance that a place which reads as an accepted label is one."""
_WORTH_OFFERING = 0.4
"""The chance from which a place is offered."""
_UNSCORED = 0.7
_MOST_LOOKED_AT = 10_000_000
"""Characters times surfaces that are looked at, some 15 ms."""
_MOST_LABELS = 2_000
"""Labels beyond which only the decided ones are looked at, for the same reason."""


class Missing(msgspec.Struct, frozen=True):
    """A place that reads as a label of the report, and has none."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Mentioned:
    """A surface that the report's labels have, and where it stands."""

    labels: Sequence[Label]
    """Those that have it."""
    free: Sequence[Span]
    """Its places that no label touches and nobody has rejected."""

    def verdict(self) -> tuple[str, float]:
        """Return what the free places are, and the chance that they are."""
        decided = [label for label in self.labels if label.decided]
        names: defaultdict[str, float] = defaultdict(float)
        for label in decided or self.labels:
            names[label.label] += 1 if label.decided else score(label)
        name, said = max(names.items(), key=lambda item: item[1])
        return name, _ACCEPTED if decided else said / (len(self.labels) + len(self.free))


def score(label: Label) -> float:
    """Return the chance that a suggestion is right, by its score."""
    return label.suggested.score if label.suggested else _UNSCORED


def mentioned(review: Review) -> dict[str, Mentioned]:
    """Return the surfaces of more than one character by their key, those decided last first.

    In a report so long that looking would be felt, only as many as can be looked for unfelt.
    """
    most = max(1, _MOST_LOOKED_AT // max(1, len(review.text)))
    labels = [label for label in review.live if label.end - label.start > 1]
    if len(labels) > _MOST_LABELS:
        labels = [label for label in labels if label.decided]
    by_key: dict[str, list[Label]] = {}
    for label in sorted(labels, key=lambda label: label.at or "", reverse=True):
        key = surface_key(review.surface(label))
        if key in by_key or len(by_key) < most:
            by_key.setdefault(key, []).append(label)
        elif len(labels) > _MOST_LABELS:
            break
    rejected = {
        (label.start, label.end) for label in review.labels if label.status is Status.REJECTED
    }
    return {
        key: Mentioned(
            labels,
            [
                span
                for span in occurrences(review.text, key)
                if span not in rejected and not review.overlapping(*span)
            ],
        )
        for key, labels in by_key.items()
    }


def missing(review: Review) -> dict[Missing, float]:
    """Return the places that likely miss a label, in reading order, each with the chance of it.

    Every mention of an entity is labelled: so a place is offered that reads as an accepted label,
    or as suggestions that most mentions of the surface have.
    """
    found: dict[Span, tuple[str, float]] = {}
    for one in mentioned(review).values():
        name, chance = one.verdict()
        if chance >= _WORTH_OFFERING:
            found |= dict.fromkeys(one.free, (name, chance))
    return {Missing(*span, found[span][0]): found[span][1] for span in _longest(found)}


def _longest(found: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in reading order; of those that overlap the first, of these the longest."""
    done = 0
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= done:
            yield start, end
            done = end
