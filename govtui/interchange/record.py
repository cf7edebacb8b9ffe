"""The export format `govtui.review/1`: one JSON object a report, a line each.

The structs are the format: the published JSON Schema is generated from them. Fields with a default
may be missing in a record that is imported; an export writes them all. Every offset is in code
points of `text`, `raw` ones in code points of the raw text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec

from govtui import __version__
from govtui.cleaning.aligned import Span
from govtui.cleaning.model import DamageStatus, Meta
from govtui.corpus.model import Source
from govtui.corpus.strict_json import UNREADABLE
from govtui.errors import InterchangeError
from govtui.extraction.model import Suggestion
from govtui.i18n import _
from govtui.review.effects import sha256
from govtui.review.model import Label, Opening, ReviewedDamage, ReviewStatus, Status
from govtui.review.planting import real

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govtui.review.fold import Review

SCHEMA = "govtui.review/1"
"""The name of the format, the `schema` of every record."""


class LabelRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A label of the record's text."""

    start: int
    end: int
    label: str
    text: str
    """The characters that it covers: `text[start:end]` of the record."""
    raw: Span | None = None
    status: Status
    in_bulk: bool = False
    by: str | None = None
    at: str | None = None
    suggested: Suggestion | None = None
    """The suggestion that it began as; null where nobody suggested it."""
    comment: str | None = None
    flagged: bool | msgspec.UnsetType = msgspec.UNSET
    """Marked for another look; left out where it is not."""


class DamageRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A damaged or corrected place of the record's text."""

    start: int
    end: int
    raw: Span | None = None
    status: DamageStatus
    text: str
    """What stands there: `text[start:end]` of the record."""
    candidates: tuple[str, ...] = ()
    by: str | None = None
    at: str | None = None


class ReviewRecord(msgspec.Struct, frozen=True, kw_only=True):
    """How far the review is, and whose it is."""

    status: ReviewStatus
    reviewer: str | None = None
    label_schema: str | None = None
    labels_covered: tuple[str, ...] = ()
    """The label names that were reviewed: one that is missing here was not looked for."""
    comment: str | None = None
    flagged: bool = False
    updated_at: str | None = None
    seconds: int = 0
    """Time that the report was on screen with the reviewer at the keys, in seconds."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One reviewed report."""

    schema: Literal["govtui.review/1"]
    govtui_version: str | None = None
    id: str
    source: Source
    meta: Meta = Meta()
    text: str
    """The cleaned text with the reviewer's corrections; paragraphs are parted by a newline."""
    text_sha256: str | None = None
    cleaning_version: str | None = None
    labels: tuple[LabelRecord, ...] = ()
    damage: tuple[DamageRecord, ...] = ()
    review: ReviewRecord


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(dict[str, Any])


def encode(review: Review, *, reviewer: str | None, everything: bool = False) -> bytes:
    """Return a review as one line of JSON with its newline.

    Without `everything` only the labels that stand are in it: accepted, corrected and added ones.
    Planted suggestions are never in it. Keys that govtui did not know when it imported the review
    stand where they stood.
    """
    labels = [label for label in real(review.labels) if everything or label.status.stands]
    data: dict[str, Any] = msgspec.to_builtins(_record(review, labels, reviewer))
    _overlay(data, review.opening.extra)
    for item, label in zip(data["labels"], labels, strict=True):
        _overlay(item, label.extra)
    for item, mark in zip(data["damage"], review.damage, strict=True):
        _overlay(item, mark.extra)
    return _encoder.encode(data) + b"\n"


def _record(review: Review, labels: Sequence[Label], reviewer: str | None) -> Record:
    opening = review.opening
    return Record(
        schema="govtui.review/1",
        govtui_version=__version__,
        id=opening.report_id,
        source=opening.source,
        meta=review.meta,
        text=review.text,
        text_sha256=review.text_sha256,
        cleaning_version=opening.cleaning_version,
        labels=tuple(_label_record(label, review.surface(label)) for label in labels),
        damage=tuple(
            msgspec.convert(mark, DamageRecord, from_attributes=True) for mark in review.damage
        ),
        review=ReviewRecord(
            status=review.status,
            reviewer=reviewer,
            label_schema=opening.label_schema,
            labels_covered=opening.labels_covered,
            comment=review.comment,
            flagged=review.flagged,
            updated_at=review.updated_at,
            seconds=round(review.seconds),
        ),
    )


