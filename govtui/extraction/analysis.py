"""The one shared analysis of a report: clauses, words, quotes, titles.

Names in this genre are long noun phrases with a telling end (`…领导小组`, `…推进会`). A recogniser
finds the end by its vocabulary and asks how far the phrase reaches to the left: up to the clause
mark, or the last word that only stands between names (`phrases.left_edge`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from govtui.extraction import tagging
from govtui.extraction.tagging import Words

if TYPE_CHECKING:
    from govtui.extraction.tagging import Token

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
"""Inside a character class: any Han character."""

MIDDLE_DOTS = "·•・‧∙"
"""The dots that join the parts of a name in another language."""

_CLAUSE_MARK = re.compile(
    "[\uff0c,。\uff1b;\uff1a:\uff1f?\uff01!、\n\\s\u3000\uff08\uff09()《》〈〉【】\\[\\]—…·|/]"
)
_RANGE = re.compile("[0-9][—|/][0-9]")
"""A dash or stroke between figures parts no clauses."""
_FULL_STOP = re.compile("[。\uff01\uff1f\uff1b!?]")
LONGEST_QUOTED_PART = 30
"""Code points of a quote that may be part of a longer name."""
_ASIDE = re.compile(
    f"(?<=[{HAN}])[\uff08(](?!记者|通讯员)[{HAN}]{{1,4}}[\uff09)](?=[{HAN}])"
    f"|(?<=[组会部校])[\uff08(][{HAN}]{{5,30}}[\uff09)](?=(?:全体|专题|扩大)?会议?|第[{HAN}]{{1,3}}次|[{HAN}]{{2,14}}班)"
)
"""A bracketed part inside a name: `常委会\uff08扩大\uff09会议`."""
_SENTENCE = re.compile("[^。\uff01\uff1f!?\n]+[。\uff01\uff1f!?\n]*|\n")
_QUOTES = {"“": '”"', "‘": "’", "「": "」", "『": "』", "〝": "〞", '"': '"”'}
"""Marks that open a quote, and those that may close it: pages mix the forms."""
_JOINED = {"和县": "c", "组成员": "n", "在籍": "p", "和丰": "c"}
"""Words of the dictionary of which the first character mostly belongs to what is before them, or
to nothing, with its tag then."""
_TITLE = re.compile(
    "《[^《》\n]{1,120}(?:《[^《》\n]{1,80}》[^《》\n]{0,80})*》|〈[^〈〉\n]{1,80}〉"
)


class Quote(NamedTuple):
    """A quoted part; the marks themselves are outside `[start, end)`."""

    start: int
    end: int
    depth: int
    """0 for an outermost quote."""


class Analysis:
    """What recognisers know of `text`. Positions are code points."""

    def __init__(self, text: str) -> None:
        self.text = text
        asides = {at for m in _ASIDE.finditer(text) for at in (m.start(), m.end() - 1)}
        self.clause_marks = [
            m.start()
            for m in _CLAUSE_MARK.finditer(text)
            if m.start() not in asides and not (m[0] in "—|/" and _RANGE.match(text, m.start() - 1))
        ]
        self.stops: dict[tuple[int, int, tuple[str, ...]], tuple[list[int], list[int]]] = {}
        """What `phrases.left_edge` has found in a clause: for it alone."""

    @cached_property
    def clause_bounds(self) -> frozenset[int]:
        """Where clauses begin."""
        return frozenset((0, *(mark + 1 for mark in self.clause_marks)))

    @cached_property
    def has_dots(self) -> bool:
        """Whether a name may hold a middle dot."""
        return any(dot in self.text for dot in MIDDLE_DOTS)

    @cached_property
    def tokens(self) -> Words:
        """The words of the text, unknown ones guessed."""
        return tagging.tag(self.text)

    @cached_property
    def plain(self) -> Words:
        """The words of the text, unknown ones left as single characters."""
        words = tagging.tag(self.text, guess=False)
        return self._parted(words) if any(word in self.text for word in _JOINED) else words

    def _parted(self, words: Words) -> Words:
        """`words` with those of `_JOINED` that stand after another word parted."""
        starts: list[int] = []
        tags: list[str] = []
        for start, end, tag in words:
            first = _JOINED.get(self.text[start:end])
            parts = first is not None and self.text[start - 1 : start].isalpha()
            starts += [start, start + 1] if parts else [start]
            tags += [str(first), "n"] if parts else [tag]
        return Words([*starts, len(self.text)], tags)

    @cached_property
    def edges(self) -> frozenset[int]:
        """Every position at which no word of the dictionary is cut."""
        return frozenset(self.plain.starts)

    @cached_property
    def single_words(self) -> list[int]:
        """Where the words of one character stand."""
        starts = self.plain.starts
        return [start for start, end in pairwise(starts) if end - start == 1]

    @cached_property
    def quotes(self) -> list[Quote]:
        """Closed quotes within one paragraph, by start; marks without partner are passed over."""
        closed: list[tuple[int, int]] = []
        opened: list[tuple[str, int]] = []
        for match in re.finditer('[“”"‘’「」『』〝〞\n]', self.text):
            mark = match[0]
            if mark == "\n":
                opened.clear()
                continue
            partner = next((o for o in reversed(opened) if mark in o[0]), None)
            if partner is not None:
                del opened[opened.index(partner) :]
                closed.append((partner[1], match.start()))
            elif mark in _QUOTES:
                opened.append((_QUOTES[mark], match.end()))
        quotes: list[Quote] = []
        around: list[int] = []  # ends of the quotes that hold the next one
        for start, end in sorted(closed):
            while around and around[-1] <= start:
                around.pop()
            quotes.append(Quote(start, end, len(around)))
            around.append(end)
        return quotes

    @cached_property
    def titles(self) -> list[tuple[int, int]]:
        """`《…》` with its brackets; inner ones belong to the outer."""
        return [m.span() for m in _TITLE.finditer(self.text)]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentences with their closing marks."""
        return [m.span() for m in _SENTENCE.finditer(self.text)]

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotes]

    def token_at(self, position: int) -> Token:
        """The guessed word that covers `position`."""
        return self.tokens.at(position)

    def plain_at(self, position: int) -> Token:
        """The plain word that covers `position`."""
        return self.plain.at(position)

    def quotes_around(self, position: int) -> list[Quote]:
        """The quotes in which `position` stands, outermost first."""
        last = bisect_right(self._quote_starts, position)
        if not last:
            return []
        near = self.quotes[max(0, last - 8) : last]  # deeper nesting than this has no use
        return [quote for quote in near if position < quote.end]

    def open_quote(self, position: int) -> int:
        """Where the innermost quote begins in which `position` stands; 0 outside quotes."""
        around = self.quotes_around(position)
        return around[-1].start if around else 0

    def quotes_between(self, low: int, high: int) -> list[tuple[int, int]]:
        """Whole quotes, with their marks, that lie in `[low, high)`."""
        first = bisect_left(self._quote_starts, low + 1)
        last = bisect_left(self._quote_starts, high)
        return [(q.start - 1, q.end + 1) for q in self.quotes[first:last] if q.end < high]

    def clause_start(self, position: int) -> int:
        """Where the clause begins in which `position` stands.

        A quote before `position` is stepped over whole: a mark inside it does not part clauses.
        """
        at = position
        while True:
            index = bisect_left(self.clause_marks, at) - 1
            if index < 0:
                return 0
            mark = self.clause_marks[index]
            around = self.quotes_around(mark)
            if not around or around[0].end >= position:
                return mark + 1
            if self._is_speech(around[0]):
                return around[0].end + 1
            at = around[0].start - 1

    def _is_speech(self, quote: Quote) -> bool:
        """Whether a quote holds a sentence, so that no name goes on after it."""
        inside = self.text[quote.start : quote.end]
        return len(inside) > LONGEST_QUOTED_PART or bool(_FULL_STOP.search(inside))

    def clause_end(self, position: int) -> int:
        """Where the clause ends in which `position` stands."""
        index = bisect_left(self.clause_marks, position)
        return self.clause_marks[index] if index < len(self.clause_marks) else len(self.text)

    def words_before(self, position: int, low: int) -> list[Token]:
        """The plain words within `[low, position)`, the last first."""
        return self.plain.before(position, low)
