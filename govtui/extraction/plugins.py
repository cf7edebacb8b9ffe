"""Extractors of others, found by the entry point group `govtui.extractors`.

An extractor is a callable that takes the cleaned text and returns suggestions (anything with
`start`, `end`, `label`, `source` and `score`) in code points of that text.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from govtui.extraction.model import LABEL_LIMIT, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable

GROUP = "govtui.extractors"


class Extractor(Protocol):
    """Proposes labels for a text."""

    def __call__(self, text: str, /) -> Iterable[Suggestion]:
        """Return suggestions in code points of `text`."""


@cache
def installed() -> dict[str, Extractor | Exception]:
    """The installed extractors by name; one that cannot be loaded is there as its error."""
    found: dict[str, Extractor | Exception] = {}
    for point in entry_points(group=GROUP):
        try:
            found[point.name] = point.load()
        except Exception as error:  # noqa: BLE001, RUF100 - code of others may raise anything
            found[point.name] = error
    return found


def checked(text: str, name: str, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Copies of `suggestions` named after the extractor.

    Raises ValueError for a bad span, and for more than a report may have: it may never end.
    """
    result: list[Suggestion] = []
    for s in suggestions:
        if not 0 <= s.start < s.end <= len(text):
            raise ValueError(f"span {s.start}-{s.end} is not in the text of {len(text)} characters")
        if not 0 <= s.score <= 1:
            raise ValueError(f"score {s.score} is not between 0 and 1")
        if len(result) == LABEL_LIMIT:
            raise ValueError(f"more than {LABEL_LIMIT} suggestions")
        result.append(Suggestion(s.start, s.end, s.label, f"{name}:{s.source}", s.score))
    return result
