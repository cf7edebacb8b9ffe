"""Every command: what it writes where, and with which exit status it ends."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from govtui import __version__
from govtui.cli.main import COMMANDS
from govtui.interchange.formats import FORMATS
from govtui.interchange.schema import PUBLISHED
from tests.cli.conftest import TEXT, Result
from tests.cli.reviews import review_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Govtui = Callable[..., Result]


def _records(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


# clean


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
    records = _records(result.out)
    assert [record["id"] for record in records] == ["b.txt", "a.txt", "b.txt"]
    for record in records:
        assert list(record) == ["id", "source", "text", "meta", "blocks", "edits", "damage"]
        for block in record["blocks"]:
            assert list(block) == ["role", "start", "end", "raw", "reason"]


def test_edits_of_clean_json_rebuild_the_text(govtui: Govtui, reports: Path) -> None:
    raw = "雲(yún)溪區(qū)召開會議\n3月21日,區(qū)長(zhǎng)上官旻主持會議。\n"
    (reports / "a.txt").write_text(raw)
    (record,) = _records(govtui("clean", "--json", reports / "a.txt").out)
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
    assert [record["id"] for record in _records(result.out)] == ["b.txt"]
    assert "a.txt: not UTF-8: invalid byte 0xff at offset 3" in result.err
    assert "c.txt: a named pipe" in result.err
    assert govtui("clean", reports / "a.txt").status == 1
    assert govtui("clean", reports / "c.txt").status == 1


def test_a_path_that_is_not_there_costs_only_itself(govtui: Govtui, reports: Path) -> None:
    for command in (("clean", "--json"), ("extract",)):
        result = govtui(*command, reports / "b.txt", reports / "nowhere.txt")
        assert result.status == 1
        assert [record["id"] for record in _records(result.out)] == ["b.txt"]
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


# extract


def test_extract_writes_export_records_of_suggestions(govtui: Govtui, reports: Path) -> None:
    result = govtui("extract", reports, "--jobs", "2")
    assert (result.status, result.err) == (0, "")
    schema = json.loads(PUBLISHED.read_bytes())
    for record in _records(result.out):
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


# export and import


def test_export_writes_done_reviews_and_standing_labels(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    result = govtui("export", reports)
    assert (result.status, result.err) == (0, "")
    schema = json.loads(PUBLISHED.read_bytes())
    records = _records(result.out)
    assert [record["id"] for record in records] == ["a.txt", "b.txt"]
    for record in records:
        jsonschema.validate(record, schema)
        assert {label["status"] for label in record["labels"]} == {"accepted"}
    everything = _records(govtui("export", reports, "--all").out)
    assert {label["status"] for label in everything[0]["labels"]} == {"accepted", "rejected"}
    assert _records(govtui("export", reports / "b.txt").out) == records[1:]


def test_export_in_the_formats_of_other_tools(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    (record, _other) = _records(govtui("export", reports).out)
    (first, _second) = _records(govtui("export", reports, "--format", "doccano").out)
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
    assert len(_records(govtui("export", "--all", reports).out)) == 2


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
    counts = [len(record["labels"]) for record in _records(file.read_bytes())]
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
    (record, _other) = _records(govtui("export", reports, "--reviewer", "wang").out)
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
    assert len(_records(result.out)) == 1
    assert ".txt" in result.err
    check = govtui("check", reports)
    assert check.status == 1
    assert "refused" in check.err


# status and check


def test_status_counts_by_reviewer_and_label(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    review_all(reports, "wang", finish=False)
    result = govtui("status", reports, "--json")
    assert (result.status, result.err) == (0, "")
    (found,) = _records(result.out)
    assert (found["reports"], found["unreadable"]) == (2, 0)
    li, wang = found["reviewers"]
    assert (li["reviewer"], li["done"], li["in_progress"]) == ("li", 2, 0)
    assert (wang["reviewer"], wang["done"], wang["in_progress"]) == ("wang", 0, 2)
    assert sum(sum(counts.values()) for counts in li["labels"].values()) == li["decided"]
    text = govtui("status", reports).out.decode()
    assert "li: 2 done, 0 in progress" in text
    assert "PER" in text
    (one,) = _records(govtui("status", reports, "--json", "--reviewer", "wang").out)
    assert [reviewer["reviewer"] for reviewer in one["reviewers"]] == ["wang"]


def test_a_report_that_nobody_has_begun_is_new(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    (reports / "later.txt").write_text(TEXT, encoding="utf-8")
    (found,) = _records(govtui("status", reports, "--json").out)
    (li,) = found["reviewers"]
    assert (found["reports"], li["done"], li["new"]) == (3, 2, 1)


def test_check_finds_a_workspace_sound(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    result = govtui("check", reports)
    assert (result.status, result.err) == (0, "")
    (found,) = _records(govtui("check", reports, "--json").out)
    assert (found["journals"], found["findings"]) == (2, [])


def test_a_renamed_report_is_told_of_and_gets_its_review(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    before = _records(govtui("export", reports / "a.txt").out)
    (reports / "a.txt").rename(reports / "later.txt")
    assert "1 of reports that are gone" in govtui("status", reports).out.decode()
    result = govtui("check", reports, "--json")
    assert result.status == 0
    assert "a.txt is gone and later.txt is the same report: --repair" in result.err
    (finding,) = _records(result.out)[0]["findings"]
    assert (finding["kind"], finding["report_id"]) == ("moved", "a.txt")
    result = govtui("check", reports, "--repair", "--json")
    assert result.status == 0
    assert "later.txt has the review of a.txt by li now" in result.err
    assert _records(result.out)[0]["findings"] == []
    (after,) = _records(govtui("export", reports / "later.txt").out)
    assert after["labels"] == before[0]["labels"]
    assert "gone" not in govtui("status", reports).out.decode()


# what all share


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(govtui: Govtui, name: str) -> None:
    result = govtui(name, "--help")
    assert result.status == 0
    help_ = result.out.decode()
    for option in ("--lang", "--encoding", "--workspace", "--reviewer", "--read-only"):
        assert option in help_


@pytest.mark.parametrize(
    "args",
    [
        ("clean",),
        ("clean", "/no/such/path"),
        ("clean", "--no-such-option", "/"),
        ("extract", "/", "--jobs", "0"),
        ("extract", "/", "--jobs", "many"),
        ("export", "/no/such/path"),
        ("import",),
        ("status", "/no/such/path"),
        ("/no/such/path",),
        ("two", "paths"),
        (),
        ("--lang",),
        ("--lang", "xx"),
        ("clean", "/", "--reviewer", "../x"),
        ("import", "/no/such.jsonl", "/"),
        ("score", "/no/such.jsonl", "/no/such.jsonl"),
        ("restore", "/no/such.zip", "/"),
        ("merge", "/no/such/folder", "/"),
        ("clean", "/", "--workspace", __file__),
    ],
)
def test_a_wrong_call_has_status_2_and_says_why(govtui: Govtui, args: tuple[str, ...]) -> None:
    result = govtui(*args)
    assert (result.status, result.out) == (2, b"")
    assert result.err.startswith("govtui: ")


@pytest.mark.parametrize("name", ["export", "check"])
def test_without_a_workspace_there_is_nothing_to_do(
    govtui: Govtui, reports: Path, name: str
) -> None:
    result = govtui(name, reports)
    assert result.status == 2
    assert "no workspace" in result.err
    assert not (reports / ".govtui").exists()


def test_version(govtui: Govtui) -> None:
    assert govtui("--version") == Result(0, f"govtui, version {__version__}\n".encode(), "")


def test_shared_options_may_stand_before_the_command(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    before = govtui("--reviewer", "li", "--lang", "en", "export", reports)
    assert before == govtui("export", "--reviewer", "li", "--lang", "en", reports)


def test_the_workspace_is_the_nearest_above(govtui: Govtui, reports: Path) -> None:
    (reports / "sub").mkdir()
    (reports / "sub" / "c.txt").write_text(TEXT)
    assert _records(govtui("extract", reports / "sub").out)[0]["id"] == "c.txt"
    review_all(reports, "li")
    assert _records(govtui("extract", reports / "sub").out)[0]["id"] == "sub/c.txt"
    assert _records(govtui("export", reports / "sub").out)[0]["id"] == "sub/c.txt"


def test_the_current_folder_is_the_default(
    govtui: Govtui, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    review_all(reports, "li")
    monkeypatch.chdir(reports)
    assert govtui("export") == govtui("export", reports)


def test_a_workspace_elsewhere(govtui: Govtui, reports: Path) -> None:
    kept = reports.parent / "kept"
    kept.mkdir()
    file = reports.parent / "in.jsonl"
    file.write_bytes(govtui("extract", reports).out)
    assert govtui("import", file, reports, "--workspace", kept).status == 0
    assert not (reports / ".govtui").exists()
    assert (kept / ".govtui").is_dir()
    assert len(_records(govtui("export", reports, "--all", "--workspace", kept).out)) == 2


def test_read_only_writes_nothing(govtui: Govtui, reports: Path) -> None:
    file = reports.parent / "in.jsonl"
    file.write_bytes(govtui("extract", reports).out)
    result = govtui("import", file, reports, "--read-only")
    assert result.status == 1
    assert "read-only" in result.err
    assert not (reports / ".govtui").exists()


def test_a_workspace_that_is_missing_is_made_when_there_is_something_to_keep(
    govtui: Govtui, reports: Path
) -> None:
    kept = reports.parent / "not" / "yet"
    file = reports.parent / "in.jsonl"
    file.write_bytes(govtui("extract", reports, "--workspace", kept).out)
    assert govtui("status", reports, "--workspace", kept).status == 0
    assert "no workspace" in govtui("export", reports, "--workspace", kept).err
    assert not kept.parent.exists()
    assert govtui("import", file, reports, "--workspace", kept).status == 0
    assert len(_records(govtui("export", reports, "--all", "--workspace", kept).out)) == 2
    assert not (reports / ".govtui").exists()


def test_a_file_that_is_there_and_cannot_be_read_is_told_of(govtui: Govtui, reports: Path) -> None:
    pipe = reports / "pipe.jsonl"
    os.mkfifo(pipe)
    for args in (["clean", pipe], ["import", pipe, reports], ["score", pipe, pipe]):
        result = govtui(*args)
        assert (result.status, result.out) == (1, b""), args
        assert "pipe.jsonl: a named pipe is not read" in result.err


def test_a_reviewer_without_reviews_is_told_who_has_some(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    review_all(reports, "wang")
    for name in ("export", "status"):
        result = govtui(name, reports, "--reviewer", "nobody")
        assert (result.status, result.out) == (2, b"")
        assert "nobody has reviewed nothing here; there are: li, wang" in result.err


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
        assert [record["id"] for record in _records(result.out)] == ["a.txt"]
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

    monkeypatch.setattr("govtui.interchange.progress.measure", fail)
    result = govtui("status", reports)
    assert (result.status, result.out) == (1, b"")
    assert "a fault of govtui" in result.err
    assert "LookupError: nobody foresaw this" in result.err
    assert "GOVTUI_TRACEBACK=1" in result.err


def test_without_a_terminal_the_reviewer_says_what_it_needs(govtui: Govtui, reports: Path) -> None:
    result = govtui(reports)
    assert result.status == 2
    assert "needs a terminal" in result.err


def test_a_word_that_is_neither_path_nor_command_is_told_of(govtui: Govtui) -> None:
    result = govtui("exprot")
    assert result.status == 2
    assert "exprot: there is no such file or folder" in result.err
