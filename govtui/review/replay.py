"""Decisions made on one line of a review, made again on another line of the same review.

Two machines, or two branches, have taken one reviewer's journal further each; or a repair has lost
a record in the middle. What the other line decided is decided here too where it still fits and
where this line has not decided otherwise; the rest is listed, never guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.errors import ReviewError
from govtui.i18n import _
from govtui.review.model import (
    Accept,
    Add,
    Comment,
    CorrectText,
    Event,
    Flag,
    Move,
    Redo,
    Reject,
    Relabel,
    Restore,
    SetMeta,
    Several,
    Spent,
    Status,
    Undo,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtui.review.fold import Review
    from govtui.review.model import AnyDecision

replace = msgspec.structs.replace


class Conflict(msgspec.Struct, frozen=True):
    """An event that was not replayed, and why."""

    event: Event
    reason: str


class Replay(msgspec.Struct, frozen=True):
    """What a replay gave."""

    events: list[Event]
    """The events as they were applied to the review, in order."""
    conflicts: list[Conflict]


def replay(review: Review, events: Iterable[Event], decided: Iterable[Event] = ()) -> Replay:
    """Apply `events` of another line to `review`, as far as they fit.

    `decided` are the events of this line since both were one. A label or field that they decided
    keeps its state: the other line's decision on it is a conflict unless it came to the same.
    """
    line = _Line(review, decided)
    done: list[Event] = []
    conflicts: list[Conflict] = []
    for event in events:
        replayed = False
        try:
            decision = line.adapted(event.decision)
            if decision is not None:
                if not isinstance(decision, Spent) and event.text_sha256 != review.text_sha256:
                    raise ReviewError(_("It was made on another text."))
                here = review.event(decision, by=event.by, at=event.at, batch=event.batch)
                review.apply(here)
                done.append(here)
                replayed = True
        except ReviewError as error:
            conflicts.append(Conflict(event, str(error)))
        line.follow(event.decision, replayed)
    return Replay(done, conflicts)


class _Line:
    """What the replay has to know of this line."""

    def __init__(self, review: Review, decided: Iterable[Event]) -> None:
        self._review = review
        self._touched = {key for event in decided for key in _touches(event.decision)}
        self._ids: dict[int, int] = {}
        # The undo stacks of the other line: whether what stands there was replayed here.
        self._done: list[bool] = []
        self._undone: list[bool] = []

    def adapted(self, decision: AnyDecision) -> AnyDecision | None:
        """Return the decision with this line's numbers; None where it is made here already.

        Raises ReviewError where this line has decided otherwise.
        """
        if isinstance(decision, Undo | Redo):
            stack = self._done if isinstance(decision, Undo) else self._undone
            if not (stack and stack[-1]):
                raise ReviewError(_("What it takes back or brings back was not replayed."))
            return decision
        if isinstance(decision, Add):
            return self._added(decision)
        if isinstance(decision, Several):
            parts = [self.adapted(part) for part in decision.decisions]
            kept = tuple(
                part for part in parts if isinstance(part, Accept | Reject | Relabel | Add)
            )
            return Several(decisions=kept) if kept else None
        decision = self._renumbered(decision)
        if self._touched.isdisjoint(_touches(decision)):
            return decision
        if self._is_made(decision):
            return None
        raise ReviewError(_("It was decided otherwise here."))

    def follow(self, decision: AnyDecision, replayed: bool) -> None:
        """Keep the other line's undo stacks."""
        if isinstance(decision, Spent):
            return
        if isinstance(decision, Undo):
            if self._done:
                self._undone.append(self._done.pop())
        elif isinstance(decision, Redo):
            if self._undone:
                self._done.append(self._undone.pop())
        else:
            self._done.append(replayed)
            self._undone.clear()

    def _added(self, decision: Add) -> Add | None:
        """Give an added label a number of this line, or find it here."""
        for label in self._review.overlapping(decision.start, decision.end):
            if (label.start, label.end, label.label, label.status) == (
                decision.start,
                decision.end,
                decision.label,
                Status.ADDED,
            ):
                self._ids[decision.id] = label.id
                return None
        number = max(self._review.next_id, *(here + 1 for here in self._ids.values()), 0)
        self._ids[decision.id] = number
        displaced = tuple(self._ids.get(id_, id_) for id_ in decision.displaced)
        return replace(decision, id=number, displaced=displaced)

    def _renumbered(self, decision: AnyDecision) -> AnyDecision:
        match decision:
            case Accept() | Reject() | Relabel():
                ids = tuple(self._ids.get(id_, id_) for id_ in decision.ids)
                return replace(decision, ids=ids)
            case Move():
                displaced = tuple(self._ids.get(id_, id_) for id_ in decision.displaced)
                id_ = self._ids.get(decision.id, decision.id)
                return replace(decision, id=id_, displaced=displaced)
            case Comment(id=int(id_)) | Flag(id=int(id_)):
                return replace(decision, id=self._ids.get(id_, id_))
        return decision

    def _is_made(self, decision: AnyDecision) -> bool:
        """Tell whether the review is in the state that the decision leads to."""
        review = self._review
        match decision:
            case Accept(ids=ids):
                return all(review.label(id_).status.stands for id_ in ids)
            case Reject(ids=ids):
                return all(review.label(id_).status is Status.REJECTED for id_ in ids)
            case Relabel(ids=ids, label=name):
                labels = [review.label(id_) for id_ in ids]
                return all(label.status.stands and label.label == name for label in labels)
            case Move(id=id_, start=start, end=end):
                label = review.label(id_)
                return label.status.stands and (label.start, label.end) == (start, end)
            case Comment(id=id_, text=text):
                return (review.comment if id_ is None else review.label(id_).comment) == text
            case Flag(id=id_, on=on):
                return (review.flagged if id_ is None else review.label(id_).flagged) == on
            case SetMeta(field=field, value=value):
                return bool(msgspec.to_builtins(getattr(review.meta, field, None)) == value)
        return False


def _touches(decision: AnyDecision) -> set[tuple[str, object]]:
    """Return what a decision decides: labels, the report's comment or flag, fields, the status."""
    match decision:
        case Accept(ids=ids) | Reject(ids=ids) | Relabel(ids=ids):
            return {("label", id_) for id_ in ids}
        case Move() | Add():
            return {("label", id_) for id_ in (decision.id, *decision.displaced)}
        case Comment(id=id_):
            return {("comment", id_)}
        case Flag(id=id_):
            return {("flag", id_)}
        case Several(decisions=parts):
            return {key for part in parts for key in _touches(part)}
        case SetMeta(field=field):
            return {("meta", field)}
        case CorrectText() | Restore():
            return {("text", None)}
    return set()
