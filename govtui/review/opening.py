"""The opening of a review: what the reviewer is shown before the first decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.errors import ReviewError
from govtui.extraction.model import LABEL_LIMIT
from govtui.i18n import _
from govtui.review.effects import sha256
from govtui.review.model import Label, Opening, ReviewedDamage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtui.cleaning.model import Cleaned
    from govtui.corpus.model import Report
    from govtui.extraction.model import Suggestion
    from govtui.extraction.schema import LabelSchema
    from govtui.review.fold import Review


def open_review(
    report: Report, cleaned: Cleaned, suggestions: Iterable[Suggestion], schema: LabelSchema
) -> Opening:
    """Return the opening of a new review.

    `suggestions` are flat (no two overlap), in code points of the cleaned text. The report's own
    fields (those of a JSONL record, of a manifest) are not part of it: they stand in the source.
    Raises ReviewError where there are more than `LABEL_LIMIT`.
    """
    labels = undecided_labels(suggestions)
    check_label_count(report.id, len(labels))
    return Opening(
        report_id=report.id,
        source=report.source,
        meta=cleaned.meta,
        text=cleaned.text,
        text_sha256=sha256(cleaned.text),
        cleaning_version=cleaned.version,
        alignment=cleaned.aligned.alignment.positions,
        label_schema=schema.name,
        labels_covered=tuple(label.name for label in schema.labels),
        labels=labels,
        damage=tuple(
            msgspec.convert(mark, ReviewedDamage, from_attributes=True) for mark in cleaned.damage
        ),
    )


def check_label_count(report_id: str, count: int) -> None:
    """Raise ReviewError where a report has more labels than `LABEL_LIMIT`."""
    if count > LABEL_LIMIT:
        message = _("{id}: {count} labels, the limit is {limit}; split it into several reports")
        raise ReviewError(message.format(id=report_id, count=count, limit=LABEL_LIMIT))


def snapshot(review: Review) -> Opening:
    """Return the review as it stands as an opening, from which another fold can go on."""
    return msgspec.structs.replace(
        review.opening,
        text=review.text,
        text_sha256=review.text_sha256,
        alignment=None if review.alignment is None else review.alignment.positions,
        meta=review.meta,
        labels=tuple(review.labels),
        damage=tuple(review.damage),
        status=review.status,
        comment=review.comment,
        flagged=review.flagged,
        updated_at=review.updated_at,
        seconds=review.seconds,
    )


def undecided_labels(suggestions: Iterable[Suggestion], first_id: int = 0) -> tuple[Label, ...]:
    """Return suggestions as undecided labels, sorted, numbered from `first_id`."""
    return tuple(
        Label(id=id_, start=item.start, end=item.end, label=item.label, suggested=item)
        for id_, item in enumerate(sorted(suggestions), first_id)
    )
