"""What the suggestions must not fall below, on the invented development set.

The rules were written with the open part in view; the held-out part (`held_*`) was not looked at.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from govtui.extraction import suggest
from govtui.extraction.scores import Span, by_label, score, total
from tests.marked import parse

DEVSET = Path(__file__).parent / "devset"


@pytest.mark.parametrize(
    ("pattern", "micro", "labels"),
    [
        ("[!h]*.txt", 0.96, {"PER": 0.95, "TIME": 0.95, "POST": 0.95, "QTY": 0.95}),
        ("held_*.txt", 0.92, {"PER": 0.93, "TIME": 0.95, "DOC": 0.9, "TERM": 0.9}),
    ],
)
def test_strict_f1(pattern: str, micro: float, labels: dict[str, float]) -> None:
    reports = []
    for path in sorted(DEVSET.glob(pattern)):
        text, marked = parse(path.read_text("utf-8").rstrip("\n"))
        gold = [Span(*span) for span in marked]
        found = [Span(s.start, s.end, s.label) for s in suggest(text)]
        reports.append(score(path.stem, text, gold, found).strict)
    tallies = by_label(reports)
    assert (total(tallies.values()).f1 or 0) >= micro
    low = {x: tallies[x].f1 for x, floor in labels.items() if (tallies[x].f1 or 0) < floor}
    assert not low
