"""The way back: every text that the forward model turns into the damage seen, likeliest first.

Damage starts at a `?`, in one of three ways. After a gloss was put in across two characters, the
trail byte of the glossed pair is the lead byte of a character that lost its own: `?reading)`.
After a cut across two characters, the first of them dangles and the mark that was none prints:
`?` and mark. Or the first eats that mark, which was exchanged for ASCII, and a letter shows. From
there on what the page shows is decoded one byte out of step. So the lost text is read off byte by
byte: a *pending* byte leads, the first byte of what shows trails, and its second byte pends. Three
things leave a choice, and the language model ranks: the first character after a cut, pairs that
vanished without a trace, and what the `?` ate that ends the damage.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from govtui.cleaning import observed
from govtui.cleaning.candidates import Candidate, Search, explains, glossed_with
from govtui.cleaning.characters import ANY_TRAIL, Options, options, vanishing
from govtui.cleaning.forward import encode, unfold
from govtui.cleaning.language import PageModel, Track, plain
from govtui.cleaning.observed import ENDING_GLOSS, Unit
from govtui.cleaning.page import GLOSS, folded_cut
from govtui.cleaning.pinyin import toneless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.cleaning.page import PageFacts

BEAM = 60
"""Texts kept at each step."""
RANKED = 25
"""Texts that are compared in full, with what stands behind them."""
SPREAD = 10.0
"""Texts less probable than the best at the same step by more nats than this are dropped."""
MOST_HIDDEN = 3
"""Vanished pairs in one damaged place."""
MOST_STEPS = 40
"""Observed characters in one damaged place."""
MOST_EXTENSIONS = 60_000
"""Characters tried for one damaged place: well under a second. Not a clock, so that the same page
is always cleaned alike."""


class Hypothesis(NamedTuple):
    """A text for the damaged place, up to some observed character."""

    text: str
    pending: frozenset[int]
    """What the lead byte of the next character may be."""
    track: Track
    eaten: bool = False
    """Whether the text holds a character of which no byte was left to see."""


class Inverse:
    """Searches the damaged places of one page."""

    def __init__(self, raw: str, facts: PageFacts) -> None:
        """Prepare for the raw text of a page."""
        self.raw = raw
        self.facts = facts
        self.work = 0
        """Characters tried so far, over all searches."""
        self._extensions = 0
        self._reach = SPREAD
        self._as_it_is: Track | None = None
        self._parted_by: str | None = None

    @cached_property
    def _model(self) -> PageModel:
        """The language model, which most pages with a question mark never need."""
        return PageModel(self.facts.intact)

    def search(self, start: int) -> Search | None:
        """Return what the damage that starts at the `?` at `start` may have been.

        None where nothing says that it is damage: a question mark, or a space that GBK lacks.
        """
        self._extensions = 0
        self._reach = SPREAD
        self._as_it_is = None
        gloss = ENDING_GLOSS.match(self.raw, start)
        self._parted_by = toneless(gloss[1]) if gloss else None
        marks = observed.cut_marks(self.raw, start + 1, self.facts)
        if not gloss and not marks:
            return None
        track = self._model.start(observed.before(self.raw, start))
        finished: list[tuple[Hypothesis, int]] = []
        if gloss:
            active = [
                Hypothesis("", frozenset((encode(char)[1],)), track)
                for char in self._across(start, gloss[1])
            ]
            position = gloss.end()
        else:
            self._as_it_is = self._extend(track, plain("?"))
            if len(marks) == 1:
                self._as_it_is = self._extend(self._as_it_is, marks)
            whole = Hypothesis("", frozenset(range(256)), track)
            active = []
            for first, pending in map(encode, marks):
                active += self._emit([whole], frozenset((first,)), frozenset((pending,)))
            finished.append((Hypothesis("", frozenset(), track), start))
            position = start + (2 if len(marks) == 1 else 1)
        finished += self._walk(active, position)
        return Search(start, position, self._rank(start, finished), self._reach)

    def _across(self, start: int, reading: str) -> list[str]:
        """Return the glossed characters with a reading that end the character before `start`."""
        before = encode(self.raw[start - 1 : start])
        fits = [
            char
            for char in glossed_with(reading, self.facts)
            if len(before) == 2 and encode(char)[0] == before[1]
        ]
        return [char for char in fits if char in self.facts.glosses] or fits

    def _walk(self, active: list[Hypothesis], position: int) -> Iterator[tuple[Hypothesis, int]]:
        """Yield the texts that come to an end, each with where the damage ends."""
        for _ in range(MOST_STEPS):
            if not active or position >= len(self.raw):
                return
            gloss = ENDING_GLOSS.match(self.raw, position)
            active = self._with_hidden(active)
            if gloss:
                yield from ((h, gloss.end()) for h in self._end_in_gloss(active, gloss[1]))
                return
            unit = observed.unit_at(self.raw, position)
            if unit.char == "?":
                yield from self._end_in_question_mark(active, unit.end)
            if "@" <= unit.char <= "~" or unit.char == "€":
                yield from ((h, unit.end) for h in self._end_in_letter(active, unit))
            data = encode(unfold(unit.char))
            if len(data) != 2:
                return
            if self._as_it_is:
                self._as_it_is = self._extend(self._as_it_is, plain(unit.char))
            active = self._narrow(self._emit(active, frozenset(data[:1]), frozenset(data[1:])))
            position = unit.end
        self._reach = 0.0

    def _emit(
        self,
        hypotheses: Sequence[Hypothesis],
        trails: frozenset[int],
        pending: frozenset[int],
        best: float = -math.inf,
    ) -> list[Hypothesis]:
        """Return the texts with one more character, whose lead byte was pending.

        `best` is the score of a text that they must come near.
        """
        found = []
        best = max(best, self._as_it_is.score if self._as_it_is else -math.inf)
        for h in hypotheses:
            least = best - SPREAD - h.track.score
            for char, plain_char in self._near(h, options(h.pending, trails), least):
                if self._unglossed(h, char):
                    track = self._extend(h.track, plain_char)
                    best = max(best, track.score)
                    found.append(Hypothesis(h.text + char, pending, track, h.eaten))
        return found

    def _unglossed(self, h: Hypothesis, char: str) -> bool:
        """Return whether a character may have stood there without a gloss of its own.

        One that the site glosses may if an earlier gloss parted its bytes before its turn came.
        """
        reading = self.facts.glosses.get(char)
        if reading is None:
            return True
        return not h.text and self._parted_by is not None and self._parted_by <= toneless(reading)

    def _near(self, h: Hypothesis, choice: Options, least: float) -> list[tuple[str, str]]:
        """Return the characters, and as plain ones, that are not hopeless behind the one before."""
        followers = self._model.followers(h.track.tail[-1])
        likeliest = next(iter(followers.values()), -math.inf)
        if not choice.characters or max(likeliest, choice.characters[0].alone) < least:
            return []
        probability_of = followers.get
        if len(choice.characters) < len(followers):
            return [
                (char, plain_char)
                for char, plain_char, alone in choice.characters
                if probability_of(plain_char, alone) >= least
            ]
        found = []
        for plain_char, probability in followers.items():
            if probability < least:
                break
            if plain_char in choice.by_plain:
                found.append((choice.by_plain[plain_char].char, plain_char))
        for char, plain_char, alone in choice.characters:
            if alone < least:
                break
            if plain_char not in followers:
                found.append((char, plain_char))
        return found

    def _with_hidden(self, active: list[Hypothesis]) -> list[Hypothesis]:
        """Return the texts, and those with vanished pairs before the next observed character."""
        everything = list(active)
        latest = active
        for _ in range(MOST_HIDDEN):
            if self._extensions > MOST_EXTENSIONS:
                self._reach = 0.0
                break
            found = []
            for pending, leads in vanishing():
                found += self._emit(latest, leads, pending, active[0].track.score)
            latest = self._narrow(found, active)
            everything += latest
        return sorted(everything, key=lambda h: -h.track.score)

    def _end_in_gloss(self, active: list[Hypothesis], reading: str) -> Iterator[Hypothesis]:
        """Yield the texts that end in a glossed character whose opening bracket was eaten."""
        for char in glossed_with(reading, self.facts):
            lead = encode(char)[0]
            for h in active:
                if lead in h.pending:
                    track = self._extend(h.track, plain(char))
                    yield Hypothesis(h.text + char, frozenset(), track, h.eaten)

    def _end_in_letter(self, active: list[Hypothesis], unit: Unit) -> Iterator[Hypothesis]:
        """Yield the texts that end in a character whose trail byte is an ASCII letter."""
        trail = frozenset((0x80 if unit.char == "€" else ord(unit.char),))
        ended = glossed_with(unit.reading, self.facts) if unit.reading else None
        for h in active:
            for char, plain_char, _ in options(h.pending, trail).characters:
                if char in ended if ended is not None else self._unglossed(h, char):
                    track = self._extend(h.track, plain_char)
                    yield Hypothesis(h.text + char, frozenset(), track, h.eaten)

    def _end_in_question_mark(
        self, active: list[Hypothesis], end: int
    ) -> Iterator[tuple[Hypothesis, int]]:
        """Yield the texts that end where a lead byte dangled, or ate what came behind it."""
        last = self._narrow(self._emit(active, ANY_TRAIL, frozenset()))
        if end == len(self.raw) or folded_cut(self.raw[end]):
            yield from ((h, end) for h in last)
        if end < len(self.raw):
            for h in last[: RANKED // 2]:
                for char in observed.eaten_behind(h.text):
                    track = self._extend(h.track, plain(char))
                    yield Hypothesis(h.text + char, frozenset(), track, eaten=True), end

    def _extend(self, track: Track, char: str) -> Track:
        """Return a track after one more character, a plain one, counting the work."""
        self._extensions += 1
        self.work += 1
        return self._model.extend(track, char)

    def _narrow(
        self, hypotheses: list[Hypothesis], beside: Sequence[Hypothesis] = ()
    ) -> list[Hypothesis]:
        """Return the texts worth going on with, likeliest first."""
        if not hypotheses:
            return []
        best = max(h.track.score for h in (*hypotheses, *beside))
        near = [h for h in hypotheses if h.track.score > best - SPREAD]
        near.sort(key=lambda h: -h.track.score)
        if len(near) > BEAM:
            self._reach = min(self._reach, best - near[BEAM].track.score)
        return near[:BEAM]

    def _rank(self, start: int, finished: list[tuple[Hypothesis, int]]) -> tuple[Candidate, ...]:
        """Return the candidates, each scored over the same stretch of the page."""
        if not finished:
            return ()
        finished.sort(key=lambda found: -found[0].track.score)
        if len(finished) > RANKED:
            ahead = next(h.track.score for h, end in finished if end > start)
            self._reach = min(self._reach, ahead - finished[RANKED][0].track.score)
        finished = finished[:RANKED]
        furthest = max(end for _, end in finished)
        right = observed.behind(self.raw, furthest)
        candidates: dict[tuple[str, int], Candidate] = {}
        for h, end in finished:
            track = h.track
            # What another damaged place shows of itself says nothing for or against this text.
            between = ENDING_GLOSS.sub("", GLOSS.sub(r"\1", self.raw[end:furthest]))
            for char in between + right:
                track = self._model.extend(track, plain(char))
            candidates[h.text, end] = Candidate(h.text, end, track.score, h.eaten)
        ranked = sorted(candidates.values(), key=lambda c: -c.score)
        return tuple(
            c for c in ranked if c.end == start or explains(c, start, self.raw, self.facts)
        )
