"""Preparing a report: from its entry in the corpus to what is wanted of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import msgspec

from govtui import corpus
from govtui.cleaning.aligned import AlignedText, Alignment
from govtui.cleaning.model import Dropped
from govtui.corpus.model import Entry, Report, Source
from govtui.errors import GovtuiError, fault
from govtui.extraction.lexicon import Lexicon
from govtui.extraction.schema import LabelSchema, default_schema
from govtui.review import word_edges
from govtui.review.model import Opening
from govtui.review.opening import open_review


class Product(StrEnum):
    """What is made of each report."""

    REVIEW = "review"
    """A `Prepared`, for the screens."""
    TEXT = "text"
    """The cleaned text, as `govtui clean` writes it."""
    CLEANED = "cleaned"
    """The line that `govtui clean --json` writes."""
    RECORD = "record"
    """The line that `govtui extract` writes: an export record with its suggestions."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What a report is prepared with; the same for all reports of a workspace."""

    root: str
    """The folder that the entries' paths start from."""
    schema: LabelSchema | None = None
    """None for the built-in one."""
    lexicon: Lexicon = {}
    """What the workspace's reviews have taught."""
    product: Product = Product.REVIEW
    language: str = "en"
    """Of the messages for people."""
    workspace: str | None = None
    """The `.govtui` folder, to keep prepared reports in for the screens."""
    read_only: bool = False
    """Whether nothing may be written there."""


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A report that is ready to be reviewed."""

    report: Report
    opening: Opening
    dropped: tuple[Dropped, ...] = ()
    """The lines of the page that are not part of the cleaned text."""
    words: bytes = b""
    """The words of the cleaned text, `packed` as `review.word_edges` has them."""

    @property
    def aligned(self) -> AlignedText:
        """The cleaned text aligned to the raw."""
        positions = self.opening.alignment or ()
        return AlignedText(self.report.raw, self.opening.text, Alignment.from_positions(positions))


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """Why a report could not be prepared, for people."""

    message: str
    encodings: tuple[str, ...] = ()
    """The plausible encodings where one has to be chosen."""


def make(task: Task, entry: Entry, encoding: str | None = None) -> Prepared | bytes:
    """Make the task's product of a report. Raises CorpusError where it cannot be read."""
    return _product(task, corpus.read(Path(task.root), entry, encoding=encoding))


def make_or_say_why(
    task: Task, entry: Entry, encoding: str | None = None
) -> Prepared | bytes | Failure:
    """Make the product; what stops this report is returned, so that it never stops the others."""
    try:
        return make(task, entry, encoding)
    except GovtuiError as error:
        return Failure(message=str(error), encodings=getattr(error, "candidates", ()))
    except Exception as error:
        # A fault of ours or of a library, met in one report: it must not cost the others.
        return Failure(message=f"{entry.id}: {fault(error)}")


def warm_up(task: Task) -> None:
    """Load the dictionaries that the first report would wait for, by way of an invented one."""
    raw = "雲溪區(qū)召開會議\n3月21日,區(qū)委書記上官旻主持會(huì)議。"
    _product(task, Report(id="-", source=Source(path="-", sha256=""), raw=raw))


def _product(task: Task, report: Report) -> Prepared | bytes:
    """Make the task's product of a report that has been read."""
    if task.product is Product.REVIEW:
        return _with_words(_prepare(task, report))
    # Loaded where they are needed: the screens' own process imports this module.
    if task.product is Product.TEXT:
        from govtui.cleaning.pipeline import clean

        text = clean(report).text
        return (text if text.endswith("\n") else f"{text}\n").encode()
    if task.product is Product.CLEANED:
        from govtui.batch.cleaned import cleaned_line

        return cleaned_line(report)
    from govtui.interchange import record
    from govtui.review.fold import Review

    opening = _prepare(task, report).opening
    return record.encode(Review(opening), reviewer=None, everything=True)


def _with_words(prepared: Prepared) -> Prepared:
    """Add the words: the screens' process cannot tell them without the dictionary."""
    from govtui.extraction.tagging import tag

    words = word_edges.packed(tag(prepared.opening.text).starts)
    return msgspec.structs.replace(prepared, words=words)


def _prepare(task: Task, report: Report) -> Prepared:
    """Clean and extract."""
    # Loaded with the first report: the screens' own process imports this module, and never these.
    from govtui.cleaning.dropped import dropped_lines
    from govtui.cleaning.pipeline import clean
    from govtui.extraction.pipeline import suggest

    schema = task.schema or default_schema()
    cleaned = clean(report)
    suggestions = suggest(cleaned.text, schema=schema, lexicon=task.lexicon)
    return Prepared(
        report=report,
        opening=open_review(report, cleaned, suggestions, schema),
        dropped=tuple(dropped_lines(cleaned)),
    )
