"""What of a corpus is prepared, and what is to be prepared next.

A child process prepares reports and looks through them. What it delivers is for the screens'
thread; the searches wait for it in threads of their own.
"""

from __future__ import annotations

from collections import OrderedDict
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from govtui import i18n
from govtui.errors import StoreError
from govtui.tui.catalogue import Catalogue
from govtui.tui.states import State
from govtui.tui.teaching import Teacher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from govtui.batch.prepare import Failure, Prepared, Task
    from govtui.batch.request import Request
    from govtui.batch.survey import Survey, Surveyed, Viewer
    from govtui.batch.worker import Deliver
    from govtui.corpus.model import Entry
    from govtui.extraction.schema import LabelSchema
    from govtui.store.workspace import Workspace

_KEPT_PREPARED = 48
"""Reports kept ready to be opened: some 10 MB."""
_AHEAD = 3
"""Reports prepared ahead of the one that is open."""
_IN_SPARE_TIME = 20_000
"""Reports up to which a corpus is prepared as a whole: some minutes of one core, and 20 MB."""


class Urgency(IntEnum):
    """What the worker prepares first."""

    SOME_TIME = 0
    """To have title, date and region to filter and sort by."""
    IN_SIGHT = 1
    AHEAD = 2
    NOW = 3


class Preparer(Protocol):
    """What prepares reports, such as a `batch.worker.Worker`."""

    def request(self, entry: Entry, *, encoding: str | None = None, urgency: int = 0) -> None:
        """Have a report prepared, before those that are less urgent."""

    def forget_below(self, urgency: int) -> None:
        """Take back the requests that are less urgent than `urgency`."""

    def survey(self, survey: Survey, *, urgency: int = 0) -> Surveyed | None:
        """Have reports looked through, and wait for what is found; None after the end."""

    def close(self) -> None:
        """End it."""


