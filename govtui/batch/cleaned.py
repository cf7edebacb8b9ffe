"""The line of `govtui clean --json`: a cleaned report with all that cleaning did to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.cleaning.aligned import Edit
from govtui.cleaning.model import Block, Damage, Meta
from govtui.corpus.model import Source

if TYPE_CHECKING:
    from govtui.corpus.model import Report


class CleanedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One line. Offsets are in code points: `raw` of the raw text, all others of `text`."""

    id: str
    source: Source
    text: str
    meta: Meta
    blocks: tuple[Block, ...]
    """A dropped block has `start == end`."""
    edits: tuple[Edit, ...]
    damage: tuple[Damage, ...]


_encoder = msgspec.json.Encoder()


def cleaned_line(report: Report) -> bytes:
    """Clean a report; return the record as one line of JSON with its newline."""
    from govtui.cleaning.pipeline import clean  # it loads dictionaries

    cleaned = clean(report)
    record = CleanedRecord(
        id=report.id,
        source=report.source,
        text=cleaned.text,
        meta=cleaned.meta,
        blocks=cleaned.blocks,
        edits=tuple(cleaned.aligned.edits),
        damage=cleaned.damage,
    )
    return _encoder.encode(record) + b"\n"
