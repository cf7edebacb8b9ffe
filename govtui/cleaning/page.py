"""What a page tells about the site that damaged it: which characters it glosses, where it cuts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import msgspec

from govtui.cleaning.forward import CUT_MARKS, encode, fold, mirror_table
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
    uncut: str
    """Marks at which the site is seen not to split bytes."""
    writes_zhe: bool
    """Whether the page writes `着`, which the mirrors write `著`."""
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
    return PageFacts(glosses, unglossed, _uncut(intact), "着" in raw, intact)


def _traditional_only() -> frozenset[str]:
    """Return the characters that are only traditional; the sites gloss no others."""
    return frozenset(mirror_table().values())


def _uncut(text: str) -> str:
    """Return the marks whose two bytes stand unsplit across two characters of undamaged text."""
    marks = {encode(mark): mark for mark in CUT_MARKS}
    survivors = set()
    for before, after in set(pairwise(text)):
        data = encode(before + after)
        # Folded marks are left aside: nobody knows their bytes.
        if len(data) == 4 and data[1:3] in marks:
            survivors.add(marks[data[1:3]])
    return "".join(sorted(survivors))


def may_cut(facts: PageFacts) -> list[str]:
    """Return the marks, full-width, at which the site may split bytes."""
    return [mark for mark in CUT_MARKS if mark not in facts.uncut]


def folded_cut(char: str, facts: PageFacts) -> str | None:
    """Return the full-width mark of which `char` is the folded form, if the site may cut there."""
    return next((mark for mark in may_cut(facts) if char in (mark, fold(mark))), None)
