"""`govtui lexicon` and `govtui score`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import TEXT
from tests.cli.reviews import review_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Result

    Command = Callable[..., Result]


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """Three reports that have been reviewed."""
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT + f"第{number}版\n", encoding="utf-8")
    review_all(tmp_path, "li")
    return tmp_path


def test_the_lexicon_is_listed(govtui: Command, reviewed: Path) -> None:
    result = govtui("lexicon", reviewed)
    assert result.status == 0
    assert "区长\tPOST\t+ POST 3\t- 0" in result.out.decode()


def test_the_lexicon_leaves_as_json(govtui: Command, reviewed: Path, tmp_path: Path) -> None:
    target = tmp_path / "lexicon.out"
    assert govtui("lexicon", reviewed, "--json", "-o", target).status == 0
    entries = {e["surface"]: e for e in map(json.loads, target.read_bytes().splitlines())}
    assert entries["区长"]["accepted"] == {"POST": 3}


def test_what_is_fixed_changes_what_is_extracted(govtui: Command, reviewed: Path) -> None:
    assert govtui("lexicon", reviewed, "--set", "区长=ORG", "--never", "上官旻").status == 0
    record = json.loads(govtui("extract", reviewed / "0.txt").out)
    labels = {label["text"]: label for label in record["labels"]}
    assert labels["区长"]["label"] == "ORG"
    assert labels["区长"]["suggested"]["source"] == "lexicon:fixed as ORG in this corpus"
    assert "上官旻" not in labels
    assert govtui("lexicon", reviewed, "--off").status == 0
    record = json.loads(govtui("extract", reviewed / "0.txt").out)
    assert "上官旻" in {label["text"] for label in record["labels"]}


def test_a_label_must_be_named(govtui: Command, reviewed: Path) -> None:
    assert govtui("lexicon", reviewed, "--set", "区长").status == 2


def test_without_a_workspace_there_is_no_lexicon(govtui: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert govtui("lexicon", tmp_path).status == 2


def test_an_extraction_scores_perfectly_against_itself(
    govtui: Command, reviewed: Path, tmp_path: Path
) -> None:
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
    assert govtui("export", reviewed, "-o", gold).status == 0
    assert govtui("lexicon", reviewed, "--off").status == 0
    assert govtui("extract", reviewed, "-o", predicted).status == 0
    result = govtui("score", gold, predicted, "--json")
    scores = json.loads(result.out)
    assert result.status == 0
    assert scores["micro"]["recall"] == 1
    assert scores["kinds"]["spurious"] == 3  # the label that each review rejected
    shown = govtui("score", gold, predicted).out.decode()
    assert "micro" in shown
    assert "⟦" in shown


def test_texts_that_differ_are_compared_all_the_same(govtui: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    review_all(tmp_path, "li")
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
    govtui("export", tmp_path, "-o", gold)
    record = json.loads(gold.read_bytes())
    shifted = {
        "schema": record["schema"],
        "id": record["id"],
        "source": record["source"],
        "text": "一" + record["text"],
        "labels": [
            {**label, "start": label["start"] + 1, "end": label["end"] + 1}
            for label in record["labels"]
        ],
        "review": record["review"],
    }
    predicted.write_text(json.dumps(shifted), encoding="utf-8")
    result = govtui("score", gold, predicted, "--json")
    assert json.loads(result.out)["micro"]["f1"] == 1
    assert "1 characters differ" in result.err


def test_a_report_without_counterpart_counts_as_missed(govtui: Command, reviewed: Path) -> None:
    gold, predicted = reviewed / "gold.jsonl", reviewed / "pred.jsonl"
    govtui("export", reviewed, "-o", gold)
    predicted.write_bytes(b"".join(gold.read_bytes().splitlines(keepends=True)[:2]))
    result = govtui("score", gold, predicted, "--json")
    assert result.status == 1
    assert "2.txt" in result.err
    assert 0 < json.loads(result.out)["micro"]["recall"] < 1
