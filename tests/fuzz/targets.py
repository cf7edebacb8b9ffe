"""What is fuzzed: each target takes any bytes and may only read them, or refuse with a message.

A `GovtuiError` is a refusal. Any other exception is a fault, and so is a broken promise about what
was read: offsets inside the text, an alignment that rebuilds it, a journal that is a prefix.
"""

from __future__ import annotations

import io
import json
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import msgspec

from govtui import cleaning, corpus, extraction
from govtui.corpus import html
from govtui.corpus.encoding import decode
from govtui.corpus.model import Report, Source
from govtui.corpus.reading import normalised
from govtui.corpus.records import lines
from govtui.errors import GovtuiError
from govtui.extraction.schema import load_schema
from govtui.interchange import record
from govtui.review.fold import Review
from govtui.store import lexicon, records
from govtui.store.backup import verify
from govtui.store.config import read_config
from govtui.store.fs import Fs
from govtui.store.index import Index
from govtui.store.log import tables_of
from govtui.store.saved import review_in
from govtui.store.suggestions import offered_for
from govtui.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).parent / "corpus"
"""The seeds: a folder a target, of small invented files."""


def text(data: bytes) -> None:
    """A text file: decoded, cleaned, and suggested on."""
    _clean_and_suggest(normalised(decode(data)[0]))


def page(data: bytes) -> None:
    """An HTML page."""
    shown, _encoding = decode(data, declared=html.declared_encoding(data))
    _clean_and_suggest(html.visible_text(normalised(shown)))


def _clean_and_suggest(raw: str) -> None:
    """Clean a raw text, suggest labels, and look whether every offset means what it says."""
    report = Report(id="a.txt", source=Source(path="a.txt", sha256=""), raw=raw)
    result = cleaning.clean(report)
    rebuilt, done = "", 0
    for edit in result.aligned.edits:
        rebuilt += raw[done : edit.raw[0]] + result.text[slice(*edit.clean)]
        done = edit.raw[1]
    assert rebuilt + raw[done:] == result.text
    for mark in result.damage:
        assert result.text[mark.start : mark.end] == mark.text
    end = 0
    for suggestion in extraction.suggest(result.text):
        assert end <= suggestion.start < suggestion.end <= len(result.text)
        end = suggestion.end


def jsonl(data: bytes) -> None:
    """A JSONL file of reports, listed and read."""
    folder = _folder()
    (folder / "r.jsonl").write_bytes(data)
    entries = list(corpus.scan(folder, folder / "r.jsonl"))
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        if entry.problem is None:
            corpus.read(folder, entry).raw.encode()


def manifest(data: bytes) -> None:
    """A manifest beside a report."""
    folder = _folder()
    (folder / "a.txt").write_text("会", encoding="utf-8")
    (folder / "manifest.jsonl").write_bytes(data)
    for entry in corpus.scan(folder):
        if entry.problem is None:
            msgspec.json.encode(corpus.read(folder, entry))


def journal(data: bytes) -> None:
    """The bytes of a journal: what is read stands in them as it is written."""
    reading = records.read(data)
    written, last = b"", records.FIRST
    for number, one in enumerate(reading.records, 1):
        line, last = records.encode(number, last, one.ops)
        written += line
    assert written == data[: reading.length] + b"\n" * reading.unended
    assert not (reading.damage and reading.tail)
    records.salvage(data, after=len(reading.records))
    _fold(reading.records)


def review(data: bytes) -> None:
    """The operations of a journal, a record a line, under right checksums."""
    whole, last = b"", records.FIRST
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            ops = msgspec.json.decode(line, type=list[records.Op])
            encoded, last = records.encode(number, last, ops)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue
        whole += encoded
    _fold(records.read(whole).records)


def _fold(found: list[records.Record]) -> None:
    """Fold the review in a journal's records; export what there is, and read the export."""
    saved = review_in(tables_of(found))
    if saved is not None:
        _go_round(saved.review())


def imported(data: bytes) -> None:
    """A file of export records: each is kept whole or refused."""
    for line in lines(io.BytesIO(data)):
        if line.record is not None:
            with suppress(GovtuiError):
                _go_round(Review(record.opening_of(record.read(line.record), line.record)))


def _go_round(folded: Review) -> None:
    """Export a review, import the export, and export it again: the same bytes."""
    for label in folded.labels:
        assert 0 <= label.start <= label.end <= len(folded.text)
    line = record.encode(folded, reviewer="lin", everything=True)
    again = Review(record.opening_of(*record.decode(line)))
    assert record.encode(again, reviewer="lin", everything=True) == line


def schema(data: bytes) -> None:
    """A label schema of a workspace."""
    load_schema(_file("schema.json", data))


def config(data: bytes) -> None:
    """`workspace.json`."""
    read_config(_file("workspace.json", data), Fs())


def taught(data: bytes) -> None:
    """The lexicon that was fixed by hand."""
    folder = _folder() / ".govtui"
    folder.mkdir(exist_ok=True)
    (folder / "lexicon.jsonl").write_bytes(data)
    with Workspace.open(_folder(), reviewer="lin", read_only=True) as workspace:
        extraction.suggest("云溪区召开会议", lexicon=lexicon.fixed(workspace))


def suggested(data: bytes) -> None:
    """Suggestions that were imported."""
    _file("suggestions/model.jsonl", data)
    for report in ("news/a.txt", "b"):
        for _source, one in offered_for(_folder(), report, "0" * 64):
            assert all(0 <= item.start < item.end <= len(one.text) for item in one.suggestions)


def index(data: bytes) -> None:
    """The cache of summaries, which is right or not believed."""
    _file("index/lin.json", data)
    for summary in Index(_folder(), "lin", Fs()).summaries.values():
        json.dumps(summary.report_id)


def backup(data: bytes) -> None:
    """A backup."""
    verify(_file("b.zip", data))


def _file(name: str, data: bytes) -> Path:
    """Write a file for a reader that wants a path."""
    path = _folder() / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


@cache
def _folder() -> Path:
    """Return a folder of this process's own."""
    return Path(mkdtemp(prefix="govtui-fuzz-"))


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one
    for one in (
        text, page, jsonl, manifest, journal, review, imported, schema, config, taught, suggested,
        index, backup,
    )
}  # fmt: skip


def try_out(target: str, data: bytes) -> bool:
    """Give bytes to a target; tell whether it took them. Raises what is a fault."""
    try:
        TARGETS[target](data)
    except GovtuiError:
        return False
    return True


def seeds(target: str) -> list[bytes]:
    """Return the seeds of a target, in the order of their names."""
    return [path.read_bytes() for path in sorted((CORPUS / target).iterdir())]
