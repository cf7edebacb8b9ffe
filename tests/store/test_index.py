"""The summaries: always what the journals say, whatever happens to the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.review.model import Event, Flag, ReviewStatus
from govtui.store.fs import Fs
from govtui.store.index import Index
from govtui.store.layout import review_path
from govtui.store.workspace import Workspace
from tests.review.made import NOW
from tests.store.made import accepted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REPORTS = [f"news/{name}.txt" for name in "abc"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace's folder with three reviews and a saved index."""
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        for number, report_id in enumerate(REPORTS):
            began, event = accepted(number, report_id=report_id)
            workspace.append(began, [event])
        workspace.index().refresh()
    return tmp_path / ".govtui"


def _index(folder: Path) -> Index:
    return Index(folder, "lin", Fs())


def test_a_summary_says_how_far_a_review_is(folder: Path) -> None:
    index = _index(folder)
    assert sorted(index.summaries) == REPORTS
    summary = index.summaries["news/b.txt"]
    assert (summary.status, summary.decided, summary.total) == (ReviewStatus.IN_PROGRESS, 1, 3)
    assert (summary.updated_at, summary.problem) == (NOW, None)


def test_an_intact_index_opens_no_journal(folder: Path) -> None:
    class Shut(Fs):
        def read(self, path: Path) -> bytes:
            assert path.parent.name == "index"
            return super().read(path)

    index = Index(folder, "lin", Shut())
    index.refresh()
    assert sorted(index.summaries) == REPORTS


def test_what_changed_is_read_anew(folder: Path) -> None:
    with Workspace.open(folder.parent, reviewer="lin") as workspace:
        began, _event = accepted(0)
        event = Event(decision=Flag(on=True), by="lin", at=NOW, text_sha256=began.text_sha256)
        workspace.append(began, [event])
        assert not workspace.index().summaries["news/a.txt"].flagged
        summary = workspace.index().refresh_one("news/a.txt")
        assert summary is not None
        assert summary.flagged
    read: list[int] = []
    index = _index(folder)
    index.refresh(read.append)
    assert read == []
    assert index.summaries["news/a.txt"].flagged


def test_every_damaged_byte_of_the_cache_is_the_same_as_a_rebuild(
    folder: Path, counted: Callable[[str, int], None]
) -> None:
    path = folder / "index" / "lin.json"
    data = path.read_bytes()
    path.unlink()
    index = _index(folder)
    index.refresh()
    rebuilt = index.summaries
    for place in range(len(data)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert _index(folder).summaries in ({}, rebuilt)
    counted("each byte of the index damaged", len(data))
    for cut in (0, 5, len(data) // 2):
        path.write_bytes(data[:cut])
        index = _index(folder)
        index.refresh()
        assert index.summaries == rebuilt


def test_a_journal_that_lost_records_or_is_gone_is_told(folder: Path) -> None:
    first, second = (review_path(folder, report_id, "lin") for report_id in REPORTS[:2])
    first.write_bytes(first.read_bytes().splitlines(keepends=True)[0])
    second.unlink()
    index = _index(folder)
    index.refresh()
    assert "lost records" in (index.summaries["news/a.txt"].problem or "")
    assert "gone" in (index.summaries["news/b.txt"].problem or "")
    assert index.summaries["news/a.txt"].decided == 1, "what was seen is remembered"
    index.save()
    again = _index(folder)
    again.refresh()
    assert "lost records" in (again.summaries["news/a.txt"].problem or "")
    again.forget("news/a.txt")
    again.forget("news/b.txt")
    again.refresh()
    assert again.summaries["news/a.txt"].problem is None
    assert "news/b.txt" not in again.summaries


def test_a_damaged_journal_is_a_row_with_its_problem(folder: Path) -> None:
    path = review_path(folder, "news/a.txt", "lin")
    path.write_bytes(b"hello\n")
    (folder / "index" / "lin.json").unlink()
    index = _index(folder)
    index.refresh()
    (row,) = (summary for summary in index.summaries.values() if summary.problem)
    assert "no record" in (row.problem or "")
    assert len(index.summaries) == 3


def test_an_index_that_cannot_be_written_matters_to_nobody(folder: Path) -> None:
    class Full(Fs):
        def write(self, _fd: int, _data: bytes) -> int:
            raise OSError(28, "No space left on device")

    index = Index(folder, "lin", Full())
    index.forget("news/a.txt")
    index.save()
    assert len(_index(folder).summaries) == 3
