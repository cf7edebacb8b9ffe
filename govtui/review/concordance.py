"""A concordance: every place where a surface is labelled, with what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.review.planting import real
from govtui.review.propagation import surface_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtui.review.fold import Review

_AROUND = 60
"""Code points shown on either side."""


class Asked(msgspec.Struct, frozen=True):
    """What to look for."""

    surface: str
    label: str | None = None
    """None for any label."""


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """A label of the surface that was looked for, in one line of text."""

    report_id: str
    label_id: int
    label: str
    decided: bool
    before: str
    surface: str
    after: str


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
            text, start, end = review.text, label.start, label.end
            pieces = (text[max(0, start - _AROUND) : start], text[start:end],
                      text[end : end + _AROUND])  # fmt: skip
            before, surface, after = (piece.replace("\n", " ") for piece in pieces)
            yield Occurrence(
                report_id=review.opening.report_id,
                label_id=label.id,
                label=label.label,
                decided=label.decided,
                before=before,
                surface=surface,
                after=after,
            )
