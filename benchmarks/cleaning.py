"""Measure cleaning: `benchmarks/cleaning.py SEEDS GOLD [CORPUS] [--json]`.

SEEDS is a folder of raw pages, GOLD one of their records in the export format, `NNN.jsonl` for
`NNN_….txt`. CORPUS is a file of characters and tags, one a line, an empty line after each
sentence. Damage is measured by `benchmarks/damage.py`.
"""

from __future__ import annotations

import difflib
import json
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from common import Measure, interleaved, missing, ratio, report
from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from govtui.cleaning import clean
from govtui.cleaning.forward import fold, mirror_table, to_mirror
from govtui.cleaning.model import Cleaned, Role
from govtui.cleaning.script import to_simplified
from govtui.corpus.model import Report, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 9
GLOSSED = 105
"""Characters in a gloss table: the union of those seen on real sites."""


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(folders) < 2:
        sys.exit(__doc__)
    seeds, gold = folders[:2]
    pairs = [
        (seed.read_text(encoding="utf-8"), json.loads(record.read_text(encoding="utf-8")))
        for record in sorted(gold.glob("*.jsonl"))
        for seed in seeds.glob(f"{record.stem}_*.txt")
    ]
    measures = [measure for raw, record in pairs for measure in against_gold(raw, record)]
    texts = [record["text"] for _, record in pairs]
    if len(folders) > 2:
        sentences = list(read_corpus(folders[2]))
        texts += as_pages(sentences)
        measures += [conversion(texts), false_removals(sentences)]
    else:
        measures.append(missing("conversion errors in 10,000 characters", "no CORPUS given", 0.7))
    measures += speed(texts)
    report("cleaning", ROUNDS, measures)


def cleaned(raw: str) -> Cleaned:
    return clean(Report(id="-", source=Source(path="-", sha256="-"), raw=raw))


def against_gold(raw: str, record: dict[str, Any]) -> Iterator[Measure]:
    """Compare a page with its record."""
    found = cleaned(raw)
    damaged = {at for place in found.damage for at in range(place.start, place.end)}
    matcher = difflib.SequenceMatcher(None, record["text"], found.text, autojunk=False)
    wrong = wrong_outside = 0
    for operation, a0, a1, b0, b1 in matcher.get_opcodes():
        if operation != "equal":
            wrong += max(a1 - a0, b1 - b0)
            wrong_outside += (
                0 if damaged & set(range(b0, max(b1, b0 + 1))) else max(a1 - a0, b1 - b0)
            )
    size = len(record["text"])
    name = f"page {record['id']}"
    yield Measure(f"{name}: characters right", 1 - wrong / size, 0.999, "higher")
    yield Measure(
        f"{name}: characters right outside damage", 1 - wrong_outside / size, 0.999, "higher"
    )
    lines = record["text"].split("\n")
    kept = [block for block in found.blocks if block.role not in (Role.METADATA, Role.CHROME)]
    yield Measure(f"{name}: paragraphs kept too many or too few", abs(len(kept) - len(lines)), 0)
    meta = json.loads(msgspec.json.encode(found.meta))
    wrong_meta = [key for key, value in record["meta"].items() if meta[key] != value]
    yield Measure(f"{name}: facts wrong", len(wrong_meta), 0, why=", ".join(wrong_meta) or None)


def conversion(texts: list[str]) -> Measure:
    """Send text through the mirrors' table and back."""
    text = "\n".join(texts)
    wrong = sum(a != b for a, b in zip(text, to_simplified(to_mirror(text)), strict=True))
    return Measure("conversion errors in 10,000 characters", wrong / len(text) * 10_000, 0.7)


def false_removals(sentences: list[str]) -> Measure:
    """Clean text that is no page: nothing but the script of its spaces may go."""
    text = "\n".join(sentences)
    gone = sum(e.kind in ("gloss", "jammer") for e in cleaned(text).aligned.edits)
    return Measure(f"false removals in {len(text):,} characters", gone, 0)


def read_corpus(path: Path) -> Iterator[str]:
    for sentence in path.read_text(encoding="utf-8").split("\n\n"):
        yield "".join(row.split(" ")[0] for row in sentence.splitlines())


def as_pages(sentences: list[str]) -> list[str]:
    """Make texts of the length of a report: a title, and seven paragraphs of six sentences."""
    # A question mark is looked into as damage; what that costs is measured elsewhere.
    plain = [sentence for sentence in sentences if not re.search("[?\uff1f]", sentence)]
    paragraphs = ["".join(plain[at : at + 6]) for at in range(0, len(plain), 6)]
    return [
        "\n".join([paragraphs[at][:25].rstrip("。"), *paragraphs[at : at + 7]])
        for at in range(0, len(paragraphs), 7)
    ]


def speed(texts: list[str]) -> Iterator[Measure]:
    """Time the cleaning of glossed pages without damage, alignment included."""
    pages = [glossed_page(text) for text in texts]
    convert = OpenCC("tw2s").convert
    for name, raws in (("pages", pages), ("one long page", ["\n".join(pages)])):

        def all_cleaned(raws: list[str] = raws) -> None:
            for raw in raws:
                found = cleaned(raw)
                found.aligned.raw_range(0, len(found.text))

        def all_converted(raws: list[str] = raws) -> None:
            for raw in raws:
                convert(raw)

        all_cleaned()
        ours, theirs = interleaved(ROUNDS, all_cleaned, all_converted)
        yield ratio(f"time over OpenCC tw2s, {name}", ours, theirs, 2.0)


def glossed_page(text: str) -> str:
    """Make a mirror's page of a clean text, with metadata and chrome around it."""
    traditional = sorted(set(to_mirror(text)) & set(mirror_table().values()))
    table = random.Random(7).sample(traditional, min(GLOSSED, len(traditional)))
    readings = {c: f"{c}({lazy_pinyin(c, style=Style.TONE)[0]})" for c in table}
    title, *body = text.split("\n")
    page = [
        "当前位置:首页 > 新闻中心 > 正文",
        title,
        "来源:云溪区融媒体中心 发布时间:2024-05-06 16:00 浏览:150次",
        *body,
        "上一篇:云溪区召开信访工作会议",
        "打印本页 关闭窗口",
    ]
    folded = fold(to_mirror("\n".join(page)))
    return re.sub(f"[{''.join(table)}]", lambda match: readings[match[0]], folded)


if __name__ == "__main__":
    main()
