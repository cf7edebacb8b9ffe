"""Looking through many reports: what is known of them, and where a surface stands in them.

The child process does it, so that a search through ten thousand reports costs the screens nothing.
It looks at what a reviewer would be shown: their own review where they have begun one, else the
prepared report with what the corpus has taught and what is planted.
"""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self

import msgspec

from govtui.batch.facts import Facts
from govtui.batch.kept import Kept, KeptReports
from govtui.batch.prepare import Failure, Prepared, make_or_say_why
from govtui.batch.request import Request
from govtui.errors import DamagedJournal, GovtuiError
from govtui.extraction.lexicon import Lexicon, Teachings
from govtui.extraction.schema import default_schema
from govtui.i18n import _
from govtui.review import concordance, planting, propagation, rechecking
from govtui.review.concordance import Asked, Occurrence
from govtui.review.fold import Review
from govtui.review.model import Opening
from govtui.review.propagation import Finding, Precedent, surface_key
from govtui.review.teaching import taught

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govtui.batch.prepare import Task
    from govtui.corpus.model import Entry
    from govtui.extraction.schema import LabelSchema

_PORTION = 500
"""Reports in one survey at most: what it costs to ask is spread over them."""


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """Whose eyes are looked through."""

    folder: str
    """The `.govtui` folder with their reviews."""
    reviewer: str
    planted: int = 0
    lexicon: Lexicon = {}


class Survey(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Reports to look through, as far as the time allows, and what to look for."""

    requests: tuple[Request, ...]
    seconds: float = 0.1
    """After so long the rest is left for the next survey: something more urgent may wait."""
    prepare: bool = False
    """Whether to prepare those that are not prepared."""
    viewer: Viewer | None = None
    precedent: Precedent | None = None
    """Where would this change something?"""
    asked: Asked | None = None
    """Where is this labelled?"""
    recheck: int = 0
    """How many labels of a report are to be checked again: which are they, and not checked yet?"""
    openings: bool = False
    """Whether to return what the reviews of these reports begin with, for the viewer."""


class Surveyed(msgspec.Struct, kw_only=True):
    """What was found."""

    looked: int = 0
    """How many of the requests, from the first on, have been dealt with."""
    unprepared: list[str] = []
    """Those of them, by report id, that would have to be prepared first."""
    facts: list[tuple[str, Facts]] = []
    """What is known of those that are prepared, by report id."""
    failures: list[tuple[str, Failure]] = []
    findings: list[Finding] = []
    occurrences: list[Occurrence] = []
    openings: list[Opening] = []


class Surveyor:
    """Answers surveys."""

    def __init__(
        self,
        kept: KeptReports,
        schema: LabelSchema,
        prepare: Callable[[Entry, str | None], Prepared | Failure],
    ) -> None:
        self._kept = kept
        self._schema = schema
        self._prepare = prepare
        self._viewer: Viewer | None = None
        self._teachings = Teachings({})
        """The viewer's lexicon, made ready."""

    @classmethod
    def of(cls, task: Task) -> Self:
        """Return the one for a task of the screens."""
        schema = task.schema or default_schema()
        folder = None if task.workspace is None else Path(task.workspace)

        def prepare(entry: Entry, encoding: str | None) -> Prepared | Failure:
            result = make_or_say_why(task, entry, encoding)
            assert not isinstance(result, bytes), "the task of the screens makes no lines"
            return result

        return cls(KeptReports(folder, schema, read_only=task.read_only), schema, prepare)

    def keep(self, request: Request, prepared: Prepared) -> None:
        """Keep a report that was prepared to be opened."""
        self._kept.put(request.entry, request.encoding, prepared.opening)

    def answer(self, survey: Survey) -> Surveyed:
        """Look through the reports in order until the time is up; through one at least."""
        until = monotonic() + survey.seconds
        if survey.viewer is not None and survey.viewer != self._viewer:
            self._viewer = survey.viewer
            self._teachings = Teachings(survey.viewer.lexicon)
        found = Surveyed()
        for request in survey.requests:
            self._look_at(request, survey, found)
            found.looked += 1
            if monotonic() >= until:
                break
        return found

    def _look_at(self, request: Request, survey: Survey, found: Surveyed) -> None:
        """Look at one report."""
        id_ = request.entry.id
        if survey.viewer is not None and not survey.openings:
            try:
                review = _begun(survey.viewer, id_)
            except GovtuiError as error:
                found.failures.append((id_, Failure(message=str(error))))
                return
            if review is not None:
                _search(review, survey, found)
            if review is not None or survey.recheck:
                return
        kept = self._kept.get(request.entry, request.encoding)
        if kept is None and not survey.prepare:
            found.unprepared.append(id_)
            return
        if kept is None:
            result = self._prepare(request.entry, request.encoding)
            if isinstance(result, Failure):
                found.failures.append((id_, result))
                return
            kept = self._kept.put(request.entry, request.encoding, result.opening)
        found.facts.append((id_, kept.facts))
        if survey.viewer is not None:
            self._look_into(kept, survey, survey.viewer, found)

    def _look_into(self, kept: Kept, survey: Survey, viewer: Viewer, found: Surveyed) -> None:
        """Look at what the viewer would be shown of a report that they have not begun."""
        from govtui.interchange import with_imported  # the screens' process can do without

        wanted = survey.precedent or survey.asked
        if wanted is not None and not kept.holds(surface_key(wanted.surface)):
            return
        opening = kept.opening()
        if viewer.lexicon:
            opening = taught(opening, self._teachings, self._schema)
        opening = with_imported(Path(viewer.folder), opening)
        opening = planting.plant(opening, viewer.reviewer, viewer.planted)
        if survey.openings:
            found.openings.append(opening)
        else:
            _search(Review(opening), survey, found)


def survey_all(
    ask: Callable[[Survey], Surveyed | None], survey: Survey
) -> Iterator[tuple[Surveyed, Sequence[Request]]]:
    """Yield what was found, with the requests that it is about, until all has been looked through.

    `ask` waits for the answer to a survey; None ends it. A survey that fails as a whole, because a
    report kills the process, is asked again report by report.
    """
    rest = list(survey.requests)
    size = _PORTION
    while rest:
        portion = tuple(rest[:size])
        found = ask(msgspec.structs.replace(survey, requests=portion))
        if found is None:
            return
        if found.looked == 0 and size > 1:
            size = 1
            continue
        if found.looked == 0:
            id_ = portion[0].entry.id
            failure = Failure(message=_("{id}: it cannot be searched.").format(id=id_))
            found = Surveyed(looked=1, failures=[(id_, failure)])
        yield found, portion[: found.looked]
        del rest[: found.looked]
        size = min(_PORTION, 2 * size)


def _begun(viewer: Viewer, report_id: str) -> Review | None:
    """Return the viewer's own review of a report, None where there is none."""
    from govtui.store.saved import read_saved

    saved = read_saved(Path(viewer.folder), report_id, viewer.reviewer)
    if saved is not None and saved.damaged is not None:
        raise DamagedJournal(f"{report_id}: {saved.damaged}")
    return saved.review() if saved is not None else None


def _search(review: Review, survey: Survey, found: Surveyed) -> None:
    """Look for what is wanted in a review."""
    if survey.precedent is not None:
        found.findings += propagation.findings(review, survey.precedent)
    if survey.asked is not None:
        found.occurrences += concordance.occurrences(review, survey.asked)
    if survey.recheck and survey.viewer is not None:
        due = rechecking.due(review, survey.viewer.reviewer, survey.recheck)
        found.occurrences += [concordance.occurrence(review, label) for label in due]
