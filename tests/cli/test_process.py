"""The real entry point: pipes that close, Ctrl-C, terminals, and hostile text on its way."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pexpect
import pytest

from govtui.interchange.formats import BINARY, FORMATS
from tests.cli.conftest import TEXT

GOVTUI = str(Path(sysconfig.get_path("scripts")) / "govtui")
ENVIRONMENT = {**os.environ, "GOVTUI_REVIEWER": "li", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
PATIENCE = 60
"""Seconds after which a process counts as hanging."""

HOSTILE = (
    "\x1b[2J\x1b]8;;http://e/\x1b\\x\x1b]52;c;ZXZpbA==\x07\x1bP1;1|6b\x1b\\"
    "\x9b2J\x9d0;t\x9c\x85\x7f\x00\u202e\u2066国\u200b家葛\U000e0100\U000e0041[/]条[@click=app.quit]"
)
TEXT_FORMATS = sorted(FORMATS.keys() - BINARY)
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that a terminal obeys, but for the line ends that it needs."""

OF_THE_BAR = re.compile(r"\x1b\[(\?25[hl]|[0-9;]*m|1A|2K)")
"""What the progress bar has the terminal do: hide the cursor, colour, go up, clear a line."""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A corpus that takes a while."""
    root = tmp_path / "many"
    root.mkdir()
    for number in range(300):
        (root / f"{number}.txt").write_text(TEXT * 200)
    return root


def _run(*args: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a command in pipes."""
    command = [GOVTUI, *map(str, args)]
    return subprocess.run(
        command, capture_output=True, env=ENVIRONMENT, timeout=PATIENCE, check=False, cwd=cwd
    )


def _on_terminal(*args: str | Path) -> tuple[int | None, str]:
    """Run a command on a terminal; return its exit status and all that reached the terminal."""
    child = pexpect.spawn(GOVTUI, list(map(str, args)), env=ENVIRONMENT, timeout=PATIENCE)
    output = child.read().decode()
    child.close()
    return child.exitstatus, output


def test_it_runs_as_a_program(reports: Path) -> None:
    done = _run("clean", reports / "a.txt")
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, TEXT, b"")
    done = _run()
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"terminal" in done.stderr


