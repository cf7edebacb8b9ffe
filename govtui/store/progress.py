"""How far the reviews of a corpus are: what `govtui status` tells."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from govtui import corpus
from govtui.errors import GovtuiError
from govtui.review.model import ReviewStatus
from govtui.review.planting import catch, real
from govtui.store.reviews import named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from govtui.review.fold import Review
    from govtui.store.workspace import Workspace


class ReviewerProgress(msgspec.Struct, kw_only=True):
    """What one reviewer has done."""

    reviewer: str
    new: int = 0
    """Reports of the corpus in which the reviewer has decided nothing."""
    in_progress: int = 0
    done: int = 0
    flagged: int = 0
    gone: int = 0
    """Reviews of reports that are not here any more, counted above too."""
    decided: int = 0
    """Labels that are decided, the rejected ones too."""
    undecided: int = 0
    labels: dict[str, Counter[str]] = {}
    """For each label name, how many labels have which status."""
    planted: int = 0
    """Suggestions planted to see whether reviewers look, as far as they are decided."""
    caught: int = 0
    """How many of those were not accepted."""
    seconds: float = 0.0
    """Time that reports were on screen with the reviewer at the keys."""


class Progress(msgspec.Struct, kw_only=True):
    """How far a corpus is."""

    reports: int
    """Reports in the corpus that can be read, as far as is known unread."""
    unreadable: int
    reviewers: list[ReviewerProgress]
    problems: list[str]
    """Reviews that cannot be read, and why, for people."""


def measure(
    workspace: Workspace,
    *,
    within: Path | None,
    wanted: Callable[[str], bool],
    reviewer: str | None,
    encoding: str | None,
    advance: Callable[[], None],
) -> Progress:
    """Count reports and reviews: those that `wanted` takes by their id, of one reviewer or of all.

    `advance` is called for every review that has been read. Raises UsageError where `reviewer` has
    reviewed nothing here.
    """
    entries = corpus.scan(workspace.root, within, encodings=workspace.encodings, encoding=encoding)
    readable: set[str] = set()
    unreadable: set[str] = set()
    for entry in entries:
        (readable if entry.problem is None else unreadable).add(entry.id)
    found = Progress(reports=len(readable), unreadable=len(unreadable), reviewers=[], problems=[])
    for name in named(workspace, reviewer) if reviewer else workspace.reviewers():
        one, begun = _measure_one(workspace, name, wanted, advance, found.problems)
        one.new = len(readable - begun)
        one.gone = len(begun - readable - unreadable)
        found.reviewers.append(one)
    return found


def _measure_one(
    workspace: Workspace,
    name: str,
    wanted: Callable[[str], bool],
    advance: Callable[[], None],
    problems: list[str],
) -> tuple[ReviewerProgress, set[str]]:
    """Count what one reviewer has done; return it with the ids of the reports it is in."""
    progress = ReviewerProgress(reviewer=name, labels={})
    begun: set[str] = set()
    index = workspace.index(name)
    index.refresh()
    for id_ in sorted(filter(wanted, index.summaries)):
        try:
            saved = workspace.load(id_, name)
            if saved is not None:
                review = saved.review()
                _count(progress, review)
                if review.status is not ReviewStatus.NEW:
                    begun.add(id_)
                if saved.damaged is not None:
                    problems.append(f"{id_} ({name}): {saved.damaged}")
        except GovtuiError as error:
            problems.append(f"{id_} ({name}): {error}")
            begun.add(id_)
        advance()
    return progress, begun


def _count(progress: ReviewerProgress, review: Review) -> None:
    """Add one review."""
    progress.in_progress += review.status is ReviewStatus.IN_PROGRESS
    progress.done += review.status is ReviewStatus.DONE
    progress.flagged += review.flagged
    progress.seconds += review.seconds
    found = catch(review.labels)
    progress.planted += found.planted
    progress.caught += found.caught
    for label in real(review.labels):
        progress.decided += label.decided
        progress.undecided += not label.decided
        progress.labels.setdefault(label.label, Counter())[str(label.status)] += 1
