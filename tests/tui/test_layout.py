"""Chinese line breaking: every character once, within the width, by the rules of typesetting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.tui.layout import Layout, can_break
from govtui.tui.width import width

SAMPLE = "县委书记在“两会”上说，同比增长8.3%（其中GDP为1,234.5亿元）……"
MIXED = st.text(
    alphabet=st.one_of(
        st.sampled_from("云溪区委书记\n\n，。”“（）《》…—abc 8.3%\u3000\u0301\t𠮷"),
        st.characters(codec=None),
    ),
    max_size=120,
)
WIDTHS = st.integers(min_value=1, max_value=40)


def rows(text: str, cells: int, indent: int = 0) -> list[str]:
    layout = Layout(text, cells, indent)
    layout.extend_to(len(text) + 1)
    return [text[slice(*layout.row(index))] for index in range(len(layout))]


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("", 10, [""]),
        ("\n", 10, ["", ""]),
        ("云溪区委\n常委会", 10, ["云溪区委", "常委会"]),
        ("云溪区委常委会", 6, ["云溪区", "委常委", "会"]),
        # A closing mark takes the character before it along; an opening one goes down itself.
        ("云溪区，会", 6, ["云溪", "区，会"]),
        ("云溪（区）", 6, ["云溪", "（区）"]),
        ("云溪区）。会", 6, ["云溪", "区）。", "会"]),
        ("县委说“好”", 8, ["县委说", "“好”"]),
        # Words, numbers and what is written within them stay whole.
        ("增长8.3%以上", 6, ["增长", "8.3%以", "上"]),
        ("見govtui文", 7, ["見", "govtui", "文"]),
        ("区(qū)委(wěi)", 8, ["区(qū)委", "(wěi)"]),
        # A word that is longer than a row is cut where the row is full.
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        # Pairs stay whole.
        ("云溪区——委", 8, ["云溪区——", "委"]),
        ("云溪区……委", 7, ["云溪", "区……委"]),
    ],
)
def test_examples(text: str, cells: int, expected: list[str]) -> None:
    assert rows(text.replace("（", "\uff08").replace("）", "\uff09"), cells) == [
        row.replace("（", "\uff08").replace("）", "\uff09") for row in expected
    ]


def test_the_first_row_of_a_paragraph_is_set_in() -> None:
    assert rows("云溪区委常委会议\n会", 16, indent=4) == ["云溪区委常委", "会议", "会"]
    layout = Layout("\u3000\u3000云溪区委常委会", 16, indent=4)
    assert layout.row_of(0) == 0
    assert layout.indent_of(0) == 0  # it is set in by itself
    assert rows("云溪区委常委会", 8, indent=4) == ["云溪区委", "常委会"]  # too narrow


@given(MIXED, WIDTHS, st.sampled_from([0, 4]))
def test_every_character_stands_in_exactly_one_row(text: str, cells: int, indent: int) -> None:
    layout = Layout(text, cells, indent)
    layout.extend_to(len(text) + 1)
    assert layout.complete
    at = 0
    for index in range(len(layout)):
        start, end = layout.row(index)
        assert start == at
        at = end
        if end < len(text) and text[end] == "\n":
            at += 1
        elif index < len(layout) - 1:
            assert end > start
    assert "\n" not in "".join(rows(text, cells, indent))
    assert at in {len(text), len(text) + 1}


@given(MIXED, WIDTHS, st.sampled_from([0, 4]))
def test_no_row_is_wider_than_allowed(text: str, cells: int, indent: int) -> None:
    layout = Layout(text, cells, indent)
    layout.extend_to(len(text) + 1)
    for index in range(len(layout)):
        start, end = layout.row(index)
        taken = layout.indent_of(index) + width(layout.shown(start, end))
        assert taken <= layout.width or end == start + 1


@given(MIXED, WIDTHS)
def test_a_forbidden_break_happens_only_where_there_is_no_other(text: str, cells: int) -> None:
    layout = Layout(text, cells)
    layout.extend_to(len(text) + 1)
    shown = layout.shown(0, len(text))
    for index in range(len(layout)):
        start, end = layout.row(index)
        if end < len(text) and text[end] != "\n" and not can_break(shown, end):
            assert not any(can_break(shown, at) for at in range(start + 1, end))


@given(MIXED, WIDTHS, st.lists(st.integers(0, 130), max_size=6))
def test_laying_out_bit_by_bit_gives_the_same_rows(text: str, cells: int, stops: list[int]) -> None:
    layout = Layout(text, cells, 4)
    for stop in stops:
        layout.extend_to(stop)
        assert stop == 0 or layout.complete or layout.row(len(layout) - 1)[1] >= stop
    layout.extend_to(len(text) + 1)
    assert [text[slice(*layout.row(i))] for i in range(len(layout))] == rows(text, cells, 4)


@given(MIXED, WIDTHS)
def test_a_cell_leads_back_to_its_character(text: str, cells: int) -> None:
    layout = Layout(text, cells, 4)
    for offset, char in enumerate(text):
        index = layout.row_of(offset)
        start, end = layout.row(index)
        assert start <= offset <= end
        if char != "\n" and (taken := width(layout.shown(offset, offset + 1))):
            cell = layout.cell_of(index, offset)
            assert layout.offset_at(index, cell) == offset
            # The second half of a wide character is that character too.
            assert layout.offset_at(index, cell + taken - 1) == offset


def test_a_long_text_is_laid_out_only_as_far_as_asked() -> None:
    layout = Layout(SAMPLE * 20_000, 40)
    layout.extend_to(1000)
    assert layout.row(len(layout) - 1)[1] < 1100
    assert not layout.complete
