"""All reviews of a workspace, one after the other, and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.errors import GovtuiError, UsageError
from govtui.i18n import _
from govtui.store.journal import JournalDB
from govtui.store.layout import journals, reviewer_name
from govtui.store.saved import saved_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.review.fold import Review
    from govtui.store.workspace import Workspace


def every_review(workspace: Workspace, reviewer: str | None = None) -> Iterator[tuple[str, Review]]:
    """Yield the reviews as they are on the disk, with their reviewers; of one reviewer or of all.

    It takes no lock and changes nothing, so it may run in a thread beside a session. A review that
    cannot be read is left out; `govtui check` tells of it.
    """
    for _key, path, _there in journals(workspace.folder, reviewer):
        try:
            with JournalDB(path, read_only=True, fs=workspace.fs) as journal:
                saved = saved_in(journal)
            if saved is not None:
                yield path.stem, saved.review()
        except GovtuiError:
            continue


def named(workspace: Workspace, reviewer: str) -> list[str]:
    """Return the reviewer who was named; UsageError, with those there are, for one who is not."""
    name = reviewer_name(reviewer)
    there = workspace.reviewers()
    if name not in there:
        message = _("{name} has reviewed nothing here; there are: {reviewers}")
        everybody = ", ".join(there) or _("no reviews at all")
        raise UsageError(message.format(name=name, reviewers=everybody))
    return [name]
