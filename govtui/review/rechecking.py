"""A sample of the labels that were accepted in bulk, to be looked at once more.

Which labels of a finished review they are follows from the report and the reviewer, so that the
sample stays the same however often it is asked for. A label counts as checked again when it has
been decided by itself after it was accepted in bulk: kept, where that changed nothing about it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from govtui.review import actions
from govtui.review.model import ReviewStatus, Status
from govtui.review.planting import real

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.review.fold import Review
    from govtui.review.model import AnyDecision, Event, Label


def due(review: Review, reviewer: str, count: int) -> list[Label]:
    """Return what is to be looked at again, in reading order; nothing in an unfinished review.

    `count` is how many labels of a report the sample has.
    """
    if review.status is not ReviewStatus.DONE:
        return []
    chosen = _sample(review, reviewer, count)
    return [label for label in review.labels if label.id in chosen and _is_bulk(label)]


def checked(review: Review, reviewer: str, count: int) -> tuple[int, int]:
    """Return how many of the sample have been decided again, and how many of those were kept."""
    outcomes = _outcomes(review)
    found = [outcomes[id_] for id_ in _sample(review, reviewer, count) if id_ in outcomes]
    return len(found), sum(found)


def settle(review: Review, label_id: int, *, keep: bool, by: str, at: str) -> list[Event]:
    """Decide about a label again, and return the events; a review that is done stays so."""
    was_done = review.status is ReviewStatus.DONE
    events: list[Event] = []

    def do(decision: AnyDecision) -> None:
        events.append(review.event(decision, by=by, at=at))
        review.apply(events[-1])

    if was_done:
        do(actions.reopen(review))
    do(actions.accept(review, [label_id]) if keep else actions.reject(review, [label_id]))
    if was_done:
        do(actions.finish(review))
    return events


def _sample(review: Review, reviewer: str, count: int) -> set[int]:
    """Return the ids of the sample among the labels that are, or were, accepted in bulk."""
    ids = {label.id for label in real(review.labels) if _is_bulk(label)} | _outcomes(review).keys()

    def rank(id_: int) -> bytes:
        return hashlib.sha256(f"{review.opening.report_id}\n{reviewer}\n{id_}".encode()).digest()

    return set(sorted(ids, key=rank)[:count])


def _outcomes(review: Review) -> dict[int, bool]:
    """Return the labels that were decided by themselves after in bulk: whether they were kept."""
    found: dict[int, bool] = {}
    for old, new in _changes(review):
        if _is_bulk(old) and not old.planted and new.decided and not new.in_bulk:
            found[new.id] = _read(new) == _read(old)
    return found


def _changes(review: Review) -> Iterator[tuple[Label, Label]]:
    """Yield the states of labels before and after each event that stands."""
    for before, after in review.changes():
        for id_, new in after.items():
            old = before.get(id_)
            if old is not None and new is not None:
                yield old, new


def _is_bulk(label: Label) -> bool:
    return label.in_bulk and label.status.stands


def _read(label: Label) -> tuple[int, int, str, bool]:
    return label.start, label.end, label.label, label.status is Status.REJECTED
