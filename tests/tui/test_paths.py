"""Files that a person names: what can be no such file is said, whatever was typed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.tui.paths import typed_path, why_not


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "folder"),
        ("/", "folder"),
        ("/no/such/folder/x", "no folder"),
        ("x" * 300, "cannot be written"),
        ("a\0b", "cannot be written"),
        ("~nobody-of-this-name/x", "no folder"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str) -> None:
    assert said in (why_not(typed_path(text)) or "")


def test_what_can_be_written_is_not_refused(tmp_path: Path) -> None:
    (tmp_path / "there").touch()
    assert why_not(tmp_path / "there") is None
    assert why_not(tmp_path / "new") is None
    assert typed_path(" ~/x ") == Path.home() / "x"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "permission" in (why_not(tmp_path / "new") or "")


@given(st.text(max_size=300))
def test_nothing_that_is_typed_raises(text: str) -> None:
    why_not(typed_path(text))
