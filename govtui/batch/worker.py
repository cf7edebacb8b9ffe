"""Preparing reports in a child process, so that the interface never waits for it.

jieba in a thread makes every key wait for the interpreter lock (p95 of 211 ms against 15 in a
process), and a thread cannot be killed when a page is hopeless. One child, one report at a time;
what is asked for most urgently goes next.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO, cast

import msgspec

from govtui.batch.child import Answer, Request, read_frame, write_frame
from govtui.batch.prepare import Failure, Prepared, Task
from govtui.corpus.model import Entry
from govtui.i18n import _

Deliver = Callable[[Entry, Prepared | Failure], None]
"""Takes each result; called in the worker's thread, so it has to hand it on to the interface."""

_TRIES = 2
"""How often a report is tried when the child ends over it: once may be chance, twice is not."""


class Worker:
    """A child process that prepares reports, restarted whenever it ends."""

    def __init__(self, task: Task, deliver: Deliver) -> None:
        """Start nothing yet: the child starts with the first request."""
        self._task = task
        self._deliver = deliver
        self._pending: dict[str, tuple[int, Request]] = {}
        self._changed = threading.Condition()
        self._closed = False
        self._child: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None

    def request(self, entry: Entry, *, encoding: str | None = None, urgency: int = 0) -> None:
        """Ask for a report. The most urgent goes first, of equals the earliest asked.

        A report that is already waiting is not asked for twice; it takes the new urgency.
        """
        with self._changed:
            self._pending[entry.id] = (urgency, Request(entry, encoding))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="prepare", daemon=True)
                self._thread.start()
            self._changed.notify()

    def forget_below(self, urgency: int) -> None:
        """Take back the waiting requests that are less urgent than `urgency`."""
        with self._changed:
            self._pending = {k: v for k, v in self._pending.items() if v[0] >= urgency}

    def replace_task(self, task: Task) -> None:
        """Prepare with another task from the next report on."""
        with self._changed:
            self._task = task
            self._end_child()

    def close(self) -> None:
        """End the child and the thread; nothing is delivered any more."""
        with self._changed:
            self._closed = True
            self._end_child()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(timeout=2)

    def _run(self) -> None:
        """Prepare what is asked for, until closed."""
        while (request := self._next()) is not None:
            result = self._prepare(request)
            if self._closed:
                return
            self._deliver(request.entry, result)

    def _next(self) -> Request | None:
        """Wait for a request and take the most urgent; None when closed."""
        with self._changed:
            while not self._pending and not self._closed:
                self._changed.wait()
            if self._closed:
                return None
            chosen = max(self._pending, key=lambda id_: self._pending[id_][0])
            return self._pending.pop(chosen)[1]

    def _prepare(self, request: Request) -> Prepared | Failure:
        for _try in range(_TRIES):
            answer = self._ask(msgspec.msgpack.encode(request))
            if answer is not None:
                return answer
            if self._closed:
                break
        return Failure(
            message=_("{id}: the process that prepares reports ended over it, twice.").format(
                id=request.entry.id
            )
        )

    def _ask(self, body: bytes) -> Prepared | Failure | None:
        """Send one request to the child; None where the child ended instead of answering."""
        child = self._running_child()
        if child is None:
            return None
        try:
            write_frame(cast("BinaryIO", child.stdin), body)
            frame = read_frame(cast("BinaryIO", child.stdout))
        except (OSError, ValueError):  # a broken pipe, or a stream that `close` closed
            frame = None
        if frame is None:
            return None
        answer = msgspec.msgpack.decode(frame, type=Answer)
        return answer.prepared or answer.failure

    def _running_child(self) -> subprocess.Popen[bytes] | None:
        """Return the child, started anew where it has ended; None when closed."""
        with self._changed:
            if self._closed:
                return None
            if self._child is not None and self._child.poll() is None:
                return self._child
            self._end_child()
            self._child = subprocess.Popen(
                [sys.executable, "-m", "govtui.batch.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # signals of the terminal are for the screens
            )
            child, task = self._child, self._task
        with suppress(OSError):  # it ended at once; the request that follows will find out
            write_frame(cast("BinaryIO", child.stdin), msgspec.msgpack.encode(task))
        return child

    def _end_child(self) -> None:
        """Kill the child; a report that it was preparing counts as not answered."""
        if self._child is None:
            return
        self._child.kill()
        self._child.wait()
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                with suppress(OSError):  # unsent bytes to a process that is gone
                    stream.close()
        self._child = None
