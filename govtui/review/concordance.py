"""A concordance: every place where a surface is labelled, and decisions on all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.errors import ReviewError
from govtui.i18n import _
from govtui.review.model import Accept, Reject, Relabel, ReviewStatus, Several, Status
from govtui.review.planting import real
from govtui.review.propagation import Deed, around, surface_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtui.review.fold import Review
    from govtui.review.model import Label


class Asked(msgspec.Struct, frozen=True):
    """What to look for."""

    surface: str
    label: str | None = None
    """None for any label."""


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """A label of the surface that was looked for, in one line of text."""

    report_id: str
    label_id: int
    start: int
    end: int
    label: str
    status: Status
    done: bool
    """Whether the report is done: nothing is decided in it any more."""
    before: str
    surface: str
    after: str

    @property
    def decided(self) -> bool:
        """Whether a reviewer has decided about the label."""
        return self.status is not Status.SUGGESTED


def asked(text: str, labels: Iterable[str]) -> Asked:
    """Return what somebody typed: a surface, and behind it perhaps one of the label names.

    >>> asked("张伟 per", ["PER", "ORG"])
    Asked(surface='张伟', label='PER')
    """
    names = {name.casefold(): name for name in labels}
    surface, _space, last = text.strip().rpartition(" ")
    if surface and last.casefold() in names:
        return Asked(surface.strip(), names[last.casefold()])
    return Asked(text.strip())


def occurrence(review: Review, label: Label) -> Occurrence:
    """Return a label of a review with what stands around it."""
    before, surface, after = around(review.text, label.start, label.end)
    return Occurrence(
        report_id=review.opening.report_id,
        label_id=label.id,
        start=label.start,
        end=label.end,
        label=label.label,
        status=label.status,
        done=review.status is ReviewStatus.DONE,
        before=before,
        surface=surface,
        after=after,
    )


def occurrences(review: Review, wanted: Asked) -> Iterator[Occurrence]:
    """Yield where the review has the surface as a label that is not rejected, in reading order.

    Surfaces are compared as in propagation: script, width, case and inner spaces do not matter.
    """
    key = surface_key(wanted.surface)
    if not key:
        return
    for label in real(review.live):
        fits = wanted.label in (None, label.label)
        if fits and surface_key(review.surface(label)) == key:
            yield occurrence(review, label)


class Wish(msgspec.Struct, frozen=True):
    """What is to be decided about many labels."""

    deed: Deed
    """Not to add: there are labels already."""
    label: str = ""
    """The label name that is right, where it is to relabel."""

    def changes(self, place: Occurrence) -> bool:
        """Tell whether it would change anything about a label, in a report that is not done."""
        if place.done:
            return False
        if self.deed is Deed.RELABEL:
            return place.label != self.label or place.status is Status.SUGGESTED
        return self.deed is Deed.REJECT or place.status is Status.SUGGESTED


def decision(review: Review, wish: Wish, chosen: Iterable[Occurrence]) -> Several:
    """Return the wish at the chosen places of one review as one decision, made in bulk.

    Raises ReviewError where a label is not what it was, or the review refuses.
    """
    ids = []
    for place in chosen:
        label = review.label(place.label_id)
        if (label.start, label.end, label.label) != (place.start, place.end, place.label):
            raise ReviewError(_("The labels have changed; search again."))
        ids.append(label.id)
    several = Several(decisions=(_part(wish, tuple(ids)),))
    review.check(several)
    return several


def _part(wish: Wish, ids: tuple[int, ...]) -> Accept | Reject | Relabel:
    if wish.deed is Deed.RELABEL:
        return Relabel(ids=ids, label=wish.label, bulk=True)
    return (Reject if wish.deed is Deed.REJECT else Accept)(ids=ids, bulk=True)
