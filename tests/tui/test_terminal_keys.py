"""Every default key arrives as itself: straight from an xterm, and through tmux and screen."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from govtui.tui.actions import ACTIONS
from tests.tui.terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    from pathlib import Path

_PROGRAM = """
import os
import sys
from textual.app import App
from textual import events
from govtui.tui.driver import TerminalDriver
from govtui.tui.keys import normalise

class Recorder(App):
    def get_driver_class(self):
        return TerminalDriver

    def on_ready(self):
        self.note(str(os.getpid()))

    async def on_event(self, event):
        if isinstance(event, events.Key):
            self.note(normalise(event.key, event.character))
        else:
            await super().on_event(event)

    def note(self, key):
        with open(sys.argv[1], "a") as file:
            file.write(key + chr(10))

Recorder().run()
"""
_XTERM = {
    "space": " ", "enter": "\r", "tab": "\t", "backspace": "\x7f", "escape": "\x1b",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "delete": "\x1b[3~", "shift+tab": "\x1b[Z", "shift+left": "\x1b[1;2D",
    "shift+right": "\x1b[1;2C", "ctrl+left": "\x1b[1;5D", "ctrl+right": "\x1b[1;5C",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~",
    "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~",
    "f12": "\x1b[24~",
}  # fmt: skip
"""What an xterm with default settings sends."""
_KEYS = sorted({key for action in ACTIONS for key in action.keys} - {"ctrl+q"})
"""All default keys but the one that ends every Textual program."""


def _sent(key: str) -> str:
    if key.startswith("ctrl+") and key not in _XTERM:
        return chr(ord(key[-1]) - 96)
    return _XTERM.get(key, key)


def _command(multiplexer: str, folder: Path, inner: list[str]) -> list[str]:
    """Return how to run `inner` in a multiplexer as it comes, without anybody's settings."""
    if multiplexer == "tmux":
        return ["tmux", "-f", "/dev/null", "-S", str(folder / "tmux"), "new-session", *inner]
    if multiplexer == "screen":
        return ["screen", "-c", "/dev/null", *inner]
    return inner


@pytest.mark.parametrize("multiplexer", ["none", "tmux", "screen"])
def test_every_default_key_arrives_distinct(multiplexer: str, tmp_path: Path) -> None:
    if multiplexer != "none" and shutil.which(multiplexer) is None:
        pytest.skip(f"{multiplexer} is not installed")
    log = tmp_path / "keys"
    log.touch()
    program = tmp_path / "recorder.py"
    program.write_text(_PROGRAM)
    environment = {"SCREENDIR": str(tmp_path), "TMUX": ""}
    command = _command(multiplexer, tmp_path, [sys.executable, str(program), str(log)])
    terminal = Terminal(tmp_path, command=command, environment=environment)
    try:
        terminal.wait_until(lambda: log.read_text().endswith("\n"))
        expected = log.read_text().splitlines()
        for key in _KEYS:
            if multiplexer == "screen" and key == "escape":
                continue  # It holds a lone one back until the next key; there is always another.
            terminal.send(_sent(key))
            expected.append(key)
            _wait(terminal, log, expected)
    finally:
        # A multiplexer would keep the program alive when its terminal goes.
        for recorder in log.read_text().splitlines()[:1]:
            os.kill(int(recorder), signal.SIGKILL)
        terminal.close()


def _wait(terminal: Terminal, log: Path, expected: list[str]) -> None:
    """Wait until these keys have arrived, and see that they are these."""
    end = time.monotonic() + PATIENCE
    while len(found := log.read_text().splitlines()) < len(expected):
        assert time.monotonic() < end, f"{expected[-1]!r} does not arrive"
        terminal.read(0.01)
    assert found == expected
