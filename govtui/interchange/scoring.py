"""Two files of records held against each other: pairing, carrying over, scoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.corpus.files import open_regular
from govtui.corpus.records import lines, located
from govtui.errors import CorpusError, InterchangeError
from govtui.extraction.carrying import carry
from govtui.extraction.scores import Report, Span, score
from govtui.i18n import _
from govtui.interchange import record
from govtui.review.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govtui.interchange.record import LabelRecord, Record


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """What came of comparing two files."""

    reports: list[Report]
    changed: int
    """Characters that differ between the texts that were compared."""
    problems: list[str]
    """What could not be read or has no counterpart, for people."""


def score_files(gold: Path, predicted: Path) -> Scored:
    """Score every record of `gold`. Pairs are found by the source's sha256, then by id.

    Of gold the reviewed labels that stand count, of `predicted` all that are not rejected, and of
    both only the labels that gold covers. A gold record without a counterpart counts as one in
    which nothing was found. Raises InterchangeError where a file cannot be read at all.
    """
    problems: list[str] = []
    wanted, found = _records(gold, problems), _records(predicted, problems)
    by_sign = {sign: other for other in found for sign in _signs(other)}
    reports: list[Report] = []
    changed = 0
    for truth in wanted:
        other = next((by_sign[sign] for sign in _signs(truth) if sign in by_sign), None)
        if other is None:
            message = _("{path}: there is nothing for {id}: its labels count as missed")
            problems.append(message.format(path=predicted, id=truth.id))
        report, differing = _score(truth, other)
        reports.append(report)
        changed += differing
    return Scored(reports=reports, changed=changed, problems=problems)


def _signs(one: Record) -> Iterator[tuple[str | None, str | None]]:
    """Yield what a record is paired by, the surest first: several may have the same text."""
    if one.source.sha256:
        yield one.source.sha256, one.id
        yield one.source.sha256, None
    yield None, one.id


def _score(truth: Record, other: Record | None) -> tuple[Report, int]:
    """Score one report; also the number of characters in which the texts differ."""
    gold = [_span(label) for label in truth.labels if label.status.stands]
    covered = truth.review.labels_covered
    offered = [
        _span(label)
        for label in (other.labels if other else ())
        if label.status is not Status.REJECTED and (not covered or label.label in covered)
    ]
    moved, changed = carry(offered, other.text if other else truth.text, truth.text)
    return score(truth.id, truth.text, gold, moved), changed


def _span(label: LabelRecord) -> Span:
    return Span(label.start, label.end, label.label)


def _records(path: Path, problems: list[str]) -> list[Record]:
    """Return the records of a file; lines that are none are added to `problems`."""
    result = []
    try:
        with open_regular(path.parent, path.name) as file:
            for line in lines(file):
                if line.record is None:
                    problems.append(f"{path}: {located(line.number, line.problem or '')}")
                    continue
                try:
                    result.append(record.read(line.record))
                except InterchangeError as error:
                    problems.append(f"{path}: {located(line.number, str(error))}")
    except CorpusError as error:
        raise InterchangeError(f"{path}: {error}") from error
    return result
