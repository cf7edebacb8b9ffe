"""Text from outside reaches a terminal only with its controls made visible."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.display import display_safe


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2J", "\u241b[2J"),
        ("\x9b2J", "\ufffd2J"),
        ("a\u202eb", "a\ufffdb"),
        ("国\u200b家", "国\ufffd家"),
        ("葛\U000e0100", "葛\ufffd"),
        ("\ud800", "\ufffd"),
        ("\x7f\x00", "\u2421\u2400"),
        ("国" + "\u0301" * 6, "国" + "\u0301" * 4 + "\ufffd" * 2),
    ],
)
def test_controls_become_visible(hostile: str, shown: str) -> None:
    assert display_safe(hostile) == shown


@pytest.mark.parametrize("text", ["区委书记上官旻", "𠮷野家", "“三看三比”…—①", "plain [/x] text"])
def test_ordinary_text_is_untouched(text: str) -> None:
    assert display_safe(text) == text


@given(st.text(alphabet=st.characters(codec=None)))
def test_offsets_never_move_and_nothing_harmful_is_left(text: str) -> None:
    shown = display_safe(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in shown)
