"""What the planner of keys and its parts share: places, ways there, and copies of a session."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from govtui.extraction.scores import Span
from govtui.review.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from govtui.review.model import Label
    from govtui.tui.session import Session

Stop = int | Missing
"""What one can go to: a label, by its id, or a place that likely misses one."""


class Way(NamedTuple):
    """Keys to press next, and what they are worth."""

    keys: tuple[str, ...]
    mends: int = 1
    """How many differences are gone afterwards."""
    later: int = 0
    """Further keys that it will take until then: what they do is planned again."""
    approach: int = 0
    """How many of the keys only go there."""
    at: int = 0
    """Where in the text."""

    def cost(self, travel: float) -> float:
        """Keys a difference that is mended; those on the way there count `travel` times."""
        return (len(self.keys) + self.later + (travel - 1) * self.approach) / self.mends


@dataclass
class View:
    """What the planner must know of the cleaned pane. Offsets are in code points."""

    visible: tuple[int, int]
    """The span that is in view."""
    rows_apart: Callable[[int, int], int]
    """The offset so many rows below an offset."""


def span_of(label: Label) -> Span:
    """Return a label as a scored span."""
    return Span(label.start, label.end, label.label)


def twin(session: Session) -> Session:
    """Return a copy that can go elsewhere while the session stays; they share the review."""
    twin = copy.copy(session)
    for name, value in vars(session).items():
        if isinstance(value, list):
            setattr(twin, name, list(value))
    return twin


def digit(session: Session, name: str) -> str:
    """Return the key that gives a label."""
    return next(label.key for label in session.schema.labels if label.name == name)
