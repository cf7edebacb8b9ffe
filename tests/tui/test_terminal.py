"""The program in a real pseudo-terminal: what arrives, what is sent, and how it is left."""

from __future__ import annotations

import base64
import os
import re
import signal
import time
from typing import TYPE_CHECKING

import pytest

from tests.tui.corpus import REPORTS, write_corpus
from tests.tui.terminal import SANE, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    write_corpus(tmp_path)
    made = Terminal(tmp_path)
    try:
        yield made
    finally:
        made.close()


def _decisions(folder: Path) -> list[str]:
    """Return the kinds of the decisions that are on the disk."""
    (journal,) = (folder / "corpus" / ".govtui" / "reviews").glob("*/*/li.jsonl")
    return re.findall(r'"do":"(\w+)"', journal.read_text())


def test_the_plain_page_leaves_the_mouse_to_the_terminal_and_copies(terminal: Terminal) -> None:
    terminal.wait_for("0 of 3 done")
    terminal.send("\r")
    terminal.wait_for("PER")
    terminal.send("i")
    terminal.wait_for("Plain text")
    assert "│" not in terminal.display
    terminal.wait_for_last("\x1b[?1000l", over="\x1b[?1000h")
    terminal.send("\r")
    terminal.wait_for("cannot be verified")
    copied = re.findall("\x1b\\]52;c;([^\x07]*)\x07", terminal.sent)
    assert [base64.b64decode(text).decode() for text in copied] == [REPORTS["a.txt"]]
    terminal.send("q")
    terminal.wait_for("accept")
    terminal.wait_for_last("\x1b[?1000h", over="\x1b[?1000l")


def test_open_decide_and_leave(terminal: Terminal, tmp_path: Path) -> None:
    terminal.wait_for("0 of 3 done")
    terminal.send("\r")
    terminal.wait_for("accept")
    terminal.wait_for("PER")
    terminal.send("a")
    terminal.wait_for("1/3")
    terminal.send(" ")
    terminal.wait_for("2/3")
    terminal.wait_for("saved")
    terminal.send("q")
    terminal.wait_for("1 in progress")
    terminal.send("q")
    assert terminal.wait_for_end() == 0
    assert all(sequence in terminal.sent for sequence in SANE)
    assert _decisions(tmp_path)[:2] == ["accept", "accept"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("接受a".encode("gbk"), "UTF-8"),
        (b"\xff\xfe\x80q\x11\x03", "UTF-8"),
        (bytes(range(128, 256)), "UTF-8"),
        (b"\x1b[99999999999999u", "UTF-8"),
        ("张三".encode(), "nothing was decided"),
        (b"quit\r", "nothing was decided"),
        (b"\x1b[200~qqq\x1b[201~", "decides nothing"),
    ],
    ids=["gbk", "broken", "high bytes", "impossible key", "commit", "word", "paste"],
)
def test_what_is_no_key_does_nothing_and_is_said(
    terminal: Terminal, data: bytes, said: str
) -> None:
    terminal.wait_for("0 of 3 done")
    terminal.send(data)
    terminal.wait_for(said)
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def test_moving_the_mouse_is_not_even_asked_for(terminal: Terminal) -> None:
    terminal.wait_for("0 of 3 done")
    assert "\x1b[?1002h" in terminal.sent
    assert "\x1b[?1003h" not in terminal.sent


@pytest.mark.parametrize(("column", "cells"), [(2, 1), (3, 2)])
def test_the_terminal_is_asked_how_wide_it_draws(
    terminal: Terminal, column: int, cells: int
) -> None:
    terminal.wait_for("0 of 3 done")
    assert "“\x1b[6n" in terminal.sent
    bars = terminal.display.count("─")
    terminal.send(f"\x1b[2;{column}R")
    terminal.send("/")
    terminal.wait_for("Words of")
    assert bars == 20
    terminal.wait_until(lambda: terminal.display.count("─") == (20 if cells == 1 else 0))


@pytest.mark.parametrize("ending", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_it_in_order(
    terminal: Terminal, tmp_path: Path, ending: signal.Signals
) -> None:
    terminal.wait_for("0 of 3 done")
    terminal.send("\r")
    terminal.wait_for("PER")
    terminal.send("x")
    terminal.wait_for("saved")
    terminal.program.kill(ending)
    assert terminal.wait_for_end() == 128 + ending
    assert all(sequence in terminal.sent for sequence in SANE)
    assert _decisions(tmp_path)[0] == "reject"


def test_a_terminal_that_goes_away_ends_it(terminal: Terminal) -> None:
    terminal.wait_for("0 of 3 done")
    terminal.program.ptyproc.fileobj.close()
    terminal.program.closed = terminal.program.ptyproc.closed = True
    terminal.program.ptyproc.terminated = True  # which is what is awaited here
    end = time.monotonic() + 10
    while time.monotonic() < end and os.waitpid(terminal.program.pid, os.WNOHANG) == (0, 0):
        time.sleep(0.05)
    assert time.monotonic() < end


def test_it_can_be_stopped_and_goes_on(terminal: Terminal) -> None:
    terminal.wait_for("0 of 3 done")
    terminal.send(b"\x1a")
    while not all(sequence in terminal.sent for sequence in SANE):
        terminal.read()
    before = len(terminal.sent)
    time.sleep(0.1)
    terminal.program.kill(signal.SIGCONT)
    while "\x1b[?1049h" not in terminal.sent[before:]:
        terminal.read()
    terminal.send("?")
    terminal.wait_for("Go to the next report")
    terminal.send("q")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def test_it_survives_a_tiny_terminal(terminal: Terminal) -> None:
    terminal.wait_for("0 of 3 done")
    terminal.send("\r")
    terminal.wait_for("PER")
    terminal.program.setwinsize(5, 20)
    terminal.send("a")
    time.sleep(0.3)
    terminal.program.setwinsize(24, 100)
    terminal.wait_for("1/3")


def test_nothing_of_a_report_reaches_the_terminal_raw(tmp_path: Path) -> None:
    hostile = "\x1b]52;c;ZXZpbA==\x07\x1b[2J\x9b31m\u202e"
    write_corpus(
        tmp_path,
        {f"[/b]{hostile}.txt": f"标题{hostile}[/x]\n正文{hostile}上官旻主持会议。", **REPORTS},
    )
    made = Terminal(tmp_path)
    try:
        made.wait_for("0 of 4 done")
        made.send("\r")
        made.wait_for("accept")
        made.send("acq")
        made.send(b"\x1b")
        time.sleep(0.5)
        made.send(b"\x11")
        assert made.wait_for_end() == 0
    finally:
        made.close()
    assert "\x1b]52" not in made.sent
    sent = re.sub("\x1b\\]22;[a-z-]*\x07", "", made.sent)  # Textual's shape of the mouse pointer
    assert not set("\x07\x9b\u202e") & set(sent)
    assert made.sent.count("\x1b[2J") == 0
