"""A session on a workspace: made with the first decision, locked, read-only where it must be."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from typing import TYPE_CHECKING

import msgspec
import pytest

from govtui.cleaning import VERSION
from govtui.errors import DamagedJournal, Locked, ReadOnly, StoreError
from govtui.review import actions
from govtui.review.model import Accept, Undo
from govtui.store.layout import find, review_path
from govtui.store.workspace import Workspace
from tests.review.made import NOW, opening
from tests.store.made import accepted

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Return an open workspace in an empty folder."""
    return Workspace.open(tmp_path, reviewer="lin")


def test_browsing_writes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.load("news/a.txt") is None
    assert workspace.reviewers() == []
    workspace.index().refresh()
    assert workspace.index().summaries == {}
    workspace.close()
    assert list(tmp_path.iterdir()) == []


def test_a_decision_makes_the_workspace_and_lasts(workspace: Workspace, tmp_path: Path) -> None:
    began, event = accepted(0)
    workspace.append(began, [event])
    with Workspace.open(tmp_path, reviewer="he") as other:
        saved = other.load("news/a.txt", "lin")
        assert saved is not None
        assert (saved.opening, saved.events) == (began, (event,))
        assert saved.review().label(0).by == "lin"
        assert other.reviewers("news/a.txt") == other.reviewers() == ["lin"]
        assert other.load("news/a.txt") is None
    folder = tmp_path / ".govtui"
    config = json.loads((folder / "workspace.json").read_text())
    assert (config["label_schema"], config["cleaning_version"]) == ("meetings", "1")
    assert "-text" in (folder / ".gitattributes").read_text()
    assert "/locks/" in (folder / ".gitignore").read_text()


def _other_cleaning(workspace: Workspace) -> str | None:
    return workspace.config.other_cleaning


def test_a_workspace_says_when_cleaning_is_another_and_follows_with_a_review(
    workspace: Workspace, tmp_path: Path
) -> None:
    began, event = accepted(0)
    workspace.append(began, [event])
    assert _other_cleaning(workspace) == "1"
    newer = msgspec.structs.replace(began, cleaning_version=f"{VERSION}+html")
    workspace.renew(newer)
    assert _other_cleaning(workspace) is None
    pinned = json.loads((tmp_path / ".govtui" / "workspace.json").read_text())["cleaning_version"]
    assert pinned == VERSION


def test_a_review_is_a_tinydb_database(workspace: Workspace, tmp_path: Path) -> None:
    from tinydb import where

    from govtui.store.journal import JournalDB

    began, event = accepted(0)
    workspace.append(began, [event])
    path = review_path(tmp_path / ".govtui", "news/a.txt", "lin")
    with JournalDB(path, read_only=True) as db:
        (found,) = db.table("decisions").search(where("decision")["do"] == "accept")
        assert found["by"] == "lin"
        document = db.table("opening").get(doc_id=1)
        assert document is not None
        assert document["report_id"] == "news/a.txt"


def test_the_labels_can_be_queried(workspace: Workspace) -> None:
    from tinydb import where

    began, event = accepted(1)
    workspace.append(began, [event])
    saved = workspace.load("news/a.txt")
    assert saved is not None
    (found,) = saved.labels().search(where("status") == "accepted")
    assert (found["text"], found["label"], found["by"]) == ("林知远", "PER", "lin")
    assert saved.labels().count(where("raw").exists()) == 3
    assert saved.labels().count(where("status") == "suggested") == 2
    assert saved.labels().count(where("comment") == None) == 3  # noqa: E711  # a query, no test


def test_events_go_on_where_they_stopped(workspace: Workspace, tmp_path: Path) -> None:
    began, event = accepted(0)
    workspace.append(began, [event])
    workspace.close()
    with Workspace.open(tmp_path, reviewer="lin") as again:
        saved = again.load("news/a.txt")
        assert saved is not None
        review = saved.review()
        undo = review.event(actions.undo(review), by="lin", at=NOW)
        again.append(saved.opening, [undo])
        reloaded = again.load("news/a.txt")
        assert reloaded is not None
        assert [type(e.decision) for e in reloaded.events] == [Accept, Undo]


