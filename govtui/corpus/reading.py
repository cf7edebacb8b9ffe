"""From an entry of the listing to the report."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from govtui.corpus import manifest
from govtui.corpus.article import article_of
from govtui.corpus.encoding import decode
from govtui.corpus.files import open_regular, read_bytes
from govtui.corpus.html import declared_encoding, visible_text
from govtui.corpus.listing import HTML, why_no_report
from govtui.corpus.model import Entry, Report, Source
from govtui.corpus.records import parse_line
from govtui.errors import CorpusError, NeedsEncoding
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def read(root: Path, entry: Entry, *, encoding: str | None = None) -> Report:
    """Read the report of `entry`, an entry of `scan(root)`.

    `encoding` is what a person chose for it. Raises `NeedsEncoding` where one must be chosen, and
    `CorpusError`; the message names the report.
    """
    try:
        if entry.problem is not None:
            raise CorpusError(entry.problem)
        if entry.offset is not None:
            return _read_record(root, entry, entry.offset, encoding)
        return _read_file(root, entry, encoding)
    except NeedsEncoding as error:
        raise NeedsEncoding(f"{entry.id}: {error}", error.candidates) from error
    except CorpusError as error:
        raise CorpusError(f"{entry.id}: {error}") from error


def _read_file(root: Path, entry: Entry, encoding: str | None) -> Report:
    """Read a text or HTML file."""
    data = read_bytes(root, entry.path)
    is_html = entry.path.lower().endswith(HTML)
    declared = declared_encoding(data) if is_html else None
    text, used = decode(data, chosen=encoding, declared=declared)
    text = normalised(text)
    facts = manifest.facts_of(root, entry.path)
    raw = visible_text(text) if is_html else text
    return Report(
        id=entry.id,
        source=_source(entry, sha256(data).hexdigest(), used, facts),
        raw=raw,
        article=article_of(text, raw) if is_html else None,
        fields=_others(facts),
    )


def _read_record(root: Path, entry: Entry, offset: int, encoding: str | None) -> Report:
    """Read one record of a JSONL file."""
    with open_regular(root, entry.path) as file:
        file.seek(offset)
        record = parse_line(file.read(entry.size), encoding)
    own = record.get("id")
    if why_no_report(record) or (own is not None and entry.id != f"{entry.path}#{own}"):
        raise CorpusError(_("the file has changed since it was listed; list it again"))
    facts = {**manifest.facts_of(root, entry.path), **record}
    text: str = facts.pop("text")
    facts.pop("id", None)
    return Report(
        id=entry.id,
        source=_source(entry, sha256(text.encode()).hexdigest(), encoding or "utf-8", facts),
        raw=normalised(text),
        fields=_others(facts),
    )


def _source(entry: Entry, digest: str, encoding: str, facts: Mapping[str, Any]) -> Source:
    """Return where the report came from."""
    url, crawled_at = facts.get("url"), facts.get("crawled_at")
    return Source(
        path=entry.path,
        sha256=digest,
        encoding=encoding,
        url=url if isinstance(url, str) else None,
        crawled_at=crawled_at if isinstance(crawled_at, str) else None,
    )


def _others(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts that the source does not hold already."""
    in_source = ("url", "crawled_at")
    return {k: v for k, v in facts.items() if k not in in_source or not isinstance(v, str)}


def normalised(text: str) -> str:
    """Return `text` with `\\n` for every line end of other systems."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
