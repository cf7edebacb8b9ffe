"""Hand time of other annotation tools by the keystroke-level model (Card, Moran and Newell).

What each act takes was read from the tools' sources and documentation, not measured: doccano
ab6b765 (`SequenceLabeling` components), Label Studio (`keymap.json`, the rich-text tag), Prodigy
(prodi.gy/docs/web-app; closed source, removal of a span is inferred), INCEpTION
(`annotation_recommendation.adoc`), SLATE da52690 (`data.py`, `view.py`). Thinking and reading time
is left out, for them as for govtui.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from govtui.extraction.scores import Span

KEY, CLICK, DRAG = 0.28, 1.3, 2.4
"""Seconds for a key or chord, for pointing and clicking, for dragging over a few characters."""


class Acts(NamedTuple):
    """How often each act is needed for a report, or the seconds that each takes once."""

    accept: float
    """A suggestion is right as it stands."""
    reject: float
    relabel: float
    extend: float
    """An edge is off."""
    add: float
    finish: float = 1
    """On to the next report."""


_SELECT = 6 + 3
"""Keys of SLATE to go to a span and select just it: six to go there, assumed, and three."""

TOOLS = {
    "Label Studio": Acts(0, CLICK + KEY, CLICK + KEY, CLICK + DRAG, KEY + DRAG, KEY),
    "doccano": Acts(0, CLICK, 2 * CLICK, CLICK + KEY + DRAG, KEY + DRAG, 2 * KEY),
    "Prodigy ner.correct": Acts(0, CLICK, CLICK + KEY + DRAG, CLICK + KEY + DRAG, KEY + DRAG, KEY),
    "INCEpTION, bulk accept": Acts(
        0, CLICK + KEY, CLICK + KEY, CLICK + DRAG, DRAG + KEY, KEY + CLICK + 3 * CLICK
    ),
    "INCEpTION, one by one": Acts(
        CLICK, CLICK + KEY, CLICK + KEY, CLICK + DRAG, DRAG + KEY, KEY + CLICK
    ),
    "SLATE": Acts(
        0, (_SELECT + 1) * KEY, (_SELECT + 3) * KEY, (_SELECT + 4) * KEY, (6 + 4) * KEY, KEY
    ),
}
"""Seconds of each act. A double click is a click and a key; INCEpTION's bulk accept is taken as
three clicks, since it is for one recommender at a time."""


def acts(suggested: set[Span], gold: set[Span]) -> Acts:
    """Return which acts make `gold` of what was suggested.

    A wrong suggestion on a gold span is relabelled; one that overlaps a gold span that nothing
    else is for has its edge moved; what is left is rejected, or added.
    """
    wrong = sorted(suggested - gold)
    missing = sorted(gold - suggested)
    relabelled = extended = 0
    for same_edges in (True, False):
        for label in list(wrong):
            for target in missing:
                if same_edges:
                    fits = label[:2] == target[:2]
                else:
                    fits = label.start < target.end and target.start < label.end
                if fits:
                    wrong.remove(label)
                    missing.remove(target)
                    relabelled += same_edges
                    extended += not same_edges
                    break
    return Acts(len(suggested & gold), len(wrong), relabelled, extended, len(missing))


def seconds(tool: Acts, needed: Acts) -> float:
    """Return the seconds that the acts take in a tool."""
    return sum(each * times for each, times in zip(tool, needed, strict=True))
