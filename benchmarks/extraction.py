"""Measures suggestions: F1 on labelled reports, calibration, speed, garbage, memory.

    python benchmarks/extraction.py [--gold FILE.jsonl …] [--bio FILE] [--rounds N] [--json]

`--gold` are govtui JSONL files. Whoever wrote rules with one of them in view should leave it out:
the benchmark also gives the lowest F1 of a single report.

Leaving one out: the rules are written by hand, so that nothing of a report can be taken back out of
them. What is learned from labelled reports is the lexicon of a workspace, and the share of right
suggestions that a score promises. So each report is scored with the lexicon that the decisions on
all others have taught (the spread gives the F1 without any), and its scores are the shares that
were measured on all others, where these have enough suggestions of a source.

`--bio` is a file of characters with BIO
tags (PER counts; its guidelines are others, so only the comparison with jieba's `nr` means much).
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from calibration import shares
from common import Measure, interleaved, missing, report

from govtui.extraction import suggest
from govtui.extraction.lexicon import learn
from govtui.extraction.scores import Span, Tally, by_label, macro, score, total

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from govtui.extraction.lexicon import Entry
    from govtui.extraction.scores import Report

FLOORS = {"PER": 0.95, "TIME": 0.95}
OTHER_FLOOR = 0.80
BANDS = (0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
SENTENCES = 1500
"""Sentences of the BIO file that are scored: posseg takes a minute for all of them."""
MEMORY = "{load}; print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
"""Peak resident memory in kB. `getrusage` would count that of the process that started it too."""
WORKER = (
    "from govtui.extraction import suggest; import opencc; "
    "opencc.OpenCC('tw2s').convert('會議'); suggest('县委书记周立群主持会议。' * 500)"
)
POSSEG = "import jieba.posseg as p; list(p.cut('县委书记周立群主持会议。' * 500))"


def main() -> None:
    """Take the measures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", nargs="*", type=Path, default=[])
    parser.add_argument("--bio", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args()
    texts = [
        (f"{path.stem}:{number}", *labelled)
        for path in options.gold
        for number, labelled in enumerate(_read_gold(path), 1)
    ]
    measures = [*_quality(texts), *_left_out(texts), *_calibration(texts), *_people(options.bio)]
    sample = "\n".join(text for _, text, _ in texts) or _invented()
    measures += [*_speed(sample, options.rounds), _garbage(), _memory()]
    report("extraction", options.rounds, measures)


def _read_gold(path: Path) -> Iterable[tuple[str, list[Span]]]:
    import msgspec

    for line in path.read_bytes().splitlines():
        data = msgspec.json.decode(line)
        spans = [
            Span(x["start"], x["end"], x["label"])
            for x in data["labels"]
            if x["status"] in {"accepted", "corrected", "added"}
        ]
        yield data["text"], spans


def _score(
    name: str, text: str, gold: list[Span], lexicon: Mapping[str, Entry] | None = None
) -> Report:
    found = suggest(text, lexicon=lexicon)
    return score(name, text, gold, [Span(s.start, s.end, s.label) for s in found])


def _quality(texts: list[tuple[str, str, list[Span]]]) -> Iterable[Measure]:
    """Strict F1, all together, by label, and of the worst report."""
    if not texts:
        yield missing("strict micro F1", "no --gold was given", 0.90)
        return
    reports = [_score(*labelled) for labelled in texts]
    tallies = by_label(r.strict for r in reports)
    each = [r.micro.f1 or 0.0 for r in reports]
    micro = total(tallies.values()).f1
    yield Measure("strict micro F1", micro, 0.90, "higher", (min(each), max(each)))
    yield Measure("strict macro F1", macro(tallies), None, "higher")
    for label, tally in tallies.items():
        yield Measure(f"strict F1 {label}", tally.f1, FLOORS.get(label, OTHER_FLOOR), "higher")


def _left_out(texts: list[tuple[str, str, list[Span]]]) -> Iterable[Measure]:
    """Each report with what the others taught."""
    if len(texts) < 2:
        yield missing("left out", "--gold has fewer than two reports")
        return
    for index, labelled in enumerate(texts):
        others = texts[:index] + texts[index + 1 :]
        taught = learn(decision for other in others for decision in _decisions(other))
        alone, helped = _score(*labelled).micro.f1, _score(*labelled, taught).micro.f1
        name = f"strict F1 of {labelled[0]} left out"
        yield Measure(name, helped, 0.90, "higher", (alone or 0, alone or 0))
    gaps = []
    for index, (_, text, gold) in enumerate(texts):
        others = (
            (t, {span[:3] for span in g}, 1) for _, t, g in texts[:index] + texts[index + 1 :]
        )
        promised = shares(others)
        spans, found = set(gold), suggest(text)
        right = sum(Span(s.start, s.end, s.label) in spans for s in found)
        claimed = sum(promised.get(s.source, s.score) for s in found)
        gaps.append(abs(claimed - right) / max(1, len(found)))
    name = "share right, off from what the others promise"
    yield Measure(name, sum(gaps) / len(gaps), 0.05, "lower", (min(gaps), max(gaps)))


def _decisions(labelled: tuple[str, str, list[Span]]) -> Iterator[tuple[str, str, bool]]:
    """What a reviewer of the report would have decided on suggestions and added."""
    _, text, gold = labelled
    for span in gold:
        yield text[span.start : span.end], span.label, True
    for s in suggest(text):
        if Span(s.start, s.end, s.label) not in set(gold):
            yield text[s.start : s.end], s.label, False


def _calibration(texts: list[tuple[str, str, list[Span]]]) -> Iterable[Measure]:
    """The share of right suggestions by band of score: the reliability table."""
    if not texts:
        yield missing("reliability", "no --gold was given")
        return
    right: dict[int, list[tuple[float, bool]]] = {}
    for _, text, gold in texts:
        spans = set(gold)
        for s in suggest(text):
            band = sum(s.score >= low for low in BANDS[1:])
            hit = Span(s.start, s.end, s.label) in spans
            right.setdefault(band, []).append((s.score, hit))
    for band, found in sorted(right.items()):
        claimed = sum(value for value, _ in found) / len(found)
        share = sum(hit for _, hit in found) / len(found)
        name = f"right of {len(found)} scored {BANDS[band]:.2f} to {min(BANDS[band + 1], 1):.2f}"
        yield Measure(name, share, claimed, "higher")


def _people(path: Path | None) -> Iterable[Measure]:
    """F1 of PER on a BIO file, and of jieba's `nr` on the same sentences."""
    name = "PER F1 on the BIO file over that of jieba's nr"
    if path is None:
        yield missing(name, "no --bio was given", 1.0)
        return
    blocks = path.read_text("utf-8").strip().split("\n\n")
    chosen = random.Random(1).sample(blocks, min(SENTENCES, len(blocks)))
    sentences = [_bio(block) for block in chosen]

    def f1(find: Callable[[str], set[tuple[int, int]]]) -> float:
        tally = Tally()
        for text, gold in sentences:
            found = find(text)
            tally += Tally(len(gold & found), len(gold), len(found))
        return tally.f1 or 0.0

    ours = f1(lambda text: {(s.start, s.end) for s in suggest(text) if s.label == "PER"})
    yield Measure("PER F1 on the BIO file", ours, None, "higher")
    yield Measure(name, ours / f1(_jieba_names), 1.0, "higher")


def _bio(block: str) -> tuple[str, set[tuple[int, int]]]:
    text, spans, start = "", set(), None
    for line in [*block.split("\n"), "\n O"]:
        character, _, tag = line.rpartition(" ")
        if start is not None and not tag.startswith("I"):
            spans.add((start, len(text)))
            start = None
        if tag == "B-PER":
            start = len(text)
        text += character
    return text, spans


def _jieba_names(text: str) -> set[tuple[int, int]]:
    import jieba.posseg

    spans, at = set(), 0
    for word, tag in jieba.posseg.cut(text):
        if tag.startswith("nr") and len(word) > 1:
            spans.add((at, at + len(word)))
        at += len(word)
    return spans


def _speed(sample: str, rounds: int) -> Iterable[Measure]:
    """Characters a second over those of `jieba.posseg.cut`, and how they hold for long texts."""
    import jieba.posseg

    from govtui.cleaning import clean
    from govtui.corpus.model import Report as Raw
    from govtui.corpus.model import Source

    small, large = (
        (sample * (1000 // len(sample) + 1))[:1000],
        sample * (100_000 // len(sample) + 1),
    )
    medium = sample[:20_000]
    raw = Raw(id="x", source=Source(path="x.txt", sha256=""), raw=medium)

    def whole() -> None:
        suggest(clean(raw).text)

    whole()
    list(jieba.posseg.cut(medium[:100]))
    ours, theirs, shorts, longs = interleaved(
        rounds,
        whole,
        lambda: list(jieba.posseg.cut(medium)),
        lambda: [suggest(small) for _ in range(20)],
        lambda: suggest(large[:100_000]),
    )
    gains = sorted(b / a for a, b in zip(ours, theirs, strict=True))
    middle = gains[len(gains) // 2]
    name = "characters a second of clean and extract over jieba.posseg"
    yield Measure(name, middle, 3.0, "higher", (gains[0], gains[-1]))
    flat = sorted(100_000 / b / (20 * 1000 / a) for a, b in zip(shorts, longs, strict=True))
    name = "characters a second at 100,000 over those at 1,000"
    yield Measure(name, flat[len(flat) // 2], 0.8, "higher", (flat[0], flat[-1]))


def _garbage() -> Measure:
    """Milliseconds for 300 unknown Han in a row."""
    draw = random.Random(2)
    runs = ["".join(chr(draw.randrange(0x4E00, 0x9FA5)) for _ in range(300)) for _ in range(9)]
    taken = []
    for run in runs:
        start = time.perf_counter()
        suggest(run)
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    name = "ms for 300 unknown Han in a row"
    return Measure(name, taken[len(taken) // 2], 50, "lower", (taken[0], taken[-1]))


def _memory() -> Measure:
    """Peak memory of a process that cleans and extracts over that of jieba.posseg loaded."""
    if not Path("/proc/self/status").exists():
        return missing("peak memory over that of jieba.posseg", "there is no /proc here", 2.0)
    ours, theirs = (_peak(load) for load in (WORKER, POSSEG))
    return Measure("peak memory over that of jieba.posseg", ours / theirs, 2.0)


def _peak(load: str) -> int:
    """Return the peak memory of a new process that runs `load`, in kB."""
    command = [sys.executable, "-W", "ignore", "-c", MEMORY.format(load=load)]
    return int(subprocess.check_output(command, stderr=subprocess.DEVNULL))


def _invented() -> str:
    """Text to time where no gold is given."""
    return (
        "5月6日上午，云岭县委常委会扩大会议召开。县委书记周立群主持会议并讲话，县委副书记、县长郭晓燕，"
        "县领导李勇、郑海涛、冯玉宝等出席。会议强调，要紧盯“双过半”目标，全面总结一季度工作，"
        "确保25项指标全市第一，同比增长8.3%。\n"
    ) * 200


if __name__ == "__main__":
    main()
