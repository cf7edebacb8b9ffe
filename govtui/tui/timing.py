"""How long a reviewer worked on a report."""

from __future__ import annotations

IDLE_AFTER = 60.0
"""Seconds without a key from which on nobody is taken to be there."""


class Worked:
    """Adds up the time between keys. Times are in seconds, of a clock that does not go back."""

    def __init__(self, now: float) -> None:
        self._last = now
        self._seconds = 0.0

    def touch(self, now: float) -> None:
        """A key was pressed: the time since the last one was work, but for the idle part of it."""
        self._seconds += min(now - self._last, IDLE_AFTER)
        self._last = now

    def take(self, now: float) -> float:
        """Return the seconds worked since the last call, and begin anew."""
        self.touch(now)
        seconds, self._seconds = self._seconds, 0.0
        return round(seconds, 1)
