"""The lexicon of a workspace: what its reviews teach, and what someone fixed by hand.

What reviews teach is counted from them whenever it is asked for, so it is never out of step. What
was fixed by hand stands in `lexicon.jsonl`, an entry a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.corpus.strict_json import UNREADABLE
from govtui.errors import GovtuiError, StoreError
from govtui.extraction.lexicon import Entry, Lexicon, learn, merge
from govtui.i18n import _
from govtui.review.teaching import taught_by
from govtui.store.fs import cannot, store_errors, write_atomically
from govtui.store.locks import file_lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govtui.store.workspace import Workspace

SETTING = "lexicon"
"""The setting that switches the lexicon off."""
_decode = msgspec.json.Decoder(Entry).decode


def lexicon_of(workspace: Workspace, *, newest: int | None = None) -> Lexicon:
    """Return all that the workspace knows; nothing where the lexicon is switched off.

    With `newest` only that many reviews of each reviewer teach, those decided last.
    """
    return whole(workspace, newest=newest) if is_on(workspace) else {}


def whole(workspace: Workspace, *, newest: int | None = None) -> Lexicon:
    """Return what reviews teach and what was fixed by hand, whether it is in use or not.

    A review that cannot be read teaches nothing; `govtui check` tells of it.
    """
    return merge(learn(_decisions(workspace, newest)), fixed(workspace))


def is_on(workspace: Workspace) -> bool:
    """Whether the lexicon changes suggestions."""
    return workspace.settings.get(SETTING) is not False


def switch(workspace: Workspace, *, on: bool) -> None:
    """Switch the lexicon on or off for the whole workspace."""
    workspace.require_writable()
    workspace.set_setting(SETTING, on)


def fixed(workspace: Workspace) -> Lexicon:
    """Return the entries that were fixed by hand. Raises StoreError for a damaged line."""
    path = _path(workspace)
    try:
        data = workspace.fs.read(path)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise cannot(path, _("read"), error) from error
    entries: Lexicon = {}
    for number, line in enumerate(data.splitlines(), 1):
        try:
            entry = _decode(line)
        except UNREADABLE as error:
            message = _("{path}, line {number}: this is no entry of a lexicon: {error}")
            text = message.format(path=path, number=number, error=error)
            raise StoreError(text) from error
        entries[entry.surface] = entry
    return entries


def fix(workspace: Workspace, surface: str, label: str | None) -> None:
    """Fix a surface by hand: `label` is its label, `""` none at all, None lets go of it."""
    workspace.require_writable()
    path = _path(workspace)
    with store_errors(path, _("write")), file_lock(workspace.folder, "lexicon"):
        entries = fixed(workspace)
        entries.pop(surface, None)
        if label is not None:
            entries[surface] = Entry(surface=surface, pinned=label)
        lines = (msgspec.json.encode(entries[key]) + b"\n" for key in sorted(entries))
        write_atomically(workspace.fs, path, b"".join(lines))


def _path(workspace: Workspace) -> Path:
    return workspace.folder / "lexicon.jsonl"


def _decisions(workspace: Workspace, newest: int | None) -> Iterator[tuple[str, str, bool]]:
    """Yield the decisions of every reviewer, in all reviews or in the newest ones."""
    for name in workspace.reviewers():
        index = workspace.index(name)
        index.refresh()
        latest = sorted(index.summaries.values(), key=lambda s: s.updated_at or "", reverse=True)
        for id_ in (summary.report_id for summary in latest[:newest]):
            try:
                saved = workspace.load(id_, name)
                review = saved.review() if saved is not None else None
            except GovtuiError:
                continue
            if review is not None:
                yield from taught_by(review)
