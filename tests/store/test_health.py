"""Check and repair: damage is found, told, and mended without losing what is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.errors import DamagedJournal
from govtui.review.fold import Review
from govtui.review.model import Accept, Event, Undo
from govtui.store import records
from govtui.store.health import Kind, check
from govtui.store.layout import review_path
from govtui.store.log import dump
from govtui.store.records import Op
from govtui.store.repair import repair
from govtui.store.workspace import Workspace
from tests.review.made import NOW, opening
from tests.store.made import REPORTS, items

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.review.model import AnyDecision


def _decide(root: Path, *decisions: AnyDecision, report_id: str = "news/a.txt") -> Path:
    """Make a workspace with a review in which each decision is a record; return its journal."""
    with Workspace.open(root, reviewer="lin") as workspace:
        began = opening(report_id=report_id)
        review = Review(began)
        for decision in decisions:
            event = review.event(decision, by="lin", at=NOW)
            review.apply(event)
            workspace.append(began, [event])
        workspace.index().refresh()
    return review_path(root / ".govtui", report_id, "lin")


def _flip(path: Path, line: int) -> None:
    """Damage the record on a line."""
    lines = path.read_bytes().splitlines(keepends=True)
    lines[line] = lines[line].replace(b'"at":"2026', b'"at":"2027')
    path.write_bytes(b"".join(lines))


def _review(root: Path) -> Review:
    with Workspace.open(root, reviewer="lin") as workspace:
        assert workspace.read_only is None
        saved = workspace.load("news/a.txt")
        assert saved is not None
        assert saved.damaged is None
        return saved.review()


def test_a_healthy_workspace_has_nothing_to_say(tmp_path: Path) -> None:
    _decide(tmp_path, Accept(ids=(0,)))
    _decide(tmp_path, Accept(ids=(0,)), report_id="news/b.txt")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    seen: list[int] = []
    health = check(tmp_path / ".govtui", progress=seen.append)
    assert (health.journals, health.records, health.findings) == (2, 4, [])
    assert not health.harmed
    assert seen == [1, 2]
    assert repair(tmp_path / ".govtui") == []
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_damaged_record_costs_itself_only(tmp_path: Path) -> None:
    path = _decide(tmp_path, Accept(ids=(0,)), Accept(ids=(1,)), Accept(ids=(2,)))
    _flip(path, 2)
    damaged = path.read_bytes()
    (finding,) = check(tmp_path / ".govtui").findings
    assert (finding.kind, finding.reviewer, finding.report_id) == (
        Kind.REFUSED,
        "lin",
        "news/a.txt",
    )
    assert "record 3" in finding.message
    (done,) = repair(tmp_path / ".govtui")
    assert done.kept is not None
    assert (tmp_path / ".govtui" / done.kept).read_bytes() == damaged
    assert done.saved == 2
    assert len(done.lost) == 1
    review = _review(tmp_path)
    assert [label.decided for label in review.labels] == [True, False, True]
    assert check(tmp_path / ".govtui").findings == []


def test_a_journal_that_lost_records_is_taken_as_it_is_after_a_repair(tmp_path: Path) -> None:
    path = _decide(tmp_path, Accept(ids=(0,)), Accept(ids=(1,)))
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    (finding,) = check(tmp_path / ".govtui").findings
    assert finding.kind is Kind.LOST
    repair(tmp_path / ".govtui")
    assert check(tmp_path / ".govtui").findings == []


def test_an_undo_of_a_lost_decision_takes_back_no_other(tmp_path: Path) -> None:
    path = _decide(tmp_path, Accept(ids=(0,)), Accept(ids=(1,)), Undo())
    _flip(path, 2)
    (done,) = repair(tmp_path / ".govtui")
    assert len(done.lost) == 2
    assert _review(tmp_path).label(0).decided


def test_converted_line_ends_are_put_right(tmp_path: Path) -> None:
    path = _decide(tmp_path, Accept(ids=(0,)), Accept(ids=(1,)))
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"\n", b"\r\n"))
    (finding,) = (f for f in check(tmp_path / ".govtui").findings if f.kind is Kind.REFUSED)
    assert "line ends" in finding.message
    repair(tmp_path / ".govtui")
    assert path.read_bytes() == whole


def test_a_damaged_beginning_is_left_for_a_backup(tmp_path: Path) -> None:
    path = _decide(tmp_path, Accept(ids=(0,)))
    data = b"x" + path.read_bytes()
    path.write_bytes(data)
    assert check(tmp_path / ".govtui").harmed
    done = repair(tmp_path / ".govtui")
    assert any("backup" in reason for one in done for reason in one.lost)
    assert path.read_bytes() == data


def test_records_that_make_no_review_are_decided_anew(tmp_path: Path) -> None:
    path = _decide(tmp_path, Accept(ids=(0,)))
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        saved = workspace.load("news/a.txt")
        assert saved is not None
        sha256 = saved.opening.text_sha256
        wrong = Event(decision=Accept(ids=(99,)), by="lin", at=NOW, text_sha256=sha256)
        right = Event(decision=Accept(ids=(1,)), by="lin", at=NOW, text_sha256=sha256)
        workspace.append(saved.opening, [wrong, right])
        misfit = workspace.load("news/a.txt")
        assert misfit is not None
        with pytest.raises(DamagedJournal, match="do not fit"):
            misfit.review()
    (finding,) = check(tmp_path / ".govtui").findings
    assert finding.kind is Kind.UNFIT
    before = path.read_bytes()
    (done,) = repair(tmp_path / ".govtui")
    assert done.saved == 2
    assert "99" in done.lost[0]
    assert [label.decided for label in _review(tmp_path).labels] == [True, True, False]
    assert done.kept is not None
    assert (tmp_path / ".govtui" / done.kept).read_bytes() == before


def test_a_torn_record_needs_nobody(tmp_path: Path) -> None:
    path = _decide(tmp_path, Accept(ids=(0,)), Accept(ids=(1,)))
    whole = path.read_bytes()
    path.write_bytes(whole + whole[-200:-1])
    health = check(tmp_path / ".govtui")
    assert [(f.kind, f.size) for f in health.findings] == [(Kind.TORN, 199)]
    assert not health.harmed
    repair(tmp_path / ".govtui")
    assert path.read_bytes() == whole
    (kept,) = (tmp_path / ".govtui" / "recovered").iterdir()
    assert kept.read_bytes() == whole[-200:-1]


def test_a_spoilt_workspace_file_is_made_anew(tmp_path: Path) -> None:
    _decide(tmp_path, Accept(ids=(0,)))
    (tmp_path / ".govtui" / "workspace.json").write_text("{")
    (finding,) = check(tmp_path / ".govtui").findings
    assert finding.kind is Kind.WORKSPACE
    (done,) = repair(tmp_path / ".govtui")
    assert done.kept is not None
    assert (tmp_path / ".govtui" / done.kept).read_text() == "{"
    assert _review(tmp_path).label(0).decided


def test_a_journal_of_an_open_session_is_left_alone(tmp_path: Path) -> None:
    path = _decide(tmp_path, Accept(ids=(0,)), Accept(ids=(1,)))
    _flip(path, 2)
    data = path.read_bytes()
    with Workspace.open(tmp_path, reviewer="lin"):
        (done,) = repair(tmp_path / ".govtui")
    assert "open" in done.lost[0]
    assert path.read_bytes() == data


@pytest.mark.parametrize("content", [b"", b"hello\n", b"\0\0\0\0", b"{}\n", b"\xef\xbb\xbf{"])
def test_other_files_in_a_journals_place(tmp_path: Path, content: bytes) -> None:
    _decide(tmp_path, Accept(ids=(0,)))
    path = review_path(tmp_path / ".govtui", "news/b.txt", "lin")
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    health = check(tmp_path / ".govtui")
    assert health.journals == 2
    kinds = {finding.kind for finding in health.findings}
    assert kinds <= {Kind.REFUSED, Kind.TORN}
    assert bool(kinds) == bool(content)


def test_batches_that_are_none_are_told_of_and_repaired(tmp_path: Path) -> None:
    _decide(tmp_path, Accept(ids=(0,)))
    path = tmp_path / ".govtui" / "batches" / "lin.jsonl"
    path.parent.mkdir()
    forged, _checksum = records.encode(1, records.FIRST, [Op("batches", "1", dump({"id": 7}))])
    path.write_bytes(forged)
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        assert "no list of batches" in (workspace.read_only or "")
    (finding,) = check(tmp_path / ".govtui").findings
    assert (finding.kind, finding.path) == (Kind.REFUSED, "batches/lin.jsonl")
    (repaired,) = repair(tmp_path / ".govtui")
    assert repaired.kept is not None
    assert (tmp_path / ".govtui" / repaired.kept).read_bytes() == forged
    assert check(tmp_path / ".govtui").findings == []
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        assert workspace.read_only is None


def test_an_interrupted_batch_is_pending(tmp_path: Path) -> None:
    path = _decide(tmp_path, Accept(ids=(0,)), report_id=REPORTS[0])
    whole = path.read_bytes()
    path.write_bytes(b"x" + whole)
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        workspace.batches.apply("all", NOW, items())
    path.write_bytes(whole)
    assert Kind.PENDING in {finding.kind for finding in check(tmp_path / ".govtui").findings}
