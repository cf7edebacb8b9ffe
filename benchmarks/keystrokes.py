"""Counts the keys from suggestions to exactly the gold labels, in the running app.

    python benchmarks/keystrokes.py GOLD.jsonl … [--seeds N] [--json] [--verbose]

GOLD are files in the export format. For each report the app is opened on its text, with (a) our own
suggestions and (b) gold labels degraded to a strict F1 of 0.90 (`degrading`; the mix of errors and
the scores are stated there), and Textual's pilot presses the default keys that a planner
(`keyplan`) chooses: mending each difference, having every label on screen, accept the rest, done.
The order of attention is on: it stays so from one report to the next. Then the labels are read
back from the journal and must be the gold ones. Of two orders of working the one with the fewer
keys counts. The hand time of other tools is for the same suggestions (`handtime`); a key takes
0.28 s in all of them.

Last, each gold label in turn is taken away and marked again, from a label near the top of the pane.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from common import Measure, missing, percentile, report
from degrading import degraded
from handtime import KEY, TOOLS, acts, seconds
from keyplan import Planner, is_reached, unread
from keyways import View, span_of
from pressing import READING, Hand, Stuck, running

from govtui.errors import InterchangeError
from govtui.extraction import suggest
from govtui.extraction.model import Suggestion
from govtui.extraction.schema import default_schema
from govtui.extraction.scores import Span
from govtui.interchange import record
from govtui.review.model import ReviewStatus, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_KEYS = 400
_WITHOUT_SCROLLING = 3
"""Rows below the top of the pane from which a label can be current without scrolling."""
THINKING = 0.3
"""Seconds after each difference: the app looks for missed labels when nothing is decided."""
WORTH_LOOKING_AT = 10_000
"""Characters of a report beyond which it is left out: the planner looks everywhere for the best."""
KEYS_A_LABEL = 0.45
SHARE_OF_BEST = 1 / 3
RATE = "keys a gold label"
SHARE = "hand time over that of the best other tool"
MARKING_KEYS = 7
MARKING = "keys to mark and label any span in view, 90th percentile"
ORDERS = (1.0, 2.0)
"""The orders of working that are tried on each report: `travel` of the planner."""


class Gold(NamedTuple):
    """A labelled report."""

    name: str
    text: str
    labels: frozenset[Span]


Maker = Callable[[Gold], "list[Suggestion]"]
"""Makes the suggestions for a report."""


@dataclass
class Worked:
    """What one report took."""

    gold: Gold
    keys: list[str]
    others: dict[str, float]
    """Seconds in each other tool."""


def main() -> None:
    """Take the measures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--seeds", type=int, default=3, help="degradations of each report")
    parser.add_argument("--verbose", action="store_true", help="print the keys of each report")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args()
    reports = [gold for path in options.gold for gold in _read(path)]
    if not reports:
        measures = list(_not_taken("(b) degraded to F1 0.90", KEYS_A_LABEL, "no GOLD"))
        report("keystrokes", 0, [*measures, missing(MARKING, "no GOLD", MARKING_KEYS)])
        return
    measures = []
    kinds: list[tuple[str, float | None, list[Maker]]] = [
        ("(a) own suggestions", None, [_own]),
        (
            "(b) degraded to F1 0.90",
            KEYS_A_LABEL,
            [partial(_worse, seed=seed) for seed in range(options.seeds)],
        ),
    ]
    for title, goal, makers in kinds:
        worked = list(_work(reports, makers, verbose=options.verbose))
        measures += _measures(title, goal, worked, len(reports) * len(makers))
    measures.append(_marking(reports))
    report("keystrokes", options.seeds, measures)


def _own(gold: Gold) -> list[Suggestion]:
    return suggest(gold.text)


def _worse(gold: Gold, seed: int) -> list[Suggestion]:
    rng = random.Random(f"{seed} {gold.name}")
    return degraded(gold.text, gold.labels, default_schema().names, rng)


def _read(path: Path) -> Iterator[Gold]:
    for line in path.read_bytes().splitlines():
        try:
            found, _data = record.decode(line)
        except InterchangeError as error:
            print(f"{path}: {error}", file=sys.stderr)
            continue
        standing = (Status.ACCEPTED, Status.CORRECTED, Status.ADDED)
        labels = frozenset(
            Span(x.start, x.end, x.label) for x in found.labels if x.status in standing
        )
        if not labels or len(found.text) > WORTH_LOOKING_AT:
            print(f"{found.id}: left out: no labels, or too long", file=sys.stderr)
        else:
            yield Gold(found.id, found.text, labels)


def _work(
    reports: Iterable[Gold],
    makers: list[Maker],
    *,
    verbose: bool,
) -> Iterator[Worked]:
    """Review every report with every maker's suggestions."""
    for gold in reports:
        for make in makers:
            suggestions = make(gold)
            ways = []
            for order in ORDERS:
                try:
                    ways.append((order, asyncio.run(_review(gold, suggestions, order))))
                except Stuck as stuck:
                    print(f"{gold.name}: {stuck}", file=sys.stderr)
            suggested = {Span(s.start, s.end, s.label) for s in suggestions}
            needed = acts(suggested, set(gold.labels))
            if verbose:
                for order, keys in ways:
                    said = f"{gold.name} {needed}\n  {order} {len(keys)}: {' '.join(keys)}"
                    print(said, file=sys.stderr)
            if ways:
                others = {name: seconds(tool, needed) for name, tool in TOOLS.items()}
                yield Worked(gold, min((keys for _order, keys in ways), key=len), others)