class Preparation:
    """What is prepared. Its methods are for the screens' thread, but where they say so."""

    def __init__(
        self,
        root: Path,
        schema: LabelSchema,
        encoding: str | None,
        make_worker: Callable[[Task, Deliver], Preparer] | None,
    ) -> None:
        """Start nothing yet; see `Library`."""
        self.root = root
        self.schema = schema
        self.catalogue = Catalogue()
        self.teacher = Teacher(schema)
        self._encoding = encoding
        self._workspace: Workspace | None = None
        self._make_worker = make_worker
        self._worker: Preparer | None = None
        self._ready: OrderedDict[str, Prepared] = OrderedDict()

    @property
    def workspace(self) -> Workspace:
        """The workspace. Raises StoreError before it is open."""
        if self._workspace is None:
            raise StoreError("the workspace is not open yet")
        return self._workspace

    def start_worker(self, deliver: Deliver) -> None:
        """Have reports prepared. `deliver` is called in a thread; it is to see to `accept`."""
        from govtui.batch.prepare import Task
        from govtui.batch.worker import Worker

        make = self._make_worker or Worker
        task = Task(
            root=str(self.root),
            schema=self.schema,
            language=i18n.current(),
            workspace=str(self.workspace.folder),
            read_only=self.workspace.read_only is not None,
        )
        self._worker = make(task, deliver)

    def stop_worker(self) -> None:
        """End the process that prepares reports; who waits for it waits no longer."""
        if self._worker is not None:
            self._worker.close()

    # One report

    def prepared(self, report_id: str) -> Prepared | None:
        """Return a report that is ready to be opened, None if it has to be prepared first."""
        if report_id in self._ready:
            self._ready.move_to_end(report_id)
        return self._ready.get(report_id)

    def request(self, report_id: str, urgency: Urgency) -> None:
        """Have a report prepared, unless it is ready or cannot be read."""
        number = self.catalogue.number(report_id)
        if self._worker is None or number is None or report_id in self._ready:
            return
        entry = self.catalogue.entry(number)
        if self._is_readable(entry):
            self._worker.request(entry, encoding=self._encoding_of(entry), urgency=urgency)

    def look_at(self, numbers: Sequence[int]) -> None:
        """Have the reports in sight prepared, those first that nothing is known of."""
        if self._worker is None:
            return
        self._worker.forget_below(Urgency.AHEAD)
        for number in numbers[:_KEPT_PREPARED]:
            report_id = self.catalogue.entry(number).id
            if not self.catalogue.problem(report_id):
                known = self.catalogue.facts(report_id) is not None
                self.request(report_id, Urgency.SOME_TIME if known else Urgency.IN_SIGHT)

    def prepare_ahead(self, report_id: str) -> None:
        """Have the reports that follow `report_id` ready before the reviewer gets there."""
        for following in self.unfinished_after(report_id, _AHEAD):
            self.request(following, Urgency.AHEAD)

    def accept(self, entry: Entry, result: Prepared | Failure) -> None:
        """Take what the worker delivered into the catalogue, and keep a prepared report ready."""
        from govtui.batch.facts import facts_of
        from govtui.batch.prepare import Failure

        if isinstance(result, Failure):
            self.catalogue.refuse(entry.id, result.message, result.encodings)
            return
        self.catalogue.learn(entry.id, facts_of(result.opening))
        self._ready[entry.id] = result
        self._ready.move_to_end(entry.id)
        if len(self._ready) > _KEPT_PREPARED:
            self._ready.popitem(last=False)

    def unfinished_after(self, report_id: str, count: int = 1) -> list[str]:
        """Return the next `count` unfinished reports of the view after one, around its end."""
        view = self.catalogue.view
        number = self.catalogue.number(report_id)
        start = view.index(number) + 1 if number is not None and number in view else 0
        found: list[str] = []
        for place in chain(range(start, len(view)), range(start - 1)):
            id_ = self.catalogue.entry(view[place]).id
            if self.catalogue.state(id_) in (State.NEW, State.IN_PROGRESS):
                found.append(id_)
                if len(found) == count:
                    break
        return found

    # Many reports

    def readable(self) -> list[Request]:
        """Return what to ask for to look through the whole corpus. For a thread."""
        entries = map(self.catalogue.entry, range(len(self.catalogue)))
        return [self._requested(entry) for entry in entries if self._is_readable(entry)]

    def requests(self, report_ids: Iterable[str]) -> list[Request]:
        """Return what to ask for to look at these reports, as far as the corpus has them."""
        numbers = map(self.catalogue.number, report_ids)
        return [self._requested(self.catalogue.entry(n)) for n in numbers if n is not None]

    def survey(
        self, survey: Survey, urgency: Urgency
    ) -> Iterator[tuple[Surveyed, Sequence[Request]]]:
        """Yield what is found, with the requests that it is about, portion by portion.

        For a thread: it waits for the child process, which more urgent requests go before.
        """
        from govtui.batch.survey import survey_all

        if (worker := self._worker) is not None:
            yield from survey_all(lambda part: worker.survey(part, urgency=urgency), survey)

    def prepare_in_spare_time(self) -> Iterator[Surveyed]:
        """Yield what becomes known of all reports while nothing more urgent is wanted.

        For a thread. It goes through what is kept on the disk and prepares the others, unless the
        corpus is too large for that.
        """
        from govtui.batch.survey import Survey

        if len(self.catalogue) <= _IN_SPARE_TIME:
            survey = Survey(requests=tuple(self.readable()), prepare=True)
            for found, _requests in self.survey(survey, Urgency.SOME_TIME):
                yield found

    def take(self, found: Surveyed) -> None:
        """Take up what has become known of reports."""
        for report_id, facts in found.facts:
            self.catalogue.learn(report_id, facts)
        for report_id, failure in found.failures:
            self.catalogue.refuse(report_id, failure.message, failure.encodings)

    def viewer(self) -> Viewer:
        """Return who looks at the reports. For a thread. Raises ReviewError for a bad setting."""
        from govtui.batch.survey import Viewer
        from govtui.review.settings import PLANTED, number

        return Viewer(
            folder=str(self.workspace.folder),
            reviewer=self.workspace.reviewer,
            planted=number(self.workspace.settings, PLANTED),
            lexicon=self.teacher.lexicon(),
        )

    def _requested(self, entry: Entry) -> Request:
        from govtui.batch.request import Request

        return Request(entry, self._encoding_of(entry))

    def _encoding_of(self, entry: Entry) -> str | None:
        return self.workspace.encodings.get(entry.id) or self._encoding

    def _is_readable(self, entry: Entry) -> bool:
        known = self.catalogue.state(entry.id)
        return entry.problem is None and known is not State.ENCODING
