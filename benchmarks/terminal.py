"""A real pseudo-terminal with a program in it, timed from the outside.

Textual's own test pilot sleeps in steps of 20 ms and builds no escape sequences, so what a person
waits for can only be seen from the other end of a terminal: write a key, stop the clock at the
last byte of the frame that answers it.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

QUIET = 0.12
"""Seconds without a byte after which a frame counts as complete."""


class Terminal:
    """A program running in a pseudo-terminal of `columns` by `rows` cells."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 120,
        rows: int = 40,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", **(env or {})})
            os.execvp(command[0], list(command))
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.output = b""
        """Everything that the program wrote."""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        """End the program, whatever it is doing."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def wait_for(self, text: str, timeout: float = 30.0) -> float:
        """Read until `text` has been written; return the seconds since the start of the program."""
        wanted = text.encode()
        while wanted not in self.output:
            if time.perf_counter() - self.started > timeout or not self._read(timeout):
                raise TimeoutError(f"{text!r} did not appear in {timeout} s")
        return time.perf_counter() - self.started

    def settle(self, quiet: float = 0.5) -> None:
        """Read until nothing has been written for `quiet` seconds."""
        while self._read(quiet):
            pass

    def key(self, sequence: bytes) -> tuple[float, int]:
        """Send a key; return the seconds to the last byte of the answer, and the bytes in it."""
        before = len(self.output)
        start = last = time.perf_counter()
        os.write(self._fd, sequence)
        while self._read(QUIET):
            last = time.perf_counter()
        return last - start, len(self.output) - before

    def answer(self, sequence: bytes, text: bytes, timeout: float = 10.0) -> float:
        """Send a key; return the seconds until `text` has been written.

        For a program that writes other things meanwhile, of which nobody could tell the last byte.
        """
        before = len(self.output)
        start = time.perf_counter()
        os.write(self._fd, sequence)
        while text not in self.output[before:]:
            if time.perf_counter() - start > timeout or not self._read(timeout):
                raise TimeoutError(f"{text!r} did not appear in {timeout} s")
        return time.perf_counter() - start

    def memory(self) -> float:
        """Return the resident memory of the program's own process, in MiB."""
        with open(f"/proc/{self.pid}/status") as status:
            line = next(line for line in status if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def _read(self, timeout: float) -> bool:
        """Read what is there within `timeout` seconds; tell whether anything was."""
        ready, _, _ = select.select([self._fd], [], [], timeout)
        if not ready:
            return False
        try:
            self.output += os.read(self._fd, 1 << 16)
        except OSError:  # Linux's way to say that the other end is closed
            return False
        return True
