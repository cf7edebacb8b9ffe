"""Which labels a reviewer has had before their eyes long enough to have read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG_ENOUGH = 0.3
"""Seconds that a label must have been on screen without a break."""


class Seen:
    """Follows what is on screen. Times are in seconds, of any clock that does not go back."""

    def __init__(self) -> None:
        self._since: dict[int, float] = {}
        """Labels that are on screen, by the time since when."""
        self._seen: set[int] = set()

    def show(self, ids: Iterable[int], now: float) -> None:
        """Say that these labels, and no others, are wholly on screen from `now` on."""
        self._settle(now)
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

    def _settle(self, now: float) -> None:
        self._seen.update(id_ for id_, since in self._since.items() if now - since >= LONG_ENOUGH)
