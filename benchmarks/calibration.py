"""Measures what share of each source's suggestions is right, and writes the scores of the rules.

    python benchmarks/calibration.py [FILE …] [--write]

The files are labelled as in `tests/marked.py`; those called `held_…` are reports that no rule was
written for. Without any, the development set is taken: its reports are invented, and the shares
promise more than real ones keep, so give such too before `--write`. That writes the shares to
`govtui/extraction/data/shares.json`; see `govtui.extraction.calibration` for what they mean.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the tests' reader of labelled texts is no part of the package

from govtui.extraction import suggest  # noqa: E402
from tests.marked import parse  # noqa: E402

SHARES = ROOT / "govtui" / "extraction" / "data" / "shares.json"
FEWEST = 20
"""Suggestions of a source below which its share says little."""
HELD_OUT_WEIGHT = 4
"""How often a report counts that no rule was written for: others say little of unseen ones."""


def main() -> None:
    """Print the shares, and write them where that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true", help="replace data/shares.json")
    options = parser.parse_args()
    files = options.files or sorted((ROOT / "tests" / "extraction" / "devset").glob("*.txt"))
    text = json.dumps(measured(files), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if options.write:
        SHARES.write_text(text, "utf-8")
    sys.stdout.write(text)


def measured(files: list[Path]) -> dict[str, float]:
    """The share of right suggestions by source; held-out reports count more than once."""
    labelled = []
    for path in files:
        text, marked = parse(path.read_text("utf-8").rstrip("\n"))
        weight = HELD_OUT_WEIGHT if path.name.startswith("held_") else 1
        labelled.append((text, {tuple(span) for span in marked}, weight))
    return {source: round(share, 2) for source, share in shares(labelled).items()}


def shares(labelled: Iterable[tuple[str, Collection[object], int]]) -> dict[str, float]:
    """The share of right suggestions by source, one right and one wrong added to each.

    `labelled` are texts with their spans, as `(start, end, label)`, and how often each counts.
    Sources with fewer than `FEWEST` suggestions are left out.
    """
    seen: Counter[str] = Counter()
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for text, gold, weight in labelled:
        for found in suggest(text):
            seen[found.source] += 1
            made[found.source] += weight
            right[found.source] += weight * ((found.start, found.end, found.label) in gold)
    return {
        source: (right[source] + 1) / (made[source] + 2)
        for source, count in seen.items()
        if count >= FEWEST
    }


if __name__ == "__main__":
    main()
