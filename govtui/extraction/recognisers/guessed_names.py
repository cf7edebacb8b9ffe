"""PER: what the tagger guesses to be a name, where no rule has found one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.extraction.analysis import MIDDLE_DOTS
from govtui.extraction.model import Suggestion
from govtui.extraction.names import follows_name, is_name_shaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_DOTS = frozenset(MIDDLE_DOTS)
_TAGGED = {True: 0.9, False: 0.6}
"""The share of three-character names that the tagger guesses and the shape confirms that are
names, by whether what follows is what follows names: measured on the People's Daily sample."""


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the guesses that touch no name of `earlier`."""
    taken = {at for s in earlier if s.label == "PER" for at in range(s.start, s.end)}
    for guess in _tagged(doc):
        if taken.isdisjoint(range(guess.start, guess.end)):
            yield guess


def _tagged(doc: Analysis) -> Iterator[Suggestion]:
    """What the tagger guesses to be a name of three characters and the shape confirms."""
    for start, end, tag in doc.tokens:
        if end - start != 3 or tag[:2] != "nr":
            continue
        guessed = doc.plain_at(start).end < end
        beside = doc.text[start - 1 : start] + doc.text[end : end + 1]
        if doc.has_dots and not _DOTS.isdisjoint(beside):
            continue  # a part of a longer name
        if guessed and is_name_shaped(doc.text[start:end]):
            score = _TAGGED[follows_name(doc, end)]
            yield Suggestion(start, end, "PER", "model:jieba", score)
