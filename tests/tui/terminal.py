"""The program in a real pseudo-terminal, with the screen that it draws on."""

from __future__ import annotations

import os
import re
import sys
import time
from typing import TYPE_CHECKING

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

_PROGRAM = """
import sys
from pathlib import Path
from tests.tui.corpus import make_app
app = make_app(Path(sys.argv[1]), within=sys.argv[2] or None)
try:
    code = app.run()
finally:
    app.library.close()
sys.exit(code)
"""
SANE = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l")
"""The main screen, a visible cursor, no bracketed paste: how a terminal has to be left."""
PATIENCE = 20.0
"""Seconds to wait for something to appear."""


class Terminal:
    """The program and the screen that it draws on."""

    def __init__(
        self,
        folder: Path,
        columns: int = 100,
        rows: int = 24,
        *,
        within: str = "",
        environment: Mapping[str, str] | None = None,
        command: Sequence[str] = (),
    ) -> None:
        """Run the reviewer on the corpus in `folder`, or on the file `within` of it.

        `environment` is laid over that of a terminal of all colours, `command` run instead.
        """
        given = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        given.pop("NO_COLOR", None)
        self.program = pexpect.spawn(
            *(command[0], list(command[1:]))
            if command
            else (sys.executable, ["-c", _PROGRAM, str(folder), within]),
            env=given | dict(environment or {}),
            dimensions=(rows, columns),
            encoding=None,
            timeout=PATIENCE,
        )
        self.program.delaybeforesend = None
        self.sent = ""
        """Everything that the program has sent."""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)

    @property
    def rows(self) -> list[list[str]]:
        """What each cell of the screen shows; the one behind a wide character is empty."""
        cells = range(self.screen.columns)
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        return [[row[x].data for x in cells] for row in rows]

    @property
    def display(self) -> str:
        """What the screen shows, as one text."""
        return "\n".join("".join(row) for row in self.rows)

    def wait_for(self, text: str) -> None:
        """Wait until the screen shows `text`."""
        end = time.monotonic() + PATIENCE
        while text not in self.display:
            assert time.monotonic() < end, f"no {text!r} in:\n{self.display}"
            self.read()

    def wait_until(self, true: Callable[[], object]) -> None:
        """Wait until `true` is."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, f"in vain:\n{self.display}"
            self.read(0.05)

    def wait_for_last(self, mode: str, over: str) -> None:
        """Wait until the program has sent `mode` later than `over`."""
        end = time.monotonic() + PATIENCE
        while self.sent.rfind(mode) <= self.sent.rfind(over):
            assert time.monotonic() < end, f"{mode!r} was not sent after {over!r}"
            self.read()

    def send(self, data: str | bytes) -> None:
        """Send bytes as if they were typed."""
        self.program.send(data)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(rows, columns)
        self.program.setwinsize(rows, columns)

    def wait_for_end(self) -> int:
        """Read to the end; return the exit status, negative for a signal."""
        while self.read():
            pass
        self.program.close()
        ended, killed = self.program.exitstatus, self.program.signalstatus
        return int(ended) if killed is None else -int(killed)

    def close(self) -> None:
        """End the program, whatever it is doing."""
        self.program.close(force=True)

    def read(self, seconds: float = 1.0) -> bool:
        """Take in what is sent within `seconds`; tell whether there may be more."""
        try:
            text = self.program.read_nonblocking(65536, timeout=seconds).decode("utf-8", "replace")
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.sent += text
        # Private modes that pyte doesn't know would be printed.
        self._stream.feed(re.sub("\x1b\\[[<>=?][\\d;]*[a-z$]+", "", text))
        return True
