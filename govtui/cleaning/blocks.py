"""What each line of a page is: title, metadata, by-line, body or chrome, and why.

Each line is looked at by itself first. Then the full sentences among them show where the article
begins and ends, and the lines above, within and below it are judged by their place. A paragraph of
the article is never dropped for a word in it.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from govtui.cleaning import chrome
from govtui.cleaning.looks import MARKS, PARAGRAPH, Look, is_legal, look_of
from govtui.cleaning.model import Role
from govtui.cleaning.titles import find_title
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

Verdict = tuple[Role, str]
"""The role of a line and the reason for it, in words for people."""


_LEAD = 400
"""Code points of the text that may say again what the title says."""
_FOOTER = 6
"""Lines of a site's footer."""
_SHORT = 15
"""Code points below which a line after the text's end is a button rather than text."""
_LINKS = 3
"""So many lines without marks on end, after the text's end, are a list of links."""

_HEADING = re.compile(
    "[(\uff08]?[一二三四五六七八九十\\d]+[)\uff09、.\uff0e]|第[一二三四五六七八九十]+[章节条]"
)
_SIGNATURE = re.compile("(?:委员会|政府|办公室|[局厅]|指挥部|小组|中心)$")
_OWN_ENDING = re.compile("[图▲△]|会议|散会|附件|此件|[(\uff08]此件")


def classify(lines: Sequence[str], article: range | None = None) -> list[Verdict]:
    """Return the verdict on each of the lines, which are stripped and not empty.

    `article` are the indices of the lines that the markup of a web page shows to be the article.
    """
    looks = [look_of(line) for line in lines]
    if article:
        looks = _within(article, looks)
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


def _within(article: range, looks: Sequence[Look]) -> list[Look]:
    """Return the looks with the sentences away from the article as chrome: teasers, comments.

    Sentences that go on right above or below it are the article's.
    """
    start, stop = article.start, article.stop
    while start > 0 and looks[start - 1] in (Look.SENTENCE, Look.LONG):
        start -= 1
    while stop < len(looks) and looks[stop] in (Look.SENTENCE, Look.LONG):
        stop += 1
    return [
        Look.CHROME if look in (Look.SENTENCE, Look.LONG) and not start <= index < stop else look
        for index, look in enumerate(looks)
    ]


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
    if len(line) >= PARAGRAPH:
        return False
    heads_links = chrome.LINKS_CUT.match(line) and "。" not in line
    return bool(heads_links or chrome.NEIGHBOUR.match(line) or chrome.LEGAL_CUT.match(line))


def _begins_footer(lines: Sequence[str], index: int) -> bool:
    return bool(chrome.HOST.match(lines[index])) and any(
        chrome.FOOTER.search(line) for line in lines[index : index + _FOOTER]
    )


def _paragraph_length(line: str) -> int:
    return len(line) if "。" in line and not is_legal(line) else 0


def _last_sentence(lines: Sequence[str], looks: Sequence[Look], first: int, cut: int) -> int:
    for index in range(cut - 1, first, -1):
        if looks[index] is Look.LONG:
            return index
        if looks[index] is Look.SENTENCE and not is_legal(lines[index]):
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
        elif look is Look.METADATA and chrome.NAMING.search(line):
            verdicts.append(_by_look(Look.BYLINE))
        elif look not in (Look.OTHER, Look.AGENDA):
            verdicts.append(_by_look(look))
        elif index in links:
            verdicts.append((Role.CHROME, _("list of links below the text")))
        elif (
            len(line) >= _SHORT
            or look is Look.AGENDA
            or MARKS.search(line)
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
    if "。" in line and len(line) >= PARAGRAPH and not is_legal(line):
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
