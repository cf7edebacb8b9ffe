"""Which labels of a report want a look first.

A label is suspect for what its extractor thinks of it, and for how it stands beside the rest of the
report and of the corpus. Each reason has a weight between 0 and 1, the chance that the label is
wrong as far as this reason alone can tell; they are joined as independent chances.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from govtui.extraction.forms import FORMAL, TELLING, fitting
from govtui.i18n import _
from govtui.review.lint import faults
from govtui.review.missing import Mentioned, mentioned, score
from govtui.review.propagation import surface_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govtui.review.fold import Review
    from govtui.review.missing import Missing
    from govtui.review.model import Label
    from govtui.review.word_edges import WordEdges

_OTHERWISE_HERE = 0.8
_OTHERWISE_ELSEWHERE = 0.7
_AS_WELL = 0.9
_ODD_EDGE = 0.6
_CUT_WORD = 0.4
_OTHER_FORM = 0.6
_NO_FORM = 0.4
_UNLABELLED = 0.5
_DAMAGED = 0.5


class Concern(msgspec.Struct, frozen=True):
    """An undecided label, how likely it is to be wrong, and why."""

    id: int
    weight: float
    reasons: tuple[str, ...]
    """For people, the strongest first; empty where only the score speaks."""


@dataclass(frozen=True)
class _Evidence:
    """What the labels of a review are weighed by."""

    review: Review
    names: Mapping[str, Counter[str]]
    """How often a surface is which label in this report."""
    habits: Mapping[str, Mapping[str, int]]
    """How often it is which label elsewhere."""
    mentions: Mapping[str, Mentioned]
    words: WordEdges | None


def concerns(
    review: Review,
    habits: Mapping[str, Mapping[str, int]] | None = None,
    words: WordEdges | None = None,
) -> list[Concern]:
    """Return the undecided labels, the most suspect first, equals in reading order.

    `habits` are how often a surface, by its key, is which label elsewhere.
    """
    evidence = _Evidence(review, _names_by_surface(review), habits or {}, mentioned(review), words)
    found = [_concern(evidence, label) for label in review.labels if not label.decided]
    return sorted(found, key=lambda concern: -concern.weight)


def order_of_attention(
    suspects: Iterable[Concern], missed: Mapping[Missing, float]
) -> list[int | Missing]:
    """Return labels (by id) and places without a label, what is likeliest to be wrong first."""
    weighed: list[tuple[float, int | Missing]] = [(item.weight, item.id) for item in suspects]
    weighed += [(weight, place) for place, weight in missed.items()]
    return [item for _weight, item in sorted(weighed, key=lambda pair: -pair[0])]


def _concern(evidence: _Evidence, label: Label) -> Concern:
    reasons = sorted(_reasons(evidence, label), reverse=True)
    right = score(label)
    for weight, _reason in reasons:
        right *= 1 - weight
    return Concern(label.id, 1 - right, tuple(reason for _weight, reason in reasons))


def _reasons(evidence: _Evidence, label: Label) -> Iterator[tuple[float, str]]:
    """Yield what speaks against a label beside its score."""
    review, words = evidence.review, evidence.words
    key = surface_key(review.surface(label))
    yield from _otherwise(label, evidence.names.get(key, Counter()), evidence.habits.get(key, {}))
    for fault in faults(review, label):
        yield _ODD_EDGE, fault.message
    if words is not None and (words.cuts(label.start) or words.cuts(label.end)):
        yield _CUT_WORD, _("an edge is inside a word")
    yield from _odd_form(review.text, label)
    if (mention := evidence.mentions.get(key)) and mention.free:
        count = len(mention.free)
        share = count / (count + len(mention.labels))
        yield _UNLABELLED * share, _("{n} other mentions have no label").format(n=count)
    for mark in review.damage:
        if mark.status.is_open and mark.start < label.end and label.start < mark.end:
            yield _DAMAGED, _("the text is damaged here")


def _otherwise(
    label: Label, here: Counter[str], elsewhere: Mapping[str, int]
) -> Iterator[tuple[float, str]]:
    """Yield how the same surface is labelled otherwise."""
    others = [name for name in here if name != label.label]
    if others and not here[label.label]:
        message = _("in this report it was decided as {labels}")
        yield _OTHERWISE_HERE, message.format(labels=", ".join(others))
    elif others:
        share = 1 - here[label.label] / here.total()
        message = _("in this report it is {labels} as well")
        yield _AS_WELL * share, message.format(labels=", ".join(others))
    best = max(elsewhere, key=lambda name: elsewhere[name], default=label.label)
    if best != label.label:
        share = elsewhere[best] / sum(elsewhere.values())
        message = _("elsewhere it is {label} {n} times")
        yield _OTHERWISE_ELSEWHERE * share, message.format(label=best, n=elsewhere[best])


def _odd_form(text: str, label: Label) -> Iterator[tuple[float, str]]:
    """Yield how a surface looks where it does not look like what it is suggested as."""
    form = fitting(text, label.start, label.end)
    if form and label.label in TELLING and label.label not in form:
        message = _("it looks like {labels}")
        yield _OTHER_FORM, message.format(labels=", ".join(sorted(form)))
    elif not form and label.label in FORMAL:
        message = _("nothing in it shows that it is {label}")
        yield _NO_FORM, message.format(label=label.label)


def _names_by_surface(review: Review) -> dict[str, Counter[str]]:
    """Count the label names of each surface: the decided ones where there are any, else all."""
    decided: dict[str, Counter[str]] = {}
    suggested: dict[str, Counter[str]] = {}
    for label in review.live:
        counts = decided if label.decided else suggested
        counts.setdefault(surface_key(review.surface(label)), Counter())[label.label] += 1
    return suggested | decided
