"""The words of the library: how far a report is, which ones are shown, and in what order."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from govtui.i18n import N_


class State(StrEnum):
    """How far a report is, for the reader of the list."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    ENCODING = "encoding"
    """Somebody has to say how its bytes are to be read."""
    PROBLEM = "problem"
    """It cannot be read."""


class Shown(StrEnum):
    """Which reports the status filter lets through, in the order that its key goes through."""

    ALL = "all"
    UNFINISHED = "unfinished"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    FLAGGED = "flagged"
    PROBLEM = "problem"

    def next(self) -> Shown:
        """Return the filter after this one."""
        every = list(Shown)
        return every[(every.index(self) + 1) % len(every)]


class Sort(StrEnum):
    """What the list is sorted by, in the order that its key goes through."""

    PATH = "path"
    STATUS = "status"
    DATE = "date"
    REGION = "region"
    TITLE = "title"
    WORK = "work"
    """The labels and damaged places that are left to decide, the fewest first."""
    DAMAGE = "damage"

    def next(self) -> Sort:
        """Return the order after this one."""
        every = list(Sort)
        return every[(every.index(self) + 1) % len(every)]


SHOWN_TITLES = {
    Shown.ALL: N_("all"),
    Shown.UNFINISHED: N_("unfinished"),
    Shown.IN_PROGRESS: N_("in progress"),
    Shown.DONE: N_("done"),
    Shown.FLAGGED: N_("flagged"),
    Shown.PROBLEM: N_("cannot be read"),
}
SORT_TITLES = {
    Sort.PATH: N_("path"),
    Sort.STATUS: N_("status"),
    Sort.DATE: N_("date"),
    Sort.REGION: N_("region"),
    Sort.TITLE: N_("title"),
    Sort.WORK: N_("work left"),
    Sort.DAMAGE: N_("damage"),
}


class Counts(NamedTuple):
    """How far the corpus is."""

    reports: int
    done: int
    in_progress: int
    unreadable: int
