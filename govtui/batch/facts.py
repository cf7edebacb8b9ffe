"""What the library shows and searches of a report that has been prepared, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.review.missing import score

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtui.review.model import Label, Opening

_SECONDS_A_LABEL = 0.6
"""A glance and a key for a label that is right."""
_SECONDS_A_MISTAKE = 4.0
"""To see what is wrong and to mend it, of a label or of a damaged place."""


class Facts(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What is known of a report once it has been prepared; None where the report says nothing."""

    title: str | None = None
    date: str | None = None
    """Of the meeting, else of the publication."""
    region: str | None = None
    total: int = 0
    """Labels."""
    damage: int = 0
    """Damaged places."""
    surfaces: str = ""
    """Of the suggested labels, folded, a line each."""
    mistakes: float = 0.0
    """How many of the labels are expected to be wrong, by their scores."""

    def work(self, undecided: int, damage: int) -> float:
        """Return the seconds that a report with so much undecided and damaged is likely to take.

        The mistakes are taken to lie evenly among the labels.
        """
        wrong = self.mistakes * undecided / self.total if self.total else 0.0
        return _SECONDS_A_LABEL * undecided + _SECONDS_A_MISTAKE * (wrong + damage)


def facts_of(opening: Opening) -> Facts:
    """Return the facts of a prepared report."""
    meta = opening.meta
    date = meta.meeting_date or meta.published
    return Facts(
        title=meta.title,
        date=date[:10] if date else None,
        region=meta.region.name if meta.region else None,
        total=len(opening.labels),
        damage=sum(mark.status.is_open for mark in opening.damage),
        surfaces=surfaces_of(opening.text, opening.labels),
        mistakes=round(sum(1 - score(label) for label in opening.labels), 2),
    )


def surfaces_of(text: str, labels: Iterable[Label]) -> str:
    """Return the surfaces of labels, folded, a line each."""
    found = {text[label.start : label.end].replace("\n", "") for label in labels}
    return "\n".join(sorted(found)).casefold()
