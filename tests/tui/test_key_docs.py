"""The page of keys says what the program does."""

from __future__ import annotations

from pathlib import Path

from govtui.tui.actions import ACTIONS
from govtui.tui.key_docs import is_built, page

_PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def test_the_page_is_up_to_date() -> None:
    assert _PAGE.read_text(encoding="utf-8") == page(), (
        "run: python -m govtui.tui.key_docs > docs/keys.md"
    )


def test_every_action_that_is_built_stands_on_the_page() -> None:
    text = page()
    assert [a.id for a in ACTIONS if is_built(a) != (f"`{a.id}`" in text)] == []
