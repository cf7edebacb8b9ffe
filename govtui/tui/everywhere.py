"""Searching the whole corpus for a surface, and deciding alike in many reports as one batch.

All of it is for threads. The child process does the searching (`govtui.batch.survey`); what is
decided is folded and written here, report by report, so that memory does not grow with the batch.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from govtui.errors import GovtuiError, ReviewError, StoreError
from govtui.i18n import _
from govtui.review import concordance, propagation, rechecking
from govtui.review.fold import Review
from govtui.tui.clock import now
from govtui.tui.preparation import Urgency

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from govtui.batch.request import Request
    from govtui.batch.survey import Surveyed
    from govtui.review.concordance import Asked, Occurrence, Wish
    from govtui.review.model import Several
    from govtui.review.propagation import Finding, Precedent
    from govtui.store.batches import Batch, Item, Outcome
    from govtui.store.index import Summary
    from govtui.tui.library import Library

MOST = 5_000
"""Places that a search stops at: nobody looks through more of them, and they take memory."""

_Place = TypeVar("_Place", "Finding", "Occurrence")


class Search:
    """A search for one surface; what has been searched is searched once."""

    def __init__(
        self,
        library: Library,
        *,
        precedent: Precedent | None = None,
        asked: Asked | None = None,
        recheck: int = 0,
        first: str | None = None,
    ) -> None:
        """Search for where a precedent would change something, or where a surface is labelled.

        Or with `recheck` for that many labels of each report that are to be checked again.

        The report with the id `first` comes before the others.
        """
        self._library = library
        self._precedent = precedent
        self._asked = asked
        self._recheck = recheck
        self._first = first
        self._rest: list[Request] | None = None
        self.searched = 0
        """Reports that have been searched."""
        self.total = 0
        """Reports that there are."""
        self.places = 0
        """Places that have been found."""

    @property
    def unprepared(self) -> int:
        """How many reports have to be prepared before they can be searched."""
        return len(self._rest or ())

    @property
    def is_full(self) -> bool:
        """Whether it stopped because it has found as many places as it takes."""
        return self.places >= MOST

    def run(self, *, prepare: bool) -> Generator[Surveyed, None, None]:
        """Yield what is found in the prepared reports, or with `prepare` in all the others.

        Raises ReviewError where a setting of the workspace is wrong.
        """
        from govtui.batch.survey import Survey

        if self._rest is None:
            readable = self._library.readable()
            self._rest = sorted(readable, key=lambda request: request.entry.id != self._first)
            self.total = len(self._library.catalogue)
        survey = Survey(
            requests=tuple(self._rest),
            prepare=prepare,
            viewer=self._library.viewer(),
            precedent=self._precedent,
            asked=self._asked,
            recheck=self._recheck,
        )
        waiting: dict[str, Request] = {request.entry.id: request for request in self._rest}
        for found, requests in self._library.survey(survey, Urgency.AHEAD):
            left = {*found.unprepared, *(id_ for id_, _why in found.failures)}
            for request in requests:
                if request.entry.id not in left:
                    self.searched += 1
                if request.entry.id not in found.unprepared:
                    del waiting[request.entry.id]
            self._rest = list(waiting.values())
            self.places += len(found.findings) + len(found.occurrences)
            yield found
            if self.is_full:
                return

    def said(self) -> str:
        """Say how much has been searched."""
        text = _("{n} of {total} reports searched").format(n=self.searched, total=self.total)
        if self.is_full:
            text += ", " + _("the first {n} places").format(n=self.places)
        elif self.unprepared:
            text += ", " + _("{n} not prepared yet").format(n=self.unprepared)
        return text


class Done(NamedTuple):
    """What became of a batch."""

    said: str
    """For people."""
    batch: Batch | None = None
    """None where nothing was decided."""
    summaries: Sequence[Summary] = ()
    """How far the reviews are now."""


def decide_places(library: Library, precedent: Precedent, chosen: Sequence[Finding]) -> Done:
    """Decide as the precedent at the chosen places."""

    def decide(review: Review, findings: Iterable[Finding]) -> Several:
        wanted = {finding.place for finding in findings}
        there = [place for place in propagation.places(review, precedent) if place in wanted]
        return propagation.decision(review, precedent, there)

    return _decide(library, f"{precedent.surface}: {precedent.label or '-'}", chosen, decide)


def decide_labels(library: Library, wish: Wish, chosen: Sequence[Occurrence]) -> Done:
    """Decide what is wished about the chosen labels."""

    def decide(review: Review, places: Iterable[Occurrence]) -> Several:
        return concordance.decision(review, wish, places)

    surface = chosen[0].surface if chosen else ""
    return _decide(library, f"{surface}: {wish.label or wish.deed.value}", chosen, decide)


def check_again(library: Library, place: Occurrence, *, keep: bool) -> Done:
    """Decide again about one label that was accepted in bulk."""
    try:
        saved = library.load(place.report_id)
        if saved is None or saved.damaged is not None:
            return Done(_("{id}: the review cannot be read.").format(id=place.report_id))
        review, at = saved.review(), now()
        events = rechecking.settle(review, place.label_id, keep=keep, by=library.reviewer, at=at)
        library.workspace.append(saved.opening, events)
    except GovtuiError as error:
        return Done(str(error))
    said = _("“{surface}” is kept.") if keep else _("“{surface}” is rejected.")
    summaries = library.summaries([place.report_id])
    return Done(said.format(surface=place.surface), summaries=summaries)


def turn(library: Library, batch_id: str, *, again: bool) -> Done:
    """Take a batch back in every report, or decide it again."""
    batches = library.workspace.batches

    def write() -> Outcome:
        return (batches.redo if again else batches.undo)(batch_id, library.reviewer, now())

    def said(reports: Sequence[str]) -> str:
        text = _("Decided again in {n} reports.") if again else _("Taken back in {n} reports.")
        return text.format(n=len(reports))

    return _done(library, write, said, {})


def _decide(
    library: Library,
    what: str,
    chosen: Sequence[_Place],
    decide: Callable[[Review, Sequence[_Place]], Several],
) -> Done:
    """Decide in every report that places were chosen in, as one batch."""
    ordered = sorted(chosen, key=lambda place: place.report_id)
    by_report = {id_: list(of_it) for id_, of_it in groupby(ordered, lambda p: p.report_id)}
    problems: dict[str, str] = {}

    def items() -> Iterator[Item]:
        from govtui.store.batches import Item

        for review in _reviews(library, by_report, problems):
            id_ = review.opening.report_id
            try:
                decision = decide(review, by_report[id_])
            except ReviewError as error:
                problems[id_] = str(error)
            else:
                event = review.event(decision, by=library.reviewer, at=now())
                yield Item(review.opening, (event,))

    batches = library.workspace.batches

    def said(reports: Sequence[str]) -> str:
        text = _("{n} places in {reports} reports decided alike; u takes all of it back.")
        return text.format(n=sum(len(by_report[id_]) for id_ in reports), reports=len(reports))

    return _done(library, lambda: batches.apply(what, now(), items()), said, problems)


def _reviews(
    library: Library, report_ids: Iterable[str], problems: dict[str, str]
) -> Iterator[Review]:
    """Yield the reviews of reports, new ones as the reviewer would be shown them.

    Raises StoreError where they cannot all be had: a batch is made whole or not at all.
    """
    from govtui.batch.survey import Survey

    new: list[str] = []
    for id_ in report_ids:
        try:
            saved = library.load(id_)
            if saved is None:
                new.append(id_)
            elif saved.damaged is not None:
                problems[id_] = saved.damaged
            else:
                yield saved.review()
        except GovtuiError as error:
            problems[id_] = str(error)
    survey = Survey(
        requests=tuple(library.requests(new)),
        prepare=True,
        viewer=library.viewer(),
        openings=True,
    )
    looked = 0
    for found, _requests in library.survey(survey, Urgency.NOW):
        looked += found.looked
        problems.update((id_, failure.message) for id_, failure in found.failures)
        yield from map(Review, found.openings)
    if looked < len(new):
        raise StoreError(_("It was stopped; nothing has been decided."))


def _done(
    library: Library,
    write: Callable[[], Outcome],
    said: Callable[[Sequence[str]], str],
    problems: dict[str, str],
) -> Done:
    """Write a batch, and say what became of it, which `said` knows by the reports."""
    try:
        outcome = write()
    except GovtuiError as error:
        return Done(str(error))
    reports = outcome.batch.reports
    text = said(reports)
    for id_, problem in {**problems, **outcome.problems}.items():
        text += f" {id_}: {problem}"
    return Done(text, outcome.batch if reports else None, library.summaries(reports))
