"""Measure the screens from the far end of a terminal: `benchmarks/screens.py [--json]`.

From a key to the last byte of the frame that answers it: on the review screen with all its panes,
in a report of a thousand characters and of a million; in the library, with a hundred reports and
with a hundred thousand, also while they are still being listed; and while the worker process
extracts. Short and long run side by side and are sent the same keys in turn, so that a machine
whose speed drifts favours neither.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from common import Measure, percentile, ratio, report
from terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot

    from govtui.batch.prepare import Prepared

ROUNDS = 5
KEYS = 40
"""Keys a round and size."""
SHORT, LONG = 1_000, 1_000_000
"""Characters of the reports; every 15th or so begins a label."""
FEW, MANY = 100, 100_000
SENTENCE = "3月21日，云溪区委书记上官旻主持召开区委常委会会议，听取全区防汛工作汇报。\n"
LABELS = ((0, 5, "TIME"), (6, 12, "POST"), (12, 15, "PER"), (19, 26, "MEET"), (31, 33, "TERM"))
ALL_PANES, NARROWER = (160, 45), (120, 40)
MOVES = (b"n", b"j", b"n", b"k", b"p", b"n", b"n")


def main() -> None:
    if "--serve" in sys.argv:
        serve(int(sys.argv[-1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        env = {"XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder}
        env["COLORTERM"] = "truecolor"
        measures = [*review(env), *library(Path(folder), env)]
        measures += [while_listing(Path(folder), env), while_extracting(Path(folder), env)]
    report("screens", ROUNDS, measures)


def review(env: dict[str, str]) -> list[Measure]:
    """Return the times of a label move, short and long, and the bytes of one."""
    moves = [MOVES[n % len(MOVES)] for n in range(KEYS)]
    with review_of(SHORT, ALL_PANES, env) as short, review_of(LONG, ALL_PANES, env) as long:
        pairs = [side_by_side(short, long, moves) for _round in range(ROUNDS)]
    with review_of(LONG, NARROWER, env) as narrower:
        sizes = [narrower.key(key)[1] for key in moves]
        decisions = [narrower.key(key)[0] for key in (b"a", b"x", b"3") * 5]
    shorts = [percentile(times, 0.95) for times, _ in pairs]
    longs = [percentile(times, 0.95) for _, times in pairs]
    return [
        milliseconds(f"review, {SHORT} characters: label move p95, ms", shorts, 15),
        milliseconds(f"review, {LONG} characters: label move p95, ms", longs, 15),
        ratio("review: long over short", longs, shorts, 1.5),
        # A move may bring the next page into view, which is not what this is about.
        Measure("bytes of a label move without scrolling, 120x40, median", median(sizes), 2000),
        milliseconds(f"review, {LONG} characters: decision until saved p95, ms", [
            percentile(decisions, 0.95)
        ]),
    ]  # fmt: skip


def library(folder: Path, env: dict[str, str]) -> list[Measure]:
    """Return the times of a move in the list, few reports and many."""
    few, many = folder / "few", folder / "many"
    write_reports(few, FEW)
    write_reports(many, MANY)
    with opened(few, FEW, env) as short, opened(many, MANY, env) as long:
        moves = [(b"j", b"j", b"k", b"\x1b[B")[n % 4] for n in range(KEYS)]
        pairs = [side_by_side(short, long, moves) for _round in range(ROUNDS)]
    shorts = [percentile(times, 0.95) for times, _ in pairs]
    longs = [percentile(times, 0.95) for _, times in pairs]
    return [
        milliseconds(f"library, {FEW} reports: move p95, ms", shorts),
        milliseconds(f"library, {MANY} reports: move p95, ms", longs),
        ratio("library: many over few", longs, shorts, 1.5),
    ]


def while_listing(folder: Path, env: dict[str, str]) -> Measure:
    """Return the slowest key in the library while many reports are still being listed."""
    listed = f"of {MANY} ".encode()
    there, back = in_foot(1), in_foot(0)
    slowest = []
    for _round in range(ROUNDS):
        with Terminal(govtui(folder / "many"), *NARROWER, env=env) as terminal:
            terminal.wait_for(back.decode())
            times = []
            while listed not in terminal.output:
                times.append(terminal.answer(b"j", there))
                times.append(terminal.answer(b"k", back))
            slowest.append(max(times))
    return milliseconds(f"slowest key while {MANY} reports are listed, ms", slowest, 50)


def in_foot(number: int) -> bytes:
    """Return what ends the library's frame when the cursor is on a report: its id in the foot."""
    return f"000/{number:06}.txt\x1b[0m".encode()


