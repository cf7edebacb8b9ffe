"""Reviews whose report is gone, and the reports that are the same under another path.

A report is the same where its source has the same bytes, or comes from the same address. Nothing is
taken over unasked: it is found here, told of by `govtui check`, and done by `--repair`.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from govtui import corpus
from govtui.errors import CorpusError, GovtuiError, StoreError
from govtui.i18n import _
from govtui.store.fs import store_errors
from govtui.store.layout import review_path
from govtui.store.log import keep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from govtui.corpus.model import Entry, Source
    from govtui.store.index import Summary
    from govtui.store.workspace import Workspace

Gone = dict[tuple[str, str], str]
"""Ids of reviewed reports that are gone, by what tells that another one is the same."""


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """A review whose report is gone, and where that report seems to be now."""

    reviewer: str
    old: str
    """The id that the review is kept under."""
    new: tuple[str, ...]
    """The ids of the reports that may be the same; a repair takes one, and never chooses."""

    @property
    def message(self) -> str:
        """What there is to do about it, for people."""
        if len(self.new) == 1:
            message = _("{old} is gone and {new} is the same report: --repair gives it the review")
            return message.format(old=self.old, new=self.new[0])
        message = _("{old} is gone, and {count} reports are the same: {new}")
        return message.format(old=self.old, count=len(self.new), new=", ".join(self.new))


def find_moved(workspace: Workspace, entries: Sequence[Entry]) -> list[Moved]:
    """Find the reviews of all reviewers whose reports are not among `entries`, but moved.

    Reports that a reviewer has not begun are read, if that reviewer has a review of a missing one.
    """
    present = {entry.id for entry in entries}
    sources: dict[str, Source | None] = {}
    found: list[Moved] = []
    for reviewer in workspace.reviewers():
        index = workspace.index(reviewer)
        index.refresh()
        begun = index.summaries
        gone = _gone(workspace, begun, reviewer, present.__contains__)
        if not gone:
            continue
        candidates: dict[str, list[str]] = {}
        for entry in entries:
            if entry.problem is None and entry.id not in begun:
                if entry.id not in sources:
                    sources[entry.id] = _source(workspace, entry)
                old = same_report(gone, sources[entry.id])
                if old is not None:
                    candidates.setdefault(old, []).append(entry.id)
        found += (
            Moved(reviewer=reviewer, old=old, new=tuple(new))
            for old, new in sorted(candidates.items())
        )
    return found


def _gone(
    workspace: Workspace,
    summaries: Mapping[str, Summary],
    reviewer: str,
    is_present: Callable[[str], bool],
) -> Gone:
    """Return the reviews of a reviewer whose reports are gone, without those that are damaged."""
    gone: Gone = {}
    for id_, summary in sorted(summaries.items()):
        if summary.problem is None and not is_present(id_):
            try:
                saved = workspace.load(id_, reviewer)
            except GovtuiError:
                continue
            if saved is not None:
                gone.update(dict.fromkeys(_signs(saved.opening.source), id_))
    return gone


def same_report(gone: Mapping[tuple[str, str], str], source: Source | None) -> str | None:
    """Return the id that a source was reviewed under; None where it was not."""
    signs = _signs(source) if source is not None else ()
    return next((gone[sign] for sign in signs if sign in gone), None)


@lru_cache(maxsize=4)
def gone_files(workspace: Workspace) -> Gone:
    """Return the session's own reviews whose files are gone, as it was when first asked for.

    The session's index says which there are: nothing is read but the reviews of missing files.
    """
    root = str(workspace.root)  # of 100,000 reviews, paths as objects would take most of the time

    def is_present(id_: str) -> bool:
        file, _mark, _record = id_.rpartition("#")
        return any(os.path.lexists(os.path.join(root, path)) for path in (id_, file) if path)

    summaries = workspace.index().summaries
    return _gone(workspace, summaries, workspace.reviewer, is_present)


def take_over(workspace: Workspace, old: str, entry: Entry) -> None:
    """Give a report the session's review of another id, decisions and all.

    The text is still that of the old source: what differs is carried over when it is opened. The
    journal of the old id is moved to `recovered/`. Raises StoreError, CorpusError.
    """
    workspace.require_writable()
    saved = workspace.load(old)
    if saved is None or saved.damaged is not None:
        raise StoreError(_("{id}: this review is damaged; repair it first").format(id=old))
    if workspace.load(entry.id) is not None:
        raise StoreError(_("{id}: there is a review of it already").format(id=entry.id))
    now = corpus.read(workspace.root, entry, encoding=workspace.encodings.get(entry.id)).source
    known = saved.opening.source
    source = msgspec.structs.replace(known, path=now.path, url=now.url or known.url)
    opening = msgspec.structs.replace(saved.opening, report_id=entry.id, source=source, holds=0)
    workspace.append(opening, saved.events)
    path = review_path(workspace.folder, old, workspace.reviewer)
    with store_errors(path, _("move")):
        name = "-".join(path.relative_to(workspace.folder).parts[-2:])
        keep(workspace.fs, workspace.folder, name, workspace.fs.read(path))
        workspace.fs.remove(path)
        workspace.fs.fsync_directory(path.parent)
    workspace.index().forget(old)


def _source(workspace: Workspace, entry: Entry) -> Source | None:
    """Return what a report's source is; None where it cannot be read, which others tell of."""
    try:
        encoding = workspace.encodings.get(entry.id)
        return corpus.read(workspace.root, entry, encoding=encoding).source
    except CorpusError:
        return None


def _signs(source: Source) -> Iterator[tuple[str, str]]:
    """Yield what tells a source again, the surest first."""
    if source.sha256:
        yield "sha256", source.sha256
    if source.url:
        yield "url", source.url
