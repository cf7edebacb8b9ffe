"""Preparing reports in a child process, so that the interface never waits for it.

jieba in a thread makes every key wait for the interpreter lock (p95 of 211 ms against 15 in a
process), and a thread cannot be killed when a page is hopeless. One child, one report at a time;
what is asked for most urgently goes next.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from govtui.batch.child import Request
from govtui.batch.prepare import Failure, Prepared, Task
from govtui.batch.process import TIME_LIMIT, ChildProcess
from govtui.corpus.model import Entry

Deliver = Callable[[Entry, Prepared | Failure], None]
"""Takes each result; called in the worker's thread, so it has to hand it on to the interface."""


class Worker:
    """A child process that prepares reports, restarted whenever it ends."""

    def __init__(self, task: Task, deliver: Deliver, *, time_limit: float = TIME_LIMIT) -> None:
        """Start nothing yet: the child starts with `warm_up` or the first request."""
        self._child = ChildProcess(task, time_limit=time_limit)
        self._deliver = deliver
        self._pending: dict[str, tuple[int, Request]] = {}
        self._changed = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None

    def warm_up(self) -> None:
        """Start the child, that it may load its dictionaries before the first request."""
        with self._changed:
            self._start()

    def request(self, entry: Entry, *, encoding: str | None = None, urgency: int = 0) -> None:
        """Ask for a report. The most urgent goes first, of equals the earliest asked.

        A report that is already waiting is not asked for twice; it takes the new urgency.
        """
        with self._changed:
            self._pending[entry.id] = (urgency, Request(entry, encoding))
            self._start()
            self._changed.notify()

    @property
    def pending(self) -> int:
        """How many requests wait, without the one in hand."""
        return len(self._pending)

    def forget_below(self, urgency: int) -> None:
        """Take back the waiting requests that are less urgent than `urgency`."""
        with self._changed:
            self._pending = {k: v for k, v in self._pending.items() if v[0] >= urgency}

    def replace_task(self, task: Task) -> None:
        """Prepare with another task from the next report on."""
        self._child.replace_task(task)

    def close(self) -> None:
        """End the child and the thread; nothing is delivered any more."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._child.stop()
        if self._thread is not None:
            self._thread.join(timeout=2)

    def _start(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._run, name="prepare", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        """Prepare what is asked for, until closed."""
        self._child.start()
        while (request := self._next()) is not None:
            answer = self._child.ask(request)
            result = None if answer is None else answer.prepared or answer.failure
            if result is not None and not self._closed:
                self._deliver(request.entry, result)
        self._child.close()

    def _next(self) -> Request | None:
        """Wait for a request and take the most urgent; None when closed."""
        with self._changed:
            while not self._pending and not self._closed:
                self._changed.wait()
            if self._closed:
                return None
            chosen = max(self._pending, key=lambda id_: self._pending[id_][0])
            return self._pending.pop(chosen)[1]
