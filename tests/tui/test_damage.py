"""What is damaged: counted alike everywhere, and visited with those first that want a reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from govtui.batch.facts import facts_of
from govtui.batch.prepare import Prepared
from govtui.cleaning.model import DamageStatus
from govtui.corpus.model import Report
from govtui.extraction.schema import default_schema
from govtui.review import actions
from govtui.review.fold import Review
from govtui.store.workspace import Workspace
from govtui.tui.session import Session
from tests.review.made import NOW, TEXT, damage, opening

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.review.model import Opening

STATUSES = [
    DamageStatus.REPAIRED,
    DamageStatus.LIKELY,
    DamageStatus.REPAIRED,
    DamageStatus.FLAGGED,
    DamageStatus.SUGGESTED,
]


def damaged(statuses: list[DamageStatus] = STATUSES) -> Opening:
    """Return an opening with damaged places at 1, 3, 5, …, and a label behind them."""
    places = range(1, 2 * len(statuses), 2)
    marks = (damage(at, at + 1, (at, at + 1), "工", text=TEXT[at]) for at in places)
    made = tuple(replace(m, status=s) for m, s in zip(marks, statuses, strict=True))
    return opening(spans=[(14, 17, "PER")], damage=made)


def session(statuses: list[DamageStatus] = STATUSES) -> Session:
    return Session(Review(damaged(statuses)), default_schema(), "lin", lambda: NOW)


def test_library_head_and_index_count_the_same(tmp_path: Path) -> None:
    made = damaged()
    prepared = Prepared(
        report=Report(id=made.report_id, source=made.source, raw=TEXT), opening=made
    )
    review = Review(made)
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        event = review.event(actions.accept(review, [0]), by="lin", at=NOW)
        workspace.append(made, [event])
        summary = workspace.index().refresh_one(made.report_id)
    assert summary is not None
    assert facts_of(prepared.opening).damage == summary.damage == session().open_damage == 3


def test_those_that_want_a_reviewer_are_visited_first_then_the_repaired_ones() -> None:
    at = session()
    visited = []
    for _ in range(6):
        assert at.next_damage()
        visited.append(at.damage_index)
    assert visited == [1, 3, 4, 0, 2, 1]


def test_the_first_is_the_next_one_from_where_the_reviewer_is() -> None:
    at = session()
    at.go_to(12)
    at.next_damage()
    assert at.damage_index == 1, "there is none behind: around the end"
    at.go_to(4)
    at.next_damage()
    assert at.damage_index == 3


def test_a_repaired_place_alone_is_reached_and_can_be_corrected() -> None:
    at = session([DamageStatus.REPAIRED])
    assert at.open_damage == 0
    assert at.next_damage()
    at.event(at.number(1))
    assert at.review.text[1] == "工"
    assert not at.next_damage(), "what was corrected has been looked at"


@pytest.mark.parametrize("status", DamageStatus)
def test_only_what_is_proven_or_looked_at_is_settled(status: DamageStatus) -> None:
    settled = {DamageStatus.REPAIRED, DamageStatus.CORRECTED}
    assert status.is_open is (status not in settled)
