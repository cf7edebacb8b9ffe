"""What no reader should see: control characters, broken surrogates, and forum jammers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.cleaning.aligned import Replacement

if TYPE_CHECKING:
    from govtui.cleaning.aligned import AlignedText

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]+|[\ud800-\udfff]")

# Discuz! forums hide random text in copied pages: five to fifteen times a character from space to
# `;`, a space, and a character from `?` to `~`. A page may show a run of spaces as one.
_JAMMER = re.compile(r"(?:[ -;]? [?-~]){4,}")
_JAMMER_HINT = re.compile(r" [?-~][ -;]? [?-~]")
_MARKS = re.compile(r"[!-/:-@\[-`{-~]")


def remove_noise(aligned: AlignedText) -> AlignedText:
    """Return the text without control characters and jammers.

    Newline and tab stay. A lone surrogate, which no encoding can write, becomes U+FFFD.
    """
    text = aligned.text
    found = []
    if _JAMMER_HINT.search(text):  # begins with a plain space, so that most pages cost nothing
        found += [
            Replacement(match.start(), match.end(), "", "jammer", 0.9)
            for match in _JAMMER.finditer(text)
            if _MARKS.search(match[0])  # else a list: `A1 B2 C3 D4 E5`
        ]
        aligned = aligned.replace(found)
        text = aligned.text
    if not text.replace("\n", "").isprintable():  # ten times the speed of the search
        found = [
            Replacement(
                match.start(), match.end(), "\ufffd" if match[0] >= "\ud800" else "", "control"
            )
            for match in _CONTROL.finditer(text)
        ]
        aligned = aligned.replace(found)
    return aligned
