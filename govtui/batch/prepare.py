"""Preparing a report: from its entry in the corpus to the opening of a review."""

from __future__ import annotations

from pathlib import Path

import msgspec

from govtui import corpus
from govtui.cleaning.aligned import AlignedText, Alignment
from govtui.cleaning.model import Block
from govtui.corpus.model import Entry, Report
from govtui.errors import GovtuiError
from govtui.extraction.schema import LabelSchema, default_schema
from govtui.review.model import Opening
from govtui.review.opening import open_review


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What a report is prepared with; the same for all reports of a workspace."""

    root: str
    """The folder that the entries' paths start from."""
    schema: LabelSchema | None = None
    """None for the built-in one."""


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A report that is ready to be reviewed."""

    report: Report
    opening: Opening
    blocks: tuple[Block, ...]
    """The page's paragraphs with their roles, the dropped ones included."""

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


def prepare(task: Task, entry: Entry, encoding: str | None = None) -> Prepared:
    """Read, clean and extract one report. Raises CorpusError where it cannot be read."""
    # Loaded with the first report: the screens' own process imports this module, and never these.
    from govtui.cleaning.pipeline import clean
    from govtui.extraction.pipeline import suggest

    schema = task.schema or default_schema()
    report = corpus.read(Path(task.root), entry, encoding=encoding)
    cleaned = clean(report)
    suggestions = suggest(cleaned.text, schema=schema)
    return Prepared(
        report=report,
        opening=open_review(report, cleaned, suggestions, schema),
        blocks=cleaned.blocks,
    )


def prepare_or_say_why(task: Task, entry: Entry, encoding: str | None = None) -> Prepared | Failure:
    """Prepare a report; what stops this one is returned, so that it never stops the others."""
    try:
        return prepare(task, entry, encoding)
    except GovtuiError as error:
        return Failure(message=str(error), encodings=getattr(error, "candidates", ()))
    except Exception as error:
        # A fault of ours or of a library, met in one report: it must not cost the others.
        return Failure(message=f"{entry.id}: {type(error).__name__}: {error}")
