"""Raw report to cleaned report, step by step.

Noise goes first, for OpenCC ends at a NUL. Damage is repaired before the glosses go, which are its
best evidence. Script and width then change single characters, and last the lines are judged.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from govtui.cleaning.aligned import AlignedText, Replacement
from govtui.cleaning.blocks import classify
from govtui.cleaning.damage import repair, repair_unmarked
from govtui.cleaning.dropped import lines_of
from govtui.cleaning.glosses import remove_glosses
from govtui.cleaning.metadata import read_meta
from govtui.cleaning.model import VERSION, Block, Cleaned, Damage, DamageStatus, Role
from govtui.cleaning.noise import remove_noise
from govtui.cleaning.page import page_facts
from govtui.cleaning.script import is_traditional, to_simplified
from govtui.cleaning.tidy import tidy
from govtui.cleaning.width import widen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.cleaning.aligned import Span
    from govtui.cleaning.blocks import Verdict
    from govtui.cleaning.damage import Repair
    from govtui.corpus.model import Report

_APPLIED = {DamageStatus.REPAIRED: 0.99, DamageStatus.LIKELY: 0.85}
"""The statuses whose text is put in place, with the certainty of that edit."""

_KEPT = (Role.TITLE, Role.BODY, Role.BYLINE)


class _Place(NamedTuple):
    """A damaged place: its raw range and what was found for it."""

    raw: Span
    repair: Repair


def clean(report: Report) -> Cleaned:
    """Clean a report: readable text, aligned with its raw text, in blocks, with its facts."""
    aligned = remove_noise(AlignedText.of(report.raw))
    aligned, places = _mend(aligned)
    aligned = tidy(remove_glosses(aligned))
    before = aligned.text
    traditional = is_traditional(before)
    text = to_simplified(before) if traditional else before
    aligned = _keep_open_marks(aligned.rewritten(widen(text)), before, places)
    lines = lines_of(aligned.text)
    texts = [aligned.text[start:end] for start, end in lines]
    verdicts = classify(texts, _article(report, aligned, lines))
    roles = [role for role, _ in verdicts]
    final = _without_dropped(aligned, lines, roles)
    return Cleaned(
        aligned=final,
        page=aligned,
        blocks=tuple(_blocks(aligned, lines, verdicts, len(final.text))),
        damage=tuple(_damage(final, places, traditional=traditional)),
        meta=read_meta(texts, roles),
        version=VERSION if report.article is None else f"{VERSION}+html",
    )


def _article(report: Report, aligned: AlignedText, lines: Sequence[Span]) -> range | None:
    """Return which lines the markup shows to be the article, if it shows any."""
    if report.article is None:
        return None
    start, end = aligned.clean_range(*report.article)
    inside = [index for index, line in enumerate(lines) if line[0] < end and start < line[1]]
    return range(inside[0], inside[-1] + 1) if inside else None


def _mend(aligned: AlignedText) -> tuple[AlignedText, list[_Place]]:
    """Put in place what damage repair is sure enough of; return all places that it found."""
    text = aligned.text
    repairs = repair(text, page_facts(text)) if "?" in text else []
    repairs = _apart(repairs, repair_unmarked(text))
    if not repairs:
        return aligned, []
    places = [_Place(aligned.raw_range(*found.raw), found) for found in repairs]
    mended = aligned.replace(
        [
            Replacement(*found.raw, found.text, "damage", _APPLIED[found.status])
            for found in repairs
            if found.status in _APPLIED
        ]
    )
    return mended, places


def _apart(repairs: list[Repair], others: Sequence[Repair]) -> list[Repair]:
    """Return the repairs with those others that touch none of them, in order."""
    starts = [found.raw[0] for found in repairs]
    apart = []
    for other in others:
        # Of the repairs that start before its end only the last can reach into it.
        before = bisect_left(starts, other.raw[1])
        if not before or repairs[before - 1].raw[1] <= other.raw[0]:
            apart.append(other)
    return sorted([*repairs, *apart], key=lambda found: found.raw) if apart else repairs


def _keep_open_marks(aligned: AlignedText, before: str, places: Sequence[_Place]) -> AlignedText:
    """Return the text with the marks of places that stay damaged as narrow as `before` has them."""
    text = aligned.text
    pieces: list[str] = []
    done = 0
    for place in places:
        if place.repair.status in _APPLIED:
            continue
        for at in range(*aligned.clean_range(*place.raw)):
            if before[at] < "\x80":
                pieces += (text[done:at], before[at])
                done = at + 1
    return aligned.rewritten("".join((*pieces, text[done:]))) if pieces else aligned


def _without_dropped(
    aligned: AlignedText, lines: Sequence[Span], roles: Sequence[Role]
) -> AlignedText:
    """Return the kept lines, parted by one newline, without the space around them."""
    text = aligned.text
    kept = [index for index, role in enumerate(roles) if role in _KEPT]
    last_kept = kept[-1] if kept else -1
    starts = [start for start, _ in lines] + [len(text)]
    dropped = [Replacement(0, starts[0], "", "space")]
    for index, (start, end) in enumerate(lines):
        following = starts[index + 1]
        if roles[index] not in _KEPT:
            dropped.append(Replacement(start, following, "", str(roles[index])))
        elif index == last_kept:
            dropped.append(Replacement(end, following, "", "space"))
        elif following - end > 1:
            newline = text.index("\n", end)
            dropped.append(Replacement(end, newline, "", "space"))
            dropped.append(Replacement(newline + 1, following, "", "space"))
    return aligned.replace(dropped)


def _blocks(
    aligned: AlignedText, lines: Sequence[Span], verdicts: Sequence[Verdict], length: int
) -> Iterator[Block]:
    """Yield the blocks; `aligned` is the text before lines were dropped, `length` that after."""
    at = 0
    for (start, end), (role, reason) in zip(lines, verdicts, strict=True):
        raw = aligned.raw_range(start, end)
        if role in _KEPT:
            yield Block(role, at, at + end - start, raw, reason)
            at += end - start + 1
        else:
            place = min(at, length)
            yield Block(role, place, place, raw, reason)


def _damage(
    aligned: AlignedText, places: Sequence[_Place], *, traditional: bool
) -> Iterator[Damage]:
    """Yield the damaged places that the cleaned text still shows."""
    for place in places:
        start, end = aligned.clean_range(*place.raw)
        if start == end:
            continue
        candidates = place.repair.candidates
        if traditional:
            candidates = tuple(map(to_simplified, candidates))
        yield Damage(
            start,
            end,
            aligned.raw_range(start, end),
            place.repair.status,
            aligned.text[start:end],
            tuple(dict.fromkeys(map(widen, candidates))),
        )
