"""Every terminal that annotators have: few cells, few colours, wide drawing, input methods."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import pyte.screens
import pytest
from wcwidth import wcwidth

from tests.tui.corpus import TEXT, write_corpus
from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SPANS = [(0, 3, "LOC"), (8, 12, "TIME"), (20, 23, "PER")]
"""What `tests.tui.corpus` suggests in any text."""
QUOTED = "云溪区召开会议\n5月6日，“云溪”区委书记—上官旻…主持·会。"


@contextmanager
def opened(
    folder: Path,
    columns: int = 100,
    rows: int = 24,
    *,
    text: str = TEXT,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    """Open a report in a terminal."""
    write_corpus(folder, {"a.txt": text})
    terminal = Terminal(folder, columns, rows, within="a.txt", environment=environment)
    try:
        yield terminal
    finally:
        terminal.close()


def decisions(folder: Path) -> list[str]:
    """Return the kinds of the decisions that are on the disk."""
    journals = (folder / "corpus" / ".govtui" / "reviews").glob("*/*/li.jsonl")
    return [do for path in journals for do in re.findall(r'"do":"(\w+)"', path.read_text())]


def told_apart(terminal: Terminal) -> set[tuple[str, str]]:
    """Return the surfaces and labels that can be read off the screen's characters alone."""
    found = set()
    for text, tags in pairwise(terminal.rows):
        line = "".join(cell or " " for cell in tags)
        for match in re.finditer("([A-Z]+)[─═=-]*[╯╝/?]", line):
            found.add(("".join(text[match.start() : match.end()]), match[1]))
    return found


def surfaces(text: str) -> set[tuple[str, str]]:
    """Return what `told_apart` should give for a report with this text."""
    return {(text[start:end], label) for start, end, label in SPANS}


# Sizes


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
def test_in_the_usual_sizes_text_and_labels_stand_side_by_side(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with opened(tmp_path, *size) as terminal:
        terminal.wait_for(">? LOC")
        (line,) = (line for line in terminal.display.split("\n") if ">? LOC" in line)
        panes = line.partition(">?")[0].count("云溪区召开会议")
        assert panes == (2 if size[0] >= 150 else 1), "the raw text too where there is room"


def test_in_a_tiny_terminal_one_can_decide_and_leave(tmp_path: Path) -> None:
    with opened(tmp_path, 20, 5) as terminal:
        terminal.wait_for("LOC")
        terminal.send("a")
        terminal.wait_for("TIME")
        terminal.send("?")
        terminal.wait_for("Keys")
        terminal.send("q")
        terminal.send("x")
        terminal.wait_for("PER")
        terminal.send("\x11")
        assert terminal.wait_for_end() == 0
    assert decisions(tmp_path)[:2] == ["accept", "reject"]


# Colours


@pytest.mark.parametrize(
    ("environment", "sent"),
    [
        ({}, "\x1b\\[[\\d;]*38;2;"),
        ({"COLORTERM": ""}, "\x1b\\[[\\d;]*38;5;"),
        ({"TERM": "xterm-16color", "COLORTERM": ""}, "\x1b\\[[\\d;]*3[1-6];49m"),
        ({"TERM": "linux", "COLORTERM": ""}, "\x1b\\[[\\d;]*3[1-6];49m"),
        ({"NO_COLOR": "1"}, None),
    ],
    ids=["truecolor", "256", "16", "linux console", "NO_COLOR"],
)
def test_labels_and_edges_can_be_told_apart_without_the_colours(
    tmp_path: Path, environment: dict[str, str], sent: str | None
) -> None:
    with opened(tmp_path, 60, 24, environment=environment) as terminal:
        terminal.wait_for("accept")
        terminal.wait_for("PER")
        assert told_apart(terminal) == surfaces(TEXT)
        terminal.send("a")
        terminal.wait_for("╯")
        assert told_apart(terminal) == surfaces(TEXT)
    if sent is None:
        assert not re.search("\x1b\\[[\\d;]*(?<!\\d)[34][0-8][;m]", terminal.sent)
    else:
        assert re.search(sent, terminal.sent)


def test_a_terminal_of_sixteen_colours_is_asked_for_no_others(tmp_path: Path) -> None:
    environment = {"TERM": "linux", "COLORTERM": ""}
    with opened(tmp_path, 80, 25, environment=environment) as terminal:
        terminal.wait_for(">? LOC")
        terminal.send("\x1b[[A")  # the Linux console's F1
        terminal.wait_for("Keys")
        terminal.send("q")
        terminal.wait_for(">? LOC")
        terminal.send("\x1b[3~")  # delete
        terminal.wait_for("✗ LOC")
    assert not re.search("\x1b\\[[\\d;]*[34]8;[25];", terminal.sent)


# Characters that some terminals draw two cells wide


def _wide(character: str) -> int:
    return 2 if east_asian_width(character) == "A" else wcwidth(character)


@pytest.mark.parametrize("wide", [False, True])
def test_no_column_is_misaligned_however_wide_the_terminal_draws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, wide: bool
) -> None:
    if wide:
        monkeypatch.setattr(pyte.screens, "wcwidth", _wide)
    with opened(tmp_path, 100, 24, text=QUOTED) as terminal:
        terminal.wait_until(lambda: "\x1b[6n" in terminal.sent)
        # The terminal answers the question how far the probe has moved its cursor.
        terminal.send("\x1b[2;3R" if wide else "\x1b[2;2R")
        terminal.wait_for("LOC==" if wide else "LOC══")
        terminal.wait_for("accept")
        assert told_apart(terminal) == surfaces(QUOTED)
        signs = {row.index("?", 60) for row in terminal.rows[1:4]}
        assert len(signs) == 1, "the list is straight beside lines of any width"


# Input methods


@pytest.mark.parametrize(
    "reads",
    [
        # ibus with libpinyin: each phrase at once, punctuation by itself.
        ["会议由".encode(), "上官旻".encode(), "\uff0c".encode(), "主持".encode(), "。".encode()],
        # fcitx5: enter commits the letters of a composition; the full-width mode those too.
        ["\uff01".encode(), "\uff41\uff58\uff44".encode(), b"shangguan", "上官".encode()],
        # A slow line: a phrase and its last character come apart.
        ["决定".encode()[:4], "决定".encode()[4:], "接受".encode()[:5], "接受".encode()[5:]],
    ],
    ids=["ibus", "fcitx5", "slow line"],
)
def test_what_an_input_method_sends_decides_nothing(tmp_path: Path, reads: list[bytes]) -> None:
    with opened(tmp_path) as terminal:
        terminal.wait_for(">? LOC")
        for data in reads:
            terminal.send(data)
            terminal.read(0.05)
            time.sleep(0.02)
        terminal.wait_for("nothing was decided")
        terminal.send("3")
        terminal.wait_for(">? TIME")
        terminal.wait_for("saved")
    assert decisions(tmp_path) == ["relabel"]


# What a kill leaves


def test_after_a_kill_one_goes_on_at_the_very_label(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        terminal.wait_for(">? LOC")
        terminal.send("jj")
        terminal.wait_for(">? PER")
        places = tmp_path / "state" / "places.json"
        terminal.wait_until(lambda: places.exists() and '"a.txt": 2' in places.read_text())
        terminal.program.kill(9)
        assert terminal.wait_for_end() == -9
    with opened(tmp_path) as terminal:
        terminal.wait_for(">? PER")
