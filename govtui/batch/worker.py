"""Preparing reports in a child process, so that the interface never waits for it.

jieba in a thread makes every key wait for the interpreter lock (p95 of 211 ms against 15 in a
process), and a thread cannot be killed when a page is hopeless. One child, one report at a time;
what is asked for most urgently goes next.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import NamedTuple

from govtui.batch.child import Answer
from govtui.batch.prepare import Failure, Prepared, Task
from govtui.batch.process import TIME_LIMIT, ChildProcess
from govtui.batch.request import Request
from govtui.batch.survey import Survey, Surveyed
from govtui.corpus.model import Entry

Deliver = Callable[[Entry, Prepared | Failure], None]
"""Takes each result; called in the worker's thread, so it has to hand it on to the interface."""

_Take = Callable[[Answer | None], None]


class _Wanted(NamedTuple):
    """Something that waits to be worked on."""

    urgency: int
    request: Request | Survey
    take: _Take
    """Takes the answer, in the worker's thread; None where there will be none."""


class Worker:
    """A child process that prepares reports, restarted whenever it ends."""

    def __init__(self, task: Task, deliver: Deliver, *, time_limit: float = TIME_LIMIT) -> None:
        """Start nothing yet: the child starts with `warm_up` or the first request."""
        self._child = ChildProcess(task, time_limit=time_limit)
        self._deliver = deliver
        self._pending: dict[object, _Wanted] = {}
        """By report id, or by the future of a survey."""
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

        def take(answer: Answer | None) -> None:
            result = None if answer is None else answer.prepared or answer.failure
            if result is not None and not self._closed:
                self._deliver(entry, result)

        self._want(entry.id, _Wanted(urgency, Request(entry, encoding), take))

    def survey(self, survey: Survey, *, urgency: int = 0) -> Surveyed | None:
        """Have reports looked through, and wait for what is found; None where there is no answer.

        For a thread. What failed as a whole has looked at nothing.
        """
        found: Future[Answer | None] = Future()
        self._want(found, _Wanted(urgency, survey, found.set_result))
        answer = found.result()
        return None if answer is None else answer.surveyed or Surveyed()

    @property
    def pending(self) -> int:
        """How many requests wait, without the one in hand."""
        return len(self._pending)

    def forget_below(self, urgency: int) -> None:
        """Take back the waiting requests that are less urgent than `urgency`; surveys stay."""
        with self._changed:
            self._pending = {
                key: wanted
                for key, wanted in self._pending.items()
                if wanted.urgency >= urgency or isinstance(wanted.request, Survey)
            }

    def replace_task(self, task: Task) -> None:
        """Prepare with another task from the next report on."""
        self._child.replace_task(task)

    def close(self) -> None:
        """End the child and the thread; nothing is delivered any more."""
        with self._changed:
            self._closed = True
            self._changed.notify()
            rest, self._pending = self._pending, {}
        for wanted in rest.values():
            wanted.take(None)
        self._child.stop()
        if self._thread is not None:
            self._thread.join(timeout=2)

    def _want(self, key: object, wanted: _Wanted) -> None:
        with self._changed:
            if not self._closed:
                self._pending[key] = wanted
                self._start()
                self._changed.notify()
                return
        wanted.take(None)

    def _start(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._run, name="prepare", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        """Prepare what is asked for, until closed."""
        self._child.start()
        while (wanted := self._next()) is not None:
            wanted.take(self._child.ask(wanted.request))
        self._child.close()

    def _next(self) -> _Wanted | None:
        """Wait for a request and take the most urgent; None when closed."""
        with self._changed:
            while not self._pending and not self._closed:
                self._changed.wait()
            if self._closed:
                return None
            chosen = max(self._pending, key=lambda key: self._pending[key].urgency)
            return self._pending.pop(chosen)
