"""The README's commands and code do what it says, in the order in which it says them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from govtui.cli.main import COMMANDS
from govtui.corpus.samples import bundled_samples

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    """Return the README's code blocks of a language, in order."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like a checkout, with the samples, where the README's commands are run."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(bundled_samples(), folder / "sample_docs")
    return folder


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_commands_work_one_after_another(folder: Path) -> None:
    (console,) = _blocks("console")
    commands = [line.removeprefix("$ ") for line in console.splitlines()]
    assert len(commands) > 8
    for command in commands:
        done = _run(["sh", "-c", command], folder)
        assert done.returncode == 0, f"{command}: {done.stderr}"
    assert "云岫县" in (folder / "cleaned.txt").read_text(encoding="utf-8")
    assert (folder / "labels.jsonl").stat().st_size > 10_000


def test_the_python_code_reads_the_review(folder: Path) -> None:
    (code,) = _blocks("python")
    done = _run([sys.executable, "-c", code], folder)
    assert done.returncode == 0, done.stderr
    undecided, people = done.stdout.splitlines()
    assert re.fullmatch(r"[1-9]\d* undecided", undecided)
    assert people.count("'") == 6


def test_every_command_is_named_in_the_help_and_every_named_one_exists(folder: Path) -> None:
    listed = _run(["govtui", "--help"], folder).stdout
    assert all(re.search(rf"^  {name}\b", listed, re.MULTILINE) for name in COMMANDS)
    named = re.findall(r"govtui ([a-z]+)\b", "".join(_blocks("console")))
    assert set(named) <= set(COMMANDS)


def test_every_file_that_the_readme_links_to_exists() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert len(links) > 4
    assert all((ROOT / link).exists() for link in links)
