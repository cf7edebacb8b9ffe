"""Records in: each becomes a review in the workspace, of the reviewer whom it names."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec

from govtui.corpus.records import lines, located
from govtui.errors import GovtuiError, InterchangeError
from govtui.i18n import _
from govtui.interchange import record
from govtui.review.fold import Review
from govtui.review.opening import check_label_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from govtui.corpus.records import Line
    from govtui.review.model import Opening
    from govtui.store.workspace import Workspace


class Imported(StrEnum):
    """What came of a record."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    """The same review was there already."""
    REFUSED = "refused"


class ImportedLine(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one line of the file."""

    id: str | None
    result: Imported
    problem: str | None = None
    """Why it was refused, with the line's number, for people."""


def import_records(
    file: BinaryIO, workspace_of: Callable[[str | None], Workspace]
) -> Iterator[ImportedLine]:
    """Import the records of a JSONL file, one by one; yield what came of each.

    `workspace_of` gives the session of the reviewer whom a record names (None for nobody). A review
    that is there is never written over. A record that is refused never stops the others.
    """
    for line in lines(file):
        try:
            if line.record is None:
                raise InterchangeError(line.problem)
            opening, reviewer = _opening(line.record)
            result = _keep(opening, workspace_of(reviewer))
        except GovtuiError as error:
            yield refused(line, error)
        else:
            yield ImportedLine(id=opening.report_id, result=result)


def refused(line: Line, error: GovtuiError) -> ImportedLine:
    """Say of a line that it was refused, and why."""
    id_ = (line.record or {}).get("id")
    return ImportedLine(
        id=id_ if isinstance(id_, str) else None,
        result=Imported.REFUSED,
        problem=located(line.number, str(error)),
    )


def _opening(data: dict[str, Any]) -> tuple[Opening, str | None]:
    """Return the opening of the record's review, checked, and whose it is."""
    read = record.read(data)
    opening = record.opening_of(read, data)
    check_label_count(opening.report_id, len(opening.labels))
    try:
        Review(opening)
    except GovtuiError as error:
        raise InterchangeError(str(error)) from error
    return opening, read.review.reviewer


def _keep(opening: Opening, workspace: Workspace) -> Imported:
    """Begin a review with this opening, unless there is one."""
    saved = workspace.load(opening.report_id)
    if saved is None:
        workspace.append(opening, ())
        return Imported.ADDED
    if saved.opening == opening:
        return Imported.UNCHANGED
    message = _("{id}: {reviewer} has a review of it already, which stays as it is")
    raise InterchangeError(message.format(id=opening.report_id, reviewer=workspace.reviewer))
