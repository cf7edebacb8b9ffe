"""The workspace lexicon: what reviewers' decisions teach about a surface.

Pure: counting and applying. The store keeps the entries and folds reviews into them. A lexicon
changes suggestions only, never a decided label; it speaks up from `ENOUGH` decisions on, and only
where most of them agree.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from govtui.extraction.model import Suggestion
from govtui.extraction.surfaces import mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ENOUGH = 2
"""Decisions on a surface before the lexicon says anything about it."""
SHORTEST = 2
"""Code points of a surface that is looked for in the text by itself."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was decided about one surface."""

    surface: str
    accepted: dict[str, int] = {}
    """How often the surface was a reviewed label, by label name."""
    rejected: dict[str, int] = {}
    """How often a suggestion of the surface was rejected, by the label it was suggested as."""
    pinned: str | None = None
    """A label that someone fixed by hand: it holds whatever the counts say. `""` means never."""

    @property
    def label(self) -> str | None:
        """The label that the corpus gives this surface; None where it is undecided or none."""
        if self.pinned is not None:
            return self.pinned or None
        best, count = max(self.accepted.items(), key=lambda item: item[1], default=("", 0))
        return best if count >= ENOUGH and 2 * count > self._said_of(best) else None

    def _said_of(self, label: str) -> int:
        """How many decisions speak for or against this label.

        That the surface was refused as another one does not speak against it.
        """
        return sum(self.accepted.values()) + self.rejected.get(label, 0)

    def refuses(self, label: str) -> bool:
        """Whether the corpus says that this surface is no `label`."""
        if self.pinned is not None:
            return self.pinned != label
        no = self.rejected.get(label, 0)
        return no >= ENOUGH and no > self.accepted.get(label, 0)

    @property
    def reason(self) -> str:
        """The source that a suggestion from this entry shows."""
        if self.pinned is not None:
            return f"lexicon:fixed as {self.pinned} in this corpus"
        label = self.label
        count = self.accepted.get(label, 0) if label else 0
        return f"lexicon:accepted {count} times as {label} in this corpus"

    @property
    def score(self) -> float:
        """The share of the decisions that agree, with one imagined doubt."""
        if self.pinned is not None:
            return 0.99
        label = self.label or ""
        return self.accepted.get(label, 0) / (self._said_of(label) + 1)


Lexicon = dict[str, Entry]
"""Entries by surface."""


def learn(decisions: Iterable[tuple[str, str, bool]]) -> Lexicon:
    """Count `(surface, label name, whether it was taken)` into a lexicon."""
    accepted: dict[str, Counter[str]] = {}
    rejected: dict[str, Counter[str]] = {}
    for surface, label, taken in decisions:
        side = accepted if taken else rejected
        side.setdefault(surface, Counter())[label] += 1
    return {
        surface: Entry(
            surface=surface,
            accepted=dict(accepted.get(surface, {})),
            rejected=dict(rejected.get(surface, {})),
        )
        for surface in sorted(accepted.keys() | rejected.keys())
    }


def merge(*lexicons: Mapping[str, Entry]) -> Lexicon:
    """Add up lexicons; of several that pin a surface the last one holds."""
    merged: Lexicon = {}
    for entry in (entry for lexicon in lexicons for entry in lexicon.values()):
        old = merged.get(entry.surface, Entry(surface=entry.surface))
        merged[entry.surface] = Entry(
            surface=entry.surface,
            accepted=dict(Counter(old.accepted) + Counter(entry.accepted)),
            rejected=dict(Counter(old.rejected) + Counter(entry.rejected)),
            pinned=entry.pinned if entry.pinned is not None else old.pinned,
        )
    return merged


class Teachings:
    """A lexicon made ready to be applied to many texts."""

    def __init__(self, lexicon: Mapping[str, Entry]) -> None:
        self._lexicon = lexicon
        self._taught = {s: e for s, e in lexicon.items() if e.label and len(s) >= SHORTEST}

    def apply(self, text: str, candidates: Iterable[Suggestion]) -> list[Suggestion]:
        """The candidates as the corpus sees them: refused ones out, taught ones in, with reason.

        A taught surface is looked for in the text as it stands; where a candidate has its span, the
        lexicon's label replaces the candidate's.
        """
        kept = [
            c
            for c in candidates
            if (entry := self._lexicon.get(text[c.start : c.end])) is None
            or not (entry.refuses(c.label) or (entry.label and entry.label != c.label))
        ]
        for start, surface in mentions(text, self._taught):
            entry = self._taught[surface]
            end = start + len(surface)
            kept.append(
                Suggestion(start, end, str(entry.label), entry.reason, round(entry.score, 3))
            )
        return kept


def apply(
    text: str, candidates: Sequence[Suggestion], lexicon: Mapping[str, Entry]
) -> list[Suggestion]:
    """The candidates of one text as the corpus sees them; see `Teachings`."""
    return Teachings(lexicon).apply(text, candidates)
