"""How well spans agree with a gold standard: strict and partial, by label; pure functions.

Strict: same edges, same label (the CoNLL measure). The partial counts name what is wrong with the
rest: only the label, only the edges, or both. A gold span is matched with the predicted span that
shares most characters with it, each at most once.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Span(NamedTuple):
    """A labelled span, in code points of the gold text."""

    start: int
    end: int
    label: str
    sound: bool = True
    """False for a span whose edge stands where the texts differ: it counts, and is wrong."""


class Tally(msgspec.Struct, frozen=True):
    """Hits among gold and predicted spans; its ratios are None where nothing was counted."""

    hits: int = 0
    gold: int = 0
    predicted: int = 0

    @property
    def precision(self) -> float | None:
        """The share of the predicted spans that are right."""
        return self.hits / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """The share of the gold spans that were found."""
        return self.hits / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        total = self.gold + self.predicted
        return 2 * self.hits / total if total else None

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.hits + other.hits, self.gold + other.gold, self.predicted + other.predicted
        )


class Case(msgspec.Struct, frozen=True):
    """One disagreement: a gold span, a predicted one, or both where they overlap."""

    report: str
    kind: str
    """`label`, `edges`, `both`, `missing` or `spurious`."""
    gold: Span | None
    predicted: Span | None
    before: str
    surface: str
    after: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The score of one report."""

    name: str
    strict: dict[str, Tally]
    """By label."""
    overlap: dict[str, Tally]
    """By label: a hit shares at least a character with a gold span of its label."""
    confusion: dict[tuple[str, str], int]
    """Counts by gold label and predicted label; `""` stands for none."""
    cases: tuple[Case, ...]

    @property
    def micro(self) -> Tally:
        """All labels together."""
        return total(self.strict.values())


CONTEXT = 12
"""Code points shown on either side of a disagreement."""


def score(name: str, text: str, gold: Iterable[Span], predicted: Iterable[Span]) -> Report:
    """Compare two sets of spans over `text`; a span given twice counts once."""
    wanted, found = sorted(set(gold)), sorted(set(predicted))
    pairs = _matched(wanted, found)
    strict, overlap = {}, {}
    for label in sorted({s.label for s in (*wanted, *found)}):
        counts = sum(s.label == label for s in wanted), sum(s.label == label for s in found)
        hits = sum(g is not None and g == p and g.label == label for g, p in pairs)
        strict[label] = Tally(hits, *counts)
        near = sum(
            g is not None and p is not None and g.label == p.label == label for g, p in pairs
        )
        overlap[label] = Tally(near, *counts)
    confusion = Counter(
        (g.label if g is not None else "", p.label if p is not None else "") for g, p in pairs
    )
    cases = tuple(_case(name, text, g, p) for g, p in pairs if g != p)
    return Report(name=name, strict=strict, overlap=overlap, confusion=dict(confusion), cases=cases)


def total(tallies: Iterable[Tally]) -> Tally:
    """Add up tallies."""
    result = Tally()
    for tally in tallies:
        result += tally
    return result


def by_label(parts: Iterable[dict[str, Tally]]) -> dict[str, Tally]:
    """Add up the tallies of several reports, label by label."""
    merged: dict[str, Tally] = {}
    for part in parts:
        for label, tally in part.items():
            merged[label] = merged.get(label, Tally()) + tally
    return dict(sorted(merged.items()))


def macro(tallies: dict[str, Tally]) -> float | None:
    """The mean F1 of the labels that have gold spans."""
    values = [t.f1 or 0.0 for t in tallies.values() if t.gold]
    return sum(values) / len(values) if values else None


def _matched(gold: Sequence[Span], found: Sequence[Span]) -> list[tuple[Span | None, Span | None]]:
    """Pair spans that overlap: equal ones, then by shared characters; the rest stand alone."""
    options = []
    first = 0
    for g, wanted in enumerate(gold):
        while first < len(found) and found[first].end <= wanted.start:
            first += 1
        for p in range(first, len(found)):
            if found[p].start >= wanted.end:
                break
            shared = min(wanted.end, found[p].end) - max(wanted.start, found[p].start)
            if shared > 0:
                same = wanted.label == found[p].label
                options.append((wanted == found[p], shared, same, -g, -p))
    partner: dict[int, int] = {}
    used: set[int] = set()
    for *_, g, p in sorted(options, reverse=True):
        if -g not in partner and -p not in used:
            partner[-g] = -p
            used.add(-p)
    pairs: list[tuple[Span | None, Span | None]] = [
        (wanted, found[partner[g]] if g in partner else None) for g, wanted in enumerate(gold)
    ]
    pairs += [(None, span) for p, span in enumerate(found) if p not in used]
    return sorted(pairs, key=lambda pair: (pair[0] or pair[1] or (0,))[0])


def _case(name: str, text: str, gold: Span | None, predicted: Span | None) -> Case:
    """Describe a disagreement with its surroundings."""
    present = [span for span in (gold, predicted) if span is not None]
    start, end = min(s.start for s in present), max(s.end for s in present)
    return Case(
        report=name,
        kind=_kind(gold, predicted),
        gold=gold,
        predicted=predicted,
        before=text[max(0, start - CONTEXT) : start],
        surface=text[start:end],
        after=text[end : end + CONTEXT],
    )


def _kind(gold: Span | None, predicted: Span | None) -> str:
    if gold is None:
        return "spurious"
    if predicted is None:
        return "missing"
    if gold.label == predicted.label:
        return "edges"
    return "label" if gold[:2] == predicted[:2] else "both"
