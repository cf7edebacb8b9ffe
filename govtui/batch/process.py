"""The parent's end of a child process: started when needed, and again after it died."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, cast

import msgspec

from govtui.batch.child import Answer, read_frame, write_frame
from govtui.batch.prepare import Failure, Task
from govtui.batch.survey import Survey
from govtui.i18n import _

if TYPE_CHECKING:
    from govtui.batch.request import Request

TIME_LIMIT = 120.0
"""Seconds that one report may take before its process is killed."""

_TRIES = 2
"""How often a report is tried when the child ends over it: once may be chance, twice is not."""

_GRACE = 1.0
"""Seconds that a child whose pipe has ended gets to end by itself, and so to say how."""

_TAIL = 4096
"""Bytes at the end of a dead child's complaints that are looked at."""


class ChildProcess:
    """One child and its pipes. One thread asks; any thread may stop it."""

    def __init__(self, task: Task, *, time_limit: float = TIME_LIMIT) -> None:
        """Start nothing yet."""
        self._task = task
        self._time_limit = time_limit
        self._guard = threading.RLock()
        self._stopped = False
        self._process: subprocess.Popen[bytes] | None = None
        self._complaints: BinaryIO | None = None

    def ask(self, request: Request | Survey) -> Answer | None:
        """Have a report, or a survey, worked on; a child that ends over it is a failure of that.

        None where the child was stopped meanwhile.
        """
        body = msgspec.msgpack.encode(request)
        last_words = ""
        for _try in range(_TRIES):
            process = self.start()
            if process is None:
                return None
            frame = self._exchange(process, body)
            if frame is not None:
                return msgspec.msgpack.decode(frame, type=Answer)
            last_words = self._clear_up()
        if self._stopped:
            return None
        message = _("{id}: the process that prepares reports ended over it, twice ({why})")
        first = request.requests[0] if isinstance(request, Survey) else request
        return Answer(failure=Failure(message=message.format(id=first.entry.id, why=last_words)))

    def start(self) -> subprocess.Popen[bytes] | None:
        """Start the child where it doesn't run, so that it loads what it needs; None if stopped."""
        with self._guard:
            if self._stopped:
                return None
            if self._process is not None:
                return self._process
            # A file: a pipe that nobody reads would fill up, and the terminal is the screens'.
            self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed in _clear_up
            process = self._process = subprocess.Popen(
                # -P: a corpus folder that is the current one may hold files named like modules.
                [sys.executable, "-P", "-m", "govtui.batch.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                start_new_session=True,  # signals of the terminal are for the parent
            )
        with suppress(OSError):  # it ended at once; the request that follows will find out
            write_frame(cast("BinaryIO", process.stdin), msgspec.msgpack.encode(self._task))
        return process

    def replace_task(self, task: Task) -> None:
        """Work on another task from the next report on; the one in hand is begun anew."""
        with self._guard:
            self._task = task
            if self._process is not None:
                self._process.kill()

    def stop(self) -> None:
        """End the child at once and for good."""
        with self._guard:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """End the child and clear up; only when no thread is asking any more."""
        self.stop()
        self._clear_up()

    def _exchange(self, process: subprocess.Popen[bytes], body: bytes) -> bytes | None:
        """Send a request and wait for its answer; None where the child ended or took too long."""
        timer = threading.Timer(self._time_limit, process.kill)
        timer.start()
        try:
            write_frame(cast("BinaryIO", process.stdin), body)
            return read_frame(cast("BinaryIO", process.stdout))
        except OSError:
            return None
        finally:
            timer.cancel()

    def _clear_up(self) -> str:
        """Put a child away; return how it ended, for people."""
        with self._guard:
            process, complaints = self._process, self._complaints
            self._process = self._complaints = None
        if process is None or complaints is None:
            return ""
        try:
            status = process.wait(timeout=_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            status = process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):  # unsent bytes to a process that is gone
                cast("BinaryIO", stream).close()
        with complaints:
            complaints.seek(0)
            said = complaints.read()[-_TAIL:].decode("utf-8", "replace").split("\n")
        last = next((line for line in reversed(said) if line.strip()), "")
        return _("exit status {status} {said}").format(status=status, said=last).strip()