def test_another_opening_is_not_written_over(workspace: Workspace) -> None:
    began, event = accepted(0)
    workspace.append(began, [event])
    with pytest.raises(StoreError, match="began otherwise"):
        workspace.append(opening(text="另一篇报道。", spans=[]), [event])
    newer = workspace.renew(opening(text="另一篇报道。", spans=[]))
    assert newer.holds == 1
    saved = workspace.load("news/a.txt")
    assert saved is not None
    assert (saved.opening, saved.events) == (newer, ())


def test_one_session_for_each_reviewer(workspace: Workspace, tmp_path: Path) -> None:
    began, event = accepted(0)
    workspace.append(began, [event])
    with Workspace.open(tmp_path, reviewer="lin") as second:
        assert second.read_only is not None
        assert str(os.getpid()) in second.read_only
        with pytest.raises(Locked):
            second.append(began, [event])
        assert second.load("news/a.txt") is not None
    with Workspace.open(tmp_path, reviewer="he") as other:
        assert other.read_only is None
    workspace.close()
    with Workspace.open(tmp_path, reviewer="lin") as third:
        assert third.read_only is None


def test_a_lock_taken_in_another_thread_is_given_back(workspace: Workspace, tmp_path: Path) -> None:
    began, event = accepted(0)
    writer = threading.Thread(target=workspace.append, args=(began, [event]))
    writer.start()
    writer.join()
    workspace.close()
    with Workspace.open(tmp_path, reviewer="lin") as again:
        assert again.read_only is None


def test_two_sessions_that_both_begin_on_nothing(tmp_path: Path) -> None:
    first = Workspace.open(tmp_path, reviewer="lin")
    second = Workspace.open(tmp_path, reviewer="lin")
    began, event = accepted(0)
    first.append(began, [event])
    with pytest.raises(Locked):
        second.append(began, [event])
    first.close()


def test_read_only_makes_no_file(workspace: Workspace, tmp_path: Path) -> None:
    with Workspace.open(tmp_path, reviewer="lin", read_only=True) as looking:
        began, event = accepted(0)
        with pytest.raises(ReadOnly):
            looking.append(began, [event])
        with pytest.raises(ReadOnly):
            looking.set_encoding("a.txt", "gb18030")
    assert list(tmp_path.iterdir()) == []
    workspace.append(began, [event])
    workspace.close()
    before = sorted(tmp_path.rglob("*"))
    with Workspace.open(tmp_path, reviewer="lin", read_only=True) as looking:
        looking.load("news/a.txt")
        looking.index().refresh()
    assert sorted(tmp_path.rglob("*")) == before


def test_a_later_format_is_read_only(workspace: Workspace, tmp_path: Path) -> None:
    began, event = accepted(0)
    workspace.append(began, [event])
    workspace.close()
    path = tmp_path / ".govtui" / "workspace.json"
    path.write_text(path.read_text().replace('"format": 1', '"format": 2'))
    with Workspace.open(tmp_path, reviewer="lin") as later:
        assert later.read_only is not None
        assert "update govtui" in later.read_only
        assert later.load("news/a.txt") is not None


def test_a_spoilt_workspace_file_leaves_the_reviews_readable(
    workspace: Workspace, tmp_path: Path
) -> None:
    began, event = accepted(0)
    workspace.append(began, [event])
    workspace.close()
    (tmp_path / ".govtui" / "workspace.json").write_text("{")
    with Workspace.open(tmp_path, reviewer="lin") as spoilt:
        assert "workspace.json" in (spoilt.read_only or "")
        assert spoilt.load("news/a.txt") is not None


def test_a_damaged_journal_shows_what_is_whole_and_takes_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    began, event = accepted(0)
    workspace.append(began, [event])
    workspace.append(began, [event])
    workspace.close()
    path = review_path(tmp_path / ".govtui", "news/a.txt", "lin")
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(data)
    with Workspace.open(tmp_path, reviewer="lin") as again:
        saved = again.load("news/a.txt")
        assert saved is not None
        assert saved.damaged is not None
        assert len(saved.events) == 1
        with pytest.raises(DamagedJournal, match="checksum"):
            again.append(began, [event])
        began, event = accepted(0, report_id="news/b.txt")
        again.append(began, [event])
    assert path.read_bytes() == data