def _measures(
    title: str, goal: float | None, worked: list[Worked], reports: int
) -> Iterator[Measure]:
    """Yield the figures of one kind of suggestions."""
    if len(worked) < reports:
        why = f"the gold labels were not reached in {reports - len(worked)} of {reports} reports"
        yield from _not_taken(title, goal, why)
        return
    labels = sum(len(one.gold.labels) for one in worked)
    keys = sum(len(one.keys) for one in worked)
    each = [len(one.keys) for one in worked]
    yield Measure(f"{title}: keys a report", keys / reports, spread=(min(each), max(each)))
    rates = [len(one.keys) / len(one.gold.labels) for one in worked]
    yield Measure(f"{title}: {RATE}", keys / labels, goal, spread=(min(rates), max(rates)))
    yield Measure(f"{title}: s a report, govtui", keys * KEY / reports)
    others = {tool: sum(one.others[tool] for one in worked) / reports for tool in TOOLS}
    for tool, taken in others.items():
        yield Measure(f"{title}: s a report, {tool}", taken, better="higher")
    share = keys * KEY / reports / min(others.values())
    yield Measure(f"{title}: {SHARE}", share, None if goal is None else SHARE_OF_BEST)


def _marking(reports: Iterable[Gold]) -> Measure:
    """Return the keys that marking takes."""
    try:
        taken = [keys for gold in reports for keys in asyncio.run(_mark_each(gold))]
    except Stuck as stuck:
        return missing(MARKING, str(stuck), MARKING_KEYS)
    return Measure(MARKING, percentile(taken, 0.9), MARKING_KEYS, spread=(min(taken), max(taken)))


def _not_taken(title: str, goal: float | None, why: str) -> Iterator[Measure]:
    yield missing(f"{title}: {RATE}", why, goal)
    yield missing(f"{title}: {SHARE}", why, None if goal is None else SHARE_OF_BEST)


# The running app


async def _review(gold: Gold, suggestions: list[Suggestion], travel: float) -> list[str]:
    """Return the keys that make the gold labels of the suggestions. Raises Stuck."""
    planner = Planner(gold.text, gold.labels, travel=travel)
    async with running(gold.text, suggestions, attention=True) as hand:
        await _mend(hand, planner)
        await _finish(hand)
        review = hand.saved()
        if review is None or review.status is not ReviewStatus.DONE:
            raise Stuck("the review is not done")
        if {span_of(label) for label in review.live} != gold.labels:
            raise Stuck("the reviewed labels are not the gold ones")
        return hand.keys


async def _mend(hand: Hand, planner: Planner) -> None:
    """Mend one difference after the other."""
    while not is_reached(hand.session, planner.gold):
        way = planner.next_way(hand.session, _view(hand))
        if way is None or len(hand.keys) > MOST_KEYS:
            raise Stuck(f"no way on after {len(hand.keys)} keys")
        await hand.press(*way.keys)
        await hand.pilot.pause(THINKING)


async def _finish(hand: Hand) -> None:
    """Have every undecided label on screen, accept the rest, and finish."""
    pane = hand.screen.clean
    await hand.pilot.pause(READING)
    while left := unread(hand.session, hand.seen()):
        down = left[-1].end > pane.visible_span[1]
        before = pane.scroll_offset
        await hand.press("pagedown" if down else "pageup")
        if pane.scroll_offset == before or len(hand.keys) > MOST_KEYS:
            raise Stuck("not every label can be brought on screen")
    if hand.session.review.undecided:
        await hand.press("r")
    await hand.press("d")
    await hand.pilot.pause()


async def _mark_each(gold: Gold) -> list[int]:
    """Return the keys to mark and label each gold label that is missing, from where it is in view.

    All others are there, and one near the top is current.
    """
    suggestions = [Suggestion(x.start, x.end, x.label, "gold", 1.0) for x in sorted(gold.labels)]
    planner = Planner(gold.text, gold.labels, travel=1)
    taken = []
    async with running(gold.text, suggestions, attention=False) as hand:
        for label in list(hand.session.review.labels):
            hand.session.select(label.id)
            hand.screen.show_place()
            hand.screen.decide(lambda session: session.reject())
            await hand.pilot.pause()
            top = hand.screen.clean.rows_apart(hand.screen.clean.top_offset, _WITHOUT_SCROLLING)
            hand.session.select_index(hand.session.first_from(top))
            hand.screen.show_place()
            await hand.pilot.pause()
            keys = planner.marking(hand.session, span_of(label), _view(hand))
            await hand.press(*keys)
            await hand.pilot.pause()
            if not is_reached(hand.session, gold.labels):
                raise Stuck(f"{gold.name}: {' '.join(keys)} does not mark {span_of(label)}")
            taken.append(len(keys))
    return taken


def _view(hand: Hand) -> View:
    return View(hand.screen.clean.visible_span, hand.screen.clean.rows_apart)


if __name__ == "__main__":
    main()
