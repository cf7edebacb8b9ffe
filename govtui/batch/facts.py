"""What the library shows and searches of a report that has been prepared, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtui.review.model import Label, Opening


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
    )


def surfaces_of(text: str, labels: Iterable[Label]) -> str:
    """Return the surfaces of labels, folded, a line each."""
    found = {text[label.start : label.end].replace("\n", "") for label in labels}
    return "\n".join(sorted(found)).casefold()
