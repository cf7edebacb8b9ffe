"""Carries spans from one text to another that says nearly the same, by character differences."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from govtui.extraction.scores import Span


class Carried(NamedTuple):
    """Spans on the new text, and how much the texts differ."""

    spans: list[Span]
    changed: int
    """Characters that were added, removed or replaced, counted on the longer side."""


def carry(spans: list[Span], old: str, new: str) -> Carried:
    """Move `spans` from `old` to `new`.

    An edge that stands at a changed character comes out as unsound, at the place of the change. The
    texts are compared line by line, and lines that differ character by character (Ratcliff and
    Obershelp's matching, as `difflib` has it).
    """
    if old == new:
        return Carried(list(spans), 0)
    place: dict[int, int] = {}
    changed = 0
    for tag, a, b, c, d in _differences(old, new):
        if tag == "equal":
            place.update(zip(range(a, b), range(c, d), strict=True))
        else:
            changed += max(b - a, d - c)
    moved = []
    for span in spans:
        start, last = place.get(span.start), place.get(span.end - 1)
        sound = start is not None and last is not None and span.sound
        at = start if start is not None else _near(place, span.start)
        end = last + 1 if last is not None else _near(place, span.end)
        moved.append(Span(at, max(end, at), span.label, sound))
    return Carried(moved, changed)


def _near(place: dict[int, int], position: int) -> int:
    """The place right after the last character before `position` that both texts have."""
    while position > 0:
        position -= 1
        if position in place:
            return place[position] + 1
    return 0


def _differences(old: str, new: str) -> list[tuple[str, int, int, int, int]]:
    """Opcodes over characters, found within the lines that differ."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts_old, starts_new = _starts(before), _starts(after)
    result: list[tuple[str, int, int, int, int]] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        a, b, c, d = starts_old[i], starts_old[j], starts_new[k], starts_new[m]
        if tag != "replace":
            result.append((tag, a, b, c, d))
            continue
        inner = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False)
        result += [(t, a + p, a + q, c + r, c + s) for t, p, q, r, s in inner.get_opcodes()]
    return result


def _starts(lines: list[str]) -> list[int]:
    """Where each line starts, and where the last one ends."""
    at = [0]
    for line in lines:
        at.append(at[-1] + len(line))
    return at
