"""Merging the same reviewer's work of two machines."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from govtui.errors import Locked, StoreError
from govtui.review.fold import Review
from govtui.review.model import Accept, Add, Reject, Undo
from govtui.store.health import check
from govtui.store.layout import review_path
from govtui.store.merge import merge
from govtui.store.workspace import Workspace
from tests.review.made import NOW, opening

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.review.model import AnyDecision


def decide(
    root: Path, *decisions: AnyDecision, reviewer: str = "lin", report_id: str = "a.txt"
) -> None:
    """Make decisions in a session of their own."""
    root.mkdir(exist_ok=True)
    with Workspace.open(root, reviewer=reviewer) as workspace:
        saved = workspace.load(report_id)
        review = saved.review() if saved else Review(opening(report_id=report_id))
        for decision in decisions:
            event = review.event(decision, by=reviewer, at=NOW)
            review.apply(event)
            workspace.append(review.opening, [event])


def labels(root: Path, report_id: str = "a.txt") -> list[str]:
    """Return the states of a report's labels."""
    with Workspace.open(root, reviewer="lin", read_only=True) as workspace:
        saved = workspace.load(report_id)
        assert saved is not None
        return [label.status.value for label in saved.review().labels]


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Return two machines' copies of one workspace, in which label 0 is accepted."""
    here, there = tmp_path / "here", tmp_path / "there"
    decide(here, Accept(ids=(0,)))
    shutil.copytree(here, there)
    return here, there


def _merge(here: Path, there: Path) -> list[tuple[bool, int, int]]:
    merged = merge(here / ".govtui", there / ".govtui")
    assert all(one.problem is None for one in merged)
    assert check(here / ".govtui").findings == []
    return [(one.copied, one.replayed, len(one.conflicts)) for one in merged]


def test_nothing_new_is_nothing_to_say(two: tuple[Path, Path]) -> None:
    assert _merge(*two) == []


def test_another_reviewers_journal_comes_over_whole(two: tuple[Path, Path]) -> None:
    here, there = two
    decide(there, Reject(ids=(1,)), reviewer="he")
    decide(there, Accept(ids=(2,)), report_id="b.txt")
    assert _merge(here, there) == [(True, 0, 0), (True, 0, 0)]
    names = {path.stem for path in (here / ".govtui" / "reviews").rglob("*.jsonl")}
    assert names == {"he", "lin"}
    assert _merge(here, there) == []


def test_a_line_that_only_went_on_is_continued(two: tuple[Path, Path]) -> None:
    here, there = two
    decide(there, Accept(ids=(1,)), Undo(), Reject(ids=(1,)))
    assert _merge(here, there) == [(True, 0, 0)]
    assert labels(here) == ["accepted", "rejected", "suggested"]
    assert _merge(there, here) == [], "the other way round there is nothing to do"


def test_two_lines_are_joined_and_conflicts_are_listed(two: tuple[Path, Path]) -> None:
    here, there = two
    decide(here, Accept(ids=(1,)), Add(id=3, start=9, end=11, label="ORG"))
    decide(there, Reject(ids=(1,)), Accept(ids=(2,)), Add(id=3, start=11, end=13, label="LOC"))
    assert _merge(here, there) == [(False, 2, 1)]
    assert labels(here) == ["accepted", "accepted", "added", "added", "accepted"]
    (other,) = merge(there / ".govtui", here / ".govtui")
    assert "otherwise" in other.conflicts[0]
    assert labels(there) == ["accepted", "rejected", "added", "added", "accepted"]


def test_reviews_that_began_otherwise_are_left_alone(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    decide(here, Accept(ids=(0,)))
    there.mkdir()
    began = opening(spans=[(0, 2, "LOC")], report_id="a.txt")
    with Workspace.open(there, reviewer="lin") as workspace:
        event = Review(began).event(Accept(ids=(0,)), by="lin", at=NOW)
        workspace.append(began, [event])
    (merged,) = merge(here / ".govtui", there / ".govtui")
    assert "began otherwise" in (merged.problem or "")
    assert labels(here) == ["accepted", "suggested", "suggested"]


def test_a_damaged_journal_on_either_side_is_left_alone(two: tuple[Path, Path]) -> None:
    here, there = two
    decide(there, Accept(ids=(1,)))
    for root in (there, here):
        path = review_path(root / ".govtui", "a.txt", "lin")
        whole = path.read_bytes()
        path.write_bytes(whole.replace(b"accept", b"accepT"))
        (merged,) = merge(here / ".govtui", there / ".govtui")
        assert "repair" in (merged.problem or "")
        path.write_bytes(whole)


def test_an_open_session_is_not_merged_into(two: tuple[Path, Path]) -> None:
    here, there = two
    with Workspace.open(here, reviewer="lin"), pytest.raises(Locked):
        merge(here / ".govtui", there / ".govtui")
    with pytest.raises(StoreError, match="no workspace"):
        merge(here / ".govtui", there / "nothing")


def test_encodings_are_joined(two: tuple[Path, Path]) -> None:
    here, there = two
    for root, name, encoding in (
        (here, "a.txt", "utf-8"),
        (there, "a.txt", "gb18030"),
        (there, "b.txt", "utf-16"),
    ):
        with Workspace.open(root, reviewer="lin") as workspace:
            workspace.set_encoding(name, encoding)
    _merge(here, there)
    with Workspace.open(here, reviewer="lin") as workspace:
        assert workspace.encodings == {"a.txt": "utf-8", "b.txt": "utf-16"}


def test_two_branches_of_one_reviewer_stay_whole_in_git_and_are_merged(tmp_path: Path) -> None:
    here = tmp_path / "here"

    def git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
        return subprocess.run(command, cwd=here, check=False, capture_output=True)

    decide(here, Accept(ids=(0,)))
    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "begin")
    git("checkout", "-b", "other")
    decide(here, Accept(ids=(1,)))
    git("commit", "-am", "other")
    git("checkout", "main")
    decide(here, Accept(ids=(2,)))
    git("commit", "-am", "main")
    path = review_path(here / ".govtui", "a.txt", "lin")
    ours = path.read_bytes()
    assert git("merge", "other").returncode == 1, "git cannot merge two lines of one journal"
    assert path.read_bytes() == ours, "and leaves ours whole"
    there = tmp_path / "there"
    git("worktree", "add", str(there), "other")
    assert _merge(here, there) == [(False, 1, 0)]
    assert labels(here) == ["accepted", "accepted", "accepted"]
