"""Measure the search through a corpus: `benchmarks/searching.py [--json]`.

Every report of a corpus of the bundled samples is prepared once and then searched, by the real
child process. What a search costs is held against preparing; what it costs the screens' own
process, in processor time and memory, against the time that it takes.
"""

from __future__ import annotations

import tempfile
import time
from functools import partial
from pathlib import Path

from common import Measure, ratio, report

from govtui.corpus.samples import bundled_samples
from govtui.review.concordance import Asked
from govtui.review.propagation import Precedent
from govtui.store.layout import FOLDER
from govtui.store.workspace import Workspace
from govtui.tui.everywhere import Search
from govtui.tui.library import Library

REPORTS = 300
ROUNDS = 5
RARE, COMMON = "李四光", "会议"


def main() -> None:
    """Prepare a corpus, search it, and print the measures."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root)
        library = Library(root, partial(Workspace.open, root, reviewer="li"))
        library.open()
        for entries in library.scan():
            library.catalogue.extend(entries)
        library.start_worker(lambda _entry, _result: None)
        for _warm in Search(library, asked=Asked(RARE)).run(prepare=False):
            pass  # the child is there now
        before = time.perf_counter()
        for found in library.prepare_in_spare_time():
            library.take(found)
        preparing = time.perf_counter() - before
        measures = measured(library, preparing)
        library.close()
    report("searching", ROUNDS, measures)


def write_corpus(root: Path) -> None:
    """Write the samples over and over, as a workspace that has been made."""
    (root / FOLDER).mkdir()
    samples = sorted(bundled_samples().glob("*.txt"))
    for number in range(REPORTS):
        sample = samples[number % len(samples)]
        (root / f"{number:04}.txt").write_bytes(sample.read_bytes())


def measured(library: Library, preparing: float) -> list[Measure]:
    """Return what searches cost; `preparing` is what preparing the corpus took, in seconds."""
    rare, common, own = [], [], []
    for _round in range(ROUNDS):
        cpu, start = time.process_time(), time.perf_counter()
        rare.append(seconds(Search(library, asked=Asked(RARE))))
        common.append(seconds(Search(library, precedent=Precedent(COMMON, "TERM"))))
        own.append((time.process_time() - cpu) / (time.perf_counter() - start))
    whole = [preparing] * ROUNDS
    return [
        ratio("search for what is nowhere over preparing", rare, whole, goal=0.05),
        ratio("search for what is in most reports over preparing", common, whole, goal=0.25),
        Measure("processor time of the screens' process over the time of a search",
                sorted(own)[ROUNDS // 2], 0.1, "lower", (min(own), max(own))),
    ]  # fmt: skip


def seconds(search: Search) -> float:
    """Run a search to its end."""
    start = time.perf_counter()
    for _found in search.run(prepare=False):
        pass
    assert search.searched == REPORTS, search.said()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
