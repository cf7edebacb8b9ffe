"""Counts the keys from suggestions to exactly the gold labels, in the running app.

    python benchmarks/keystrokes.py GOLD.jsonl … [--seeds N] [--json] [--verbose]

GOLD are files in the export format. For each report the app is opened on its text, with (a) our own
suggestions and (b) gold labels degraded to a strict F1 of 0.90 (`degrading`; the mix of errors and
the scores are stated there), and Textual's pilot presses the default keys that a planner
(`keyplan`) chooses: mending each difference, having every label on screen, accept the rest, done.
Then the labels are read back from the journal and must be the gold ones. Of a few orders of
working the one with the fewest keys counts. The hand time of other tools is for the same
suggestions (`handtime`); a key takes 0.28 s in all of them.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from common import Measure, missing, report
from degrading import degraded
from handtime import KEY, TOOLS, acts, seconds
from keyplan import Planner, View, is_reached, span_of, unread

from govtui.batch.prepare import Prepared
from govtui.cleaning.model import Meta
from govtui.corpus.model import Report, Source
from govtui.errors import InterchangeError
from govtui.extraction import suggest
from govtui.extraction.schema import default_schema
from govtui.extraction.scores import Span
from govtui.interchange import record
from govtui.review.effects import sha256
from govtui.review.model import Opening, ReviewStatus, Status
from govtui.review.opening import undecided_labels
from govtui.store.workspace import Workspace
from govtui.tui.app import GovtuiApp
from govtui.tui.library import Library
from govtui.tui.screens.review import ReviewScreen
from govtui.tui.seen import LONG_ENOUGH, SPEED_SETTING
from govtui.tui.settings import UserFiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.pilot import Pilot

    from govtui.batch.prepare import Task
    from govtui.batch.worker import Deliver
    from govtui.corpus.model import Entry
    from govtui.extraction.model import Suggestion
    from govtui.tui.session import Session

COLUMNS, ROWS = 120, 40
FILE = "report.txt"
MOST_KEYS = 400
THINKING = 0.3
"""Seconds after each difference: the app looks for missed labels when nothing is decided."""
READING = LONG_ENOUGH + 0.2
"""Seconds for what came on screen, the time to paint it included."""
WORTH_LOOKING_AT = 10_000
"""Characters of a report beyond which it is left out: the planner looks everywhere for the best."""
KEYS_A_LABEL = 0.45
SHARE_OF_BEST = 1 / 3
RATE = "keys a gold label"
SHARE = "hand time over that of the best other tool"
ORDERS = ((0.5, True), (1.0, True), (2.0, True), (1.0, False))
"""The orders of working that are tried on each report: `travel` and `attend` of the planner."""


class Stuck(Exception):
    """The gold labels could not be reached."""


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


class PreparedWorker:
    """Stands for the worker process: delivers one prepared report at once."""

    def __init__(self, prepared: Prepared, _task: Task, deliver: Deliver) -> None:
        self._prepared = prepared
        self._deliver = deliver

    def request(self, entry: Entry, *, encoding: str | None = None, urgency: int = 0) -> None:  # noqa: ARG002
        """Deliver it."""
        self._deliver(entry, self._prepared)

    def forget_below(self, urgency: int) -> None:
        """Forget nothing."""

    def close(self) -> None:
        """End nothing."""


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
        report(
            "keystrokes", 0, list(_not_taken("(b) degraded to F1 0.90", KEYS_A_LABEL, "no GOLD"))
        )
        return
    measures: list[Measure] = []
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


def _not_taken(title: str, goal: float | None, why: str) -> Iterator[Measure]:
    yield missing(f"{title}: {RATE}", why, goal)
    yield missing(f"{title}: {SHARE}", why, None if goal is None else SHARE_OF_BEST)


# The running app


async def _review(
    gold: Gold, suggestions: list[Suggestion], order: tuple[float, bool]
) -> list[str]:
    """Return the keys that make the gold labels of the suggestions. Raises Stuck."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "corpus"
        root.mkdir()
        (root / FILE).write_text(gold.text, encoding="utf-8")
        worker = partial(PreparedWorker, _prepared(gold.text, suggestions))
        with Workspace.open(root, reviewer="bench") as workspace:
            workspace.set_setting(SPEED_SETTING, 0)  # nobody reads here
        library = Library(root, partial(Workspace.open, root, reviewer="bench"), make_worker=worker)
        app = GovtuiApp(library, "bench", UserFiles(root.parent / "config", root.parent / "state"))
        async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
            travel, attend = order
            planner = Planner(gold.text, gold.labels, travel=travel, attend=attend)
            keys = await _press_all(pilot, planner)
            saved = library.workspace.load(FILE)
            review = saved.review() if saved is not None else None
            if review is None or review.status is not ReviewStatus.DONE:
                raise Stuck("the review is not done")
            if {span_of(label) for label in review.live} != gold.labels:
                raise Stuck("the reviewed labels are not the gold ones")
            app.exit()
        library.close()
    return keys


