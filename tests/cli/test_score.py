"""`govtui score`: pairs of records, texts that differ, and what is told of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.conftest import TEXT
from tests.cli.reviews import review_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Result

    Command = Callable[..., Result]


def _record(id_: str, text: str, span: tuple[int, int], sha256: str = "") -> str:
    """Return a line with a done review that has one label."""
    start, end = span
    label = {"start": start, "end": end, "label": "LOC", "text": text[start:end], "status": "added"}
    record = {
        "schema": "govtui.review/1",
        "id": id_,
        "source": {"path": id_, "sha256": sha256},
        "text": text,
        "labels": [label],
        "review": {"status": "done"},
    }
    return json.dumps(record) + "\n"


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


def test_an_edge_in_a_changed_place_is_wrong(govtui: Command, tmp_path: Path) -> None:
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
    gold.write_text(_record("a", "云溪区召开会议", (0, 3)), encoding="utf-8")
    predicted.write_text(_record("a", "雲溪区召开会议", (0, 3)), encoding="utf-8")
    scores = json.loads(govtui("score", gold, predicted, "--json").out)
    assert (scores["micro"]["hits"], scores["kinds"]["edges"]) == (0, 1)
    assert scores["changed_characters"] == 1


def test_pairs_are_found_by_source_and_then_by_id(govtui: Command, tmp_path: Path) -> None:
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
    text = "云溪区召开会议"
    same = [_record("a", text, (0, 3), "1"), _record("b", text, (5, 7), "1")]
    gold.write_text("".join([*same, _record("c", text, (0, 2))]), encoding="utf-8")
    moved = _record("elsewhere", text, (0, 3), "1")
    predicted.write_text("".join([*same, _record("c", text, (0, 2), "2")]), encoding="utf-8")
    assert json.loads(govtui("score", gold, predicted, "--json").out)["micro"]["f1"] == 1
    gold.write_text(same[0], encoding="utf-8")
    predicted.write_text(moved, encoding="utf-8")
    assert json.loads(govtui("score", gold, predicted, "--json").out)["micro"]["f1"] == 1


def test_a_report_without_counterpart_counts_as_missed(govtui: Command, reviewed: Path) -> None:
    gold, predicted = reviewed / "gold.jsonl", reviewed / "pred.jsonl"
    govtui("export", reviewed, "-o", gold)
    predicted.write_bytes(b"".join(gold.read_bytes().splitlines(keepends=True)[:2]))
    result = govtui("score", gold, predicted, "--json")
    assert result.status == 1
    assert "2.txt" in result.err
    assert 0 < json.loads(result.out)["micro"]["recall"] < 1
