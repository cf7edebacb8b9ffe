"""What a line looks like by itself, before its place on the page is known."""

from __future__ import annotations

import re
from enum import Enum, auto

from govtui.cleaning import chrome
from govtui.cleaning.people import names_only


class Look(Enum):
    """What a line looks like by itself."""

    SENTENCE = auto()
    LONG = auto()
    """Long, with several marks, but without a full stop."""
    CHROME = auto()
    METADATA = auto()
    BYLINE = auto()
    AGENDA = auto()
    """Time, place, attendance: the document's own, though it looks like metadata."""
    OTHER = auto()


_LONG = 40
"""Code points from which a line can be a sentence without its full stop."""
PARAGRAPH = 60
"""Code points from which a full sentence is a paragraph of the article wherever it stands."""
_METADATA_MAX = 200
"""Code points of the longest line of metadata."""
_BYLINE_MAX = 30
"""Code points of the longest by-line that is known by its end alone."""
_JUNK_MAX = 400
"""Code points of the longest navigation bar or line of spam."""

_ENDS = re.compile("[\uff01\uff1f\uff1b]")
MARKS = re.compile("[\uff0c、\uff1b\uff1a]")
BULLETS = "-|·•●* "
"""What may stand before a line that was an item of a list or a cell of a table."""


def look_of(line: str) -> Look:
    """Return what a line looks like by itself."""
    stop = "。" in line
    if stop and len(line) >= PARAGRAPH:
        return Look.SENTENCE
    if (len(line) < PARAGRAPH and _is_chrome(line, stop=stop)) or chrome.IMAGE.match(line):
        return Look.CHROME
    if line[0] in BULLETS:
        bare = line.lstrip(BULLETS)
        return look_of(bare) if bare else Look.CHROME
    if chrome.AGENDA.match(line):
        return Look.AGENDA
    if not stop and len(line) < _METADATA_MAX and _is_metadata(line):
        return Look.METADATA
    if not stop and len(line) < PARAGRAPH and _is_byline(line):
        return Look.BYLINE
    if not stop and len(line) < _JUNK_MAX and _is_junk(line):
        return Look.CHROME
    if stop or (len(line) >= _LONG and _ENDS.search(line)):
        return Look.SENTENCE
    if len(line) >= _LONG and len(MARKS.findall(line)) >= 3:
        return Look.LONG
    return Look.OTHER


def _is_chrome(line: str, *, stop: bool) -> bool:
    if stop:
        return len(line) < _LONG and bool(chrome.MESSAGE.match(line))
    return bool(chrome.CHROME.match(line) or chrome.BUTTONS.match(line))


def _is_metadata(line: str) -> bool:
    if chrome.DATE_LINE.match(line) or chrome.VIEWS_LINE.match(line):
        return True
    if chrome.META_START.match(line):
        return True
    # `2024-05-06 编辑：张三 审核：李四 阅读次数：22 |`
    begins = chrome.DATE.match(line) or chrome.BYLINE.match(line)
    return bool(begins and chrome.META_KEY.search(line))


def _is_byline(line: str) -> bool:
    """Return whether a line names writers or editors, and does little else."""
    role = chrome.BYLINE.match(line)
    if role and (role["key"] or names_only(line[role.start("role") :])):
        return True
    return bool(
        chrome.BARE_NAMES.match(line)
        or chrome.HALF_ROLE.match(line)
        or (len(line) < _BYLINE_MAX and chrome.BYLINE_END.search(line))
    )


def _is_junk(line: str) -> bool:
    """Return whether a line is a navigation bar or spam."""
    if len(chrome.SPAM.findall(line)) >= 2:
        return True
    if sum(map(line.count, " |>·/-\uff5c\u3000")) < 3:
        return False
    tokens = re.split(r"[\s|>·/\uff5c-]+", line.strip(" |>"))
    known = sum(bool(chrome.NAVIGATION.search(token)) for token in tokens)
    return len(tokens) >= 4 and max(map(len, tokens)) <= 8 and known * 2 > len(tokens)


def is_legal(line: str) -> bool:
    """Return whether a line is a site's notice: of rights in what it shows, or of its tip line."""
    if chrome.SELF.search(line) and chrome.RIGHTS.search(line):
        return True
    return "爆料" in line and len(chrome.TIP_LINE.findall(line)) > 1
