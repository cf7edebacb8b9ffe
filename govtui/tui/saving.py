"""Keeping decisions on the disk without a key waiting for it.

One thread writes, in the order of the decisions. What could not be written stays in memory, shown
as unsaved, and is tried again: with the next decision, and every few seconds.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from govtui.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from govtui.review.model import Event, Opening

    Append = Callable[[Opening, list[Event]], None]
    """Keeps events durably; returns when they are on the disk, raises StoreError otherwise."""

RETRY_AFTER = 5.0
"""Seconds from a failure until it is tried again."""


@dataclass(frozen=True)
class SavingState:
    """How far the disk is behind the screen."""

    unsaved: int = 0
    """Events that are not on the disk."""
    problem: str | None = None
    """Why the last attempt failed, for people; None where it did not."""


class Saver:
    """Writes events in its own thread."""

    def __init__(self, append: Append, tell: Callable[[SavingState], object]) -> None:
        """`tell` is called in the writing thread whenever the state has changed."""
        self._append = append
        self._tell = tell
        self._events: list[tuple[Opening, Event]] = []
        self._problem: str | None = None
        self._changed = threading.Condition()
        self._closing = False
        self._hurry = False
        """Whether to try again at once after a failure."""
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> SavingState:
        """The state as it is now."""
        with self._changed:
            return SavingState(len(self._events), self._problem)

    def save(self, opening: Opening, event: Event) -> None:
        """Keep an event of the review that began with `opening`; returns at once."""
        with self._changed:
            self._events.append((opening, event))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="save", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def flush(self, timeout: float) -> SavingState:
        """Wait until all is written, or could not be once more, `timeout` seconds at most."""
        with self._changed:
            self._hurry = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._events or not self._hurry, timeout)
            self._hurry = False
        return self.state

    def close(self, timeout: float) -> SavingState:
        """End the thread, after a last attempt to write what is left; wait no longer than that."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(timeout)
        return self.state

    def _run(self) -> None:
        """Write until closed."""
        while (batch := self._next()) is not None:
            opening, events, last_try = batch
            problem = self._write(opening, events)
            with self._changed:
                self._problem = problem
                if problem is None:
                    del self._events[: len(events)]
                else:
                    self._hurry = False
                self._changed.notify_all()
            self._tell(self.state)
            if problem is not None:
                if last_try:
                    return
                self._wait_for_better()

    def _next(self) -> tuple[Opening, list[Event], bool] | None:
        """Wait for events; return those at the head that are of one review, None when closed.

        The flag says that closing was asked for, so that a failure is final.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._events or self._closing)
            if not self._events:
                return None
            opening = self._events[0][0]
            of_it = takewhile(lambda item: item[0] is opening, self._events)
            return opening, [event for _opening, event in of_it], self._closing

    def _wait_for_better(self) -> None:
        """Wait until there is a reason to try again."""
        with self._changed:
            known = len(self._events)
            self._changed.wait_for(
                lambda: self._closing or self._hurry or len(self._events) > known, RETRY_AFTER
            )

    def _write(self, opening: Opening, events: list[Event]) -> str | None:
        """Write events of one review; return what went wrong, None if nothing did."""
        try:
            self._append(opening, events)
        except StoreError as error:
            return str(error)
        return None
