"""Planted suggestions from the workspace's setting to what leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.errors import ReviewError
from govtui.interchange import record
from govtui.interchange.exporting import choose, export
from govtui.review import actions
from govtui.review.settings import PLANTED
from govtui.store.lexicon import whole
from govtui.store.progress import measure
from govtui.store.workspace import Workspace
from govtui.tui.opening import open_report
from tests.tui.corpus import TEXT, prepared

if TYPE_CHECKING:
    from pathlib import Path

LONG = TEXT + "会议听取了各镇乡的汇报，也研究了下一步的打算，而且讨论了今年的工作。"
REAL = {(0, 3, "LOC"), (8, 12, "TIME"), (20, 23, "PER")}


def test_planted_suggestions_are_shown_and_stay_in_the_workspace(tmp_path: Path) -> None:
    report = prepared("a.txt", LONG)
    with Workspace.open(tmp_path, reviewer="li") as workspace:
        assert len(open_report(workspace, report).review.labels) == 3
        workspace.set_setting(PLANTED.name, 2)
        review = open_report(workspace, report).review
        assert review.labels == open_report(workspace, report).review.labels
        assert review.undecided == 5
        for decide in (
            lambda: actions.accept(review, [label.id for label in review.labels]),
            lambda: actions.finish(review),
        ):
            event = review.event(decide(), by="li", at="2026-11-22T10:00:00Z")
            review.apply(event)
            workspace.append(review.opening, [event])
        reopened = open_report(workspace, report)
        assert not reopened.is_renewed
        assert len(reopened.review.labels) == 5

        (line,) = export(workspace, choose(workspace, everything=True), everything=True)
        assert isinstance(line, bytes)
        assert {(x.start, x.end, x.label) for x in record.decode(line)[0].labels} == REAL
        summary = workspace.index().refresh_one("a.txt")
        assert summary is not None
        assert (summary.decided, summary.total) == (3, 3)
        assert set(whole(workspace)) == {LONG[start:end] for start, end, _label in REAL}
        (reviewer,) = measure(
            workspace,
            within=None,
            wanted=lambda _id: True,
            reviewer=None,
            encoding=None,
            advance=lambda: None,
        ).reviewers
        assert (reviewer.decided, reviewer.planted, reviewer.caught) == (3, 2, 0)


def test_a_bad_setting_is_told_of_before_anything_is_decided(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, reviewer="li") as workspace:
        workspace.set_setting(PLANTED.name, "some")
        with pytest.raises(ReviewError, match="planted_per_report is 'some'"):
            open_report(workspace, prepared("a.txt", LONG))