def _prepared(text: str, suggestions: Iterable[Suggestion]) -> Prepared:
    schema = default_schema()
    source = Source(path=FILE, sha256=sha256(text), encoding="utf-8")
    opening = Opening(
        report_id=FILE,
        source=source,
        meta=Meta(),
        text=text,
        text_sha256=sha256(text),
        cleaning_version="benchmark",
        alignment=(),
        label_schema=schema.name,
        labels_covered=schema.names,
        labels=undecided_labels(suggestions),
    )
    return Prepared(report=Report(id=FILE, source=source, raw=text), opening=opening, blocks=())


async def _press_all(pilot: Pilot[int], planner: Planner) -> list[str]:
    """Press keys until the report is done; return those pressed in the review screen."""
    screen = await _opened(pilot)
    hand = _Hand(pilot, screen)
    while not is_reached(_session(screen), planner.gold):
        view = View(screen.clean.visible_span, screen.clean.rows_apart)
        way = planner.next_way(_session(screen), view)
        if way is None or len(hand.keys) > MOST_KEYS:
            raise Stuck(f"no way on after {len(hand.keys)} keys")
        await hand.press(*way.keys)
        await pilot.pause(THINKING)
    await _finish(hand, screen)
    return hand.keys


async def _opened(pilot: Pilot[int]) -> ReviewScreen:
    """Open the only report; return the screen that shows it."""
    for _attempt in range(200):
        await pilot.pause(0.02)
        screen = pilot.app.screen
        if not isinstance(screen, ReviewScreen):
            await pilot.press("enter")
        elif screen.session is not None:
            await pilot.pause(READING)
            return screen
    raise Stuck("the report did not open")


async def _finish(hand: _Hand, screen: ReviewScreen) -> None:
    """Have every undecided label on screen, accept the rest, and finish."""
    session = _session(screen)
    await hand.pilot.pause(READING)
    while left := unread(session, hand.seen()):
        down = left[-1].end > screen.clean.visible_span[1]
        before = screen.clean.scroll_offset
        await hand.press("pagedown" if down else "pageup")
        if screen.clean.scroll_offset == before or len(hand.keys) > MOST_KEYS:
            raise Stuck("not every label can be brought on screen")
    if session.review.undecided:
        await hand.press("r")
    await hand.press("d")
    await hand.pilot.pause()


class _Hand:
    """Presses keys, at leisure: what comes on screen is read before the next key."""

    def __init__(self, pilot: Pilot[int], screen: ReviewScreen) -> None:
        self.pilot = pilot
        self.keys: list[str] = []
        self._screen = screen

    async def press(self, *keys: str) -> None:
        """Press keys and count them."""
        for key in keys:
            before = self._screen.clean.scroll_offset
            self.keys.append(key)
            await self.pilot.press(key)
            await self.pilot.pause()
            if self._screen.clean.scroll_offset != before:
                await self.pilot.pause(READING)

    def seen(self) -> frozenset[int]:
        """Return the labels that have been on screen long enough."""
        from time import monotonic

        return self._screen.seen.ids(monotonic())


def _session(screen: ReviewScreen) -> Session:
    if screen.session is None:
        raise Stuck("the report is gone")
    return screen.session


if __name__ == "__main__":
    main()
