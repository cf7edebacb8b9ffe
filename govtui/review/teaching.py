"""What a review teaches the workspace's lexicon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.review.model import Status
from govtui.review.planting import real

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.review.fold import Review


def taught_by(review: Review) -> Iterator[tuple[str, str, bool]]:
    """Yield `(surface, label name, whether it was taken)` for every decided label.

    A corrected label teaches twice: what it became was taken, what had been suggested was not.
    """
    for label in real(review.labels):
        if not label.decided:
            continue
        yield review.surface(label), label.label, label.status is not Status.REJECTED
        if label.status is Status.CORRECTED and label.suggested is not None:
            before = label.suggested
            if before.label != label.label and (before.start, before.end) == (
                label.start,
                label.end,
            ):
                yield review.surface(label), before.label, False
