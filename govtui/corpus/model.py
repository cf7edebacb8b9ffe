"""What the corpus knows of a source: where it lies, what it says, and why it cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report came from; the `source` of the export contract."""

    path: str
    """POSIX path of the file from the workspace root."""
    sha256: str
    """Hex digest of the file's bytes; for a JSONL record, of its text in UTF-8."""
    encoding: str | None = None
    """Name of the encoding that the bytes were decoded with, `utf-8`, `utf-16` or `gb18030`."""
    url: str | None = None
    crawled_at: str | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One source document, read."""

    id: str
    """POSIX path from the workspace root; for JSONL, `path#record`."""
    source: Source
    raw: str
    """The raw text: newlines are `\\n`, nothing else is changed. For HTML the visible text."""
    article: tuple[int, int] | None = None
    """Where in `raw` the markup of an HTML page shows the article, as far as that is known."""
    fields: Mapping[str, Any] = {}
    """What else the JSONL record or the manifest says of it."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of the corpus listing: a report that can be read, or the reason why not.

    It holds no other objects than strings, so the garbage collector need not go through 100,000.
    """

    id: str
    """The report's id; for a line of JSONL that is none, the file's path, `:` and its number."""
    path: str
    """POSIX path of the file from the workspace root."""
    size: int
    """Bytes of the file (of the line, for a JSONL record)."""
    modified: float
    """Modification time of the file, in seconds since the epoch."""
    offset: int | None = None
    """Byte offset of the record's line in a JSONL file."""
    problem: str | None = None
    """Why it cannot be opened, for people; None where it can, as far as is known unread."""
    encodings: tuple[str, ...] = ()
    """The plausible encodings of a report that needs one to be chosen, likeliest first."""
