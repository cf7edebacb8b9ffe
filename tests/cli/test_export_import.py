"""`export` and `import`: reviews out and in, in our format and in those of others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema

from govtui.interchange.formats import FORMATS
from govtui.interchange.schema import PUBLISHED
from tests.cli.conftest import Result, read_records
from tests.cli.reviews import review_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    Govtui = Callable[..., Result]


def test_export_writes_done_reviews_and_standing_labels(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    result = govtui("export", reports)
    assert (result.status, result.err) == (0, "")
    schema = json.loads(PUBLISHED.read_bytes())
    records = read_records(result.out)
    assert [record["id"] for record in records] == ["a.txt", "b.txt"]
    for record in records:
        jsonschema.validate(record, schema)
        assert {label["status"] for label in record["labels"]} == {"accepted"}
    everything = read_records(govtui("export", reports, "--all").out)
    assert {label["status"] for label in everything[0]["labels"]} == {"accepted", "rejected"}
    assert read_records(govtui("export", reports / "b.txt").out) == records[1:]


def test_export_in_the_formats_of_other_tools(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    (record, _other) = read_records(govtui("export", reports).out)
    (first, _second) = read_records(govtui("export", reports, "--format", "doccano").out)
    wanted = [[label["start"], label["end"], label["label"]] for label in record["labels"]]
    assert first == {"id": "a.txt", "text": record["text"], "label": wanted}
    assert len(json.loads(govtui("export", reports, "--format", "label-studio").out)) == 2
    assert govtui("export", reports, "--format", "conll").out.count(b"-DOCSTART-") == 2
    file = reports.parent / "brat.zip"
    assert govtui("export", reports, "--format", "brat", "-o", file) == Result(0, b"", "")
    assert govtui("export", reports, "--format", "brat").out == file.read_bytes()
    result = govtui("export", reports, "--format", "brat", terminal=("stdout",))
    assert (result.status, result.out) == (2, b"")
    assert govtui("export", reports, "--format", "excel").status == 2
    assert all(name in govtui("export", "--help").out.decode() for name in FORMATS)


def test_unfinished_reviews_are_exported_with_all(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li", finish=False)
    assert govtui("export", reports) == Result(0, b"", "")
    assert len(read_records(govtui("export", "--all", reports).out)) == 2


def test_a_repeated_export_is_byte_identical(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    first, again = (reports.parent / name for name in ("1.jsonl", "2.jsonl"))
    assert govtui("export", reports, "--all", "-o", first).status == 0
    assert govtui("export", reports, "--all", "-o", again).status == 0
    assert first.read_bytes() == again.read_bytes() == govtui("export", "--all", reports).out


def test_export_import_export_is_byte_identical(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    lines = govtui("export", reports, "--all").out.splitlines(keepends=True)
    record = json.loads(lines[0])
    record["x_ours"] = {"kept": [1, "二", None, 1.5]}
    record["labels"][0]["x_note"] = "kept"
    record["meta"]["x_level"] = 3
    lines[0] = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    file, elsewhere = reports.parent / "all.jsonl", reports.parent / "elsewhere"
    file.write_bytes(b"".join(lines))
    elsewhere.mkdir()
    result = govtui("import", file, elsewhere)
    assert result.status == 0
    assert "2 reviews added" in result.err
    assert govtui("export", "--all", elsewhere).out == file.read_bytes()
    assert "2 were there already" in govtui("import", file, elsewhere).err
    assert govtui("export", "--all", elsewhere).out == file.read_bytes()


def test_import_never_writes_over_a_review(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    file = reports.parent / "all.jsonl"
    file.write_bytes(govtui("extract", reports).out)
    before = govtui("export", reports, "--all").out
    result = govtui("import", file, reports)
    assert result.status == 1
    assert "line 1: a.txt: li has a review" in result.err
    assert govtui("export", reports, "--all").out == before


def test_import_refuses_bad_lines_and_takes_the_others(govtui: Govtui, reports: Path) -> None:
    good, other = govtui("extract", reports).out.splitlines()
    wrong = json.loads(other)
    wrong["labels"][0]["text"] = "别的"
    file = reports.parent / "in.jsonl"
    lines = [b"{", json.dumps(wrong).encode(), b'{"schema": "other/1"}', b"[" * 100_000, good]
    file.write_bytes(b"\n".join(lines))
    result = govtui("import", file, reports)
    assert result.status == 1
    for number in (1, 2, 3, 4):
        assert f"line {number}: " in result.err
    assert "1 reviews added, 0 were there already, 4 refused" in result.err


def test_import_refuses_a_report_with_too_many_labels(
    govtui: Govtui, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = reports.parent / "in.jsonl"
    file.write_bytes(govtui("extract", reports).out)
    counts = [len(record["labels"]) for record in read_records(file.read_bytes())]
    assert counts[0] == counts[1] > 1
    monkeypatch.setattr("govtui.review.opening.LABEL_LIMIT", counts[0] - 1)
    result = govtui("import", file, reports)
    assert result.status == 1
    for number, id_ in enumerate(("a.txt", "b.txt"), 1):
        told = f"in.jsonl: line {number}: {id_}: {counts[0]} labels, the limit is {counts[0] - 1}"
        assert told in result.err
    assert not (reports / ".govtui").exists()


def test_import_as_suggestions_keeps_them_apart_from_reviews(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    before = govtui("export", reports, "--all").out
    file = reports.parent / "model.jsonl"
    file.write_bytes(govtui("extract", reports).out + b"{\n")
    result = govtui("import", file, reports, "--as", "suggestions")
    assert (result.status, result.out) == (1, b"")
    assert "model.jsonl: line 3: not JSON" in result.err
    assert "suggestions for 2 reports added, for 0 they were there already, 1 refused" in result.err
    assert govtui("export", reports, "--all").out == before
    again = govtui("import", file, reports, "--as", "suggestions", "--source", "tagger")
    assert "2 reports added" in again.err
    kept = reports / ".govtui" / "suggestions"
    assert sorted(path.name for path in kept.iterdir()) == ["model.jsonl", "tagger.jsonl"]
    for wrong in (["--source", "x"], ["--as", "suggestions", "--source", "../x"], ["--as", "x"]):
        assert govtui("import", file, reports, *wrong).status == 2


def test_several_reviewers_are_named_and_not_merged(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    review_all(reports, "wang")
    out = reports.parent / "out.jsonl"
    result = govtui("export", reports, "-o", out)
    assert (result.status, result.out) == (2, b"")
    assert "li, wang" in result.err
    assert not out.exists()
    (record, _other) = read_records(govtui("export", reports, "--reviewer", "wang").out)
    assert record["review"]["reviewer"] == "wang"


def test_a_damaged_review_is_told_of_and_the_others_are_exported(
    govtui: Govtui, reports: Path
) -> None:
    review_all(reports, "li")
    journals = sorted((reports / ".govtui" / "reviews").rglob("*.jsonl"))
    data = journals[0].read_bytes()
    journals[0].write_bytes(data.replace(b"accept", b"reject", 1))
    result = govtui("export", "--all", reports)
    assert result.status == 1
    assert len(read_records(result.out)) == 1
    assert ".txt" in result.err
    check = govtui("check", reports)
    assert check.status == 1
    assert "refused" in check.err
