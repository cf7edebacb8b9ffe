"""Reviewed labels out: one record a report, in order of the ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.errors import StoreError, UsageError
from govtui.i18n import _
from govtui.interchange import record
from govtui.review.model import ReviewStatus
from govtui.store.reviews import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govtui.interchange.formats import Writer
    from govtui.review.fold import Review
    from govtui.store.saved import Saved
    from govtui.store.workspace import Workspace

Chosen = tuple[str, str]
"""A report's id and the reviewer whose review of it is exported."""


def choose(
    workspace: Workspace,
    *,
    reviewer: str | None = None,
    everything: bool = False,
    wanted: Callable[[str], bool] = lambda _id: True,
) -> list[Chosen]:
    """Return the reviews to export, in order of the ids.

    `wanted` picks reports by id. Reviews that cannot be read are among them: they are to be told
    of. Raises UsageError where `reviewer` has reviewed nothing here, and where several worked on
    one report and `reviewer` is None.
    """
    reviewers = named(workspace, reviewer) if reviewer else workspace.reviewers()
    found: dict[str, list[str]] = {}
    finished: set[Chosen] = set()
    for name in reviewers:
        index = workspace.index(name)
        index.refresh()
        for id_, summary in index.summaries.items():
            if not wanted(id_):
                continue
            found.setdefault(id_, []).append(name)
            if summary.status is ReviewStatus.DONE or summary.problem is not None:
                finished.add((id_, name))
    _check_one_reviewer(found)
    chosen = [(id_, names[0]) for id_, names in sorted(found.items())]
    return [one for one in chosen if everything or one in finished]


def export(
    workspace: Workspace,
    chosen: Iterable[Chosen],
    *,
    everything: bool = False,
    writer: Writer | None = None,
) -> Iterator[bytes | StoreError]:
    """Yield what each chosen review is in the file, or why it cannot be read.

    That is its record in govtui's own format, or what `writer` makes of it. Without `everything`
    only done reviews give one, and of their labels the accepted, corrected and added ones.
    """
    for id_, reviewer in chosen:
        try:
            saved = workspace.load(id_, reviewer)
            review = None if saved is None else _review(saved, reviewer)
        except StoreError as error:
            yield error
            continue
        if review is None or not (everything or review.status is ReviewStatus.DONE):
            continue
        if writer is None:
            yield record.encode(review, reviewer=reviewer, everything=everything)
        else:
            yield writer.add(review)


def _review(saved: Saved, reviewer: str) -> Review:
    """Return a review that is whole; StoreError for one that is damaged."""
    if saved.damaged is not None:
        message = _(
            "{id} ({reviewer}) is not exported: {problem}; `govtui check --repair` mends it"
        )
        raise StoreError(
            message.format(id=saved.opening.report_id, reviewer=reviewer, problem=saved.damaged)
        )
    return saved.review()


def _check_one_reviewer(found: dict[str, list[str]]) -> None:
    """Refuse to choose between reviewers of the same report."""
    contested = {id_: names for id_, names in found.items() if len(names) > 1}
    if contested:
        id_, names = min(contested.items())
        everybody = sorted({name for names in contested.values() for name in names})
        message = _(
            "{count} reports were reviewed by several reviewers (such as {id} by {names}); "
            "choose one with --reviewer: {everybody}"
        )
        raise UsageError(
            message.format(
                count=len(contested),
                id=id_,
                names=", ".join(sorted(names)),
                everybody=", ".join(everybody),
            )
        )
