"""What cleaning gives: the cleaned text with its blocks, its damage and the facts of the page."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from govtui.cleaning.aligned import AlignedText, Span

VERSION = "2"
"""The cleaning version: raised with every change of what cleaning gives for some text."""


class Role(StrEnum):
    """What a block of the page is; metadata and chrome are not part of the cleaned text."""

    TITLE = "title"
    METADATA = "metadata"
    BYLINE = "byline"
    BODY = "body"
    CHROME = "chrome"


class Block(msgspec.Struct, frozen=True):
    """A paragraph of the page. A dropped one has `start == end`."""

    role: Role
    start: int
    end: int
    raw: Span
    reason: str
    """The rule that gave the role, in words for people."""


class RawLine(msgspec.Struct, frozen=True):
    """A line of the cleaned page with all that is needed to put it into a cleaned text."""

    raw: Span
    text: str
    """What it reads after cleaning, without a newline."""
    alignment: tuple[tuple[int, int, int, int], ...]
    """The positions of its edits: `text` against its raw range, both counted from their starts."""
    before: Span | None
    """Raw range of the newline before it; None in the first line."""
    after: Span | None
    """Raw range of the newline behind it; None in the last line."""


class Dropped(RawLine, frozen=True):
    """A line of the page that is not part of the cleaned text."""

    role: Role
    reason: str
    """The rule that gave the role, in words for people."""


class DamageStatus(StrEnum):
    """How far a damaged place could be mended."""

    REPAIRED = "repaired"
    LIKELY = "likely"
    SUGGESTED = "suggested"
    FLAGGED = "flagged"
    CORRECTED = "corrected"
    """A reviewer typed or chose the text."""

    @property
    def is_open(self) -> bool:
        """Whether a reviewer still has to look: this is what is counted as damaged everywhere.

        What was repaired is proven, and what was corrected somebody has looked at.
        """
        return self not in (DamageStatus.REPAIRED, DamageStatus.CORRECTED)


class Damage(msgspec.Struct, frozen=True):
    """A place whose bytes were lost, in code points of the cleaned text and of the raw text."""

    start: int
    end: int
    raw: Span
    status: DamageStatus
    text: str
    """What stands in the cleaned text now."""
    candidates: tuple[str, ...] = ()
    """Texts that reproduce the raw, likeliest first."""


class Region(msgspec.Struct, frozen=True):
    """An administrative area; `code` is its GB/T 2260 code, or None where it has none."""

    name: str
    code: str | None = None


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """The `meta` of the export contract. Absent facts are None, never invented."""

    title: str | None = None
    source: str | None = None
    published: str | None = None
    """ISO 8601 date, or date and minute: `2024-05-06T16:00`."""
    meeting_date: str | None = None
    """ISO 8601 date; an XML Schema gMonthDay (`--05-07`) where no year is known."""
    region: Region | None = None
    authors: tuple[str, ...] = ()
    views: int | None = None


class Cleaned(msgspec.Struct, frozen=True, kw_only=True):
    """A report after cleaning."""

    aligned: AlignedText
    page: AlignedText
    """The cleaned page before lines were dropped."""
    blocks: tuple[Block, ...]
    damage: tuple[Damage, ...]
    meta: Meta
    version: str
    """The cleaning version: the same raw text and version give the same cleaned text. With `+html`
    where the markup of a web page told its article."""

    @property
    def text(self) -> str:
        """The cleaned text: title, body and by-lines, paragraphs parted by `\\n`."""
        return self.aligned.text
