"""What each line of a page is: title, metadata, by-line, body or chrome, and why.

Each line is looked at by itself first. Then the full sentences among them show where the article
begins and ends, and the lines above, within and below it are judged by their place. A paragraph of
the article is never dropped for a word in it.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import accumulate
from typing import TYPE_CHECKING

from govtui.cleaning import chrome
from govtui.cleaning.model import Role
from govtui.cleaning.people import names_only
from govtui.cleaning.titles import find_title
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

Verdict = tuple[Role, str]
"""The role of a line and the reason for it, in words for people."""


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


_LEAD = 400
"""Code points of the text that may say again what the title says."""
_LONG = 40
"""Code points from which a line can be a sentence without its full stop."""
_PARAGRAPH = 60
"""Code points from which a full sentence is a paragraph of the article wherever it stands."""
_METADATA_MAX = 200
"""Code points of the longest line of metadata."""
_BYLINE_MAX = 30
"""Code points of the longest by-line that is known by its end alone."""
_FOOTER = 6
"""Lines of a site's footer."""
_JUNK_MAX = 400
"""Code points of the longest navigation bar or line of spam."""
_SHORT = 15
"""Code points below which a line after the text's end is a button rather than text."""
_LINKS = 3
"""So many lines without marks on end, after the text's end, are a list of links."""

_ENDS = re.compile("[\uff01\uff1f\uff1b]")
_MARKS = re.compile("[\uff0c、\uff1b\uff1a]")
_HEADING = re.compile(
    "[(\uff08]?[一二三四五六七八九十\\d]+[)\uff09、.\uff0e]|第[一二三四五六七八九十]+[章节条]"
)
_SIGNATURE = re.compile("(?:委员会|政府|办公室|[局厅]|指挥部|小组|中心)$")
_OWN_ENDING = re.compile("[图▲△]|会议|散会|附件|此件|[(\uff08]此件")


def classify(lines: Sequence[str]) -> list[Verdict]:
    """Return the verdict on each of the lines, which are stripped and not empty."""
    looks = [look_of(line) for line in lines]
    first = _first_sentence(looks)
    cut = _cut(lines, first)
    last = _last_sentence(lines, looks, first, cut)
    verdicts = _above(lines, looks, first)
    body = (Role.BODY, _("paragraph of the article"))
    for line, look in zip(lines[first : last + 1], looks[first : last + 1], strict=True):
        verdicts.append(body if look in (Look.SENTENCE, Look.LONG) else _inside(line, look))
    verdicts += _below(lines, looks, last + 1, cut)
    verdicts += [
        _under_cut(line, look) for line, look in zip(lines[cut:], looks[cut:], strict=True)
    ]
    return verdicts


def look_of(line: str) -> Look:
    """Return what a line looks like by itself."""
    stop = "。" in line
    if stop and len(line) >= _PARAGRAPH:
        return Look.SENTENCE
    if len(line) < _PARAGRAPH and _is_chrome(line, stop=stop):
        return Look.CHROME
    if chrome.AGENDA.match(line):
        return Look.AGENDA
    if not stop and len(line) < _METADATA_MAX and _is_metadata(line):
        return Look.METADATA
    if not stop and len(line) < _PARAGRAPH and _is_byline(line):
        return Look.BYLINE
    if not stop and len(line) < _JUNK_MAX and _is_junk(line):
        return Look.CHROME
    if stop or (len(line) >= _LONG and _ENDS.search(line)):
        return Look.SENTENCE
    if len(line) >= _LONG and len(_MARKS.findall(line)) >= 3:
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


def _first_sentence(looks: Sequence[Look]) -> int:
    for sought in (Look.SENTENCE, Look.LONG):
        if sought in looks:
            return looks.index(sought)
    return len(looks)


def _cut(lines: Sequence[str], first: int) -> int:
    """Return the index of the line that ends the article; their number if none does.

    More of the text stands above such a line than below it, else it is a button among the text.
    """
    candidates = [
        index
        for index in range(first + 1, len(lines))
        if _ends_article(lines[index]) or _begins_footer(lines, index)
    ]
    if not candidates:
        return len(lines)
    above = list(accumulate(map(_paragraph_length, lines)))
    return next((index for index in candidates if above[index] * 2 > above[-1]), len(lines))


def _ends_article(line: str) -> bool:
    if len(line) >= _PARAGRAPH:
        return False
    heads_links = chrome.LINKS_CUT.match(line) and "。" not in line
    return bool(heads_links or chrome.NEIGHBOUR.match(line) or chrome.LEGAL_CUT.match(line))


def _begins_footer(lines: Sequence[str], index: int) -> bool:
    return bool(chrome.HOST.match(lines[index])) and any(
        chrome.FOOTER.search(line) for line in lines[index : index + _FOOTER]
    )


def _paragraph_length(line: str) -> int:
    return len(line) if "。" in line and not _is_legal(line) else 0


def _is_legal(line: str) -> bool:
    """Return whether a line is a legal notice: it speaks of the site and of rights."""
    return bool(chrome.SELF.search(line) and chrome.RIGHTS.search(line))


