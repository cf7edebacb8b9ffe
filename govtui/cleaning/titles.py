"""Which lines above an article are its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.cleaning import chrome
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 90
"""Code points of the longest line that can be a title."""
_ENOUGH = 1.0
"""Score from which a line above or below the title belongs to it."""

_GENRE = re.compile(
    "会议?|召开|举行|强调|调研|部署|推进|工作|学习|传达|检查|督导|主持|讲话|活动|印发|通知|公告|公报"
    "|意见|方案|报告|关于|发展|建设|精神"
)
_SUBTITLE = re.compile("(?:[—─\uff0d]+\\s*|-+)[\u4e00-\u9fff]")
_SITE_TAIL = re.compile("\\s*[_|\uff5c—\\-]+\\s*[^_|]{2,20}$")


def find_title(
    lines: Sequence[str], candidates: Sequence[int], metadata: Sequence[int], lead: str
) -> dict[int, str]:
    """Return the indices of the title's lines with the reason for each.

    Args:
        lines: the lines of the page.
        candidates: indices of the lines above the text that may be its title, in order.
        metadata: indices of the metadata lines above the text.
        lead: the first sentences, which say again what a title says.

    """
    scores = {index: _score(lines[index], index, metadata, lead) for index in candidates}
    if not scores:
        return {}
    best = max(scores, key=lambda index: (scores[index], index))
    if scores[best] <= 0:
        return {}
    title = {best: _("title: says what the text says")}
    below = best + 1
    while below in scores and _continues(lines[below], scores[below]):
        title[below] = _("subtitle") if is_subtitle(lines[below]) else _("second line of the title")
        below += 1
    above = best - 1
    while above in scores and not _repeats(lines[above], lines[best]):
        if scores[above] < _ENOUGH and not is_subtitle(lines[above + 1]):
            break
        title[above] = _("first line of the title")
        above -= 1
    return title


def is_subtitle(line: str) -> bool:
    """Return whether a line of a title is its subtitle: `——…`."""
    return bool(_SUBTITLE.match(line))


def _score(line: str, index: int, metadata: Sequence[int], lead: str) -> float:
    """Return how much a line looks like the title: 0 and less is none, 1 is likely."""
    if len(line) > _LONGEST:
        return -1.0
    pairs = [line[at : at + 2] for at in range(len(line) - 1)]
    score = 3 * sum(map(lead.__contains__, pairs)) / max(len(pairs), 5)
    score += 0.5 * bool(_GENRE.search(line))
    score += 0.4 * (10 <= len(line) <= 60) - 0.5 * (len(line) < 6)
    score += 0.3 * any(abs(index - other) == 1 for other in metadata)
    if chrome.SITE_NAME.search(line) or _SITE_TAIL.search(line):
        score -= 1.5
    if is_subtitle(line):
        score -= 1.5
    return score


def _continues(line: str, score: float) -> bool:
    return is_subtitle(line) or line[0] in "暨及\uff08(" or score >= _ENOUGH


def _repeats(line: str, title: str) -> bool:
    """Return whether a line is the title once more, as of a window: `标题_云溪区人民政府`."""
    return title in line or _SITE_TAIL.sub("", line) == title
