"""Workspaces of every format that was ever released open, unchanged, and go on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest

from govtui.review.model import Flag
from govtui.review.opening import snapshot
from govtui.store.config import FORMAT
from govtui.store.health import check
from govtui.store.workspace import Workspace
from tests.review.made import NOW

GOLDEN = Path(__file__).parent / "golden"
FORMATS = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


@pytest.fixture(params=FORMATS)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, object]]:
    """Return a copy of a golden workspace, and its reviews as they were when it was made."""
    shutil.copytree(GOLDEN / request.param, tmp_path / ".govtui")
    expected = (GOLDEN / f"{request.param}.expected.json").read_text(encoding="utf-8")
    return tmp_path, json.loads(expected)


def _reviews(root: Path, names: list[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    with Workspace.open(root, reviewer="lin", read_only=True) as workspace:
        for name in names:
            report_id, _space, reviewer = name.rpartition(" ")
            saved = workspace.load(report_id, reviewer)
            assert saved is not None
            found[name] = json.loads(msgspec.json.encode(snapshot(saved.review())))
    return found


def test_there_is_one_for_the_present_format() -> None:
    assert str(FORMAT) in FORMATS


def test_it_says_what_it_said(golden: tuple[Path, dict[str, object]]) -> None:
    root, expected = golden
    assert _reviews(root, list(expected)) == expected
    assert check(root / ".govtui").findings == []


def test_it_can_be_gone_on_with(golden: tuple[Path, dict[str, object]]) -> None:
    root, expected = golden
    before = {path: path.read_bytes() for path in root.rglob("*.jsonl")}
    with Workspace.open(root, reviewer="lin") as workspace:
        assert workspace.read_only is None
        for name in expected:
            report_id, _space, reviewer = name.rpartition(" ")
            if reviewer != "lin":
                continue
            saved = workspace.load(report_id)
            assert saved is not None
            review = saved.review()
            flag = review.event(Flag(on=not review.flagged), by="lin", at=NOW)
            workspace.append(saved.opening, [flag])
    for path, data in before.items():
        assert path.read_bytes().startswith(data), "what was written stays as it was"
