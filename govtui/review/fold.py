"""A review as it stands: the fold of its events over its opening.

Nothing but the opening and the events is ever stored, so undo, audit and export are reads of one
list. The fold is incremental: an event costs what it changes, and every event that can be undone
leaves behind what was there before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.errors import ReviewError
from govtui.i18n import _
from govtui.review.effects import Effect, Facts, effect
from govtui.review.model import (
    AnyDecision,
    CorrectText,
    Event,
    Label,
    Redo,
    Restore,
    ReviewStatus,
    Spent,
    Status,
    Undo,
)
from govtui.review.order import Labels, first_overlap, reading_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govtui.cleaning.aligned import Alignment, Span
    from govtui.cleaning.model import Meta
    from govtui.review.model import Opening, ReviewedDamage

    _States = Mapping[int, Label | None]
    """Labels by id; None for one that is not there."""


class _Step(msgspec.Struct, frozen=True):
    """An event that stands, or stood until an undo, with what it changed."""

    event: Event
    before: Effect
    after: Effect


class Review:
    """The labels, the text and the state of one reviewer's review of one report."""

    def __init__(self, opening: Opening, events: Iterable[Event] = ()) -> None:
        """Fold `events` over `opening`. Raises ReviewError where an event does not fit."""
        self.opening = opening
        self._facts = Facts.of(opening)
        alignment = self._facts.alignment
        self._labels = Labels(
            label if alignment is None else _with_raw(label, alignment) for label in opening.labels
        )
        self._check_opening()
        self._last_id = max(self._labels.by_id, default=-1)
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self.seconds = opening.seconds
        """Time spent on the review, in seconds."""
        self.updated_at = opening.updated_at
        """When the last decision was made; None where there is none."""
        self.decisions = 0
        """How many events have been applied, the time keeping left out."""
        for event in events:
            self.apply(event)

    # What there is

    @property
    def labels(self) -> Sequence[Label]:
        """All labels in reading order, the rejected ones too; not to be changed."""
        return self._labels.all.items

    @property
    def live(self) -> Sequence[Label]:
        """The labels that are not rejected, in reading order; no two overlap."""
        return self._labels.live.items

    @property
    def text(self) -> str:
        """The cleaned text with the reviewer's corrections."""
        return self._facts.text

    @property
    def text_sha256(self) -> str:
        """Hex digest of the text in UTF-8."""
        return self._facts.text_sha256

    @property
    def alignment(self) -> Alignment | None:
        """Raw text to `text`, corrections included; None where the raw text is not known."""
        return self._facts.alignment

    @property
    def damage(self) -> Sequence[ReviewedDamage]:
        """The damaged and corrected places, in reading order."""
        return self._facts.damage

    @property
    def meta(self) -> Meta:
        """The metadata with the reviewer's corrections."""
        return self._facts.meta

    @property
    def meta_reviewed(self) -> frozenset[str]:
        """The fields of the metadata that the reviewer accepted or corrected."""
        return self._facts.meta_reviewed

    @property
    def status(self) -> ReviewStatus:
        """How far the review is."""
        return self._facts.status

    @property
    def comment(self) -> str | None:
        """The reviewer's remark on the report."""
        return self._facts.comment

    @property
    def flagged(self) -> bool:
        """Whether the reviewer marked the report for another look."""
        return self._facts.flagged

    @property
    def undecided(self) -> int:
        """How many labels are undecided."""
        return self._labels.undecided

    @property
    def undoable(self) -> Event | None:
        """The event that an undo would take back."""
        return self._done[-1].event if self._done else None

    @property
    def redoable(self) -> Event | None:
        """The event that a redo would bring back."""
        return self._undone[-1].event if self._undone else None

    def changes(self) -> Iterator[tuple[_States, _States]]:
        """Yield the labels that each event that stands changed, before and after it, by id."""
        for step in self._done:
            yield step.before.labels, step.after.labels

    @property
    def next_id(self) -> int:
        """A number that no label of this review has or had."""
        return self._last_id + 1

    def label(self, id_: int) -> Label:
        """Return the label with this number; ReviewError where there is none."""
        try:
            return self._labels.by_id[id_]
        except KeyError:
            raise ReviewError(_("There is no label {id} in this report.").format(id=id_)) from None

    def index(self, id_: int) -> int:
        """Return the place of a label among `labels`."""
        return self._labels.all.index(self.label(id_))

    def surface(self, label: Label) -> str:
        """Return the characters that the label covers."""
        return self.text[label.start : label.end]

    def label_at(self, position: int) -> Label | None:
        """Return the label, not rejected, that covers the character at `position`."""
        found = self._labels.live.overlapping(position, position + 1)
        return found[0] if found else None

    def overlapping(self, start: int, end: int) -> Sequence[Label]:
        """Return the labels, not rejected, that share a character with `[start, end)`."""
        return self._labels.live.overlapping(start, end)

    def raw_range(self, start: int, end: int) -> Span | None:
        """Return the raw range of a span of the text; None where the raw text is not known."""
        return self._facts.raw_range(start, end)

    def clean_range(self, start: int, end: int) -> Span | None:
        """Return the span of the text that came from a raw range."""
        alignment = self._facts.alignment
        return None if alignment is None else alignment.clean_range(start, end)

    # What happens

    def event(self, decision: AnyDecision, *, by: str, at: str, batch: str | None = None) -> Event:
        """Return the decision as an event of this review, now at `at` (RFC 3339 in UTC).

        A clock that went back does not make an event older than the one before it.
        """
        at = max(at, self.updated_at or at)
        return Event(decision=decision, by=by, at=at, text_sha256=self.text_sha256, batch=batch)

    def check(self, decision: AnyDecision) -> None:
        """Raise ReviewError where the review refuses the decision; change nothing."""
        self._step(self.event(decision, by="", at=""))

    def apply(self, event: Event) -> None:
        """Bring the review to the state after the event.

        Raises ReviewError, with the review unchanged, where the event does not fit.
        """
        step = self._step(event)
        match event.decision:
            case Undo():
                self._undone.append(self._done.pop())
            case Redo():
                self._done.append(self._undone.pop())
            case Spent(seconds=seconds):
                self.seconds += seconds
                return
            case _:
                self._done.append(step)
                self._undone.clear()
        self._labels.change(step.after.labels)
        self._last_id = max(self._last_id, *step.after.labels, -1)
        self._facts = step.after.facts
        self.decisions += 1
        self.updated_at = event.at

    def _step(self, event: Event) -> _Step:
        """Return what the event would change; ReviewError where it does not fit."""
        if event.text_sha256 != self.text_sha256:
            raise ReviewError(_("The decision was made on another text of this report."))
        if isinstance(event.decision, Spent):
            nothing = Effect({}, self._facts)
            return _Step(event, nothing, nothing)
        if isinstance(event.decision, Undo):
            if not self._done:
                raise ReviewError(_("There is nothing to undo."))
            return _Step(event, self._done[-1].after, self._done[-1].before)
        if isinstance(event.decision, Redo):
            if not self._undone:
                raise ReviewError(_("There is nothing to redo."))
            return _Step(event, self._undone[-1].before, self._undone[-1].after)
        after = effect(self._labels.by_id, self._facts, event)
        if not isinstance(event.decision, CorrectText | Restore):  # which move all labels alike
            self._check_flat(after)
        before = Effect({id_: self._labels.by_id.get(id_) for id_ in after.labels}, self._facts)
        return _Step(event, before, after)

    def _check_flat(self, after: Effect) -> None:
        """Raise ReviewError where a label would overlap another one that is not rejected."""
        placed = [
            label
            for label in after.labels.values()
            if label is not None
            and label.status is not Status.REJECTED
            and not _stays(self._labels.by_id.get(label.id), label)
        ]
        for label in placed:
            for other in self._labels.live.overlapping(label.start, label.end):
                if other.id not in after.labels:
                    raise ReviewError(_overlap(self, label, other))
        clash = first_overlap(sorted(placed, key=reading_order))
        if clash:
            raise ReviewError(_overlap(self, *clash))

    def _check_opening(self) -> None:
        """Raise ReviewError where the opening's labels are no flat labels of its text."""
        if len(self._labels.by_id) != len(self.opening.labels):
            raise ReviewError(_("Two labels have the same number."))
        for label in self.labels:
            # A rejected label may have lost all its characters to a correction.
            least = 0 if label.status is Status.REJECTED else 1
            if not 0 <= label.start <= label.end - least < len(self.text) + 1 - least:
                raise ReviewError(
                    _("{start} to {end} is no span of this text.").format(
                        start=label.start, end=label.end
                    )
                )
        clash = first_overlap(self.live)
        if clash:
            raise ReviewError(_overlap(self, *clash))


def _with_raw(label: Label, alignment: Alignment) -> Label:
    raw = alignment.raw_range(label.start, label.end)
    return label if label.raw == raw else msgspec.structs.replace(label, raw=raw)


def _stays(old: Label | None, new: Label) -> bool:
    """Tell whether a label was there, not rejected, at the same place."""
    return (
        old is not None
        and old.status is not Status.REJECTED
        and (old.start, old.end) == (new.start, new.end)
    )


def _overlap(review: Review, label: Label, other: Label) -> str:
    return _("{label} at {start} overlaps {other} “{surface}”.").format(
        label=label.label, start=label.start, other=other.label, surface=review.surface(other)
    )
