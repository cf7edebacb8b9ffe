"""Taking up a review where it was left, though the text or the suggestions may be newer now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from govtui.review import planting
from govtui.review.carry import carried, renewed
from govtui.review.fold import Review
from govtui.review.settings import PLANTED, number

if TYPE_CHECKING:
    from govtui.batch.prepare import Prepared
    from govtui.cleaning.model import Dropped
    from govtui.review.model import Event, Opening
    from govtui.store.workspace import Workspace
    from govtui.tui.library import Library


@dataclass
class Opened:
    """A report that is ready to be shown."""

    review: Review
    raw: str | None
    """The raw text; None where the review is of another version of the source."""
    damaged: str | None = None
    """What is wrong with the journal, for people; such a review is only to be looked at."""
    dropped: tuple[Dropped, ...] = ()
    """The lines that cleaning left out of the raw text."""
    moved_from: str | None = None
    """The id under which this report, without a review, seems to have been reviewed."""
    is_renewed: bool = False
    """Whether the review goes on with an opening that the journal does not have yet."""


def open_report(workspace: Workspace, prepared: Prepared) -> Opened:
    """Return the review of a prepared report, with what was decided before. For a thread.

    Raises StoreError where the journal cannot be read, ReviewError where a setting is wrong.
    Nothing is written: what is renewed goes to the journal with the next decision.
    """
    # They load what the first frame can do without.
    from govtui.interchange import with_imported
    from govtui.store.moved import gone_files, same_report

    opening = with_imported(workspace.folder, prepared.opening)
    prepared = msgspec.structs.replace(prepared, opening=opening)
    saved = workspace.load(prepared.report.id)
    if saved is None:
        moved_from = same_report(gone_files(workspace), prepared.report.source)
        opened = _opened(Review(first_opening(workspace, prepared)), prepared)
        return replace(opened, moved_from=moved_from)
    review = saved.review()
    if saved.damaged is not None:
        return replace(_opened(review, prepared), damaged=saved.damaged)
    newer = _newer_opening(review, prepared)
    if newer is not None:
        return replace(_opened(Review(newer), prepared), is_renewed=True)
    return _opened(review, prepared)


def first_opening(workspace: Workspace, prepared: Prepared) -> Opening:
    """Return what the reviewer of a report that has no review yet is shown.

    Raises ReviewError where the workspace's setting for planted suggestions is none.
    """
    count = number(workspace.settings, PLANTED)
    return planting.plant(prepared.opening, workspace.reviewer, count)


def _newer_opening(review: Review, prepared: Prepared) -> Opening | None:
    """Return the opening to go on with; None where what was shown is still what is there."""
    fresh = prepared.opening
    if review.opening.source.sha256 != fresh.source.sha256 or (
        review.opening.cleaning_version != fresh.cleaning_version
    ):
        return carried(review, fresh)
    if review.text_sha256 != fresh.text_sha256:
        return None  # the reviewer corrected the text: the suggestions are of another one
    suggestions = [label.suggested for label in fresh.labels if label.suggested is not None]
    return renewed(review, suggestions)


def _opened(review: Review, prepared: Prepared) -> Opened:
    """Return a review with what belongs to it of the prepared report."""
    if review.opening.source.sha256 != prepared.opening.source.sha256:
        return Opened(review, None)
    return Opened(review, prepared.report.raw, dropped=prepared.dropped)


class Keeper:
    """Brings events to the journals, a renewed opening before its first event. For one thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._renewals: list[tuple[Opening, Opening | None]] = []
        """Renewed openings, each with what the journal has of it so far."""

    def expect(self, opening: Opening) -> None:
        """Take note that the journal does not have this opening of a review with decisions."""
        self._renewals.append((opening, None))

    def append(self, opening: Opening, events: list[Event]) -> None:
        """Keep events durably. Raises StoreError."""
        workspace = self._library.workspace
        for place, (renewal, kept) in enumerate(self._renewals):
            if renewal is opening:
                if kept is None:
                    kept = workspace.renew(opening)
                    self._renewals[place] = (opening, kept)
                opening = kept
                break
        workspace.append(opening, events)
