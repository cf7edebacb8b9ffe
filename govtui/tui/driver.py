"""The terminal's driver: Textual's own for Linux and macOS, made fit for any line and terminal.

Beyond Textual's: any bytes may come in (`govtui.tui.input`); a terminal that goes away ends the
program in order; the mouse is reported only while a button is down, so that moving it costs a slow
line nothing; and the terminal is asked once how wide it draws characters of ambiguous width.
"""

from __future__ import annotations

import os
import selectors
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from govtui.tui.input import InputReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

PROBE_ROW = 1
"""Row, from 0, that the width probe's answer names: no key's sequence looks like that."""
_PROBE = f"\x1b[{PROBE_ROW + 1};1H“\x1b[6n\r\x1b[K"
_BUTTONS, _DRAGS, _ANY_CELL = 1000, 1002, 1006
"""Modes of mouse reports: presses, movements while pressed, coordinates of any size."""
_POLL = 0.1
"""Seconds between looks at whether to end, and the wait after which an escape is the key."""


class TerminalGone(Message, bubble=False):
    """Nobody is at the other end of the terminal any more."""


class TerminalDriver(LinuxDriver):
    """Reads from and writes to a terminal that may send anything and go away at any time."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # The writer thread wants no more of a file than an `_Output` has.
        self._file = cast("Any", _Output(cast("TextIO", self._file), self._lose_terminal))

    @property
    def has_mouse(self) -> bool:
        """Whether the terminal sends mouse events to us instead of selecting text itself."""
        return self._mouse

    def take_mouse(self, take: bool) -> None:
        """Have the terminal send mouse events, or leave the mouse to it for selecting text."""
        if not take:
            self._disable_mouse_support()
        self._mouse = take
        self._enable_mouse_support()

    def start_application_mode(self) -> None:
        """Take over the terminal, and ask it how wide it draws an ambiguous character."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.input_tty:
            self.write(_PROBE)

    def run_input_thread(self) -> None:
        """Read and pass on until the driver stops or the terminal goes away."""
        reader = InputReader()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if not selector.select(_POLL):
                    messages = reader.tick()
                elif data := self._read():
                    messages = reader.feed(data)
                else:
                    self._lose_terminal()
                    return
                for message in messages:
                    self.process_message(message)

    def _read(self) -> bytes:
        """Return what has arrived; nothing when the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _lose_terminal(self) -> None:
        """Tell the app, from whichever thread noticed, that nobody is there."""
        self.process_message(TerminalGone())

    def _enable_mouse_support(self) -> None:
        """Ask for presses, drags and the wheel, but not for mere movement."""
        if self._mouse:
            for mode in (_BUTTONS, _DRAGS, _ANY_CELL):
                self.write(f"\x1b[?{mode}h")

    def _disable_mouse_support(self) -> None:
        """Take back what `_enable_mouse_support` asked for."""
        if self._mouse:
            for mode in (_BUTTONS, _DRAGS, _ANY_CELL):
                self.write(f"\x1b[?{mode}l")


class _Output:
    """The terminal to write to; once it is gone, writing does nothing."""

    def __init__(self, file: TextIO, lost: Callable[[], None]) -> None:
        self._file = file
        self._lost = lost
        self._gone = False

    def write(self, text: str) -> None:
        """Write `text`, if anybody is there to read it."""
        self._attempt(lambda: self._file.write(text))

    def flush(self) -> None:
        """Write out what is buffered."""
        self._attempt(self._file.flush)

    def fileno(self) -> int:
        """Return the file's descriptor."""
        return self._file.fileno()

    def _attempt(self, write: Callable[[], object]) -> None:
        """Call `write` unless the terminal is gone, and notice when it is."""
        if self._gone:
            return
        try:
            write()
        except OSError:
            self._gone = True
            self._lost()
