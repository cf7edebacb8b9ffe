"""What the filter knows of the reviews of all reviewers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govtui.batch.facts import surfaces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govtui.review.fold import Review


class Reviewed(NamedTuple):
    """Who reviewed a report, and what they labelled in it; folded to lower case."""

    reviewers: frozenset[str] = frozenset()
    surfaces: str = ""
    """The surfaces of the labels that are not rejected, a line each."""


def reviewed(reviews: Iterable[tuple[str, Review]]) -> Mapping[str, Reviewed]:
    """Return what reviews, each with its reviewer, tell of each report, by its id."""
    from govtui.review.planting import real

    found: dict[str, Reviewed] = {}
    for reviewer, review in reviews:
        report_id = review.opening.report_id
        known = found.get(report_id, Reviewed())
        surfaces = surfaces_of(review.text, real(review.live))
        found[report_id] = Reviewed(
            known.reviewers | {reviewer.casefold()}, f"{known.surfaces}\n{surfaces}"
        )
    return found
