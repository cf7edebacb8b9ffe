"""The same decision for the same surface in all reports that are prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govtui.errors import GovtuiError
from govtui.review import propagation
from govtui.review.fold import Review
from govtui.tui.opening import first_opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govtui.batch.prepare import Prepared
    from govtui.review.propagation import Place, Precedent
    from govtui.store.batches import Item
    from govtui.store.workspace import Workspace


class Finding(NamedTuple):
    """A place in one of the reports."""

    review: Review
    place: Place

    @property
    def report_id(self) -> str:
        """The report's id."""
        return self.review.opening.report_id


def look_everywhere(
    workspace: Workspace, reports: Iterable[Prepared], precedent: Precedent
) -> list[Finding]:
    """Return where a precedent would change something, by report. For a thread.

    Reports that are done have no such places; one whose journal cannot be read is left out.
    """
    findings: list[Finding] = []
    for prepared in reports:
        try:
            saved = workspace.load(prepared.report.id)
            if saved is not None and saved.damaged is not None:
                continue
            review = (
                saved.review() if saved is not None else Review(first_opening(workspace, prepared))
            )
        except GovtuiError:
            continue
        findings += [Finding(review, place) for place in propagation.places(review, precedent)]
    return findings


def batch_items(
    findings: Sequence[Finding], precedent: Precedent, *, by: str, at: str
) -> list[Item]:
    """Return what a batch is to do: one decision a report, at all its findings together.

    Raises ReviewError where a review refuses.
    """
    from govtui.store.batches import Item

    items = []
    for review, places in _by_report(findings):
        decision = propagation.decision(review, precedent, places)
        items.append(Item(review.opening, (review.event(decision, by=by, at=at),)))
    return items


def _by_report(findings: Sequence[Finding]) -> list[tuple[Review, list[Place]]]:
    reviews = {finding.report_id: finding.review for finding in findings}
    return [
        (review, [finding.place for finding in findings if finding.review is review])
        for review in reviews.values()
    ]


def reports_of(findings: Sequence[Finding]) -> int:
    """Return how many reports the findings are in."""
    return len({finding.report_id for finding in findings})
