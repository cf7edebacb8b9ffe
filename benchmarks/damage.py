"""Measure the repair of damage: `benchmarks/damage.py CORPUS [GOLD.txt …] [--json]`.

CORPUS is a file of characters and tags, one a line, an empty line after each sentence; gold texts
may have `[LABEL|text]` marks. Damage is put in with the forward model, with gloss tables and cuts
drawn anew for each page, and repaired from what the page itself shows. The margins of the repair
were chosen on the even pages of a corpus; every figure here is measured on the odd ones and on the
gold texts.

A place is *determined by the bytes* if every lost character left both its bytes to see, or one and
its gloss. It is *legible* unless a character was eaten whole, of which no byte is left: the comma,
digit or line end behind a dangling lead byte.
"""

from __future__ import annotations

import math
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from common import Measure, missing, percentile, report
from pypinyin import Style, lazy_pinyin

from govtui.cleaning.damage import Repair, repair, repair_unmarked
from govtui.cleaning.forward import (
    CUT_MARKS,
    corrupt,
    decode,
    encode,
    fold,
    mirror_table,
    to_mirror,
    toneless,
)
from govtui.cleaning.page import GLOSS, page_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = 1500
"""Characters in a synthetic page."""
TABLE = (45, 105)
"""Glossed characters of a site, fewest and most, as on real pages."""
HALF_WIDTH_PAGES = 0.5
"""Share of the pages whose marks are ASCII, which a dangling lead byte can eat."""
CUT_PAGES = 0.4
"""Share of the sites that split bytes at marks."""
ENOUGH = 1000
STATUSES = ["repaired", "likely", "suggested", "flagged", "missed"]


class Place(NamedTuple):
    """A damaged place of a synthetic page."""

    start: int
    end: int
    """Raw range, between the undamaged characters."""
    truth: str
    eaten: bool
    determined: bool


class Outcome(NamedTuple):
    """What became of a place."""

    place: Place
    status: str
    exact: bool
    seen: str
    got: str


def sentences(corpus: Path) -> list[str]:
    """Return the sentences of a file of characters and tags."""
    blocks = corpus.read_text("utf-8").strip().split("\n\n")
    return ["".join(line.split(" ")[0] for line in block.split("\n")) for block in blocks]


def pages(lines: list[str]) -> list[str]:
    """Return the sentences in pages of simplified text."""
    found = [""]
    for line in lines:
        found[-1] += line + "\n"
        if len(found[-1]) > PAGE:
            found.append("")
    return [page for page in found if page]


def site(frequent: list[str], rng: random.Random) -> tuple[dict[str, str], str]:
    """Return a gloss table and cut marks, for characters as common as those that sites gloss."""
    chosen = rng.sample(frequent, rng.randint(*TABLE))
    table = {char: lazy_pinyin(char, style=Style.TONE)[0] for char in chosen}
    cuts = "".join(rng.sample(CUT_MARKS, rng.randint(1, 3))) if rng.random() < CUT_PAGES else ""
    return table, cuts


def traced(text: str, table: dict[str, str], cuts: str) -> tuple[str, list[Place]]:
    """Return the corrupted text and its damaged places, by following every byte to its character.

    The forward model once more, slower, and checked against it.
    """
    data = [(byte, at) for at, char in enumerate(text) for byte in encode(char)]
    for char in sorted(table, key=lambda char: (toneless(table[char]), encode(char))):
        gloss = [(byte, -1) for byte in encode(f"({table[char]})")]
        plain = bytes(byte for byte, _ in data)
        for found in reversed(list(re.finditer(re.escape(encode(char)), plain))):
            data[found.end() : found.end()] = gloss
    plain = bytes(byte for byte, _ in data)
    marks = b"|".join(re.escape(encode(mark)) for mark in cuts)
    splits = {at for m in re.finditer(marks, plain) for at in m.span()} if marks else set()
    shown: list[tuple[str, list[int]]] = []
    at = 0
    while at < len(plain):
        size = 1 if plain[at] <= 0x80 or plain[at] == 0xFF or at + 1 in splits else 2
        char = decode(plain[at : at + size])
        if char:
            shown.append((char, [origin for _, origin in data[at : at + size]]))
        at += size
    raw = fold("".join(char for char, _ in shown))
    assert raw == corrupt(text, table, cuts)
    return raw, list(damaged(text, shown))


def damaged(text: str, shown: list[tuple[str, list[int]]]) -> Iterator[Place]:
    """Yield the places where characters of `text` don't show, in their order."""
    intact = {
        origins[0]: at
        for at, (char, origins) in enumerate(shown)
        if origins[0] >= 0 and len(set(origins)) == 1 and char in (text[origins[0]], "?")
        and len(origins) == len(encode(text[origins[0]]))
    }  # fmt: skip
    at = 0
    while at < len(text):
        first = at
        while at < len(text) and at not in intact:
            at += 1
        if at > first:
            start = intact[first - 1] + 1 if first else 0
            end = intact.get(at, len(shown))
            lost = text[first:at]
            eaten = any(len(encode(char)) == 1 for char in lost)
            seen = Counter(o for c, origins in shown[start:end] if c != "?" for o in origins)
            # A byte that an opening bracket made dangle is known: the gloss tells the character.
            told = {o[0] for c, o in shown[start:end] if c == "?" and o[1:] == [-1]}
            whole = all(seen[o] == 2 or (seen[o] == 1 and o in told) for o in range(first, at))
            yield Place(start, end, fold(lost), eaten, determined=whole)
        at += 1


