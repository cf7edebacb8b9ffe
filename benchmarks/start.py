"""Measure the start: `benchmarks/start.py [--json]`.

The time to the first paint in a real terminal, and the memory of the interface process with
100,000 reports listed, both over a minimal Textual app on the same machine in the same run.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from common import Measure, ratio, report
from terminal import Terminal

ROUNDS = 9
REPORTS = 100_000
FOLDERS = 100

MINIMAL = """
from textual.app import App, ComposeResult
from textual.widgets import Static

class Minimal(App):
    def compose(self) -> ComposeResult:
        yield Static("painted")

Minimal().run()
"""
MINIMAL_COMMAND = [sys.executable, "-c", MINIMAL]
TEXT = "云溪区召开会议\n3月21日，区长上官旻主持会议。\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        env = {"XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder}
        # As installed: with the compiled modules that pip leaves, also from a checkout.
        env |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(Path(folder, "pyc"))}
        few, many = Path(folder, "few"), Path(folder, "many")
        write_reports(few, 10)
        write_reports(many, REPORTS)
        measures = [first_paint(few, env), *memory(many, env)]
    report("start", ROUNDS, measures)


def govtui(corpus: Path) -> list[str]:
    """Return the command that opens the reviewer on a corpus, as an installed user gives it."""
    return [str(Path(sys.executable).with_name("govtui")), "--lang", "en", str(corpus)]


def write_reports(corpus: Path, count: int) -> None:
    """Write `count` small reports in folders of equal size."""
    for folder in range(FOLDERS):
        (corpus / f"{folder:02}").mkdir(parents=True)
    for number in range(count):
        (corpus / f"{number % FOLDERS:02}" / f"{number:06}.txt").write_text(TEXT, encoding="utf-8")


def first_paint(corpus: Path, env: dict[str, str]) -> Measure:
    """Return the time from the start to the library's frame, over that to a minimal app's."""
    ours, minimal = [], []
    for _ in range(ROUNDS + 1):
        with Terminal(govtui(corpus), env=env) as terminal:
            ours.append(terminal.wait_for("region"))
        with Terminal(MINIMAL_COMMAND, env=env) as terminal:
            minimal.append(terminal.wait_for("painted"))
    # The first round compiled the modules.
    return ratio("time to first paint over minimal app", ours[1:], minimal[1:], goal=1.35)


def memory(corpus: Path, env: dict[str, str]) -> list[Measure]:
    """Return the memory with all reports listed over a minimal app's, and how long that took."""
    with Terminal(MINIMAL_COMMAND) as terminal:
        terminal.wait_for("painted")
        terminal.settle()
        minimal = terminal.memory()
    with Terminal(govtui(corpus), env=env) as terminal:
        listed = terminal.wait_for(f"of {REPORTS} ", timeout=120)
        terminal.settle()
        ours = terminal.memory()
    scan = scan_time(corpus)
    return [
        Measure(f"memory with {REPORTS} reports over minimal app", ours / minimal, 3.0),
        Measure(f"seconds until {REPORTS} reports are listed", listed),
        Measure("the same over a bare walk through the folders", listed / scan),
    ]


def scan_time(corpus: Path) -> float:
    """Return how long it takes to look at every file of a corpus, in seconds."""
    import time

    start = time.perf_counter()
    for folder in os.scandir(corpus):
        for file in os.scandir(folder):
            file.stat()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
