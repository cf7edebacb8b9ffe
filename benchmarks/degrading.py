"""Gold labels made worse: suggestions of a given quality, with errors of a stated mix.

The mix is that of the document that other tools were modelled on (`handtime`): of 13 errors four
labels too many, three with another name, two with an edge off, four missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.extraction.model import Suggestion
from govtui.extraction.scores import Span

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

WRONG = 0.10
"""Share of the gold labels that is not found, and share of the suggestions that is wrong: with as
many labels missing as there are too many, both make a strict F1 of 0.90."""
MIX = {"spurious": 4 / 9, "name": 3 / 9, "edge": 2 / 9}
"""Shares of the wrong suggestions; as many labels are missing as are spurious."""
SCORES = (4.5, 0.5)
"""The beta distribution of scores, with a mean of 0.9. A score is right with the chance that it
says, so right and wrong suggestions follow these two parameters with one more on their side."""
_LONGEST_SPURIOUS = 6


def degraded(
    text: str, gold: Iterable[Span], names: Sequence[str], rng: random.Random
) -> list[Suggestion]:
    """Return suggestions for `text` that differ from `gold` in the stated mix of errors."""
    labels = sorted(gold)
    wrong = round(WRONG * len(labels))
    edges = round(MIX["edge"] * wrong)
    renamed = round(MIX["name"] * wrong)
    spurious = wrong - edges - renamed
    # Of one character nothing could be left if an edge goes in, which is always free to.
    off = rng.sample([label for label in labels if label.end - label.start > 1], edges)
    others = rng.sample([label for label in labels if label not in off], renamed + spurious)
    chosen = [*off, *others]
    kept = [label for label in labels if label not in chosen]
    bad: list[Span] = []
    for label in off:
        bad.append(_edge_off(text, label, [*labels, *bad], rng))
    for label in others[:renamed]:
        name = rng.choice([name for name in names if name != label.label])
        bad.append(label._replace(label=name))
    for _number in range(spurious):
        bad.append(_spurious(text, [*labels, *bad], names, rng))
    a, b = SCORES
    right = [_suggestion(label, rng.betavariate(a + 1, b)) for label in kept]
    return sorted([*right, *(_suggestion(label, rng.betavariate(a, b + 1)) for label in bad)])


def _suggestion(label: Span, score: float) -> Suggestion:
    return Suggestion(label.start, label.end, label.label, "degraded gold", round(score, 3))


def _edge_off(text: str, label: Span, others: Sequence[Span], rng: random.Random) -> Span:
    """Return the label with one edge off by one or two characters, overlapping no other."""
    offered = [
        label._replace(start=start, end=end)
        for off in (-2, -1, 1, 2)
        for start, end in ((label.start + off, label.end), (label.start, label.end + off))
        if 0 <= start < end <= len(text)
        and "\n" not in text[start:end]
        and not _touches(start, end, (other for other in others if other != label))
    ]
    return rng.choice(offered)


def _spurious(text: str, others: Sequence[Span], names: Sequence[str], rng: random.Random) -> Span:
    """Return a label on two to six characters that nobody labelled."""
    offered = [
        (start, start + length)
        for start in range(len(text))
        for length in range(2, _LONGEST_SPURIOUS + 1)
        if text[start : start + length].isalnum()
        and start + length <= len(text)
        and not _touches(start, start + length, others)
    ]
    return Span(*rng.choice(offered), rng.choice(list(names)))


def _touches(start: int, end: int, others: Iterable[Span]) -> bool:
    return any(other.start < end and start < other.end for other in others)
