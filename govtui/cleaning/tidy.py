"""What mirrors and page tables leave behind in sentences: doubled marks, bars, spaces.

Mirrors put a comma before other marks (`调研,。`) or a space behind them, each all over a page. The
edge of a table's cell shows as a bar at the end of a paragraph, and what was set to the right as a
run of spaces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.cleaning.aligned import Replacement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtui.cleaning.aligned import AlignedText

_HAN = "\u3400-\u9fff"
_COMMA = "[,\uff0c]"
_DOUBLED = re.compile(f"(?<!{_COMMA}){_COMMA}(?=[,\uff0c。、;\uff1b](?!{_COMMA}))")
_NEVER_MEANT = (",。", ",、", "\uff0c。", "\uff0c、")
_BEHIND_MARK = re.compile(f"(?<=[,\uff0c。、;\uff1b:\uff1a”》]) +(?=[{_HAN}“《])")
_SPACED = (", ", "\uff0c ", "。 ")
_BAR = re.compile("(?<=[。\uff01\uff1f”)\uff09])[ \u3000]*\\|[ \u3000|]*(?=\n|$)")
_RUN = re.compile("(?<=\\S)(?: {3,}|[ \u3000]*\u3000{2,}[ \u3000]*)(?=\\S)")
_SAMPLE = 1000
"""Code points that show a site's habits."""
_OFTEN = 3
"""From so many times among these, a slip is the site's habit."""


def tidy(aligned: AlignedText) -> AlignedText:
    """Return the text without doubled marks, bars behind sentences, and runs of spaces.

    A run of spaces becomes one.
    """
    sample = aligned.text[:_SAMPLE]
    if sum(map(sample.count, _NEVER_MEANT)) >= _OFTEN:
        aligned = _without(aligned, _DOUBLED.finditer(aligned.text), "mark")
    if sample.count(" ") >= _OFTEN and _spaced(sample):
        aligned = _without(aligned, _BEHIND_MARK.finditer(aligned.text), "space")
    if "|" in aligned.text:
        aligned = _without(aligned, _BAR.finditer(aligned.text), "chrome")
    if "   " in aligned.text or "\u3000\u3000" in aligned.text:
        aligned = _without(aligned, _RUN.finditer(aligned.text), "space", " ")
    return aligned


def _spaced(sample: str) -> bool:
    """Return whether a site puts a space behind its marks."""
    marks = sum(map(sample.count, ",\uff0c。"))
    return sum(map(sample.count, _SPACED)) >= max(_OFTEN, marks // 3)


def _without(
    aligned: AlignedText, matches: Iterable[re.Match[str]], kind: str, instead: str = ""
) -> AlignedText:
    return aligned.replace([Replacement(*match.span(), instead, kind, 0.9) for match in matches])
