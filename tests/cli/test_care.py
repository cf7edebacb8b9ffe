"""The commands that care for a workspace: check --repair, backup, restore, merge."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from govtui.cli.main import run
from govtui.review.model import Accept, Reject
from govtui.store.layout import review_path
from tests.store.test_merge import decide, labels

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus whose report `a.txt` has a decision by lin."""
    decide(tmp_path / "corpus", Accept(ids=(0,)))
    return tmp_path / "corpus"


def _said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_repair_mends_and_says_where_the_original_is(
    corpus: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    decide(corpus, Accept(ids=(1,)))
    path = review_path(corpus / ".govtui", "a.txt", "lin")
    path.write_bytes(path.read_bytes().replace(b'"ids":[1]', b'"ids":[2]'))
    assert run(["check", str(corpus)]) == 1
    assert "refused" in _said(capfd)[1]
    assert run(["check", str(corpus), "--repair", "--read-only"]) == 1
    assert "read-only" in _said(capfd)[1]
    assert run(["check", str(corpus), "--repair", "--json"]) == 0
    out, err = _said(capfd)
    assert "recovered/" in err
    assert json.loads(out)["findings"] == []
    assert labels(corpus) == ["accepted", "suggested", "suggested"]


def test_a_backup_comes_back(
    corpus: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "b.zip"
    assert run(["backup", str(corpus), "-o", str(target)]) == 0
    assert run(["backup", str(corpus), "-o", str(target)]) == 1
    decide(corpus, Reject(ids=(1,)))
    assert run(["restore", str(target), str(corpus), "--read-only"]) == 1
    assert run(["restore", str(target), str(corpus)]) == 0
    assert "before-restore-1" in _said(capfd)[1]
    assert labels(corpus) == ["accepted", "suggested", "suggested"]
    assert run(["restore", str(tmp_path / "none.zip"), str(corpus)]) == 2
    assert run(["restore", str(corpus), str(corpus)]) == 1
    assert run(["backup", str(tmp_path), "-o", str(tmp_path / "c.zip")]) == 2


def test_merge_lists_what_it_did_not_take_over(
    corpus: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    shutil.copytree(corpus, other)
    decide(other, Reject(ids=(1,)), Accept(ids=(2,)))
    decide(corpus, Accept(ids=(1,)))
    assert run(["merge", str(other), str(corpus), "--read-only"]) == 1
    assert run(["merge", str(other), str(corpus)]) == 1
    err = _said(capfd)[1]
    assert "otherwise" in err
    assert "1 decisions were made again" in err
    assert labels(corpus) == ["accepted", "accepted", "accepted"]
    assert run(["merge", str(tmp_path / "nowhere"), str(corpus)]) == 2
    assert run(["merge", str(corpus / ".govtui"), str(corpus)]) == 0
