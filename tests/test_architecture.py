"""The core knows no screen, and the way to the first paint loads nothing slow."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import govtui

PACKAGE = Path(govtui.__file__).parent
SCREENS = ("tui", "cli")
LIBRARIES_OF_SCREENS = ("textual", "rich")
SLOW = ("jieba", "rjieba", "opencc", "pypinyin", "concurrent.futures.process")


def _module_names() -> list[str]:
    """Return the dotted names of all modules of the package."""
    files = sorted(PACKAGE.rglob("*.py"))
    return [
        ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for file in files
        if file.stem != "__main__"
    ]


def _loaded_after(statement: str, names: tuple[str, ...]) -> list[str]:
    """Return which of `names` are loaded in a fresh process after `statement`."""
    code = f"{statement}\nimport sys\nprint(','.join(m for m in {names!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return [name for name in done.stdout.strip().split(",") if name]


def test_the_core_imports_no_screen_library() -> None:
    core = [name for name in _module_names() if name.split(".")[1:2] not in ([s] for s in SCREENS)]
    assert len(core) > 20
    assert _loaded_after(f"import {', '.join(core)}", LIBRARIES_OF_SCREENS) == []


@pytest.mark.parametrize("module", ["govtui.cli.main", "govtui.tui.app"])
def test_nothing_slow_loads_before_the_first_paint(module: str) -> None:
    assert _loaded_after(f"import {module}", SLOW) == []


def test_the_command_line_alone_loads_no_screen() -> None:
    assert _loaded_after("import govtui.cli.main", LIBRARIES_OF_SCREENS) == []


@pytest.mark.parametrize("package", ["review", "store", "interchange", "batch"])
def test_a_package_says_what_each_of_its_modules_is_for(package: str) -> None:
    described = import_module(f"govtui.{package}").__doc__ or ""
    modules = [file.stem for file in (PACKAGE / package).glob("[!_]*.py")]
    assert [name for name in modules if f"`{name}`" not in described] == []
