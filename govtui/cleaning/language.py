"""The language model of the repair: how probable is this text in a government report?

Two views of a text, each in log probabilities (nats), added with equal weight:

- words: the best segmentation into the words of a dictionary, each word by its part of speech
  (which follows the part of speech before it) and its frequency; pairs of words that the invented
  genre text has seen together count more (Viterbi over a class bigram model);
- characters: each by the one before it, interpolated with its own frequency and with what the
  page itself has written elsewhere, so that names repeated on a page support each other.

The model files a character under its *plain* form: simplified, and full-width marks. The data
file is written by `build_language.py` and read once, when the first page with damage comes.
Its lines, with log probabilities as whole numbers of `-LEVELS` per nat: the classes; for each
class the levels of the classes after it; `w` words of a class at a level; `c` characters at a
level; `p` characters that follow one, by level; `f` words that follow a word, with counts.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from importlib import resources
from typing import NamedTuple

from govtui.cleaning.forward import to_mirror, unfold

LEVELS = 4
LONGEST_WORD = 4
WORD_SHARE = 0.5
"""Weight of the view by words; the rest is that by characters."""
PAIR_SHARE = 0.7
"""Weight of pairs over single characters, within the view by characters."""
PAGE_SHARE = 0.15
"""Weight of the page's own pairs where it has written the first character at all."""
BONUS = 0.6
"""Added for each character: the model is more surprised by text than a reader, and would favour
the shorter of two texts too much."""
UNKNOWN = -16.0
"""A word or character that the model has never seen."""
ALONE = math.log(1 - PAIR_SHARE)


class Front(NamedTuple):
    """The best way to cut a text into words up to some place."""

    score: float
    word_class: int
    word: str


class Track(NamedTuple):
    """How far a text has been scored; texts are only ever extended to the right."""

    score: float
    """The log probability of the text so far, in nats."""
    tail: str
    """Its last characters, plain, as many as the longest word has."""
    fronts: tuple[Front, ...]
    """The best cuts before each character of the tail, and after the last."""
    characters: float
    """The part of the score from the view by characters."""


class LanguageModel:
    """What the data file says."""

    def __init__(self, lines: list[str]) -> None:
        """Read the lines of the data file."""
        names = lines[0].split(" ")
        number = {name: at for at, name in enumerate(names)}
        rows = lines[1 : len(names) + 1]
        self.after = [[-int(level) / LEVELS for level in row.split(" ")] for row in rows]
        """Log probability of a class after a class."""
        self.words: dict[str, tuple[int, float]] = {}
        """The class of each word, and its log probability in it."""
        self.characters: dict[str, float] = {}
        """The log probability of each character, likeliest first."""
        self.word_followers: dict[str, dict[str, float]] = {}
        """The probability of words after a word, in the invented text."""
        self.mark_class = number["x1"]
        self.unknown = (number["n1"], UNKNOWN)
        self._followers: dict[str, str] = {}
        for line in lines[len(names) + 1 :]:
            kind, _, rest = line.partition(" ")
            if kind == "w":
                head, *words = rest.replace("\\n", "\n").split("\t")
                name, level = head.split(" ")
                self.words.update(dict.fromkeys(words, (number[name], -int(level) / LEVELS)))
            elif kind == "c":
                level, characters = rest.replace("\\n", "\n").split("\t")
                self.characters.update(dict.fromkeys(characters, -int(level) / LEVELS))
            elif kind == "p":
                rest = rest.replace("\\n", "\n")
                self._followers[rest[0]] = rest[2:]
            else:
                before, *counts = rest.split(" ")
                self.word_followers[before] = _shares(counts)

    @cache  # noqa: B019 - there is one model, and it lives as long as the process
    def followers(self, before: str) -> dict[str, float]:
        """Return log probabilities of the characters seen after one, likeliest first.

        All others have their own log probability, plus `ALONE`.
        """
        found: dict[str, float] = {}
        for group in filter(None, self._followers.get(before, "").split("\t")):
            level, _, characters = group.partition(" ")
            share = PAIR_SHARE * math.exp(-int(level) / LEVELS)
            found |= {c: math.log(share + math.exp(self.alone(c))) for c in characters}
        return by_value(found)

    def alone(self, char: str) -> float:
        """Return the log probability of a character where the one before it tells nothing."""
        return self.characters.get(char, UNKNOWN) + ALONE


