"""The bundled samples on the whole way: in as reviews of their twins, out as an export."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from govtui.cli.main import run
from govtui.corpus.samples import bundled_samples

TWINS = sorted(Path(__file__).parent.glob("*.jsonl"))
HOSTILE = "特殊字符_测试件.txt"
NOT_THE_REVIEWERS = {"govtui_version", "cleaning_version"}
"""What an export says of the program that wrote it."""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a writable copy of the samples."""
    return Path(shutil.copytree(bundled_samples(), tmp_path / "corpus"))


def _records(path: Path) -> dict[str, dict[str, Any]]:
    records = [json.loads(line) for line in path.read_bytes().splitlines()]
    return {
        record["id"]: {key: value for key, value in record.items() if key not in NOT_THE_REVIEWERS}
        for record in records
    }


def test_twins_come_out_as_they_went_in(corpus: Path, tmp_path: Path) -> None:
    expected: dict[str, dict[str, Any]] = {}
    for twin in TWINS:
        assert run(["import", str(twin), str(corpus)]) == 0
        expected |= _records(twin)
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    for target in (first, second):
        assert run(["export", str(corpus), "-o", str(target)]) == 0
    assert _records(first) == expected
    assert first.read_bytes() == second.read_bytes()


def test_every_sample_gets_suggestions(corpus: Path, tmp_path: Path) -> None:
    target = tmp_path / "suggested.jsonl"
    assert run(["extract", str(corpus), "-o", str(target)]) == 0
    suggested = _records(target)
    assert set(suggested) == {record for twin in TWINS for record in _records(twin)}
    for record in suggested.values():
        assert record["labels"]
        assert {label["status"] for label in record["labels"]} == {"suggested"}
        surfaces = [label["text"] for label in record["labels"]]
        assert [text for text in surfaces if text != text.strip() or "\n" in text] == []


def test_a_hostile_report_cannot_steer_the_terminal(
    corpus: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["clean", str(corpus / HOSTILE)]) == 0
    printed = capfdbinary.readouterr().out
    assert not {byte for byte in printed if byte < 0x20} - {ord("\n")}
    assert b"[@click=app.quit]" in printed
