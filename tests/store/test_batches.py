"""Decisions over many reports: all or none, undone as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.errors import StoreError
from govtui.review.model import Reject
from govtui.store.layout import review_path
from govtui.store.workspace import Workspace
from tests.review.made import NOW
from tests.store.made import REPORTS, decided, items

if TYPE_CHECKING:
    from pathlib import Path


def test_a_batch_reaches_every_report_and_is_remembered(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        outcome = workspace.batches.apply("溪口县 → LOC", NOW, items())
        assert outcome.problems == {}
        (batch,) = workspace.batches.history()
        assert batch == outcome.batch
        assert (batch.what, batch.reports, batch.applied) == ("溪口县 → LOC", tuple(REPORTS), True)
        saved = workspace.load(REPORTS[0])
        assert saved is not None
        assert saved.events[0].batch == batch.id
    assert decided(tmp_path) == [True] * 3
    size = (tmp_path / ".govtui" / "batches" / "lin.jsonl").stat().st_size
    assert size < 500, "the parts are in the journals and kept only there"


def test_a_batch_is_undone_as_one_where_nothing_came_after(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        batch = workspace.batches.apply("all", NOW, items()).batch
        saved = workspace.load(REPORTS[1])
        assert saved is not None
        later = saved.review().event(Reject(ids=(1,)), by="lin", at=NOW)
        workspace.append(saved.opening, [later])
        undone = workspace.batches.undo(batch.id, "lin", NOW)
        assert list(undone.problems) == [REPORTS[1]]
        with pytest.raises(StoreError, match="no batch"):
            workspace.batches.undo("nonsense", "lin", NOW)
    assert decided(tmp_path) == [False, True, False]


def test_a_batch_of_nothing_is_not_written(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        assert workspace.batches.apply("none", NOW, []).batch.reports == ()
        assert workspace.batches.history() == []


def test_one_report_that_cannot_take_its_part_stops_no_other(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        (first, *_rest) = items()
        workspace.append(first.opening, first.events)
    path = review_path(tmp_path / ".govtui", REPORTS[0], "lin")
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"accept", b"accepT"))
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        outcome = workspace.batches.apply("all", NOW, items())
        assert list(outcome.problems) == [REPORTS[0]]
    path.write_bytes(whole)
    assert decided(tmp_path) == [True] * 3
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        assert [batch.applied for batch in workspace.batches.history()] == [True]
        saved = workspace.load(REPORTS[0])
        assert saved is not None
        assert len(saved.events) == 2
