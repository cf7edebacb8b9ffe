"""What each decision does to a review: pure functions from a decision to the changed labels.

An effect names only what changes, so that a key costs the same in a report of ten thousand labels
as in one of ten, and so that an undo can put back what was there before.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from govtui.cleaning.aligned import Alignment
from govtui.cleaning.model import Meta
from govtui.errors import ReviewError
from govtui.i18n import _
from govtui.review.corrections import corrected, moved
from govtui.review.model import (
    Accept,
    Add,
    Comment,
    CorrectText,
    Decision,
    Event,
    Finish,
    Flag,
    Label,
    Move,
    Reject,
    Relabel,
    Reopen,
    Restore,
    ReviewedDamage,
    ReviewStatus,
    SetMeta,
    Several,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govtui.cleaning.aligned import Span
    from govtui.review.model import Opening

replace = msgspec.structs.replace


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about a review but its labels; immutable, so that an undo can keep it whole."""

    text: str
    text_sha256: str
    alignment: Alignment | None
    """Raw text to `text`, corrections included; None where the raw text is not known."""
    damage: tuple[ReviewedDamage, ...]
    meta: Meta
    meta_reviewed: frozenset[str] = frozenset()
    """The fields of the metadata that the reviewer accepted or corrected."""
    status: ReviewStatus
    comment: str | None
    flagged: bool

    @classmethod
    def of(cls, opening: Opening) -> Facts:
        """Return what a review begins with."""
        positions = opening.alignment
        return cls(
            text=opening.text,
            text_sha256=opening.text_sha256,
            alignment=None if positions is None else Alignment.from_positions(positions),
            damage=opening.damage,
            meta=opening.meta,
            status=opening.status,
            comment=opening.comment,
            flagged=opening.flagged,
        )

    def raw_range(self, start: int, end: int) -> Span | None:
        """Return the raw range of a span of the text; None where the raw text is not known."""
        return None if self.alignment is None else self.alignment.raw_range(start, end)


class Effect(msgspec.Struct, frozen=True):
    """The state that a decision leads to, as far as it differs."""

    labels: dict[int, Label | None]
    """Labels by id, as they are afterwards; None for one that is not there."""
    facts: Facts


