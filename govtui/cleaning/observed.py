"""What a damaged place shows: glosses, half characters, and the undamaged text around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govtui.cleaning.forward import ASCII_MARKS
from govtui.cleaning.page import GLOSS, folded_cut
from govtui.cleaning.pinyin import READING

if TYPE_CHECKING:
    from govtui.cleaning.page import PageFacts

CONTEXT = 6
"""Characters on each side of the damage that are scored with it."""

GLOSSED = re.compile(rf"(.)\(({READING})\)")
ENDING_GLOSS = re.compile(rf"\?({READING})\)")
GARBLED = re.compile(
    "(?<=[\u3400-\u9fff“”》\uff09)]\\?)(?:[\\^`a-z{}](?=[\u3400-\u9fff(])|(?=[\u3400-\u9fff]))"
)
"""What follows a `?` that ate a mark among Chinese: a character out of step, or a letter that is
the second byte of one. Capitals and digits stand behind questions too."""
EATEN = "\n !\"#$%&'()*+,-./0123456789:;<=>?"
"""What a lead byte can take with it: all ASCII that can't be a trail byte and stands in a text."""
_BEFORE_NAME = re.compile("(?:[記记]者|通[訊讯][員员])$")


class Unit(NamedTuple):
    """One observed character of a damaged place."""

    char: str
    end: int
    """Where the next one starts; behind the gloss, where there is one."""
    reading: str | None
    """Of the gloss behind it."""


def cut_marks(raw: str, position: int, facts: PageFacts) -> str:
    """Return the mark that prints behind a `?`, or those of which it may have eaten one.

    Nothing where a question is as likely.
    """
    if mark := folded_cut(raw[position : position + 1]):
        return mark
    traditional = facts.glosses or facts.unglossed
    return ASCII_MARKS if traditional and GARBLED.match(raw, position) else ""


def unit_at(raw: str, position: int) -> Unit:
    """Return the observed character at a position, with its gloss if it has one."""
    gloss = GLOSSED.match(raw, position)
    if gloss:
        return Unit(gloss[1], gloss.end(), gloss[2])
    return Unit(raw[position], position + 1, None)


def eaten_behind(text: str) -> str:
    """Return what a lead byte may have taken with it behind a text: before a name only a space."""
    return " " if _BEFORE_NAME.search(text) else EATEN


def before(raw: str, start: int) -> str:
    """Return the undamaged characters before a place, without glosses."""
    return GLOSS.sub(r"\1", raw[max(0, start - 12 * CONTEXT) : start])[-CONTEXT:]


def behind(raw: str, end: int) -> str:
    """Return the undamaged characters behind a place, without glosses."""
    return GLOSS.sub(r"\1", raw[end : end + 8 * CONTEXT]).partition("?")[0][:CONTEXT]
