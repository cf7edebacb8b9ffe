"""What the benchmarks share: measures, interleaved rounds, the report, and a real terminal.

A benchmark measures one area by itself, as ratios within one run wherever a ratio can be had. It
prints a table for people, and with `--json` one object. Nothing fails on a slow day.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Measure:
    """One figure, with the goal it is held against."""

    name: str
    value: float | None
    """None where it could not be taken; then `why` says so."""
    goal: float | None = None
    better: Literal["lower", "higher"] = "lower"
    spread: tuple[float, float] | None = None
    """Lowest and highest over the rounds, or an interval that the benchmark names."""
    why: str | None = None


def missing(name: str, why: str, goal: float | None = None) -> Measure:
    """Return a measure that could not be taken."""
    return Measure(name, None, goal, why=why)


def ratio(name: str, over: Sequence[float], under: Sequence[float], goal: float) -> Measure:
    """Return the median of `over / under`, round by round; lower is better."""
    ratios = [a / b for a, b in zip(over, under, strict=True)]
    return Measure(name, statistics.median(ratios), goal, "lower", (min(ratios), max(ratios)))


def interleaved(rounds: int, *runs: Callable[[], object]) -> list[list[float]]:
    """Time each of `runs` once a round, in turn; seconds of this process's CPU time.

    Taking turns keeps a machine whose speed drifts from favouring one of them.
    """
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds):
        for run, taken in zip(runs, times, strict=True):
            start = time.process_time()
            run()
            taken.append(time.process_time() - start)
    return times


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of `values` lie, by nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def machine() -> str:
    """Describe what the figures were measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}"


def report(benchmark: str, rounds: int, measures: Sequence[Measure]) -> None:
    """Print the measures: a table, or with `--json` on the command line one object."""
    if "--json" in sys.argv:
        rows = [
            {k: v for k, v in asdict(m).items() if v is not None or k == "value"} for m in measures
        ]
        head = {"benchmark": benchmark, "machine": machine(), "rounds": rounds}
        print(json.dumps({**head, "measures": rows}, ensure_ascii=False))
        return
    print(f"{benchmark} ({machine()}, {rounds} rounds)")
    width = max(len(m.name) for m in measures)
    for m in measures:
        print(f"  {m.name:{width}}  {_row(m)}")


def _row(m: Measure) -> str:
    """Return a measure's figures for people."""
    if m.value is None:
        return f"not taken: {m.why}"
    sign = "≤" if m.better == "lower" else "≥"
    goal = "" if m.goal is None else f"  goal {sign} {m.goal:g}"
    spread = "" if m.spread is None else f"  ({m.spread[0]:.4g} to {m.spread[1]:.4g})"
    return f"{m.value:.4g}{spread}{goal}{'' if m.why is None else '  ' + m.why}"