def sha256(text: str) -> str:
    """Return the hex digest of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def effect(labels: Mapping[int, Label], facts: Facts, event: Event) -> Effect:
    """Return what the event does to these labels and facts.

    Raises ReviewError where it does not fit: an unknown label or damage, a span outside the text.
    That labels stay flat is for the caller to check, who has them in order.
    """
    decision = event.decision
    _check_status(labels, facts, decision)
    facts = replace(facts, status=_status_after(facts, decision))
    match decision:
        case Accept():
            chosen = [_get(labels, id_) for id_ in decision.ids]
            return Effect(_taken(chosen, event, decision.bulk), facts)
        case Reject():
            chosen = [_get(labels, id_) for id_ in decision.ids]
            return Effect(_rejected(chosen, event, decision.bulk), facts)
        case Relabel():
            chosen = [replace(_get(labels, id_), label=decision.label) for id_ in decision.ids]
            return Effect(_taken(chosen, event, decision.bulk), facts)
        case Move():
            label = _placed(_own(_get(labels, decision.id)), decision.start, decision.end, facts)
            displaced = [_get(labels, id_) for id_ in decision.displaced]
            changed = _rejected(displaced, event) | _taken([label], event, bulk=False)
            return Effect(changed, facts)
        case Add():
            if decision.id in labels:
                raise ReviewError(_("There is a label {id} already.").format(id=decision.id))
            blank = Label(id=decision.id, start=0, end=0, label=decision.label)
            label = _placed(blank, decision.start, decision.end, facts)
            displaced = [_get(labels, id_) for id_ in decision.displaced]
            changed = _rejected(displaced, event) | _taken([label], event, decision.bulk)
            return Effect(changed, facts)
        case Several():
            return _several(labels, facts, event, decision)
        case CorrectText() | Restore():
            return _corrected(labels, facts, event, decision)
        case Comment(id=None):
            return Effect({}, replace(facts, comment=decision.text))
        case Comment(id=int(id_)):
            return Effect({id_: replace(_get(labels, id_), comment=decision.text)}, facts)
        case Flag(id=None):
            return Effect({}, replace(facts, flagged=decision.on))
        case Flag(id=int(id_)):
            return Effect({id_: replace(_get(labels, id_), flagged=decision.on)}, facts)
        case SetMeta():
            return Effect({}, _with_meta(facts, decision))
        case Finish() | Reopen():
            return Effect({}, facts)
    raise TypeError(f"not a decision with an effect: {decision!r}")


def _several(labels: Mapping[int, Label], facts: Facts, event: Event, several: Several) -> Effect:
    """Make the decisions one after the other."""
    changed: dict[int, Label | None] = {}
    now = dict(labels)
    for decision in several.decisions:
        step = effect(now, facts, replace(event, decision=decision))
        for id_, label in step.labels.items():
            if label is not None:
                now[id_] = label
        changed |= step.labels
        facts = step.facts
    return Effect(changed, facts)


def _check_status(labels: Mapping[int, Label], facts: Facts, decision: Decision) -> None:
    """Raise ReviewError where the status of the review does not allow the decision."""
    done = facts.status is ReviewStatus.DONE
    if isinstance(decision, Reopen):
        if not done:
            raise ReviewError(_("The report is not done, there is nothing to reopen."))
    elif done and not isinstance(decision, Comment | Flag):
        raise ReviewError(_("The report is done; reopen it to change it."))
    if isinstance(decision, Finish):
        undecided = sum(not label.decided for label in labels.values())
        if undecided:
            raise ReviewError(_("{n} labels are still undecided.").format(n=undecided))


def _status_after(facts: Facts, decision: Decision) -> ReviewStatus:
    stays_done = facts.status is ReviewStatus.DONE and not isinstance(decision, Reopen)
    done = stays_done or isinstance(decision, Finish)
    return ReviewStatus.DONE if done else ReviewStatus.IN_PROGRESS


def _get(labels: Mapping[int, Label], id_: int) -> Label:
    try:
        return labels[id_]
    except KeyError:
        raise ReviewError(_("There is no label {id} in this report.").format(id=id_)) from None


def _taken(labels: Iterable[Label], event: Event, bulk: bool) -> dict[int, Label | None]:
    """Return the labels as decided to be right, with the status that says how."""
    return {
        label.id: replace(label, status=_taken_as(label), in_bulk=bulk, by=event.by, at=event.at)
        for label in labels
    }


def _taken_as(label: Label) -> Status:
    if label.suggested is None:
        return Status.ADDED
    began = (label.suggested.start, label.suggested.end, label.suggested.label)
    same = began == (label.start, label.end, label.label)
    return Status.ACCEPTED if same else Status.CORRECTED


def _rejected(labels: Iterable[Label], event: Event, bulk: bool = False) -> dict[int, Label | None]:
    return {
        label.id: replace(label, status=Status.REJECTED, in_bulk=bulk, by=event.by, at=event.at)
        for label in labels
    }


def _placed(label: Label, start: int, end: int, facts: Facts) -> Label:
    if not 0 <= start < end <= len(facts.text):
        raise ReviewError(
            _("{start} to {end} is no span of this text.").format(start=start, end=end)
        )
    raw = facts.raw_range(start, end)
    return replace(label, start=start, end=end, raw=raw)


def _own(label: Label) -> Label:
    """Return a label as one whose edges the reviewer sets: where a planted one was, it is new."""
    return replace(label, suggested=None) if label.planted else label


def _with_meta(facts: Facts, decision: SetMeta) -> Facts:
    if decision.field not in Meta.__struct_fields__:
        raise ReviewError(
            _("The metadata have no field {field}.").format(field=repr(decision.field))
        )
    fields = msgspec.to_builtins(facts.meta) | {decision.field: decision.value}
    try:
        meta = msgspec.convert(fields, Meta)
    except msgspec.ValidationError as error:
        raise ReviewError(
            _("{value} is no value for {field}: {error}").format(
                value=repr(decision.value), field=decision.field, error=error
            )
        ) from None
    return replace(facts, meta=meta, meta_reviewed=facts.meta_reviewed | {decision.field})


def _corrected(
    labels: Mapping[int, Label], facts: Facts, event: Event, change: CorrectText | Restore
) -> Effect:
    after = corrected(facts, event, change)
    if after.text == facts.text:  # a damaged place was confirmed as it reads
        return Effect({}, after)
    after = replace(after, text_sha256=sha256(after.text))
    return Effect(moved(labels.values(), change, after.alignment, event), after)
