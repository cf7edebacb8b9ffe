"""Where known surfaces stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govtui.extraction.surfaces import mentions

WORD = st.text("ab", min_size=2, max_size=4)


@given(st.text("ab", max_size=12), st.sets(WORD, max_size=4))
def test_every_mention_is_found(text: str, surfaces: set[str]) -> None:
    expected = {(at, s) for s in surfaces for at in range(len(text)) if text.startswith(s, at)}
    found = list(mentions(text, surfaces))
    assert len(found) == len(expected)
    assert set(found) == expected


def test_single_characters_are_passed_over() -> None:
    assert list(mentions("aa", ["a"])) == []
