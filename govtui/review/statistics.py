"""Figures over many reviews: how far they are, what became of the suggestions, how long it took."""

from __future__ import annotations

from bisect import bisect_right
from statistics import median
from typing import TYPE_CHECKING

import msgspec

from govtui.review import rechecking
from govtui.review.model import ReviewStatus, Status
from govtui.review.planting import Catch, catch, real

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtui.review.fold import Review

MINUTES = (1, 2, 5, 10, 20)
"""The edges of the classes that the times of reports are counted in."""


class Tally(msgspec.Struct):
    """What became of suggestions, as far as they are decided."""

    accepted: int = 0
    corrected: int = 0
    """Accepted with another label or other edges."""
    rejected: int = 0

    @property
    def total(self) -> int:
        """How many were decided."""
        return self.accepted + self.corrected + self.rejected

    @property
    def rate(self) -> float | None:
        """The share that was accepted as it stood, None where none was decided."""
        return self.accepted / self.total if self.total else None

    def count(self, status: Status) -> None:
        """Add a decided suggestion."""
        self.accepted += status is Status.ACCEPTED
        self.corrected += status is Status.CORRECTED
        self.rejected += status is Status.REJECTED


class Statistics(msgspec.Struct, kw_only=True):
    """The figures. Planted suggestions are in `catch` and nowhere else."""

    done: dict[str, int] = {}
    """Finished reviews by reviewer; one who has begun but finished none has 0."""
    left: int = 0
    """Labels that are still undecided in the reviews that have been begun."""
    added: int = 0
    """Labels that nobody had suggested."""
    in_bulk: int = 0
    """Decided suggestions that were decided with others at once."""
    suggestions: Tally = msgspec.field(default_factory=Tally)
    by_label: dict[str, Tally] = {}
    """By the label name that was suggested."""
    by_source: dict[str, Tally] = {}
    seconds: list[float] = []
    """Time at the keys, of each finished review that has one."""
    catch: Catch = Catch()
    checked: int = 0
    """Labels accepted in bulk that were shown again, and have been decided again."""
    kept: int = 0
    """Those of them that stayed as they were."""

    @property
    def median_seconds(self) -> float | None:
        """The median of `seconds`, None where there are none."""
        return median(self.seconds) if self.seconds else None

    @property
    def bulk_share(self) -> float | None:
        """The share of the decided suggestions that were decided in bulk."""
        return self.in_bulk / self.suggestions.total if self.suggestions.total else None

    def times(self) -> list[int]:
        """Return how many reports took less than each of `MINUTES`, and how many longer than all.

        Each is counted once, in the shortest class that it fits.
        """
        counts = [0] * (len(MINUTES) + 1)
        for seconds in self.seconds:
            counts[bisect_right(MINUTES, seconds / 60)] += 1
        return counts


def statistics(reviews: Iterable[tuple[str, Review]], rechecked: int = 0) -> Statistics:
    """Return the figures over reviews, each with its reviewer.

    `rechecked` is how many labels of a report are to be checked again; see `review.rechecking`.
    """
    found = Statistics(done={}, by_label={}, by_source={}, seconds=[])
    for reviewer, review in reviews:
        _count(found, reviewer, review)
        checked, kept = rechecking.checked(review, reviewer, rechecked)
        found.checked += checked
        found.kept += kept
    return found


def _count(found: Statistics, reviewer: str, review: Review) -> None:
    """Add one review."""
    done = review.status is ReviewStatus.DONE
    found.done[reviewer] = found.done.get(reviewer, 0) + done
    if done and review.seconds:
        found.seconds.append(review.seconds)
    found.catch += catch(review.labels)
    for label in real(review.labels):
        found.left += not label.decided
        suggested = label.suggested
        if suggested is None or label.status is Status.ADDED:
            found.added += 1
        elif label.decided:
            found.in_bulk += label.in_bulk
            found.suggestions.count(label.status)
            found.by_label.setdefault(suggested.label, Tally()).count(label.status)
            found.by_source.setdefault(suggested.source, Tally()).count(label.status)
