"""A corpus, and a way to call the commands as from a shell."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from govtui.cli.main import run
from tests.cli.reviews import review_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "云溪区召开会议\n3月21日，区长上官旻主持会议。\n"


@dataclass(frozen=True)
class Result:
    """What a command left."""

    status: int
    out: bytes
    err: str


def read_records(data: bytes) -> list[dict[str, Any]]:
    """Return the JSON objects of a command's output, one a line."""
    return [json.loads(line) for line in data.splitlines()]


class _Stream(io.TextIOWrapper):
    """A standard stream that may claim to be a terminal."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def data(self) -> bytes:
        """Return what was written."""
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue()


@pytest.fixture
def govtui(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Call a command; `terminal` names the streams that are terminals."""
    monkeypatch.setenv("GOVTUI_REVIEWER", "li")
    monkeypatch.setenv("LC_ALL", "C")

    def call(*args: str | Path, terminal: tuple[str, ...] = ()) -> Result:
        out, err = (_Stream(terminal=name in terminal) for name in ("stdout", "stderr"))
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", out)
            patched.setattr(sys, "stderr", err)
            status = run([str(arg) for arg in args])
        return Result(status, out.data(), err.data().decode())

    return call


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """Three reports that have been reviewed."""
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT + f"第{number}版\n", encoding="utf-8")
    review_all(tmp_path, "li")
    return tmp_path


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A corpus of two reports."""
    root = tmp_path / "reports"
    root.mkdir()
    (root / "a.txt").write_text(TEXT)
    (root / "b.txt").write_text(TEXT.replace("区长", "副区长"))
    return root
