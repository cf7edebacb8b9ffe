"""What a reviewer can do: each function turns an intent into a checked decision.

They change nothing. The decision becomes an event (`Review.event`), the store writes it, and only
then is it applied. Every function raises ReviewError, with a message for the reviewer, where the
review refuses.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from govtui.errors import ReviewError
from govtui.i18n import _
from govtui.review.model import (
    Accept,
    Add,
    Comment,
    CorrectText,
    Finish,
    Flag,
    Move,
    Redo,
    Reject,
    Relabel,
    Reopen,
    SetMeta,
    Several,
    Undo,
)
from govtui.review.same_text import common_ends

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtui.review.fold import Review
    from govtui.review.model import AnyDecision

_D = TypeVar("_D", bound="AnyDecision")

_DATE = re.compile(r"\d{4}-\d\d-\d\d|--\d\d-\d\d")
_DATE_OR_MINUTE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?")


def accept(review: Review, ids: Iterable[int]) -> Accept:
    """The labels are right as they stand."""
    return _checked(review, Accept(ids=_some(ids)))


def reject(review: Review, ids: Iterable[int]) -> Reject:
    """The labels are wrong."""
    return _checked(review, Reject(ids=_some(ids)))


def relabel(review: Review, ids: Iterable[int], label: str) -> Relabel:
    """The spans are right, their label is `label`; the one that was suggested means accepted."""
    _check_label(review, label)
    return _checked(review, Relabel(ids=_some(ids), label=label))


def move(review: Review, id_: int, start: int, end: int) -> Move:
    """The label covers `[start, end)`; undecided labels that are in the way are rejected."""
    displaced = _displaced(review, start, end, keep=review.label(id_).id)
    return _checked(review, Move(id=id_, start=start, end=end, displaced=displaced))


def add(review: Review, start: int, end: int, label: str) -> Add:
    """A label that nobody suggested; undecided labels that are in the way are rejected."""
    _check_label(review, label)
    displaced = _displaced(review, start, end)
    return _checked(
        review, Add(id=review.next_id, start=start, end=end, label=label, displaced=displaced)
    )


def reject_place(review: Review, start: int, end: int, label: str) -> Several:
    """What may look like a `label` at `[start, end)` is none: nobody has to look at it again."""
    added = add(review, start, end, label)
    return _checked(review, Several(decisions=(added, Reject(ids=(added.id,)))))


def accept_rest(review: Review, seen: Iterable[int]) -> Accept:
    """All undecided labels among `seen` are right: recorded as decided in bulk."""
    return _checked(review, Accept(ids=_rest(review, seen), bulk=True))


def reject_rest(review: Review, seen: Iterable[int]) -> Reject:
    """All undecided labels among `seen` are wrong: recorded as decided in bulk."""
    return _checked(review, Reject(ids=_rest(review, seen), bulk=True))


def correct_text(
    review: Review, start: int, end: int, text: str, *, damage: int | None = None
) -> CorrectText:
    """The text at `[start, end)` reads `text`; `damage` is the index of the mark that it mends.

    Characters that stay are left out of the decision, so that labels on them stay decided.
    """
    if not 0 <= start <= end <= len(review.text):
        raise ReviewError(
            _("{start} to {end} is no span of this text.").format(start=start, end=end)
        )
    _check_characters(text)
    old = review.text[start:end]
    if old == text and damage is None:
        raise ReviewError(_("The text reads so already."))
    before, after = common_ends(old, text)
    return _checked(
        review,
        CorrectText(
            start=start + before,
            end=end - after,
            text=text[before : len(text) - after],
            damage=damage,
        ),
    )


def take_candidate(review: Review, damage: int, candidate: int) -> CorrectText:
    """The damaged place reads as the candidate with this index."""
    if not 0 <= damage < len(review.damage):
        raise ReviewError(_("There is no damage {id} in this report.").format(id=damage))
    mark = review.damage[damage]
    if not 0 <= candidate < len(mark.candidates):
        raise ReviewError(_("This place has no candidate {n}.").format(n=candidate + 1))
    return correct_text(review, mark.start, mark.end, mark.candidates[candidate], damage=damage)


def comment(review: Review, text: str | None, id_: int | None = None) -> Comment:
    """A remark on a label, or on the report; None or nothing but space takes it back."""
    text = (text or "").strip() or None
    _check_characters(text or "")
    return _checked(review, Comment(text=text, id=id_))


def flag(review: Review, on: bool, id_: int | None = None) -> Flag:
    """Mark a label, or the report, for another look; or take the mark back."""
    return _checked(review, Flag(on=on, id=id_))


def set_meta(review: Review, field: str, value: Any) -> SetMeta:
    """The field of the metadata is `value`; the present value accepts it."""
    pattern = {"published": _DATE_OR_MINUTE, "meeting_date": _DATE}.get(field)
    if isinstance(value, str):
        _check_characters(value)
        if pattern and not (pattern.fullmatch(value) and _exists(value)):
            raise ReviewError(
                _("{value} is no date; write it as 2024-05-06.").format(value=repr(value))
            )
    return _checked(review, SetMeta(field=field, value=value))


def _exists(date: str) -> bool:
    """Tell whether there is such a day, and such a minute where one is named.

    Without a year, `--02-29` is a day.
    """
    try:
        datetime.fromisoformat(date.replace("--", "2000-", 1) if date.startswith("-") else date)
    except ValueError:
        return False
    return True


def finish(review: Review) -> Finish:
    """The review is done; refused while a label is undecided."""
    return _checked(review, Finish())


def reopen(review: Review) -> Reopen:
    """The review is not done after all."""
    return _checked(review, Reopen())


def undo(review: Review) -> Undo:
    """Take back the last decision that stands."""
    return _checked(review, Undo())


def redo(review: Review) -> Redo:
    """Bring back what the last undo took."""
    return _checked(review, Redo())


def _checked(review: Review, decision: _D) -> _D:
    review.check(decision)
    return decision


def _some(ids: Iterable[int]) -> tuple[int, ...]:
    chosen = tuple(dict.fromkeys(ids))
    if not chosen:
        raise ReviewError(_("No label is chosen."))
    return chosen


def _rest(review: Review, seen: Iterable[int]) -> tuple[int, ...]:
    seen = set(seen)
    rest = tuple(label.id for label in review.labels if not label.decided and label.id in seen)
    if not rest:
        raise ReviewError(_("Nothing that was on screen is undecided."))
    return rest


def _displaced(review: Review, start: int, end: int, keep: int | None = None) -> tuple[int, ...]:
    """Return the undecided labels that a span would overlap; a decided one refuses it."""
    in_the_way = [label for label in review.overlapping(start, end) if label.id != keep]
    for label in in_the_way:
        if label.decided:
            raise ReviewError(
                _("{label} “{surface}” is in the way and decided; change that one first.").format(
                    label=label.label, surface=review.surface(label)
                )
            )
    return tuple(label.id for label in in_the_way)


def _check_label(review: Review, label: str) -> None:
    if label not in review.opening.labels_covered:
        raise ReviewError(
            _("{label} is no label of the schema {schema}.").format(
                label=repr(label), schema=review.opening.label_schema
            )
        )


def _check_characters(text: str) -> None:
    """Refuse what cleaning deletes: control characters other than line ends and tabs.

    Lone surrogates, which a terminal in a wrong encoding can send, cannot be stored at all.
    """
    for char in text:
        if unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t":
            raise ReviewError(
                _("The text has a control character, U+{code:04X}.").format(code=ord(char))
            )
