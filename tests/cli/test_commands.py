"""`status`, `check`, and what all commands share: exit statuses, options, workspaces."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from govtui import __version__
from govtui.cli.main import COMMANDS
from tests.cli.conftest import TEXT, Result, read_records
from tests.cli.reviews import review_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Govtui = Callable[..., Result]


def test_status_counts_by_reviewer_and_label(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    review_all(reports, "wang", finish=False)
    result = govtui("status", reports, "--json")
    assert (result.status, result.err) == (0, "")
    (found,) = read_records(result.out)
    assert (found["reports"], found["unreadable"]) == (2, 0)
    li, wang = found["reviewers"]
    assert (li["reviewer"], li["done"], li["in_progress"]) == ("li", 2, 0)
    assert (wang["reviewer"], wang["done"], wang["in_progress"]) == ("wang", 0, 2)
    assert sum(sum(counts.values()) for counts in li["labels"].values()) == li["decided"]
    text = govtui("status", reports).out.decode()
    assert "li: 2 done, 0 in progress" in text
    assert "PER" in text
    (one,) = read_records(govtui("status", reports, "--json", "--reviewer", "wang").out)
    assert [reviewer["reviewer"] for reviewer in one["reviewers"]] == ["wang"]


def test_a_report_that_nobody_has_begun_is_new(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    (reports / "later.txt").write_text(TEXT, encoding="utf-8")
    (found,) = read_records(govtui("status", reports, "--json").out)
    (li,) = found["reviewers"]
    assert (found["reports"], li["done"], li["new"]) == (3, 2, 1)


def test_check_finds_a_workspace_sound(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    result = govtui("check", reports)
    assert (result.status, result.err) == (0, "")
    (found,) = read_records(govtui("check", reports, "--json").out)
    assert (found["journals"], found["findings"]) == (2, [])


def test_a_renamed_report_is_told_of_and_gets_its_review(govtui: Govtui, reports: Path) -> None:
    review_all(reports, "li")
    before = read_records(govtui("export", reports / "a.txt").out)
    (reports / "a.txt").rename(reports / "later.txt")
    assert "1 of reports that are gone" in govtui("status", reports).out.decode()
    result = govtui("check", reports, "--json")
    assert result.status == 0
    assert "a.txt is gone and later.txt is the same report: --repair" in result.err
    (finding,) = read_records(result.out)[0]["findings"]
    assert (finding["kind"], finding["report_id"]) == ("moved", "a.txt")
    result = govtui("check", reports, "--repair", "--json")
    assert result.status == 0
    assert "later.txt has the review of a.txt by li now" in result.err
    assert read_records(result.out)[0]["findings"] == []
    (after,) = read_records(govtui("export", reports / "later.txt").out)
    assert after["labels"] == before[0]["labels"]
    assert "gone" not in govtui("status", reports).out.decode()


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
    assert read_records(govtui("extract", reports / "sub").out)[0]["id"] == "c.txt"
    review_all(reports, "li")
    assert read_records(govtui("extract", reports / "sub").out)[0]["id"] == "sub/c.txt"
    assert read_records(govtui("export", reports / "sub").out)[0]["id"] == "sub/c.txt"


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
    assert len(read_records(govtui("export", reports, "--all", "--workspace", kept).out)) == 2


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
    assert len(read_records(govtui("export", reports, "--all", "--workspace", kept).out)) == 2
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


def test_without_a_terminal_the_reviewer_says_what_it_needs(govtui: Govtui, reports: Path) -> None:
    result = govtui(reports)
    assert result.status == 2
    assert "needs a terminal" in result.err


def test_a_word_that_is_neither_path_nor_command_is_told_of(govtui: Govtui) -> None:
    result = govtui("exprot")
    assert result.status == 2
    assert "exprot: there is no such file or folder" in result.err
