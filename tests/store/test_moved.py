"""Reports that were moved or renamed get their reviews again; nothing is chosen or lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest

from govtui import corpus
from govtui.errors import ReadOnly, StoreError
from govtui.review.fold import Review
from govtui.review.model import Accept, Comment
from govtui.store.layout import review_path
from govtui.store.moved import Moved, find_moved, gone_files, same_report, take_over
from govtui.store.workspace import Workspace
from tests.review.made import NOW, TEXT, opening

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.corpus.model import Entry


def _review(root: Path, report_id: str, *, by: str = "lin") -> None:
    """Decide something about a report of the corpus."""
    (entry,) = (entry for entry in corpus.scan(root) if entry.id == report_id)
    source = corpus.read(root, entry).source
    began = msgspec.structs.replace(opening(report_id=report_id), source=source)
    review = Review(began)
    with Workspace.open(root, reviewer=by) as workspace:
        for decision in (Accept(ids=(0,)), Comment(text="备注")):
            event = review.event(decision, by=by, at=NOW)
            review.apply(event)
            workspace.append(began, [event])
        workspace.index().refresh()


def _entries(root: Path) -> dict[str, Entry]:
    return {entry.id: entry for entry in corpus.scan(root)}


def _moved(root: Path, reviewer: str = "zhao") -> list[Moved]:
    with Workspace.open(root, reviewer=reviewer, read_only=True) as workspace:
        return find_moved(workspace, list(_entries(root).values()))


def test_a_renamed_report_is_found_and_takes_its_review(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "other.txt").write_text(TEXT + "完")
    _review(tmp_path, "a.txt")
    assert _moved(tmp_path) == []
    (tmp_path / "b.txt").write_text("别的")
    (tmp_path / "a.txt").rename(tmp_path / "now.txt")
    (moved,) = _moved(tmp_path)
    assert moved == Moved(reviewer="lin", old="a.txt", new=("now.txt",))
    assert "a.txt is gone and now.txt is the same report" in moved.message
    journal = review_path(tmp_path / ".govtui", "a.txt", "lin").read_bytes()
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        before = workspace.load("a.txt")
        take_over(workspace, "a.txt", _entries(tmp_path)["now.txt"])
        after = workspace.load("now.txt")
        assert before is not None
        assert after is not None
        assert after.events == before.events
        assert after.opening.source.path == "now.txt"
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        index = workspace.index()
        index.refresh()
        assert (list(index.summaries), index.lost) == (["now.txt"], {})
        assert workspace.load("a.txt") is None
    (kept,) = (tmp_path / ".govtui" / "recovered").iterdir()
    assert kept.read_bytes() == journal
    assert _moved(tmp_path) == []


def test_the_same_address_is_the_same_report(tmp_path: Path) -> None:
    line = {"id": "1", "text": TEXT, "url": "http://gov.example/1"}
    (tmp_path / "old.jsonl").write_text(json.dumps(line))
    _review(tmp_path, "old.jsonl#1")
    (tmp_path / "old.jsonl").unlink()
    (tmp_path / "new.jsonl").write_text(json.dumps({**line, "id": 7, "text": TEXT + "完"}))
    (moved,) = _moved(tmp_path)
    assert (moved.old, moved.new) == ("old.jsonl#1", ("new.jsonl#7",))


def test_nobody_chooses_between_two_that_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    _review(tmp_path, "a.txt")
    (tmp_path / "a.txt").unlink()
    for name in ("b.txt", "c.txt"):
        (tmp_path / name).write_text(TEXT)
    (moved,) = _moved(tmp_path)
    assert moved.new == ("b.txt", "c.txt")
    assert "2 reports are the same: b.txt, c.txt" in moved.message


def test_each_reviewer_has_their_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    _review(tmp_path, "a.txt")
    _review(tmp_path, "a.txt", by="wang")
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    _review(tmp_path, "b.txt", by="wang")
    assert [moved.reviewer for moved in _moved(tmp_path)] == ["lin"]


def test_a_review_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    _review(tmp_path, "a.txt")
    _review(tmp_path, "b.txt")
    entry = _entries(tmp_path)["b.txt"]
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        with pytest.raises(StoreError, match="already"):
            take_over(workspace, "a.txt", entry)
        with pytest.raises(StoreError, match="damaged"):
            take_over(workspace, "never", entry)
        assert workspace.load("a.txt") is not None
    with (
        Workspace.open(tmp_path, reviewer="lin", read_only=True) as workspace,
        pytest.raises(ReadOnly),
    ):
        take_over(workspace, "a.txt", entry)


def test_a_session_finds_the_review_of_a_report_whose_file_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    _review(tmp_path, "a.txt")
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        assert gone_files(workspace) == {}
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        source = corpus.read(tmp_path, _entries(tmp_path)["b.txt"]).source
        assert same_report(gone_files(workspace), source) == "a.txt"
        other = msgspec.structs.replace(source, sha256="0" * 64)
        assert same_report(gone_files(workspace), other) is None
