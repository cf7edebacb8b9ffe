"""Build the tables in `data`: run `python -m govtui.cleaning.build_language`.

The language model knows words with their frequency and part of speech from jieba's dictionary,
which parts of speech follow each other from jieba's tagger, and which words do in government
reports from `data/genre.txt`, invented text of our own. Nothing else goes into it.
"""

from __future__ import annotations

import math
import subprocess
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from govtui.cleaning.forward import unfold
from govtui.cleaning.script import LEFT_OVER

if TYPE_CHECKING:
    from collections.abc import Iterable

DATA = Path(__file__).parent / "data"

LEVELS = 4
"""Log probabilities are stored in steps of 1/4 nat, as positive whole numbers."""

LEAST_FREQUENCY = 6
"""Words that jieba counted less often are left out: they are mostly slips and rare names."""

LEAST_PAIR = 12
"""Pairs of characters are stored from this frequency on."""

GENRE_WEIGHT = 1500
"""How often a word of the invented text counts: together a tenth of jieba's 60 million."""

MARKS = {
    "\uff0c": 40, "。": 20, "、": 20, "“": 5, "”": 5, "\uff1b": 4, "\uff1a": 4, "《": 2, "》": 2,
    "\uff08": 2, "\uff09": 2, "\uff1f": 0.6, "\uff01": 0.8, "‘": 0.1, "’": 0.1, "—": 1, "…": 0.3,
    "·": 0.5, "\u3000": 1, " ": 1, "\n": 5, "\uff05": 0.5, "%": 0.5, ".": 0.5, "-": 0.3,
}  # fmt: skip
"""How often the marks occur among themselves, in percent, by rough judgement."""

MIRROR_OVERRIDES = {
    "着": "著", "并": "并", "群": "群", "洼": "洼", "启": "啟", "确": "確", "划": "劃", "挂": "掛",
    "准": "準", "签": "簽", "党": "黨", "为": "為", "众": "眾", "极": "極", "台": "臺", "鉴": "鑒",
    "广": "廣", "冲": "沖", "据": "據",
}  # fmt: skip
"""What the mirrors write where OpenCC's table has something else first."""


def word_class(word: str, tag: str) -> str:
    """Return the class of a word: jieba's part of speech, single characters apart."""
    return tag + ("1" if len(word) == 1 else "")


def read_words() -> dict[str, tuple[float, str]]:
    """Return jieba's words with their frequency and class, and the marks."""
    import jieba

    words = {}
    for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines():
        word, frequency, tag = line.split()
        if int(frequency) >= LEAST_FREQUENCY and all("\u4e00" <= c <= "\u9fff" for c in word):
            words[word.replace("著", "着")] = (float(frequency), word_class(word, tag))
    for mark, percent in MARKS.items():
        words[mark] = (percent * 100_000, "x1")
    for digit in "0123456789":
        words[digit] = (200_000.0, "m1")
    return words


def read_genre() -> list[list[str]]:
    """Return the invented text, each line cut into words."""
    import jieba

    lines = (DATA / "genre.txt").read_text("utf-8").splitlines()
    wide = str.maketrans({mark: unfold(mark) for mark in ",;:?!()"})
    return [jieba.lcut(line.translate(wide), HMM=False) for line in lines if line[0] != "#"]


def transitions(words: dict[str, tuple[float, str]]) -> dict[str, dict[str, float]]:
    """Return how probable each class is after each class, from jieba's tagger.

    The tagger's states are `B`, `E` (first and last character of a word) and `S` (single), each
    with a part of speech. A tenth is kept for the plain frequency of the class: dictionary and
    tagger don't always agree.
    """
    from jieba.posseg.prob_trans import P

    total: dict[str, float] = defaultdict(float)
    for frequency, name in words.values():
        total[name] += frequency
    whole = sum(total.values())
    rows = {}
    for before in total:
        single = before.endswith("1")
        row = P.get(("S" if single else "E", before.removesuffix("1")), {})
        after = {
            tag + ("1" if state == "S" else ""): math.exp(p) for (state, tag), p in row.items()
        }
        mass = sum(after.get(name, 0) for name in total) or 1
        rows[before] = {
            name: 0.9 * after.get(name, 0) / mass + 0.1 * total[name] / whole for name in total
        }
    return rows


def level(probability: float) -> int:
    """Return a probability as it is stored."""
    return round(-math.log(probability) * LEVELS)


