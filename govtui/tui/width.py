"""How many terminal cells a text takes: the one answer that every widget uses.

Unicode leaves the width of some characters to the terminal (East Asian *Ambiguous*: `“”…—·①` and
most box drawing). Rich and Textual count them as one cell; many Chinese terminals draw them in
two. `set_ambiguous_width` makes all three agree with the terminal at hand.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal
from unicodedata import east_asian_width

from rich import cells, segment
from rich._unicode_data import load as load_cell_table
from rich.cells import CellTable, cell_len, get_character_cell_size, set_cell_size

_SINGLE = cells._is_single_cell_widths
_LAST_AMBIGUOUS = 0x1F1FF
"""The ambiguous characters above this are all private use."""

_ambiguous: Literal[1, 2] = 1


def width(text: str) -> int:
    """Return the cells that `text` takes; it should be `display_safe` already."""
    return cell_len(text)


char_width = get_character_cell_size
"""Return the cells of one character: 0, 1 or 2."""


def fit(text: str, cells: int) -> str:
    """Return `text` cut or filled to exactly `cells` cells, a cut marked by `…`."""
    if width(text) <= cells:
        return set_cell_size(text, cells)
    mark = "…" if cells >= width("…") else ""
    return set_cell_size(set_cell_size(text, cells - width(mark)).rstrip() + mark, cells)


def fit_end(text: str, cells: int) -> str:
    """Return the end of `text` in exactly `cells` cells, filled on the left."""
    while width(text) > cells:
        text = text[1:]
    return " " * (cells - width(text)) + text


def prefix_length(text: str, cells: int) -> int:
    """Return how many characters from the start of `text` fit whole in `cells` cells."""
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > cells:
            return index
    return len(text)


def ambiguous_width() -> Literal[1, 2]:
    """Return the cells that an ambiguous character is taken to have."""
    return _ambiguous


def set_ambiguous_width(cells_each: Literal[1, 2]) -> None:
    """Count ambiguous characters as one cell or two, in Rich and Textual too.

    Neither has a setting for it. Both look widths up in one table of Rich, which is exchanged
    here; whatever was drawn or laid out before must be drawn anew.
    """
    global _ambiguous
    _ambiguous = cells_each
    wide = cells_each == 2
    cells.load_cell_table = _wide_table if wide else load_cell_table  # type: ignore[attr-defined]
    for module in (cells, segment):
        module._is_single_cell_widths = (  # type: ignore[attr-defined]
            str.isascii if wide else _SINGLE
        )
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()


@lru_cache(maxsize=4)
def _wide_table(unicode_version: str = "auto") -> CellTable:
    """Return Rich's table of widths with the ambiguous characters wide."""
    table = load_cell_table(unicode_version)
    known = {code: cells for first, last, cells in table.widths for code in range(first, last + 1)}
    for code in range(_LAST_AMBIGUOUS + 1):
        if east_asian_width(chr(code)) == "A" and known.get(code, 1) == 1:
            known[code] = 2
    widths: list[tuple[int, int, int]] = []
    for code, cells_each in sorted(known.items()):
        if widths and widths[-1][1] == code - 1 and widths[-1][2] == cells_each:
            widths[-1] = (widths[-1][0], code, cells_each)
        else:
            widths.append((code, code, cells_each))
    return table._replace(widths=widths)
