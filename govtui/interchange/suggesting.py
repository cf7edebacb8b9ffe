"""Labels of another program, or of other people, as suggestions.

What was imported stands before what govtui computes where the two overlap, and of two imported
suggestions the surer one. Nothing here touches a decided label: an opening with these suggestions
takes its turn as any newer one does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from govtui.corpus.records import lines
from govtui.errors import GovtuiError, InterchangeError
from govtui.extraction.carrying import carry
from govtui.extraction.model import Suggestion
from govtui.extraction.scores import Span
from govtui.interchange import record
from govtui.interchange.importing import Imported, ImportedLine, refused
from govtui.review.model import Status
from govtui.review.opening import check_label_count, undecided_labels
from govtui.store.suggestions import Offered, keep, offered_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from govtui.interchange.record import LabelRecord
    from govtui.review.model import Opening
    from govtui.store.workspace import Workspace


def import_suggestions(file: BinaryIO, workspace: Workspace, source: str) -> Iterator[ImportedLine]:
    """Keep the labels of a JSONL file of records as what `source` suggests; tell of each line.

    Rejected labels are left out. What the source suggested earlier for the same reports is
    replaced; of several lines about one report the last one holds.
    """
    offered: dict[str, Offered] = {}
    for line in lines(file):
        try:
            if line.record is None:
                raise InterchangeError(line.problem)
            one = _offered(line.record, source)
        except GovtuiError as error:
            yield refused(line, error)
        else:
            offered[one.id] = one
    new = keep(workspace, source, offered.values()) if offered else set()
    for id_ in offered:
        result = Imported.ADDED if id_ in new else Imported.UNCHANGED
        yield ImportedLine(id=id_, result=result)


def _offered(data: dict[str, Any], source: str) -> Offered:
    """Return the suggestions of a record, each named after the source."""
    read = record.read(data)
    check_label_count(read.id, len(read.labels))
    labels = [label for label in read.labels if label.status is not Status.REJECTED]
    return Offered(
        id=read.id,
        sha256=read.source.sha256,
        text=read.text,
        suggestions=tuple(
            sorted(_suggestion(label, source) for label in labels if label.start < label.end)
        ),
    )


def _suggestion(label: LabelRecord, source: str) -> Suggestion:
    """Return a label as a suggestion; what a person decided about it is as sure as can be."""
    if label.status is Status.SUGGESTED and label.suggested is not None:
        source, score = f"{source}:{label.suggested.source}", label.suggested.score
    else:
        score = 1.0
    return Suggestion(label.start, label.end, label.label, source, min(max(score, 0.0), 1.0))


def with_imported(folder: Path, opening: Opening) -> Opening:
    """Return a new review's opening with what was imported as suggestions for its report.

    `folder` is the `.govtui` folder.
    """
    imported = [
        suggestion
        for _source, one in offered_for(folder, opening.report_id, opening.source.sha256)
        for suggestion in _placed(one, opening)
    ]
    if not imported:
        return opening
    imported.sort(key=lambda suggestion: (-suggestion.score, suggestion))
    computed = [label.suggested for label in opening.labels if label.suggested is not None]
    labels = undecided_labels(_flat([*imported, *computed], len(opening.text)))
    return msgspec.structs.replace(opening, labels=labels)


def _placed(one: Offered, opening: Opening) -> Iterator[Suggestion]:
    """Yield suggestions in the opening's text: those that read there as where they were made."""
    spans = [Span(s.start, s.end, s.label) for s in one.suggestions]
    moved = carry(spans, one.text, opening.text).spans
    for suggestion, span in zip(one.suggestions, moved, strict=True):
        surface = one.text[suggestion.start : suggestion.end]
        if not span.sound or opening.text[span.start : span.end] != surface or not surface:
            continue
        if suggestion.label in opening.labels_covered:
            yield msgspec.structs.replace(suggestion, start=span.start, end=span.end)


def _flat(suggestions: Iterable[Suggestion], length: int) -> Iterator[Suggestion]:
    """Yield suggestions in a text of `length` that overlap none before them."""
    taken = bytearray(length)
    for suggestion in suggestions:
        if not any(taken[suggestion.start : suggestion.end]):
            taken[suggestion.start : suggestion.end] = b"\1" * (suggestion.end - suggestion.start)
            yield suggestion