def grouped(pairs: Iterable[tuple[str, int]]) -> list[tuple[int, list[str]]]:
    """Return items by their level."""
    groups = defaultdict(list)
    for item, stored in pairs:
        groups[stored].append(item)
    return sorted((stored, sorted(items)) for stored, items in groups.items())


def build() -> list[str]:
    """Return the lines of the data file; `language.py` says what they mean."""
    words = read_words()
    genre = read_genre()
    counts = Counter(word for line in genre for word in line if word.strip())
    for word, count in counts.items():
        frequency, name = words.get(word, (0.0, word_class(word, "n")))
        words[word] = (frequency + GENRE_WEIGHT * count, name)
    rows = transitions(words)
    names = sorted(rows)
    lines = [" ".join(names)]
    lines += [" ".join(str(level(rows[before][after])) for after in names) for before in names]
    total: dict[str, float] = defaultdict(float)
    for frequency, name in words.values():
        total[name] += frequency
    for name in names:
        members = [(w, level(f / total[name])) for w, (f, n) in words.items() if n == name]
        for stored, items in grouped(members):
            lines.append(f"w {name} {stored}\t" + "\t".join(items).replace("\n", "\\n"))
    lines += list(character_lines(words, genre))
    followers: dict[str, Counter[str]] = defaultdict(Counter)
    for line in genre:
        for before, after in pairwise(line):
            followers[before][after] += 1
    for before, counter in sorted(followers.items()):
        if before.strip():
            after = " ".join(f"{word} {n}" for word, n in sorted(counter.items()) if word.strip())
            if after:
                lines.append(f"f {before} {after}")
    return lines


def character_lines(words: dict[str, tuple[float, str]], genre: list[list[str]]) -> Iterable[str]:
    """Yield characters, and the pairs of characters within words and in the invented text."""
    single: dict[str, float] = defaultdict(float)
    pairs: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for word, (frequency, _) in words.items():
        for char in word:
            single[char] += frequency
        for before, after in pairwise(word):
            pairs[before][after] += frequency
    for line in map("".join, genre):
        for before, after in pairwise("\n" + line):
            pairs[before][after] += GENRE_WEIGHT
    whole = sum(single.values())
    for stored, chars in grouped((char, level(n / whole)) for char, n in single.items()):
        yield f"c {stored}\t" + "".join(chars).replace("\n", "\\n")
    for before, followers in sorted(pairs.items()):
        kept = [(c, level(n / single[before])) for c, n in followers.items() if n >= LEAST_PAIR]
        if kept:
            groups = "\t".join(f"{stored} {''.join(chars)}" for stored, chars in grouped(kept))
            yield f"p {before} {groups}".replace("\n", "\\n")


def build_mirror() -> str:
    """Return the table of the mirrors, from OpenCC's: two lines, simplified and traditional.

    A character that OpenCC lists among its own traditional forms stays as it is.
    """
    import opencc

    clib = Path(opencc.__file__).parent / "clib"
    source = clib / "share" / "opencc" / "STCharacters.ocd2"
    command = [
        str(clib / "bin" / "opencc_dict"),
        "-i",
        str(source),
        "-f",
        "ocd2",
        "-t",
        "text",
        "-o",
    ]
    done = subprocess.run([*command, "/dev/stdout"], check=True, capture_output=True, text=True)
    table = {}
    for line in done.stdout.splitlines():
        char, values = line.split("\t")
        forms = values.split(" ")
        table[char] = char if char in forms else forms[0]
    table |= MIRROR_OVERRIDES
    pairs = [(a, b) for a, b in sorted(table.items()) if a != b and a.encode("gbk", "ignore")]
    return "".join(a for a, _ in pairs) + "\n" + "".join(b for _, b in pairs) + "\n"


def build_simplified() -> str:
    """Return what OpenCC's t2s makes of single characters: two lines, traditional and simplified.

    The planes beyond the first are left out: rare, and long to load.
    """
    import opencc

    convert = opencc.OpenCC("t2s").convert
    chars = map(chr, (*range(0x3400, 0xA000), *range(0xF900, 0xFB00)))
    table = {char: convert(char) for char in chars} | LEFT_OVER
    pairs = [(a, b) for a, b in sorted(table.items()) if a != b]
    return "".join(a for a, _ in pairs) + "\n" + "".join(b for _, b in pairs) + "\n"


if __name__ == "__main__":
    (DATA / "simplified.txt").write_text(build_simplified(), encoding="utf-8")
    (DATA / "mirror.txt").write_text(build_mirror(), encoding="utf-8")
    (DATA / "language.txt").write_text("\n".join(build()) + "\n", encoding="utf-8")
