"""What a page tells about the site that damaged it: which characters it glosses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

import msgspec

from govtui.cleaning.forward import CUT_MARKS, fold, mirror_table
from govtui.cleaning.pinyin import BRACKETS

GLOSS = re.compile(rf"([\u3400-\u9fff])({BRACKETS})")
"""A character and what looks like its gloss."""

_DAMAGED_STRETCH = re.compile(r"\?[^\n]{0,24}")
"""Where damage may have put characters that the page never had."""


class PageFacts(msgspec.Struct, frozen=True):
    """The facts of one page that its repair needs."""

    glosses: Mapping[str, str]
    """The characters that the site glosses, as far as the page shows, with their readings."""
    unglossed: frozenset[str]
    """Characters that stand on the page without gloss; a page glosses one always or never."""
    intact: str
    """The page without glosses and without the stretches that may be damaged."""


def page_facts(raw: str) -> PageFacts:
    """Infer the facts of a page from its raw text."""
    found = ((match[1], match[2][1:-1].strip()) for match in GLOSS.finditer(raw))
    seen = Counter(gloss for gloss in found if gloss[0] in _traditional_only())
    # The commonest reading last: it wins.
    glosses = {char: reading for (char, reading), _ in reversed(seen.most_common())}
    intact = _DAMAGED_STRETCH.sub("\n", GLOSS.sub(r"\1", raw))
    bare = GLOSS.sub("", _DAMAGED_STRETCH.sub("\n", raw))
    unglossed = frozenset(bare) & _traditional_only() - glosses.keys()
    return PageFacts(glosses, unglossed, intact)


@cache
def _traditional_only() -> frozenset[str]:
    """Return the characters that are only traditional; the sites gloss no others."""
    return frozenset(mirror_table().values())


@cache
def folded_cut(char: str) -> str | None:
    """Return the full-width mark of which `char` is the folded form, if sites cut there.

    A page that cuts does not always: the same two characters stand cut and whole on one page.
    """
    return next((mark for mark in CUT_MARKS if char in (mark, fold(mark))), None)