def test_help_and_version_load_nothing_slow() -> None:
    code = (
        "import sys; from govtui.cli.main import run; run(['--help']);"
        "print([m for m in ('rich', 'textual', 'tinydb', 'jieba', 'opencc') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.endswith(b"[]\n")


def test_a_folder_named_like_a_command_needs_a_dot(reports: Path) -> None:
    (reports / "clean").mkdir()
    assert b"PATH" in _run("clean", cwd=reports).stderr  # the command, which wants a path
    assert b"terminal" in _run("./clean", cwd=reports).stderr  # the reviewer


def test_a_closed_pipe_is_quiet(many: Path) -> None:
    child = subprocess.Popen(
        [GOVTUI, "clean", "--json", many],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    assert child.stdout.readline()
    child.stdout.close()
    complaints = child.stderr.read()
    child.stderr.close()
    assert (child.wait(timeout=PATIENCE), complaints) == (0, b"")


def test_ctrl_c_ends_with_130_and_leaves_no_half_file(many: Path) -> None:
    out = many.parent / "out.jsonl"
    child = subprocess.Popen(
        [GOVTUI, "extract", many, "-o", out],
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        # Where the tests run in the background of a shell, the signal is ignored, and children
        # inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    while not list(many.parent.glob(".out.jsonl.*")):
        time.sleep(0.01)
    child.send_signal(signal.SIGINT)
    _none, complaints = child.communicate(timeout=PATIENCE)
    assert (child.returncode, complaints) == (130, b"")
    assert os.listdir(many.parent) == ["many"]


def test_a_bar_shows_on_a_terminal_only(reports: Path) -> None:
    out = reports.parent / "out.jsonl"
    status, shown = _on_terminal("extract", reports, "-o", out)
    assert status == 0
    assert "extracting" in shown
    assert "2/2" in shown
    status, shown = _on_terminal("clean", "--json", reports)
    assert shown.count('"text"') == 2
    done = _run("extract", reports, "-o", out)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_nothing_from_outside_is_obeyed_by_the_terminal(tmp_path: Path) -> None:
    root = tmp_path / "hostile"
    root.mkdir()
    (root / "a.txt").write_text(HOSTILE, encoding="utf-8")
    status, shown = _on_terminal("clean", root / "a.txt")
    assert status == 0
    assert "[/]条[@click=app.quit]" in shown
    assert OBEYED.findall(shown) == []
    bad = root / "b\x1b[2J\u202e.txt"
    bad.write_bytes(b"\xff")
    escape = "\x1b[2J"
    for args in ([bad], [escape], ["--json", bad], [f"--{escape}"], ["--encoding", escape, bad]):
        status, shown = _on_terminal("clean", *args)
        assert status in (1, 2)
        assert shown.startswith("govtui: ")
        assert OBEYED.findall(shown) == []


def test_no_command_lets_a_record_reach_the_terminal_raw(tmp_path: Path) -> None:
    root = tmp_path / "hostile"
    root.mkdir()
    escape = "\x1b]0;t\x07\x9b2J\u202e[/]"
    text = f"云溪区{HOSTILE}"
    label = {"start": 0, "end": 3, "label": f"L{escape}", "text": "云溪区", "status": "accepted"}
    good = {
        "schema": "govtui.review/1",
        "id": f"a{escape}.txt",
        "source": {"path": escape, "sha256": "0" * 64, "url": escape},
        "text": text,
        "labels": [{**label, "comment": escape}],
        "review": {"status": "done", "reviewer": "li", "comment": escape},
    }
    gold, other = root / "gold.jsonl", root / "other.jsonl"
    gold.write_text(json.dumps(good), encoding="utf-8")
    bad = {**good, "labels": [{**label, "text": escape}]}
    other.write_text(
        "\n".join(json.dumps(one) for one in (bad, {**good, "id": escape}, [escape])),
        encoding="utf-8",
    )
    seen = ""
    calls: list[list[str | Path]] = [
        ["import", gold, root],
        ["import", other, root, "--reviewer", "wang"],
        ["import", other, root, "--as", "suggestions"],
        ["import", gold, root, "--as", "suggestions", "--source", escape],
        ["export", root, "--reviewer", "li"],
        ["export", root],
        ["score", gold, other],
        ["status", root],
        ["check", root],
        ["lexicon", root],
        ["lexicon", root, "--set", f"{escape}=LOC"],
        ["lexicon", root],
        ["merge", root, root],
        ["backup", root, "-o", tmp_path / escape / "b.zip"],
    ]
    calls += (["export", root, "--reviewer", "li", "--format", name] for name in TEXT_FORMATS)
    for args in calls:
        status, shown = _on_terminal(*args)
        assert status in (0, 1, 2), shown
        assert "Traceback" not in shown
        assert OBEYED.findall(OF_THE_BAR.sub("", shown)) == [], args
        seen += shown
    assert seen.count("␛]0;t") > 10


def test_data_in_a_pipe_is_exact(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("云溪区\u200d\u202e召开", encoding="utf-8")
    assert _run("clean", tmp_path / "a.txt").stdout.decode() == "云溪区\u200d\u202e召开\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_a_full_disk_is_told_of(reports: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [GOVTUI, "extract", reports],
            stdout=full,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"govtui: standard output: cannot be written (No space left on device)\n"


@pytest.mark.parametrize(
    "args", [("--lang", "zh_CN", "--help"), ("clean", "--help", "--lang=zh_CN")]
)
def test_help_is_in_the_chosen_language(args: tuple[str, ...]) -> None:
    shown = _run(*args).stdout.decode()
    assert re.search("[\u4e00-\u9fff]{4}", shown)
    assert "Print the cleaned text" not in shown
