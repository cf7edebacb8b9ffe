"""The words of a review: what was shown, and what a reviewer did about it.

A review is an `Opening` (the text and the labels as they were first shown) and a list of `Event`s
in order, each one `Decision`. Labels, text and status are never stored: they are the fold of the
events over the opening (`govtui.review.fold`). All these types are also the journal's format, so a
change of a field here is a change of the format.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec

from govtui.cleaning.aligned import Span
from govtui.cleaning.model import DamageStatus, Meta
from govtui.corpus.model import Source
from govtui.extraction.model import Suggestion


class Status(StrEnum):
    """What has been decided about a label."""

    SUGGESTED = "suggested"
    """Undecided."""
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    """Accepted with another label name or other edges than were suggested."""
    ADDED = "added"
    REJECTED = "rejected"

    @property
    def stands(self) -> bool:
        """Whether a reviewer took the label: these are the reviewed labels of a report."""
        return self in (Status.ACCEPTED, Status.CORRECTED, Status.ADDED)


class ReviewStatus(StrEnum):
    """How far a review is."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"


class Label(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A span with a label name, in code points of the review's current text."""

    id: int
    """Its number in this review; a suggestion's is its place in the opening."""
    start: int
    end: int
    label: str
    status: Status = Status.SUGGESTED
    suggested: Suggestion | None = None
    """The proposal that it began as, moved along by text corrections; None for an added label."""
    raw: Span | None = None
    """Raw range; None where the raw text is not known (an imported review without its source)."""
    in_bulk: bool = False
    by: str | None = None
    at: str | None = None
    """When it was last decided: RFC 3339 in UTC, to the second."""
    comment: str | None = None
    flagged: bool = False
    planted: bool = False
    """Suggested although it is wrong; see `govtui.review.planting`."""
    extra: dict[str, Any] = {}
    """Keys of an imported label that govtui does not know."""

    @property
    def decided(self) -> bool:
        """Whether a reviewer has decided about it."""
        return self.status is not Status.SUGGESTED


class ReviewedDamage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A damaged or corrected place of the text, with who mended it; see `cleaning.model.Damage`."""

    start: int
    end: int
    raw: Span | None
    """Raw range; None where the raw text is not known."""
    status: DamageStatus
    text: str
    """What stands in the review's text now: `text[start:end]`."""
    candidates: tuple[str, ...] = ()
    by: str | None = None
    at: str | None = None
    restored: bool = False
    """Whether it is a line that cleaning had dropped and the reviewer brought back."""
    extra: dict[str, Any] = {}
    """Keys of an imported damage that govtui does not know."""


class Unplaced(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A decision on an earlier text that has no sure place in this one; for the reviewer.

    Either a decided label or a correction of the text, in code points of the earlier text.
    """

    text: str
    """How it reads."""
    text_sha256: str
    """The earlier text."""
    label: Label | None = None
    damage: ReviewedDamage | None = None


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """What the reviewer was shown before the first decision; the first record of a journal.

    A journal has a further one where the review went on with a newer text or newer suggestions:
    the events behind it are about it. It holds the text, so that a review can be read, exported
    and carried over to a newer cleaning even when the source file is gone.
    """

    report_id: str
    source: Source
    meta: Meta
    text: str
    """The cleaned text."""
    text_sha256: str
    cleaning_version: str
    alignment: tuple[tuple[int, int, int, int], ...] | None
    """`(raw start, raw end, clean start, clean end)` of every edit that is not one-to-one; None
    where the raw text is not known."""
    label_schema: str
    """Name of the label schema."""
    labels_covered: tuple[str, ...]
    """The label names that were to be reviewed."""
    labels: tuple[Label, ...] = ()
    """Sorted by start. In an imported review some are already decided."""
    damage: tuple[ReviewedDamage, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    """What of an earlier opening could not be carried over to this one."""
    holds: int = 0
    """How many earlier events of the journal its labels already hold."""
    status: ReviewStatus = ReviewStatus.NEW
    comment: str | None = None
    flagged: bool = False
    updated_at: str | None = None
    seconds: float = 0.0
    extra: dict[str, Any] = {}
    """Keys of an imported record that govtui does not know."""


class Decision(msgspec.Struct, frozen=True, kw_only=True, tag_field="do", omit_defaults=True):
    """One thing that a reviewer did; the base of all kinds below."""


class Accept(Decision, frozen=True, kw_only=True, tag="accept"):
    """The labels are right as they stand."""

    ids: tuple[int, ...]
    bulk: bool = False


class Reject(Decision, frozen=True, kw_only=True, tag="reject"):
    """The labels are wrong."""

    ids: tuple[int, ...]
    bulk: bool = False


class Relabel(Decision, frozen=True, kw_only=True, tag="relabel"):
    """The labels' spans are right, their name is `label`."""

    ids: tuple[int, ...]
    label: str
    bulk: bool = False


class Move(Decision, frozen=True, kw_only=True, tag="move"):
    """The label's span is `[start, end)`; the undecided labels it now overlaps are rejected."""

    id: int
    start: int
    end: int
    displaced: tuple[int, ...] = ()


class Add(Decision, frozen=True, kw_only=True, tag="add"):
    """A label that nobody suggested; the undecided labels it overlaps are rejected."""

    id: int
    start: int
    end: int
    label: str
    displaced: tuple[int, ...] = ()
    bulk: bool = False


class Several(Decision, frozen=True, kw_only=True, tag="several"):
    """Decisions on labels that are made, and undone, as one: what was propagated in a report."""

    decisions: tuple[Accept | Reject | Relabel | Add, ...]


class CorrectText(Decision, frozen=True, kw_only=True, tag="correct_text"):
    """The text at `[start, end)` reads `text`. Labels that touch it become undecided.

    With `damage` and nothing to change (`start == end`, no text) it confirms the damage's text.
    """

    start: int
    end: int
    text: str
    damage: int | None = None
    """Index of the damage that this mends; None for a place that was not marked."""


class Restore(Decision, frozen=True, kw_only=True, tag="restore"):
    """A line that cleaning dropped is part of the text after all; it goes in at `start`.

    A correction of the text whose every character knows the raw characters that it came from.
    """

    start: int
    text: str
    """The line with the newline that parts it from the next line, or from the one before."""
    raw: Span
    alignment: tuple[tuple[int, int, int, int], ...] = ()
    """The positions of its edits: `text` against its raw range, both counted from their starts."""

    @property
    def end(self) -> int:
        """The same as `start`: nothing is replaced."""
        return self.start

    @property
    def damage(self) -> None:
        """None: no damage is mended."""
        return None


class Comment(Decision, frozen=True, kw_only=True, tag="comment"):
    """A remark on a label, or on the report where `id` is None; None as text takes it back."""

    text: str | None
    id: int | None = None


class Flag(Decision, frozen=True, kw_only=True, tag="flag"):
    """Marks a label, or the report where `id` is None, for another look."""

    on: bool
    id: int | None = None


class SetMeta(Decision, frozen=True, kw_only=True, tag="set_meta"):
    """A field of the metadata is `value`; the names are those of `cleaning.model.Meta`."""

    field: str
    value: Any


class Finish(Decision, frozen=True, kw_only=True, tag="finish"):
    """The review is done."""


class Reopen(Decision, frozen=True, kw_only=True, tag="reopen"):
    """The review is not done after all."""


class Undo(Decision, frozen=True, kw_only=True, tag="undo"):
    """Takes back the last event that stands."""


class Redo(Decision, frozen=True, kw_only=True, tag="redo"):
    """Brings back what the last undo took."""


class Spent(Decision, frozen=True, kw_only=True, tag="spent"):
    """Time that the report was on screen with the reviewer at the keys. Not undoable."""

    seconds: float


AnyDecision = (
    Accept | Reject | Relabel | Move | Add | Several | CorrectText | Restore
    | Comment | Flag | SetMeta | Finish | Reopen | Undo | Redo | Spent
)  # fmt: skip


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A decision with its circumstances, as the journal keeps it."""

    decision: AnyDecision
    by: str
    at: str
    """RFC 3339 in UTC, to the second; never before that of the event before it."""
    text_sha256: str
    """The review's text, earlier corrections included, that the decision was made on."""
    batch: str | None = None
    """The batch over many reports that this is part of."""