def _last_sentence(lines: Sequence[str], looks: Sequence[Look], first: int, cut: int) -> int:
    for index in range(cut - 1, first, -1):
        if looks[index] is Look.LONG:
            return index
        if looks[index] is Look.SENTENCE and not _is_legal(lines[index]):
            return index
    return min(first, len(lines) - 1)


def _above(lines: Sequence[str], looks: Sequence[Look], first: int) -> list[Verdict]:
    """Judge the lines above the first sentence."""
    candidates = [index for index in range(first) if looks[index] in (Look.OTHER, Look.LONG)]
    metadata = [index for index in range(first) if looks[index] is Look.METADATA]
    title = find_title(lines, candidates, metadata, "\n".join(lines[first : first + 2])[:_LEAD])
    verdicts = []
    for index in range(first):
        line, look = lines[index], looks[index]
        if index in title:
            verdicts.append((Role.TITLE, title[index]))
        elif look is Look.METADATA and _beside_agenda(line, looks, index):
            verdicts.append((Role.BODY, _("says when and where the meeting was")))
        elif look not in (Look.OTHER, Look.LONG):
            verdicts.append(_by_look(look))
        elif _is_value(lines, index) or (
            title and index > min(title) and _names_source(line, metadata, index)
        ):
            verdicts.append((Role.METADATA, _("stands with the page's facts")))
        elif chrome.SITE_NAME.search(line):
            verdicts.append((Role.CHROME, _("name of the site")))
        elif not title or index > max(title):
            verdicts.append((Role.BODY, _("stands between title and text")))
        else:
            verdicts.append((Role.CHROME, _("stands above the title")))
    return verdicts


def _beside_agenda(line: str, looks: Sequence[Look], index: int) -> bool:
    """Return whether a `时间：…` is the meeting's rather than the page's."""
    near = looks[max(index - 1, 0) : index + 2]
    return Look.AGENDA in near and bool(chrome.AMBIGUOUS_TIME.match(line))


def _is_value(lines: Sequence[str], index: int) -> bool:
    """Return whether a line is the value of a key that stands alone on the line above."""
    return index > 0 and len(lines[index]) < 30 and bool(chrome.BARE_KEY.match(lines[index - 1]))


def _names_source(line: str, metadata: Sequence[int], index: int) -> bool:
    near = any(abs(other - index) <= 2 for other in metadata)
    return near and len(line) < 20 and bool(chrome.SITE_NAME.search(line))


def _inside(line: str, look: Look) -> Verdict:
    """Judge a line between sentences of the article."""
    if look is Look.METADATA and not chrome.TELLING.match(line):
        look = Look.OTHER  # a date or a time among sentences is theirs
    if look in (Look.OTHER, Look.AGENDA):
        return Role.BODY, _("stands within the article")
    return _by_look(look)


def _below(lines: Sequence[str], looks: Sequence[Look], start: int, cut: int) -> list[Verdict]:
    """Judge the lines from the end of the text to the cut."""
    verdicts: list[Verdict] = []
    links = _link_lists(lines, looks, start, cut)
    for index in range(start, cut):
        line, look = lines[index], looks[index]
        signed = index > 0 and bool(_SIGNATURE.search(lines[index - 1]))
        if chrome.AMBIGUOUS_TIME.match(line):
            look = Look.AGENDA
        if look is Look.SENTENCE:
            verdicts.append((Role.CHROME, _("legal notice of the site")))
        elif look is Look.METADATA and signed and chrome.DATE_LINE.match(line):
            verdicts.append((Role.BODY, _("date of the signature")))
        elif look not in (Look.OTHER, Look.AGENDA):
            verdicts.append(_by_look(look))
        elif index in links:
            verdicts.append((Role.CHROME, _("list of links below the text")))
        elif (
            len(line) >= _SHORT
            or look is Look.AGENDA
            or _MARKS.search(line)
            or _HEADING.match(line)
            or _SIGNATURE.search(line)
            or _OWN_ENDING.match(line)
        ):
            verdicts.append((Role.BODY, _("stands at the end of the article")))
        else:
            verdicts.append((Role.CHROME, _("short line below the text")))
    return verdicts


def _link_lists(lines: Sequence[str], looks: Sequence[Look], start: int, cut: int) -> set[int]:
    """Return the indices of the lines that stand in a run of link texts."""
    found: set[int] = set()
    run: list[int] = []
    for index in range(start, cut):
        if looks[index] is Look.OTHER and not _HEADING.match(lines[index]):
            run.append(index)
        else:
            run = []
        if len(run) >= _LINKS:
            found.update(run)
    return found


def _under_cut(line: str, look: Look) -> Verdict:
    """Judge a line below the one that ends the article."""
    if "。" in line and len(line) >= _PARAGRAPH and not _is_legal(line):
        return Role.BODY, _("full paragraph, though below the article's end")
    if look in (Look.BYLINE, Look.METADATA):
        return _by_look(look)
    return Role.CHROME, _("below the article's end")


def _by_look(look: Look) -> Verdict:
    """Judge a line by its look alone."""
    match look:
        case Look.METADATA:
            return Role.METADATA, _("facts of the page")
        case Look.BYLINE:
            return Role.BYLINE, _("names those who wrote or edited it")
        case Look.CHROME:
            return Role.CHROME, _("part of the site, not of the article")
        case _:
            return Role.BODY, _("part of the article")
