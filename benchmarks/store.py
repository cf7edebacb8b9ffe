"""The store: what a durable decision costs, whatever the workspace holds, and how fast it opens.

    python benchmarks/store.py [--json] [--large]

The cost of an fsync is the disk's; it is counted and timed apart. `--large` measures with a million
labels and a hundred thousand reports, which takes minutes to make; else a tenth of each.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from common import Measure, interleaved, ratio, report
from tinydb import TinyDB

from govtui.cleaning.model import Meta
from govtui.corpus.model import Source
from govtui.extraction.model import Suggestion
from govtui.review.effects import sha256
from govtui.review.fold import Review
from govtui.review.model import Accept, Event, Label, Opening
from govtui.store.fs import Fs
from govtui.store.workspace import Workspace

ROUNDS = 7
DECISIONS = 200
NOW = "2026-11-22T10:00:00Z"
LARGE = "--large" in sys.argv
LABELS = (1_000, 1_000_000 if LARGE else 100_000)
REPORTS = 100_000 if LARGE else 10_000
LABELS_A_REPORT = 50


class CountingFs(Fs):
    """Counts and times the fsyncs."""

    def __init__(self) -> None:
        self.fsyncs = 0
        self.seconds = 0.0

    def fsync(self, fd: int) -> None:
        begin = time.perf_counter()
        super().fsync(fd)
        self.seconds += time.perf_counter() - begin
        self.fsyncs += 1


def opening(report_id: str, labels: int) -> Opening:
    """Return an invented review with so many labels."""
    text = "溪口县委书记林知远强调防汛工作，" * max(1, labels // 2)
    spans = [(16 * (n // 2) + 6 * (n % 2), n) for n in range(labels)]
    return Opening(
        report_id=report_id,
        source=Source(path=report_id, sha256=sha256(text)),
        meta=Meta(),
        text=text,
        text_sha256=sha256(text),
        cleaning_version="1",
        alignment=(),
        label_schema="meetings",
        labels_covered=("PER",),
        labels=tuple(
            Label(
                id=n,
                start=s,
                end=s + 3,
                label="PER",
                suggested=Suggestion(s, s + 3, "PER", "rule", 0.9),
            )
            for s, n in spans
        ),
    )


def fill(root: Path, labels: int) -> None:
    """Make a workspace with so many decided labels, without waiting for the disk."""

    class Quick(Fs):
        def fsync(self, fd: int) -> None:
            pass

        def fsync_directory(self, path: Path) -> None:
            pass

    with Workspace.open(root, reviewer="lin", fs=Quick()) as workspace:
        for number in range(labels // LABELS_A_REPORT):
            began = opening(f"news/{number}.txt", LABELS_A_REPORT)
            event = Review(began).event(
                Accept(ids=tuple(range(LABELS_A_REPORT)), bulk=True), by="lin", at=NOW
            )
            workspace.append(began, [event])


def decide(workspace: Workspace, began: Opening, events: list[Event]) -> float:
    """Return the median seconds of one durable decision."""
    taken = []
    for event in events:
        begin = time.perf_counter()
        workspace.append(began, [event])
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def decisions(folder: Path) -> list[Measure]:
    """Measure a decision in a small and in a large workspace, and what of it is fsync."""
    began = opening("news/new.txt", 1_000)
    review = Review(began)
    events = [review.event(Accept(ids=(n,)), by="lin", at=NOW) for n in range(DECISIONS)]
    medians: list[list[float]] = [[], []]
    costs: list[float] = []
    counts: list[float] = []
    workspaces = []
    for labels in LABELS:
        root = folder / str(labels)
        root.mkdir()
        fill(root, labels)
        fs = CountingFs()
        workspaces.append((Workspace.open(root, reviewer="lin", fs=fs), fs))
    for _ in range(ROUNDS):
        for (workspace, fs), found in zip(workspaces, medians, strict=True):
            workspace.append(began, events[:1])
            fs.fsyncs, fs.seconds = 0, 0.0
            begin = time.perf_counter()
            found.append(decide(workspace, began, events))
            costs.append((time.perf_counter() - begin - fs.seconds) / DECISIONS)
            counts.append(fs.fsyncs / DECISIONS)
    for workspace, _fs in workspaces:
        workspace.close()
    small, large = medians
    name = f"durable decision with {LABELS[1]:,} over {LABELS[0]:,} labels"
    return [
        ratio(name, large, small, goal=1.2),
        Measure("fsyncs a decision", max(counts), 1.0),
        Measure("decision without its fsync, ms", 1e3 * statistics.median(costs)),
        Measure("decision with its fsync, ms", 1e3 * statistics.median(medians[1])),
    ]


def opening_a_workspace(folder: Path) -> Measure:
    """Measure the library's first look at a workspace with an intact index."""
    root = folder / "many"
    root.mkdir()
    fill(root, REPORTS * LABELS_A_REPORT)
    with Workspace.open(root, reviewer="lin") as workspace:
        workspace.index().refresh()

    def look() -> None:
        with Workspace.open(root, reviewer="lin", read_only=True) as workspace:
            workspace.index().refresh()
            assert len(workspace.index().summaries) == REPORTS

    def scan() -> None:
        found = sum(
            1
            for _place, _folders, names in os.walk(root / ".govtui" / "reviews")
            for _name in names
        )
        assert found == REPORTS

    looked, scanned = interleaved(ROUNDS, look, scan)
    name = f"opening a workspace of {REPORTS:,} reports over a scan of its folder"
    return ratio(name, looked, scanned, goal=3.0)


def against_tinydb(folder: Path) -> Measure:
    """Compare a decision in a review of 10,000 labels with TinyDB's insert into as many."""
    began = opening("news/long.txt", 10_000)
    plain = TinyDB(folder / "plain.json")
    plain.insert_multiple(
        {"start": n, "end": n + 3, "label": "PER", "status": "accepted"} for n in range(10_000)
    )
    root = folder / "long"
    root.mkdir()
    review = Review(began)
    ratios = []
    with Workspace.open(root, reviewer="lin") as workspace:
        for _ in range(ROUNDS):
            event = review.event(Accept(ids=(0,)), by="lin", at=NOW)
            ours = decide(workspace, began, [event] * 9)
            begin = time.perf_counter()
            plain.insert({"start": 0, "end": 3, "label": "PER", "status": "accepted"})
            ratios.append((time.perf_counter() - begin) / ours)
    return Measure(
        "TinyDB's own insert at 10,000 labels over our decision",
        statistics.median(ratios),
        better="higher",
        spread=(min(ratios), max(ratios)),
    )


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measures = [*decisions(folder), opening_a_workspace(folder), against_tinydb(folder)]
    report("store", ROUNDS, measures)


if __name__ == "__main__":
    main()
