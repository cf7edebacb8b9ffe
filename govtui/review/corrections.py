"""What a correction of the text does: everything behind it moves, what it touches is undecided.

Spans move monotonically, so labels that did not overlap do not overlap afterwards, and corrected
characters share the raw range of what they replace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.cleaning.aligned import Alignment, Edit
from govtui.cleaning.model import DamageStatus
from govtui.errors import ReviewError
from govtui.i18n import _
from govtui.review.model import CorrectText, Restore, ReviewedDamage, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtui.cleaning.aligned import Span
    from govtui.review.effects import Facts
    from govtui.review.model import Event, Label

    Change = CorrectText | Restore

replace = msgspec.structs.replace


def corrected(facts: Facts, event: Event, change: Change) -> Facts:
    """Return the facts after a correction; `text_sha256` is still that of the text before.

    Raises ReviewError where the span or the damage is not there, or what is to be restored is not
    dropped.
    """
    if not 0 <= change.start <= change.end <= len(facts.text):
        raise ReviewError(
            _("{start} to {end} is no span of this text.").format(
                start=change.start, end=change.end
            )
        )
    if change.damage is not None and not 0 <= change.damage < len(facts.damage):
        raise ReviewError(_("There is no damage {id} in this report.").format(id=change.damage))
    text = facts.text[: change.start] + change.text + facts.text[change.end :]
    damage = _damage_after(facts, event, change, text)
    alignment = facts.alignment
    if isinstance(change, Restore):
        alignment = _restored(alignment, change)
    elif alignment is not None and text != facts.text:
        alignment = alignment.then(_alignment_of(change))
    return replace(facts, text=text, alignment=alignment, damage=damage)


def moved(
    labels: Iterable[Label], change: Change, alignment: Alignment | None, event: Event
) -> dict[int, Label | None]:
    """Return the labels that a correction changes; `alignment` is that of the corrected text."""
    after = ((label, _after_correction(label, change, alignment, event)) for label in labels)
    return {new.id: new for old, new in after if new != old}


def _alignment_of(change: CorrectText) -> Alignment:
    there = (change.start, change.start + len(change.text))
    return Alignment.of([Edit((change.start, change.end), there, "correction")])


def _restored(alignment: Alignment | None, change: Restore) -> Alignment:
    """Return the alignment with the line that is brought back; ReviewError where it isn't out."""
    if alignment is None:
        raise ReviewError(_("The raw text of this review is not known: nothing can be restored."))
    piece = Alignment.from_positions(change.alignment)
    raw_length = change.raw[1] - change.raw[0]
    try:
        if raw_length + piece.growth != len(change.text):
            raise ValueError("the line does not fit its alignment")
        if alignment.clean_range(*change.raw) != (change.start, change.start):
            raise ValueError("the line belongs elsewhere")
        return alignment.filled(change.raw, piece)
    except ValueError:
        raise ReviewError(_("This line is not left out, or has no place of its own.")) from None


def _after_correction(
    label: Label, change: Change, alignment: Alignment | None, event: Event
) -> Label:
    start, end = _shifted(label.start, label.end, change)
    raw = label.raw if alignment is None else alignment.raw_range(start, end)
    suggested = label.suggested
    if suggested is not None:
        low, high = _shifted(suggested.start, suggested.end, change)
        suggested = replace(suggested, start=low, end=high)
    moved = replace(label, start=start, end=end, raw=raw, suggested=suggested)
    if label.status is Status.REJECTED or not _touches(change, label.start, label.end):
        return moved
    if start == end:  # all its characters are gone
        return replace(moved, status=Status.REJECTED, in_bulk=False, by=event.by, at=event.at)
    return replace(moved, status=Status.SUGGESTED, in_bulk=False, by=None, at=None)


def _touches(change: Change, start: int, end: int) -> bool:
    """Tell whether a span holds a replaced character, or has an insertion inside or at its edge.

    A newline parts a restored line from what stands at its edges.
    """
    if isinstance(change, Restore):
        return start < change.start < end
    if change.start == change.end:
        return start <= change.start <= end
    return start < change.end and change.start < end


def _shifted(start: int, end: int, change: Change) -> Span:
    """Return where a span goes when the text changes.

    An edge inside the replaced characters keeps its distance from their start as far as the new
    text goes; an insertion at the edge of a span stays outside it.
    """
    growth = len(change.text) - (change.end - change.start)
    limit = change.start + len(change.text)
    low = start + growth if start >= change.end else min(start, limit)
    behind = end >= change.end and end > change.start
    high = end + growth if behind else min(end, limit)
    return low, max(low, high)


def _damage_after(
    facts: Facts, event: Event, change: Change, text: str
) -> tuple[ReviewedDamage, ...]:
    """Return the damage with the correction as a mark of its own or as the end of the one it mends.

    Marks whose every character was replaced are part of the correction's mark.
    """
    mended: list[ReviewedDamage] = []
    others: list[ReviewedDamage] = []
    for index, mark in enumerate(facts.damage):
        inside = change.start <= mark.start < mark.end <= change.end
        if index == change.damage:
            mended.insert(0, mark)
        elif inside:
            mended.append(mark)
        else:
            start, end = _shifted(mark.start, mark.end, change)
            others.append(replace(mark, start=start, end=end, text=text[start:end]))
    corrected = _corrected_mark(mended, facts, event, change, text)
    return tuple(sorted([*others, corrected], key=lambda mark: (mark.start, mark.end)))


def _corrected_mark(
    mended: list[ReviewedDamage], facts: Facts, event: Event, change: Change, text: str
) -> ReviewedDamage:
    """Return the mark of a correction that mends these marks, the one it names first."""
    spans = [_shifted(mark.start, mark.end, change) for mark in mended]
    raws = [mark.raw for mark in mended]
    if change.start < change.end or change.text or not mended:
        spans.append((change.start, change.start + len(change.text)))
        own = change.raw if isinstance(change, Restore) else None
        raws.append(own or facts.raw_range(change.start, change.end))
    known = [raw for raw in raws if raw is not None]
    start, end = _hull(spans)
    return ReviewedDamage(
        start=start,
        end=end,
        raw=_hull(known) if known else None,
        status=DamageStatus.CORRECTED,
        text=text[start:end],
        candidates=mended[0].candidates if mended else (),
        by=event.by,
        at=event.at,
        restored=isinstance(change, Restore),
        extra=mended[0].extra if mended else {},
    )


def _hull(spans: list[Span]) -> Span:
    """Return the smallest span that holds all of them."""
    return min(start for start, _end in spans), max(end for _start, end in spans)
