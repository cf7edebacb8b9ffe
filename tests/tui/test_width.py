"""One width for every widget, whichever way the terminal draws ambiguous characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.segment import Segment
from textual.strip import Strip

from govtui.tui.width import (
    ambiguous_width,
    char_width,
    fit,
    prefix_length,
    set_ambiguous_width,
    width,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def wide_terminal() -> Iterator[None]:
    set_ambiguous_width(2)
    yield
    set_ambiguous_width(1)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("云溪", 4), ("\u3000", 2), ("“①…", 3), ("𠮷", 2), ("e\u0301", 1)],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells
    assert sum(map(char_width, text)) == cells


@pytest.mark.usefixtures("wide_terminal")
@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("云溪", 4), ("“两会”…", 10), ("—·①", 6), ("│─", 4), ("e\u0301", 1), ("✓×", 3)],
)
def test_ambiguous_characters_are_wide_for_textual_too(text: str, cells: int) -> None:
    assert ambiguous_width() == 2
    assert width(text) == cells
    assert Strip([Segment(text)]).cell_length == cells
    assert Strip([Segment(text)]).crop(0, cells).text == text


def test_the_setting_can_be_taken_back() -> None:
    set_ambiguous_width(2)
    assert width("“”") == 4
    set_ambiguous_width(1)
    assert width("“”") == 2


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("云溪区", 6, "云溪区"),
        ("云溪", 6, "云溪  "),
        ("云溪区委", 6, "云溪… "),
        ("abcdef", 4, "abc…"),
        ("云", 1, "…"),
        ("云", 0, ""),
    ],
)
def test_fit(text: str, cells: int, expected: str) -> None:
    assert fit(text, cells) == expected


@pytest.mark.usefixtures("wide_terminal")
def test_fit_where_the_mark_itself_is_wide() -> None:
    assert fit("abcdef", 4) == "ab…"
    assert width(fit("abcdef", 4)) == 4
    assert width(fit("abcdef", 1)) == 1


@pytest.mark.parametrize(("cells", "count"), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (99, 3)])
def test_prefix_length_never_halves_a_character(cells: int, count: int) -> None:
    assert prefix_length("云溪区", cells) == count
