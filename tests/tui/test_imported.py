"""What the reviewer shows of suggestions that were imported."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from govtui.interchange import import_suggestions, record
from govtui.review.fold import Review
from govtui.review.model import Accept
from govtui.store.workspace import Workspace
from govtui.tui.opening import open_report
from tests.review.made import NOW
from tests.tui.corpus import TEXT, prepared

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.batch.prepare import Prepared


def _import(workspace: Workspace, report: Prepared, start: int, end: int) -> None:
    """Import one label of the report as a suggestion."""
    line = json.loads(record.encode(Review(report.opening), reviewer=None, everything=True))
    text = line["text"][start:end]
    line["labels"] = [{"start": start, "end": end, "label": "ORG", "text": text, "status": "added"}]
    file = io.BytesIO(json.dumps(line).encode())
    assert all(one.problem is None for one in import_suggestions(file, workspace, "tagger"))


def _sources(review: Review) -> list[tuple[int, int, str, str]]:
    return [
        (label.start, label.end, label.status, label.suggested.source)
        for label in review.labels
        if label.suggested is not None
    ]


def test_a_review_begins_with_them_and_one_in_progress_takes_them(tmp_path: Path) -> None:
    report = prepared("a.txt", TEXT)
    first, *others = report.opening.labels
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        computed = _sources(open_report(workspace, report).review)
        _import(workspace, report, first.start, first.end + 1)
        shown = open_report(workspace, report).review
        imported = (first.start, first.end + 1, "suggested", "tagger")
        assert imported in _sources(shown)
        assert computed[0] not in _sources(shown)
        decided = shown.event(Accept(ids=(0,)), by="lin", at=NOW)
        workspace.append(shown.opening, [decided])
        _import(workspace, report, others[-1].start, others[-1].end)
        again = open_report(workspace, report)
        assert again.is_renewed
        assert _sources(again.review)[0] == (*imported[:2], "accepted", "tagger")
        last = (others[-1].start, others[-1].end, "suggested", "tagger")
        assert last in _sources(again.review)
