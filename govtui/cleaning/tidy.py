"""What mirrors and page tables leave behind in sentences: doubled marks, bars, spaces, breaks.

Mirrors put a comma before other marks (`调研,。`) or a space behind them, each all over a page. The
edge of a table's cell shows as a bar at the end of a paragraph or before it, and what was set to
the right as a run of spaces. A line of names may break within its brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.cleaning.aligned import Replacement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtui.cleaning.aligned import AlignedText

_HAN = "\u3400-\u9fff"
_COMMA = "[,\uff0c]"
_DOUBLED = re.compile(f"(?<!{_COMMA}){_COMMA}(?=[,\uff0c。、;\uff1b](?!{_COMMA}))")
_NEVER_MEANT = (",。", ",、", "\uff0c。", "\uff0c、")
_BEHIND_MARK = re.compile(f"(?<=[,\uff0c。、;\uff1b:\uff1a”》]) +(?=[{_HAN}“《])")
_BEHIND_COMMA = re.compile(
    f" (?:(?<=[{_HAN}”》)\uff09%\\d][,\uff0c。、;\uff1b] ) *(?=[{_HAN}“《(\uff08])"
    "|(?<=、 ) *(?=\\d))"
)
"""Begins with the space, which is quick to find."""
_SPACED = (", ", "\uff0c ", "。 ")
_BAR = re.compile("(?<=[。\uff01\uff1f”)\uff09])[ \u3000]*\\|[ \u3000|]*(?=\n|$)")
_BAR_BEFORE = re.compile("(?:^|(?<=\n))[ \u3000]*\\|[ \u3000|]*(?=[^\\s|][^|\n]{40})")
_TITLED = re.compile("(?:^|(?<=\n))[ \u3000]*原?[标標][题題] *[:\uff1a] *(?=\\S)")
_CLOSES = re.compile(f"\n\\s*(?=[{_HAN}][{_HAN} \u3000]{{,12}}+[)\uff09])")
_OPEN = re.compile(f"[(\uff08][{_HAN} \u3000:\uff1a]{{2,20}}$")
_OPEN_MAX = 24
"""Code points before a line's end in which a bracket that it leaves open may stand."""
_RUN = re.compile("(?<=\\S)(?: {3,}|[ \u3000]*\u3000{2,}[ \u3000]*)(?=\\S)")
_SAMPLE = 1000
"""Code points that show a site's habits."""
_OFTEN = 3
"""From so many times among these, a slip is the site's habit."""


def tidy(aligned: AlignedText) -> AlignedText:
    """Return the text without doubled marks, bars, stray spaces, and the word before its title.

    A run of spaces becomes one; names in brackets that break over two lines stand on one again.
    """
    sample = aligned.text[:_SAMPLE]
    if sum(map(sample.count, _NEVER_MEANT)) >= _OFTEN:
        aligned = _without(aligned, _DOUBLED.finditer(aligned.text), "mark")
    if sample.count(" ") >= _OFTEN and _spaced(sample):
        aligned = _without(aligned, _BEHIND_MARK.finditer(aligned.text), "space")
    aligned = _without(aligned, _BEHIND_COMMA.finditer(aligned.text), "space")
    if "|" in aligned.text:
        aligned = _without(aligned, _BAR.finditer(aligned.text), "chrome")
        aligned = _without(aligned, _BAR_BEFORE.finditer(aligned.text), "chrome")
    if "标题" in sample or "標題" in sample:
        aligned = _without(aligned, _TITLED.finditer(aligned.text), "chrome")
    if "   " in aligned.text or "\u3000\u3000" in aligned.text:
        aligned = _without(aligned, _RUN.finditer(aligned.text), "space", " ")
    return _without(aligned, _broken_names(aligned.text), "space")


def _broken_names(text: str) -> Iterator[re.Match[str]]:
    """Yield the line breaks between names in brackets."""
    for match in _CLOSES.finditer(text):
        if _OPEN.search(text[max(match.start() - _OPEN_MAX, 0) : match.start()]):
            yield match


def _spaced(sample: str) -> bool:
    """Return whether a site puts a space behind its marks."""
    marks = sum(map(sample.count, ",\uff0c。"))
    return sum(map(sample.count, _SPACED)) >= max(_OFTEN, marks // 3)


def _without(
    aligned: AlignedText, matches: Iterable[re.Match[str]], kind: str, instead: str = ""
) -> AlignedText:
    orders = [Replacement(*match.span(), instead, kind, 0.9) for match in matches]
    return aligned.replace(orders) if orders else aligned
