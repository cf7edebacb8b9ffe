"""What others may build on: names that are published, types, and the tree of errors."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import govtui
from govtui import errors

PUBLISHED = {
    "govtui.corpus": ["read", "scan"],
    "govtui.cleaning": ["VERSION", "clean"],
    "govtui.extraction": ["Suggestion", "suggest"],
    "govtui.interchange": [
        "choose",
        "export",
        "import_records",
        "import_suggestions",
        "with_imported",
    ],
}


@pytest.mark.parametrize("package", PUBLISHED)
def test_a_package_publishes_these_names(package: str) -> None:
    module = import_module(package)
    assert module.__all__ == PUBLISHED[package]
    assert all(hasattr(module, name) for name in module.__all__)


def test_the_types_are_published() -> None:
    assert (Path(govtui.__file__).parent / "py.typed").exists()


def _tree(error: type[Exception]) -> dict[str, object]:
    """Return the errors below one, by name."""
    return {below.__name__: _tree(below) for below in error.__subclasses__()}


def _drawn(lines: list[str]) -> dict[str, object]:
    """Return a tree that is drawn with lines."""
    root: dict[str, object] = {}
    branches = [root]
    for line in lines:
        if found := re.match(r"([│ ]*)[├└]── (\w+)", line.removeprefix("    ")):
            depth = len(found[1]) // 4
            branch: dict[str, object] = {}
            branches[depth][found[2]] = branch
            branches[depth + 1 :] = [branch]
    return root


def test_the_tree_of_errors_is_as_it_is_drawn() -> None:
    for module in ("govtui.extraction.schema", "govtui.tui.settings"):
        import_module(module)
    assert _drawn((errors.__doc__ or "").splitlines()) == _tree(errors.GovtuiError)
