"""Many reports at once: several child processes, results in the order of the reports.

Not `ProcessPoolExecutor`: when one of its processes is killed, it gives up the whole batch.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TYPE_CHECKING

from govtui.batch.process import ChildProcess
from govtui.batch.request import Request

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from govtui.batch.child import Answer
    from govtui.batch.prepare import Failure, Task

_AHEAD = 8
"""How many reports a process each are begun before the first result is taken: bounds memory."""

_WORTH_A_PROCESS = 1_000_000
"""Bytes of source for which it pays to start another process and load its dictionaries."""

_Ticket = tuple[Request, "Future[Answer | None]"]


def make_all(
    task: Task, requests: Sequence[Request], *, jobs: int | None = None
) -> Generator[tuple[Request, bytes | Failure], None, None]:
    """Yield the line that `task` makes of each report, in the order of the requests.

    `jobs` is the number of processes; None for as many as the machine has processors and the work
    is worth. A report whose process dies is a failure, and the others go on.
    """
    jobs = min(jobs or _worthwhile(requests), len(requests))
    children = [ChildProcess(task) for _n in range(jobs)]
    tickets: SimpleQueue[_Ticket | None] = SimpleQueue()
    threads = [
        threading.Thread(target=_work, args=(child, tickets), daemon=True) for child in children
    ]
    for thread in threads:
        thread.start()
    begun: deque[_Ticket] = deque()
    try:
        for request in requests:
            if len(begun) >= _AHEAD * jobs:
                yield _result(begun.popleft())
            ticket: _Ticket = (request, Future())
            begun.append(ticket)
            tickets.put(ticket)
        while begun:
            yield _result(begun.popleft())
    finally:
        for child in children:
            child.stop()
            tickets.put(None)
        for thread in threads:
            thread.join()


def _worthwhile(requests: Sequence[Request]) -> int:
    """Return how many processes the reports are worth."""
    size = sum(request.entry.size for request in requests)
    return min(os.cpu_count() or 1, 1 + size // _WORTH_A_PROCESS)


def _work(child: ChildProcess, tickets: SimpleQueue[_Ticket | None]) -> None:
    """Keep one child busy until there are no more tickets; runs in a thread of its own."""
    while (ticket := tickets.get()) is not None:
        request, future = ticket
        future.set_result(child.ask(request))
    child.close()


def _result(ticket: _Ticket) -> tuple[Request, bytes | Failure]:
    """Wait for the answer to a request."""
    request, future = ticket
    answer = future.result()
    assert answer is not None, "children are stopped only when nobody takes results any more"
    result = answer.failure or answer.line
    assert result is not None, "a batch's task makes lines"
    return request, result