def by_value(probabilities: dict[str, float]) -> dict[str, float]:
    """Return probabilities with the highest first."""
    return dict(sorted(probabilities.items(), key=lambda item: -item[1]))


def _shares(counts: list[str]) -> dict[str, float]:
    """Return the probabilities of words by their counts: the more seen, the surer (Witten-Bell)."""
    followers = dict(zip(counts[::2], map(int, counts[1::2]), strict=True))
    whole = sum(followers.values()) + 2 * len(followers)
    return {word: count / whole for word, count in followers.items()}


class PageModel:
    """The language model with what one page adds to it."""

    def __init__(self, text: str) -> None:
        """Learn from the undamaged text of a page."""
        self._model = language_model()
        table = _plain()
        self._written = "".join([table.get(char, char) for char in text])
        self._known: dict[str, dict[str, float]] = {}

    def followers(self, before: str) -> dict[str, float]:
        """Return log probabilities of the characters seen after one, likeliest first.

        All others have their own log probability, plus `ALONE`.
        """
        known = self._known.get(before)
        if known is None:
            known = self._model.followers(before)
            if written := self._written_behind(before):
                share = PAGE_SHARE / (written.total() + 1)
                here = {
                    char: math.log(share * count + math.exp(known.get(char, self.alone(char))))
                    for char, count in written.items()
                }
                known = by_value({**known, **here})
            self._known[before] = known
        return known

    def _written_behind(self, before: str) -> Counter[str]:
        """Count the characters that the page has written behind one."""
        *pieces, last = self._written.split(before)
        # Nothing stands between two of the same.
        count = Counter(piece[:1] or before for piece in pieces[1:])
        if pieces and last:
            count[last[0]] += 1
        return count

    def alone(self, char: str) -> float:
        """Return the log probability of a plain character where the one before it tells nothing."""
        return self._model.alone(char)

    def start(self, text: str) -> Track:
        """Return a track for a text that begins with `text`, itself not counted in the score."""
        front = Front(0.0, self._model.mark_class, "")
        track = Track(0.0, "\n", (front, front), 0.0)
        for char in text:
            track = self.extend(track, plain(char))
        whole = track.fronts[-1].score
        fronts = tuple(Front(f.score - whole, f.word_class, f.word) for f in track.fronts)
        return Track(0.0, track.tail, fronts, 0.0)

    def extend(self, track: Track, char: str) -> Track:
        """Return the track after one more character, a plain one."""
        model, fronts = self._model, track.fronts
        pair = self.followers(track.tail[-1]).get(char)
        characters = track.characters + (self.alone(char) if pair is None else pair)
        tail = (track.tail + char)[-LONGEST_WORD:]
        best, best_class, best_word = -math.inf, 0, ""
        for length in range(1, len(tail) + 1):
            word = tail[-length:]
            entry = model.words.get(word)
            if entry is None:
                if length > 1:
                    continue
                entry = model.unknown
            word_class, probability = entry
            before, class_before, word_before = fronts[-length]
            score = model.after[class_before][word_class] + probability
            seen = model.word_followers.get(word_before)
            if seen and word in seen:
                score = math.log(math.exp(score) + seen[word])
            if before + score > best:
                best, best_class, best_word = before + score, word_class, word
        front = Front(best, best_class, best_word)
        characters += BONUS / (1 - WORD_SHARE)
        total = WORD_SHARE * front.score + (1 - WORD_SHARE) * characters
        return Track(total, tail, (*fronts[1 - LONGEST_WORD :], front), characters)


def plain(char: str) -> str:
    """Return the character under which the model files `char`: simplified, and full-width marks."""
    return _plain().get(char, char)


@cache
def _plain() -> dict[str, str]:
    """Return what `plain` changes."""
    # Where two have one traditional form, the likelier comes last and stays.
    table = {to_mirror(char): char for char in reversed(language_model().characters)}
    return table | {mark: unfold(mark) for mark in "!(),:;?"}


@cache
def language_model() -> LanguageModel:
    """Return the model, read on first use (a tenth of a second)."""
    data = resources.files("govtui.cleaning") / "data" / "language.txt"
    return LanguageModel(data.read_text(encoding="utf-8").splitlines())
