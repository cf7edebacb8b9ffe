"""Which labels of a report want a look first, and which reports want the most work.

A label is suspect for what its extractor thinks of it, and for how it stands beside the rest of the
report and of the corpus. Each reason has a weight between 0 and 1, the chance that the label is
wrong as far as this reason alone can tell; they are joined as independent chances.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from govtui.i18n import _
from govtui.review.lint import faults
from govtui.review.model import ReviewStatus, Status
from govtui.review.propagation import occurrences, surface_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govtui.cleaning.aligned import Span
    from govtui.review.fold import Review
    from govtui.review.model import Label

_OTHERWISE_HERE = 0.8
_OTHERWISE_ELSEWHERE = 0.7
_TWO_NAMES = 0.5
_ODD_EDGE = 0.6
_DAMAGED = 0.5
_UNSCORED = 0.3
_MISSED = 0.6
"""The chance that a place which reads as an accepted label is one: before low scores, behind
conflicts."""
_MOST_LOOKED_AT = 10_000_000
"""Characters times surfaces that `missing` looks at, some 15 ms."""
_SECONDS_A_LABEL = 0.6
"""A glance and a key for a label that is right."""
_SECONDS_A_MISTAKE = 4.0


class Concern(msgspec.Struct, frozen=True):
    """An undecided label, how likely it is to be wrong, and why."""

    id: int
    weight: float
    reasons: tuple[str, ...]
    """For people, the strongest first; empty where only the score speaks."""


class Missing(msgspec.Struct, frozen=True):
    """A place that reads as something that was decided to be an entity, and has no label."""

    start: int
    end: int
    label: str


def concerns(
    review: Review, habits: Mapping[str, Mapping[str, int]] | None = None
) -> list[Concern]:
    """Return the undecided labels, the most suspect first, equals in reading order."""
    names = _names_by_surface(review)
    found = [
        _concern(review, label, names, habits or {}) for label in review.labels if not label.decided
    ]
    return sorted(found, key=lambda concern: -concern.weight)


def missing(review: Review) -> list[Missing]:
    """Return the places without a label that read as a label that the reviewer accepted.

    Every mention of an entity is labelled, so such a place was likely missed. In reading order.
    In a text so long that looking would be felt, only the surfaces decided last are looked for.
    """
    wanted: dict[str, tuple[str, str]] = {}
    rejected = {
        (label.start, label.end) for label in review.labels if label.status is Status.REJECTED
    }
    most = max(1, _MOST_LOOKED_AT // max(1, len(review.text)))
    decided = (label for label in review.live if label.decided)
    for label in sorted(decided, key=lambda label: label.at or "", reverse=True):
        surface = review.surface(label)
        if len(surface) > 1:
            wanted.setdefault(surface_key(surface), (surface, label.label))
        if len(wanted) == most:
            break
    found = {
        (start, end): Missing(start, end, name)
        for surface, name in wanted.values()
        for start, end in occurrences(review.text, surface)
        if (start, end) not in rejected and not review.overlapping(start, end)
    }
    return list(_longest(found))


def order_of_attention(
    suspects: Iterable[Concern], missed: Iterable[Missing]
) -> list[int | Missing]:
    """Return labels (by id) and places without a label, what is likeliest to be wrong first."""
    weighed: list[tuple[float, int | Missing]] = [(item.weight, item.id) for item in suspects]
    weighed += [(_MISSED, place) for place in missed]
    return [item for _weight, item in sorted(weighed, key=lambda pair: -pair[0])]


def expected_work(review: Review) -> float:
    """Return the seconds that the report is likely to take, to order reports by."""
    if review.status is ReviewStatus.DONE:
        return 0.0
    labels = (
        _SECONDS_A_LABEL + _SECONDS_A_MISTAKE * _doubt(label)
        for label in review.labels
        if not label.decided
    )
    damage = sum(mark.status.is_open for mark in review.damage)
    return sum(labels) + _SECONDS_A_MISTAKE * damage


def _concern(
    review: Review,
    label: Label,
    names: Mapping[str, Counter[str]],
    habits: Mapping[str, Mapping[str, int]],
) -> Concern:
    reasons = sorted(_reasons(review, label, names, habits), reverse=True)
    right = 1 - _doubt(label)
    for weight, _reason in reasons:
        right *= 1 - weight
    return Concern(label.id, 1 - right, tuple(reason for _weight, reason in reasons))


def _reasons(
    review: Review,
    label: Label,
    names: Mapping[str, Counter[str]],
    habits: Mapping[str, Mapping[str, int]],
) -> Iterator[tuple[float, str]]:
    """Yield what speaks against a label beside its score."""
    key = surface_key(review.surface(label))
    decided = names.get(key, Counter())
    others = [name for name in decided if name != label.label]
    if others and not decided[label.label]:
        message = _("in this report it was decided as {labels}")
        yield _OTHERWISE_HERE, message.format(labels=", ".join(others))
    elif others:
        yield (
            _TWO_NAMES,
            _("in this report it is {labels} as well").format(labels=", ".join(others)),
        )
    usual = habits.get(key, {})
    if usual and max(usual, key=lambda name: usual[name]) != label.label:
        best = max(usual, key=lambda name: usual[name])
        share = usual[best] / sum(usual.values())
        message = _("elsewhere it is {label} {n} times")
        yield _OTHERWISE_ELSEWHERE * share, message.format(label=best, n=usual[best])
    for fault in faults(review, label):
        yield _ODD_EDGE, fault.message
    for mark in review.damage:
        if mark.status.is_open and mark.start < label.end and label.start < mark.end:
            yield _DAMAGED, _("the text is damaged here")


def _doubt(label: Label) -> float:
    """Return the chance that a label is wrong, by its score alone."""
    return 1 - label.suggested.score if label.suggested else _UNSCORED


def _names_by_surface(review: Review) -> dict[str, Counter[str]]:
    """Count the label names of each surface: the decided ones where there are any, else all."""
    decided: dict[str, Counter[str]] = {}
    suggested: dict[str, Counter[str]] = {}
    for label in review.live:
        counts = decided if label.decided else suggested
        counts.setdefault(surface_key(review.surface(label)), Counter())[label.label] += 1
    return suggested | decided


def _longest(found: Mapping[Span, Missing]) -> Iterator[Missing]:
    """Yield places in reading order; of those that overlap the first, of these the longest."""
    done = 0
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= done:
            yield found[start, end]
            done = end