def test_a_folder_that_is_moved_away_takes_no_decisions(
    workspace: Workspace, tmp_path: Path
) -> None:
    began, event = accepted(0)
    workspace.append(began, [event])
    (tmp_path / ".govtui").rename(tmp_path / "elsewhere")
    with pytest.raises(Locked, match="moved"):
        workspace.append(began, [event])
    assert not (tmp_path / ".govtui").exists()
    (tmp_path / "elsewhere").rename(tmp_path / ".govtui")
    workspace.append(began, [event])
    saved = workspace.load("news/a.txt")
    assert saved is not None
    assert len(saved.events) == 2


def test_settings_and_encodings_of_two_sessions_join(workspace: Workspace, tmp_path: Path) -> None:
    workspace.set_encoding("a.txt", "gb18030")
    with Workspace.open(tmp_path, reviewer="he") as other:
        other.set_setting("threshold", 0.5)
        workspace.set_encoding("b.txt", "utf-16")
    with Workspace.open(tmp_path, reviewer="wu") as third:
        assert third.encodings == {"a.txt": "gb18030", "b.txt": "utf-16"}
        assert third.settings == {"threshold": 0.5}


@pytest.mark.parametrize("name", ["workspace", "lexicon", "workspace.session"])
def test_a_reviewer_may_be_called_like_a_file_of_the_workspace(tmp_path: Path, name: str) -> None:
    with Workspace.open(tmp_path, reviewer=name) as workspace:
        began, event = accepted(0)
        workspace.append(began, [event])
        workspace.set_setting("threshold", 0.5)
        assert workspace.reviewers() == [name]


def test_the_nearest_workspace_above_is_found(workspace: Workspace, tmp_path: Path) -> None:
    assert find(tmp_path) in (None, *tmp_path.parents)
    workspace.set_setting("x", 1)
    (tmp_path / "news" / "may").mkdir(parents=True)
    assert find(tmp_path / "news" / "may") == tmp_path
    assert find(tmp_path / "news" / "a.txt") == tmp_path


def test_the_workspace_may_lie_elsewhere(tmp_path: Path) -> None:
    corpus, place = tmp_path / "corpus", tmp_path / "mine"
    corpus.mkdir()
    place.mkdir()
    began, event = accepted(0)
    with Workspace.open(corpus, reviewer="lin", at=place) as workspace:
        workspace.append(began, [event])
    assert (place / ".govtui" / "reviews").is_dir()
    assert list(corpus.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_read_only(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        with Workspace.open(tmp_path, reviewer="lin") as workspace:
            assert "another folder" in (workspace.read_only or "")
    finally:
        tmp_path.chmod(0o755)


def test_two_reviewers_in_git_merge_cleanly(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    root.mkdir()

    def git(*arguments: str, at: Path = root) -> None:
        command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
        subprocess.run(command, cwd=at, check=True, capture_output=True)

    began, event = accepted(0)
    with Workspace.open(root, reviewer="wu") as workspace:
        workspace.append(began, [event])
    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "begin")
    clone = tmp_path / "clone"
    git("clone", "-c", "core.autocrlf=true", str(root), str(clone))
    with Workspace.open(clone, reviewer="he") as workspace:
        workspace.append(began, [event])
    git("checkout", "-b", "he", at=clone)
    git("add", ".", at=clone)
    git("commit", "-m", "he", at=clone)
    with Workspace.open(root, reviewer="lin") as workspace:
        workspace.append(began, [event])
    git("add", ".")
    git("commit", "-m", "lin")
    git("pull", "--no-rebase", "--no-edit", str(clone), "he")
    with Workspace.open(root, reviewer="lin", read_only=True) as merged:
        assert merged.reviewers("news/a.txt") == ["he", "lin", "wu"]
        for name in merged.reviewers():
            saved = merged.load("news/a.txt", name)
            assert saved is not None
            assert saved.damaged is None
    with Workspace.open(clone, reviewer="wu", read_only=True) as cloned:
        saved = cloned.load("news/a.txt")
        assert saved is not None
        assert saved.damaged is None
