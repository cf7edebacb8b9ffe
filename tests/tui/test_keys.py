"""Keys mean the same through any keyboard and input method, and commits are no keys."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.tui.keys import display, is_commit, is_no_key, normalise

_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


@pytest.mark.parametrize(
    ("character", "key"),
    [
        ("【", "["),
        ("】", "]"),
        ("《", "<"),
        ("》", ">"),
        ("、", "/"),
        ("\uff08", "("),
        ("\uff09", ")"),
        ("\uff5b", "{"),
        ("\uff1f", "?"),
        ("\uff11", "1"),
        ("\uff41", "a"),
        ("\uff21", "a"),
        ("\u3000", "space"),
        ("A", "a"),
        (" ", "space"),
        ("]", "]"),
    ],
)
def test_what_input_methods_send_for_a_key_is_that_key(character: str, key: str) -> None:
    assert normalise(character, character) == key


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("right_square_bracket", "]", "]"),
        ("enter", "\r", "enter"),
        ("backspace", "\x7f", "backspace"),
        ("ctrl+r", "\x12", "ctrl+r"),
        ("alt+a", "a", "alt+a"),
        ("plus", "+", "+"),
        ("f3", None, "f3"),
        ("shift+left", None, "shift+left"),
        ("Q", None, "q"),
    ],
)
def test_names_of_textual_become_names_for_people(
    key: str, character: str | None, name: str
) -> None:
    assert normalise(key, character) == name


@given(st.sampled_from(sorted(_FULL_WIDTH)))
def test_every_full_width_character_is_its_key(character: str) -> None:
    plain = _FULL_WIDTH[character]
    assert normalise(character, character) == normalise(plain, plain)


@given(st.sampled_from(string.printable.strip()))
def test_caps_lock_changes_nothing(character: str) -> None:
    assert normalise(character.swapcase()) == normalise(character)


@pytest.mark.parametrize(
    "text", ["张", "zhang", "xin", "ZXY", "zhang san", "a张", "\uff41\uff58", "【】", "é"]
)
def test_what_was_committed_or_pasted_is_no_typing(text: str) -> None:
    assert is_commit(text)


@pytest.mark.parametrize(
    "text", ["a", "jjjj", "aA", "ax", "12", "]]", "》》", " ", "a1", "\uff11", "\r"]
)
def test_typing_and_held_keys_are_no_commit(text: str) -> None:
    assert not is_commit(text)


@given(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF))
def test_a_han_character_is_on_no_key(character: str) -> None:
    assert is_no_key(normalise(character, character))
    assert is_commit(character)


def test_keys_are_shown_as_on_the_keyboard() -> None:
    assert [display(key) for key in ("f3", "shift+left", "a", "f", "+", "delete")] == [
        "F3",
        "shift+←",
        "a",
        "f",
        "+",
        "delete",
    ]
