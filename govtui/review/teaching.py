"""What a review teaches the workspace's lexicon, and what the lexicon does to an opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.review.model import Status
from govtui.review.opening import undecided_labels
from govtui.review.planting import real

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.extraction.lexicon import Teachings
    from govtui.extraction.schema import LabelSchema
    from govtui.review.fold import Review
    from govtui.review.model import Opening


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


def taught(opening: Opening, teachings: Teachings, schema: LabelSchema) -> Opening:
    """Return a new report's opening with the suggestions that the corpus would have of it."""
    from govtui.extraction.resolve import resolve

    suggested = [label.suggested for label in opening.labels if label.suggested is not None]
    changed = resolve(teachings.apply(opening.text, suggested), schema)
    return msgspec.structs.replace(opening, labels=undecided_labels(changed))
