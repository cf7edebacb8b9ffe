"""`clean` and `extract`: what they write of a corpus, and of what cannot be read."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import jsonschema

from govtui.interchange.schema import PUBLISHED
from tests.cli.conftest import TEXT, Result, read_records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    Govtui = Callable[..., Result]


def test_clean_prints_the_text_of_one_report(govtui: Govtui, reports: Path) -> None:
    result = govtui("clean", reports / "a.txt")
    assert result == Result(0, TEXT.encode(), "")
    assert not (reports / ".govtui").exists()


def test_clean_wants_json_for_several(govtui: Govtui, reports: Path) -> None:
    result = govtui("clean", reports)
    assert (result.status, result.out) == (2, b"")
    assert "--json" in result.err


def test_clean_json_is_a_line_a_report(govtui: Govtui, reports: Path) -> None:
    result = govtui("clean", "--json", reports / "b.txt", reports)
    assert (result.status, result.err) == (0, "")
    records = read_records(result.out)
    assert [record["id"] for record in records] == ["b.txt", "a.txt", "b.txt"]
    for record in records:
        assert list(record) == ["id", "source", "text", "meta", "blocks", "edits", "damage"]
        for block in record["blocks"]:
            assert list(block) == ["role", "start", "end", "raw", "reason"]


def test_edits_of_clean_json_rebuild_the_text(govtui: Govtui, reports: Path) -> None:
    raw = "雲(yún)溪區(qū)召開會議\n3月21日,區(qū)長(zhǎng)上官旻主持會議。\n"
    (reports / "a.txt").write_text(raw)
    (record,) = read_records(govtui("clean", "--json", reports / "a.txt").out)
    assert record["edits"]
    raw_at = clean_at = 0
    for edit in record["edits"]:
        assert list(edit) == ["raw", "clean", "kind", "certainty"]
        assert raw[raw_at : edit["raw"][0]] == record["text"][clean_at : edit["clean"][0]]
        raw_at, clean_at = edit["raw"][1], edit["clean"][1]
    assert raw[raw_at:] == record["text"][clean_at:]


def test_a_bad_report_costs_only_itself(govtui: Govtui, reports: Path) -> None:
    (reports / "a.txt").write_bytes("区".encode() + b"\xff")
    os.mkfifo(reports / "c.txt")
    result = govtui("clean", "--json", reports)
    assert result.status == 1
    assert [record["id"] for record in read_records(result.out)] == ["b.txt"]
    assert "a.txt: not UTF-8: invalid byte 0xff at offset 3" in result.err
    assert "c.txt: a named pipe" in result.err
    assert govtui("clean", reports / "a.txt").status == 1
    assert govtui("clean", reports / "c.txt").status == 1


def test_a_path_that_is_not_there_costs_only_itself(govtui: Govtui, reports: Path) -> None:
    for command in (("clean", "--json"), ("extract",)):
        result = govtui(*command, reports / "b.txt", reports / "nowhere.txt")
        assert result.status == 1
        assert [record["id"] for record in read_records(result.out)] == ["b.txt"]
        assert "nowhere.txt: there is no such file or folder" in result.err
        result = govtui(*command, reports / "nowhere.txt", reports / "nobody.txt")
        assert (result.status, result.out) == (2, b"")
        assert "nowhere.txt" in result.err
        assert "nobody.txt" in result.err


def test_a_folder_without_reports_is_told_of(govtui: Govtui, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for command in (("clean",), ("clean", "--json"), ("extract",)):
        result = govtui(*command, tmp_path / "empty")
        assert (result.status, result.out) == (0, b"")
        assert "there are no reports here" in result.err


def test_an_encoding_can_be_chosen(govtui: Govtui, reports: Path) -> None:
    (reports / "a.txt").write_bytes("雲溪區委常委會召開會議".encode("big5"))
    result = govtui("clean", reports / "a.txt")
    assert (result.status, result.out) == (1, b"")
    assert "big5 (--encoding" in result.err
    result = govtui("clean", reports / "a.txt", "--encoding", "BIG5")
    assert (result.status, result.err) == (0, "")
    assert result.out.decode().startswith("云溪区委常委会")
    assert govtui("clean", reports / "a.txt", "--encoding", "nonsense").status == 2


def test_extract_writes_export_records_of_suggestions(govtui: Govtui, reports: Path) -> None:
    result = govtui("extract", reports, "--jobs", "2")
    assert (result.status, result.err) == (0, "")
    schema = json.loads(PUBLISHED.read_bytes())
    for record in read_records(result.out):
        jsonschema.validate(record, schema)
        assert record["review"]["status"] == "new"
        assert record["review"]["reviewer"] is None
        assert record["labels"]
        for label in record["labels"]:
            assert label["status"] == "suggested"
            assert record["text"][label["start"] : label["end"]] == label["text"]
    assert not (reports / ".govtui").exists()
    out = reports.parent / "out.jsonl"
    assert govtui("extract", reports, "-o", out) == Result(0, b"", "")
    assert out.read_bytes() == result.out
    assert govtui("extract", reports, "-o", "-") == result


def test_an_output_that_cannot_be_written_is_told_of(govtui: Govtui, reports: Path) -> None:
    result = govtui("extract", reports, "-o", reports / "nowhere" / "out.jsonl")
    assert (result.status, result.out) == (1, b"")
    assert "cannot be written" in result.err


def _break_cleaning(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Have every process that starts from now on fail at reports that hold a certain word."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "from govtui.cleaning import pipeline\n"
        "clean = pipeline.clean\n"
        "def broken(report):\n"
        "    return clean(report) if '副' not in report.raw else {}['no such key']\n"
        "pipeline.clean = broken\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(folder))


def test_a_fault_in_one_report_names_it_and_stops_no_other(
    govtui: Govtui, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break_cleaning(monkeypatch, reports.parent / "broken")
    for args in (("clean", "--json"), ("extract",)):
        result = govtui(*args, reports)
        assert result.status == 1
        assert [record["id"] for record in read_records(result.out)] == ["a.txt"]
        assert "b.txt: a fault of govtui, please report it (KeyError: 'no such key'" in result.err
    result = govtui("clean", reports / "b.txt")
    assert (result.status, result.out) == (1, b"")
    assert "Traceback" not in result.err
    monkeypatch.setenv("GOVTUI_TRACEBACK", "1")
    shown = govtui("clean", reports / "b.txt").err
    assert shown.startswith("govtui: b.txt: a fault of govtui")
    assert "in broken" in shown


def test_a_fault_elsewhere_is_a_message(
    govtui: Govtui, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise LookupError("nobody foresaw this")

    monkeypatch.setattr("govtui.store.progress.measure", fail)
    result = govtui("status", reports)
    assert (result.status, result.out) == (1, b"")
    assert "a fault of govtui" in result.err
    assert "LookupError: nobody foresaw this" in result.err
    assert "GOVTUI_TRACEBACK=1" in result.err
