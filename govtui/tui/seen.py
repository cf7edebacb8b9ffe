"""What a reviewer has had before their eyes, and whether for long enough to have read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from govtui.review.model import Label

LONG_ENOUGH = 0.3
"""Seconds that a label must have been on screen without a break."""


def too_fast(characters: int, seconds: float, speed: int) -> bool:
    """Tell whether nobody reads so many characters in this time; `speed` is characters a minute."""
    return speed > 0 and characters * 60 > speed * seconds


def characters(labels: Iterable[Label], seen: Collection[int]) -> int:
    """Return the characters from label to label of what has been seen; `labels` in reading order.

    What lies between two of them is not counted where a label in it has not been on screen.
    """
    count, last = 0, None
    for label in labels:
        if label.id in seen:
            count += label.end - (label.start if last is None else last.end)
            last = label
        else:
            last = None
    return count


class Seen:
    """Follows what is on screen. Times are in seconds, of any clock that does not go back."""

    def __init__(self) -> None:
        self._since: dict[int, float] = {}
        """Labels that are on screen, by the time since when."""
        self._seen: set[int] = set()
        self._reading_since: float | None = None

    def show(self, ids: Iterable[int], now: float) -> None:
        """Say that these labels, and no others, are wholly on screen from `now` on."""
        self._settle(now)
        if self._reading_since is None:
            self._reading_since = now
        self._since = {id_: self._since.get(id_, now) for id_ in ids}

    def ids(self, now: float) -> frozenset[int]:
        """Return the labels that have been on screen long enough by `now`."""
        self._settle(now)
        return frozenset(self._seen)

    def forget(self, ids: Iterable[int]) -> None:
        """Count these labels as not seen: they are not what they were."""
        for id_ in ids:
            self._seen.discard(id_)
            self._since.pop(id_, None)

    def reading_time(self, now: float) -> float:
        """Return the seconds since the report came on screen."""
        return 0.0 if self._reading_since is None else now - self._reading_since

    def _settle(self, now: float) -> None:
        self._seen.update(id_ for id_, since in self._since.items() if now - since >= LONG_ENOUGH)