def while_extracting(folder: Path, env: dict[str, str]) -> Measure:
    """Return the slowest key on the review screen while the worker prepares the next reports.

    In the library every report that becomes ready is a frame of its own, between those of the keys.
    """
    corpus = folder / "busy"
    write_reports(corpus, 40, SENTENCE * 400)
    with Terminal(govtui(corpus), *NARROWER, env=env) as terminal:
        terminal.wait_for("of 40 ")
        terminal.key(b"\r")
        terminal.wait_for("decided")
        terminal.settle(0.2)
        times = [terminal.key(MOVES[n % len(MOVES)])[0] for n in range(30)]
    return milliseconds("slowest key while the worker extracts, ms", [max(times)], 50)


def side_by_side(
    short: Terminal, long: Terminal, keys: Sequence[bytes]
) -> tuple[list[float], list[float]]:
    """Send each key to both; return the seconds of each."""
    both = [(short.key(key)[0], long.key(key)[0]) for key in keys]
    return [a for a, _ in both], [b for _, b in both]


def milliseconds(name: str, seconds: Sequence[float], goal: float | None = None) -> Measure:
    """Return the median of times in seconds as milliseconds."""
    values = [1000 * value for value in seconds]
    return Measure(name, median(values), goal, "lower", (min(values), max(values)))


def review_of(characters: int, size: tuple[int, int], env: dict[str, str]) -> Terminal:
    """Return a terminal with the review screen on a report of so many characters."""
    command = [sys.executable, __file__, "--serve", str(characters)]
    terminal = Terminal(command, *size, env=env)
    terminal.wait_for("decided")
    terminal.settle(2)
    return terminal


def opened(corpus: Path, count: int, env: dict[str, str]) -> Terminal:
    """Return a terminal with the library on a corpus, everything listed."""
    terminal = Terminal(govtui(corpus), *NARROWER, env=env)
    terminal.wait_for(f"of {count} ", timeout=120)
    terminal.settle(3)
    return terminal


def govtui(corpus: Path) -> list[str]:
    """Return the command that opens the reviewer on a corpus, as an installed user gives it."""
    return [str(Path(sys.executable).with_name("govtui")), "--lang", "en", str(corpus)]


def write_reports(corpus: Path, count: int, text: str = SENTENCE) -> None:
    """Write `count` reports in folders of a thousand."""
    for number in range(count):
        folder = corpus / f"{number // 1000:03}"
        if number % 1000 == 0:
            folder.mkdir(parents=True)
        (folder / f"{number:06}.txt").write_text(f"{number}{text}", encoding="utf-8")


def serve(characters: int) -> None:
    """Run the review screen on an invented report, prepared beforehand."""
    from govtui.corpus.model import Entry
    from govtui.store.workspace import Workspace
    from govtui.tui.app import GovtuiApp
    from govtui.tui.library import Library
    from govtui.tui.screens.review import ReviewScreen

    async def show(pilot: Pilot[object]) -> None:
        await pilot.pause(1)  # until the workspace is open
        entry = Entry(id="a.txt", path="a.txt", size=1, modified=0.0)
        library.catalogue.extend([entry])
        library.accept(entry, invented(characters))
        await pilot.app.push_screen(ReviewScreen(library, "a.txt"))

    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder), lambda: Workspace.open(Path(folder), reviewer="anyone"))
        GovtuiApp(library, "anyone").run(auto_pilot=show)


def invented(characters: int) -> Prepared:
    """Return a prepared report of about so many characters, with labels throughout."""
    from govtui.batch.prepare import Prepared
    from govtui.cleaning.model import Meta
    from govtui.corpus.model import Report, Source
    from govtui.extraction.model import Suggestion
    from govtui.extraction.schema import default_schema
    from govtui.review.effects import sha256
    from govtui.review.model import Opening
    from govtui.review.opening import undecided_labels

    count = max(1, characters // len(SENTENCE))
    text = SENTENCE * count
    source = Source(path="a.txt", sha256=sha256(text))
    schema = default_schema()
    opening = Opening(
        report_id="a.txt",
        source=source,
        meta=Meta(title="云溪区委常委会召开会议"),
        text=text,
        text_sha256=source.sha256,
        cleaning_version="1",
        alignment=(),
        label_schema=schema.name,
        labels_covered=schema.names,
        labels=undecided_labels(
            Suggestion(at + start, at + end, label, "rule:invented", 0.9)
            for at in range(0, len(text), len(SENTENCE))
            for start, end, label in LABELS
        ),
    )
    return Prepared(report=Report(id="a.txt", source=source, raw=text), opening=opening)


if __name__ == "__main__":
    main()