def outcomes(raw: str, places: list[Place], repairs: list[Repair]) -> list[Outcome]:
    """Return what the repairs made of the places."""
    found = []
    for place in places:
        inside = [r for r in repairs if r.raw[0] < place.end and r.raw[1] > place.start]
        text, at = "", place.start
        for r in inside:
            text += raw[at : r.raw[0]] + r.text
            at = r.raw[1]
        text = GLOSS.sub(r"\1", raw[place.start - 1 : place.start] + text + raw[at : place.end])
        text = text[1:] if place.start else text
        status = max((r.status.value for r in inside), key=STATUSES.index, default="missed")
        found.append(
            Outcome(place, status, fold(text) == place.truth, raw[place.start : place.end], text)
        )
    return found


def place_outcomes(texts: list[str], seed: int) -> tuple[list[Outcome], list[float]]:
    """Corrupt and repair each page until there are places enough; and the seconds per mark."""
    rng = random.Random(seed)
    traditional_only = set(mirror_table().values())
    counts = Counter(char for page in texts for char in page if char in traditional_only)
    frequent = [char for char, _ in counts.most_common(250)]
    results: list[Outcome] = []
    seconds = []
    while len(results) < ENOUGH:
        for page in texts:
            text = fold(page) if rng.random() < HALF_WIDTH_PAGES else page
            raw, places = traced(text, *site(frequent, rng))
            facts = page_facts(raw)
            start = time.process_time()
            repairs = repair(raw, facts)
            if places:
                seconds.append((time.process_time() - start) / len(places))
            results += outcomes(raw, places, repairs)
    return results, seconds


def wilson(right: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson score)."""
    z, share = 1.96, right / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(share * (1 - share) / count + z * z / (4 * count**2))
    return middle - half, middle + half


def share(name: str, places: list[Outcome], goal: float | None) -> Measure:
    """Return the share of places restored exactly, in percent."""
    if not places:
        return missing(name, "no such place", goal)
    right = sum(o.exact for o in places)
    low, high = wilson(right, len(places))
    why = f"{right} of {len(places)}"
    return Measure(name, 100 * right / len(places), goal, "higher", (100 * low, 100 * high), why)


def false_repairs(texts: list[str], seed: int) -> tuple[int, int]:
    """Return repairs of undamaged text, and its characters: in both scripts and widths, glossed."""
    rng = random.Random(seed)
    wrong = count = 0
    traditional_only = sorted(set(mirror_table().values()))
    for page in texts:
        table = site(traditional_only[:400], rng)[0]
        mirrored = fold(to_mirror(page))
        glossed = "".join(f"{c}({table[c]})" if c in table else c for c in mirrored)
        for raw in (fold(page), page, mirrored, to_mirror(page), glossed):
            count += len(raw)
            found = repair(raw, page_facts(raw)) + repair_unmarked(raw)
            wrong += sum(r.status.value != "flagged" for r in found)
    return wrong, count


def main() -> None:
    """Measure and report."""
    paths = [Path(arg) for arg in sys.argv[1:] if not arg.startswith("--")]
    if not paths:
        report("damage", 1, [missing("all", "no corpus given: benchmarks/damage.py CORPUS GOLD…")])
        return
    gold = [re.sub(r"\[[A-Z]+\|([^]]*)\]", r"\1", p.read_text("utf-8")) for p in paths[1:]]
    texts = pages(sentences(paths[0]))
    measured = [to_mirror(text) for text in texts[1::2] + gold]
    places, seconds = place_outcomes(measured, seed=1)
    determined = [o for o in places if o.place.determined]
    if "--list" in sys.argv:
        for o in places:
            if o.status != "repaired" or not o.exact:
                print(o.status, o.exact, repr(o.seen), repr(o.place.truth), repr(o.got), sep="\t")
    applied = [o for o in places if o.status in ("repaired", "likely")]
    measures = [
        share("determined by the bytes: exact, %", determined, 80),
        share("legible: exact, %", [o for o in places if not o.place.eaten], None),
        share("all places: exact, %", places, None),
        share("repaired: right, %", [o for o in places if o.status == "repaired"], 99),
        share("likely: right, %", [o for o in places if o.status == "likely"], 85),
        share("applied: right, %", applied, None),
        Measure("milliseconds a mark, median", 1000 * percentile(seconds, 0.5), 10),
        Measure("milliseconds a mark, worst page", 1000 * max(seconds), 1000),
    ]
    wrong, count = false_repairs(texts + gold, seed=2)
    measures.append(Measure("false repairs", wrong, 0, why=f"in {count} undamaged characters"))
    report("damage", 1, measures)


if __name__ == "__main__":
    main()
