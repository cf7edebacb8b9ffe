"""The tags under the text: label, extent and state without any colour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.tui.marks import Kind, Mark, tag
from govtui.tui.width import set_ambiguous_width, width


def label(name: str, *, decided: bool = False, current: bool = False) -> Mark:
    return Mark(0, 1, Kind.LABEL, name, decided, current)


@pytest.mark.parametrize(
    ("mark", "cells", "begins", "ends", "expected"),
    [
        (label("POST"), 12, True, True, "POST───────?"),
        (label("POST", decided=True), 12, True, True, "POST───────╯"),
        (label("POST", decided=True, current=True), 12, True, True, "POST═══════╝"),
        (label("LOC"), 4, True, True, "LOC?"),
        (label("POST", decided=True), 4, True, True, "POS╯"),
        (label("LOC"), 2, True, True, "L?"),
        (label("MEET"), 8, True, False, "MEET────"),
        (label("MEET"), 4, False, True, "───?"),
        (label("人名", decided=True), 4, True, True, "人─╯"),
        (label("PER"), 0, True, True, ""),
        (Mark(0, 1, Kind.DAMAGE), 4, True, True, "~~~~"),
    ],
)
def test_tag(mark: Mark, cells: int, begins: bool, ends: bool, expected: str) -> None:
    assert tag(mark, cells, begins=begins, ends=ends) == expected


@given(
    st.text(alphabet=st.characters(codec=None), max_size=8),
    st.integers(0, 20),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_a_tag_is_as_long_as_its_label(
    name: str, cells: int, begins: bool, ends: bool, decided: bool
) -> None:
    assert width(tag(label(name, decided=decided), cells, begins=begins, ends=ends)) == cells


def test_in_a_terminal_with_wide_lines_a_tag_is_plain() -> None:
    set_ambiguous_width(2)
    try:
        assert tag(label("POST", decided=True), 8, begins=True, ends=True) == "POST---/"
    finally:
        set_ambiguous_width(1)