def _label_record(label: Label, surface: str) -> LabelRecord:
    return LabelRecord(
        start=label.start,
        end=label.end,
        label=label.label,
        text=surface,
        raw=label.raw,
        status=label.status,
        in_bulk=label.in_bulk,
        by=label.by,
        at=label.at,
        suggested=label.suggested,
        comment=label.comment,
        flagged=True if label.flagged else msgspec.UNSET,
    )


def decode(line: bytes) -> tuple[Record, dict[str, Any]]:
    """Return a record and the JSON object that it was read from; InterchangeError as `read`."""
    try:
        data = _decoder.decode(line)
    except UNREADABLE as error:
        raise InterchangeError(str(error)) from error
    return read(data), data


def read(data: dict[str, Any]) -> Record:
    """Return the record that a JSON object is.

    Raises InterchangeError with what is wrong and where in the object; the caller adds the file
    and the line.
    """
    try:
        record = msgspec.convert(data, Record)
    except UNREADABLE as error:
        raise InterchangeError(str(error)) from error
    _check(record)
    return record


def _check(record: Record) -> None:
    """Raise InterchangeError where the record contradicts itself."""
    if record.text_sha256 not in (None, sha256(record.text)):
        raise InterchangeError(_("`text_sha256` is not that of `text`"))
    places: dict[str, tuple[LabelRecord | DamageRecord, ...]] = {
        "labels": record.labels,
        "damage": record.damage,
    }
    for name, items in places.items():
        for number, item in enumerate(items):
            problem = _problem_of(item, record.text)
            if problem:
                raise InterchangeError(f"$.{name}[{number}]: {problem}")


def _problem_of(item: LabelRecord | DamageRecord, text: str) -> str | None:
    """Return what is wrong with the place of a label or a damage."""
    if not 0 <= item.start <= item.end <= len(text):
        problem = _("{start} to {end} is no span of `text`")
    elif text[item.start : item.end] != item.text:
        problem = _("the record's text at {start} to {end} is not the item's text")
    else:
        return None
    return problem.format(start=item.start, end=item.end)


def opening_of(record: Record, data: dict[str, Any]) -> Opening:
    """Return the opening of a review that goes on where the record stands.

    `data` is the object that the record was read from: what it says beyond the format is kept.
    """
    known = msgspec.to_builtins(record)
    return Opening(
        report_id=record.id,
        source=record.source,
        meta=record.meta,
        text=record.text,
        text_sha256=sha256(record.text),
        cleaning_version=record.cleaning_version or "",
        alignment=None,
        label_schema=record.review.label_schema or "",
        labels_covered=record.review.labels_covered,
        labels=tuple(
            _label_of(number, item, _unknown(data["labels"][number], known["labels"][number]))
            for number, item in enumerate(record.labels)
        ),
        damage=tuple(
            _damage_of(item, _unknown(data["damage"][number], known["damage"][number]))
            for number, item in enumerate(record.damage)
        ),
        status=record.review.status,
        comment=record.review.comment,
        flagged=record.review.flagged,
        updated_at=record.review.updated_at,
        seconds=record.review.seconds,
        extra=_unknown(data, known),
    )


def _label_of(number: int, item: LabelRecord, extra: dict[str, Any]) -> Label:
    return Label(
        id=number,
        start=item.start,
        end=item.end,
        label=item.label,
        status=item.status,
        suggested=item.suggested,
        raw=item.raw,
        in_bulk=item.in_bulk,
        by=item.by,
        at=item.at,
        comment=item.comment,
        flagged=item.flagged is True,
        extra=extra,
    )


def _damage_of(item: DamageRecord, extra: dict[str, Any]) -> ReviewedDamage:
    mark = msgspec.convert(item, ReviewedDamage, from_attributes=True)
    return msgspec.structs.replace(mark, extra=extra)


def _unknown(data: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """Return what `data` has beyond `known`, objects within objects included."""
    extra = {key: value for key, value in data.items() if key not in known}
    for key, value in known.items():
        inner = data.get(key)
        if isinstance(value, dict) and isinstance(inner, dict):
            beyond = _unknown(inner, value)
            if beyond:
                extra[key] = beyond
    return extra


def _overlay(data: dict[str, Any], extra: dict[str, Any]) -> None:
    """Put what `_unknown` gave back into its places."""
    for key, value in extra.items():
        if isinstance(value, dict) and isinstance(data.get(key), dict):
            _overlay(data[key], value)
        else:
            data[key] = value
