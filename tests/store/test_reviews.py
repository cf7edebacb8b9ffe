"""All reviews of a workspace: each with its reviewer, the damaged ones left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.store.layout import review_path
from govtui.store.reviews import every_review
from govtui.store.workspace import Workspace
from tests.store.made import accepted

if TYPE_CHECKING:
    from pathlib import Path


def test_every_reviewers_reviews_are_read_beside_a_session(tmp_path: Path) -> None:
    for reviewer, report_id in (("lin", "a.txt"), ("an", "a.txt"), ("an", "b.txt")):
        with Workspace.open(tmp_path, reviewer=reviewer) as workspace:
            opening, event = accepted(0, report_id=report_id)
            workspace.append(opening, [event])
    with Workspace.open(tmp_path, reviewer="an") as workspace:
        broken = review_path(workspace.folder, "b.txt", "an")
        found = {(name, review.opening.report_id) for name, review in every_review(workspace)}
        assert found == {("lin", "a.txt"), ("an", "a.txt"), ("an", "b.txt")}
        assert [name for name, _review in every_review(workspace, "lin")] == ["lin"]
        broken.write_bytes(b"nothing of ours\n")
        assert len(list(every_review(workspace))) == 2


def test_a_workspace_without_reviews_has_none(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, reviewer="an") as workspace:
        assert list(every_review(workspace)) == []
