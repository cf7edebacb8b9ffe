"""Which part of a web page its markup shows to be the article, by trafilatura.

trafilatura (the extra `html`) looks at the elements of a page and finds the article among sidebars,
teasers and footers, which look like articles themselves once the markup is gone. It gives no
offsets, drops repeated paragraphs and now and then an end of the article, or takes a teaser for it.
So only the place of what it found is taken, and only where that holds the page's longest paragraph.
"""

from __future__ import annotations

import re
from importlib.util import find_spec

_LINE = re.compile("[^\\n]+")
_TELLING = 12
"""Code points without spaces from which a line is known by its text."""


def finds_articles() -> bool:
    """Tell whether trafilatura is installed."""
    return find_spec("trafilatura") is not None


def article_of(page: str, visible: str) -> tuple[int, int] | None:
    """Return where the article begins and ends in the visible text, in code points.

    None where trafilatura is not installed (whole), or finds nothing that can be trusted.
    """
    try:
        import trafilatura
    except ImportError:
        return None

    found = trafilatura.extract(page, include_comments=False, favor_precision=True)
    known = {_bare(line) for line in (found or "").split("\n")}
    lines = [(match.span(), _bare(match[0])) for match in _LINE.finditer(visible)]
    inside = [span for span, text in lines if len(text) >= _TELLING and text in known]
    longest = max(lines, key=lambda line: len(line[1]) * ("。" in line[1]), default=None)
    if not inside or not longest or not inside[0][0] <= longest[0][0] <= inside[-1][0]:
        return None
    return inside[0][0], inside[-1][1]


def _bare(line: str) -> str:
    return "".join(line.split())
