"""Half-width punctuation beside Chinese made full-width again, as it was before a mirror folded it.

Marks and characters that only look like the usual ones become these, and straight quotation marks
around Chinese are curled.

`16:00`, `1,000`, `3.5`, addresses and Latin phrases stay as they are.
"""

from __future__ import annotations

import re

_WIDE = {
    ",": "\uff0c",
    ":": "\uff1a",
    ";": "\uff1b",
    "!": "\uff01",
    "?": "\uff1f",
    "(": "\uff08",
    ")": "\uff09",
}
_TWINS = {
    "\ufe50": "\uff0c",
    "\ufe51": "、",
    "\ufe54": "\uff1b",
    "\u2105": "%",
    "\u67fb": "查",
    "\u73a8": "珏",
}
"""Small marks, and what input methods offer beside the usual character: each stands for that."""
_OPENING = "(\uff08"
_BRACKET = re.compile("[()\uff08\uff09]")
_NARROW = re.compile("[()]")

_QUOTED = re.compile('["“]((?:(?<=“)|(?=[^"“”]*[\u3400-\u9fff]))[^"“”]{1,40})["”]')
"""What stands in quotation marks and is Chinese, by itself or by its first mark."""

# A mark with ASCII or nothing on either side; a percent sign before it aside: `增长8.3%,GDP`.
# It begins with the character before the mark, not with a look behind, which takes three times as
# long; the fewer ranges, the faster.
_IN_LATIN = re.compile("[\n-$&-\x7f][" + "".join(_WIDE.values()) + "](?![^\x00-\x7f])")


def widen(text: str) -> str:
    """Return `text` of the same length with its half-width marks beside Chinese full-width."""
    widened = "\n" + text
    for half, full in _WIDE.items():
        widened = widened.replace(half, full)
    for twin, usual in _TWINS.items():
        widened = widened.replace(twin, usual)
    restored = _IN_LATIN.sub(lambda match: match[0][0] + text[match.start()], widened)
    text = widened[1:] if restored is widened else _pair_brackets(restored[1:])
    return "\n".join(map(_curl, text.split("\n"))) if '"' in text else text


def _curl(line: str) -> str:
    """Return a line with the straight quotation marks around Chinese curled, if all have a pair."""
    if '"' not in line or sum(map(line.count, '"“”')) % 2:
        return line
    return _QUOTED.sub(lambda match: f"“{match[1]}”", line)


def _pair_brackets(text: str) -> str:
    """Make a narrow bracket wide whose partner on the same line is wide."""
    if "(" not in text and ")" not in text:
        return text
    lines = text.split("\n")
    return "\n".join(_pair_on_line(line) if _NARROW.search(line) else line for line in lines)


def _pair_on_line(line: str) -> str:
    chars = list(line)
    open_at: list[int] = []
    for match in _BRACKET.finditer(line):
        at, char = match.start(), match[0]
        if char in _OPENING:
            open_at.append(at)
        elif open_at:
            start = open_at.pop()
            if (chars[start] == "(") != (char == ")"):
                chars[start], chars[at] = "\uff08", "\uff09"
    return "".join(chars)
