"""The one door between text from outside and a terminal.

Escape sequences, control characters and bidi controls in a report, a file name or a comment could
move the cursor, write the clipboard (OSC 52) or reorder the line. `display_safe` replaces each of
them by one visible character, so that offsets never move. It is for display only: what is stored
and exported keeps the original text.
"""

from __future__ import annotations

import re
from unicodedata import category

_REPLACEMENT = "\ufffd"
_MAX_MARKS = 4
_HARMFUL = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Controls, format characters (bidi, zero-width, tags), lone surrogates, other line ends."""

# Everything but what reports are made of: a quick way past the look at each character.
_UNUSUAL = re.compile(
    "[^ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2100-\u302d\u3030-\u3098"
    "\u309b-\ud7ff\uf900-\ufaff\uff01-\uffee\U00020000-\U000323af]"
)


def display_safe(text: str) -> str:
    """Return `text` with every character that a terminal could obey made visible.

    One code point in, one code point out. Control characters become their Unicode pictures; C1
    controls, bidi and zero-width characters, variation selectors, tags, lone surrogates, and the
    fifth and later combining mark in a row become U+FFFD. Newline and tab are control characters
    too: split lines before you call.
    """
    if not _UNUSUAL.search(text):
        return text
    out: list[str] = []
    marks = 0
    for char in text:
        kind = category(char)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if kind in _HARMFUL or marks > _MAX_MARKS or _is_variation_selector(char):
            char = _picture(char)
        out.append(char)
    return "".join(out)


def _picture(char: str) -> str:
    """Return the visible stand-in of a harmful character."""
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else _REPLACEMENT


def _is_variation_selector(char: str) -> bool:
    """Tell whether `char` changes the glyph before it and has no cell of its own."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
