"""What the library lists: the reports of a corpus, filtered and sorted, however many there are.

A row is known by its number, its place in the corpus; a view is a sequence of such numbers. All
that is drawn is looked up by number when it comes into sight, so that rows nobody looks at cost
their entry and nothing more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.batch.facts import Facts
from govtui.tui.query import Query, narrows
from govtui.tui.reviewed import Reviewed
from govtui.tui.states import Counts, Shown, Sort, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from govtui.corpus.model import Entry
    from govtui.store.index import Summary


class Catalogue:
    """The reports of a corpus and what is known of them."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._numbers: dict[str, int] = {}
        self._texts: list[str] = []
        """What the filter looks at, folded to lower case."""
        self._facts: dict[str, Facts] = {}
        self._reviews: dict[str, Summary] = {}
        self._problems: dict[str, str] = {}
        self._encodings: dict[str, tuple[str, ...]] = {}
        self._counts: Counts | None = None
        """The counts, while nothing has changed since they were made."""
        self._view: Sequence[int] = range(0)
        self._reviewed: Mapping[str, Reviewed] = {}
        self._query = Query()
        self.shown = Shown.ALL
        """The status filter; change it with `show`."""
        self.sort = Sort.PATH
        """The order; change it with `show`."""

    # What is known

    def extend(self, entries: Iterable[Entry]) -> None:
        """Take up more reports of the corpus, in its order; in the view they come last."""
        self._counts = None
        first = len(self._entries)
        for entry in entries:
            self._numbers[entry.id] = len(self._entries)
            self._entries.append(entry)
            self._texts.append(_folded(entry.id))
            if entry.problem is not None:
                self._problems[entry.id] = entry.problem
            if entry.encodings:
                self._encodings[entry.id] = entry.encodings
        every = range(len(self._entries))
        self._view = every if self._is_whole else [*self._view, *self._let_through(every[first:])]

    def learn(self, report_id: str, facts: Facts) -> None:
        """Take up what preparing a report has told; it can be read, then."""
        self._counts = None
        self._facts[report_id] = facts
        self._problems.pop(report_id, None)
        self._encodings.pop(report_id, None)
        if (number := self.number(report_id)) is not None:
            known = (report_id, facts.title, facts.date, facts.region)
            self._texts[number] = _folded(" ".join(fact for fact in known if fact))

    def refuse(self, report_id: str, problem: str, encodings: tuple[str, ...] = ()) -> None:
        """Take up why a report cannot be read, and the encodings that would do."""
        self._counts = None
        self._problems[report_id] = problem
        if encodings:
            self._encodings[report_id] = encodings

    def settle_encoding(self, report_id: str) -> None:
        """Take up that somebody has said how a report is to be read."""
        self._counts = None
        self._encodings.pop(report_id, None)
        self._problems.pop(report_id, None)

    def set_reviews(self, summaries: dict[str, Summary]) -> None:
        """Take up how far every review is."""
        self._counts = None
        self._reviews = summaries

    def set_review(self, summary: Summary) -> None:
        """Take up how far one review is."""
        self._counts = None
        self._reviews[summary.report_id] = summary

    def set_reviewed(self, reviewed: Mapping[str, Reviewed]) -> None:
        """Take up what the reviews of all reviewers tell, by report id; for the filter."""
        self._reviewed = reviewed

    # What can be asked

    def __len__(self) -> int:
        """Return the number of reports, shown or not."""
        return len(self._entries)

    def entry(self, number: int) -> Entry:
        """Return the report in place `number`."""
        return self._entries[number]

    def number(self, report_id: str) -> int | None:
        """Return the place of a report, None if the corpus has none of this id."""
        return self._numbers.get(report_id)

    def facts(self, report_id: str) -> Facts | None:
        """Return what preparing the report has told, None if it is still to be prepared."""
        return self._facts.get(report_id)

    def review(self, report_id: str) -> Summary | None:
        """Return how far its review is, None if nothing has been decided."""
        return self._reviews.get(report_id)

    def problem(self, report_id: str) -> str | None:
        """Return why it cannot be read, or what is wrong with its journal."""
        review = self._reviews.get(report_id)
        return self._problems.get(report_id) or (review.problem if review else None)

    def encodings(self, report_id: str) -> tuple[str, ...]:
        """Return the encodings to choose from, none if that is settled."""
        return self._encodings.get(report_id, ())

    def state(self, report_id: str) -> State:
        """Return how far a report is."""
        if report_id in self._encodings:
            return State.ENCODING
        review = self._reviews.get(report_id)
        if report_id in self._problems or (review is not None and review.problem):
            return State.PROBLEM
        return State(review.status.value) if review else State.NEW

    def counts(self) -> Counts:
        """Return how far the corpus is."""
        if self._counts is None:
            mine = [r for id_, r in self._reviews.items() if id_ in self._numbers]
            done = sum(review.status.value == State.DONE for review in mine)
            started = sum(review.status.value == State.IN_PROGRESS for review in mine)
            self._counts = Counts(len(self._entries), done, started, len(self._problems))
        return self._counts

    @property
    def unknown(self) -> int:
        """How many reports nothing is known of yet but that they are there."""
        return max(0, len(self._entries) - len(self._facts) - len(self._problems))

    # The view

    @property
    def view(self) -> Sequence[int]:
        """The numbers of the reports that are shown, in order."""
        return self._view

    @property
    def query(self) -> Query:
        """What the filter asks for."""
        return self._query

    def show(self, query: Query, shown: Shown, sort: Sort) -> None:
        """Show the reports that have what `query` asks for and a state of `shown`, sorted."""
        old, self._query = self._query, query
        if shown is self.shown and sort is self.sort and narrows(query, old):
            self._view = self._matching(self._view)
            return
        self.shown, self.sort = shown, sort
        self.refresh()

    def refresh(self) -> None:
        """Filter and sort anew, with what has become known since."""
        if self._is_whole:
            self._view = range(len(self._entries))
            return
        self._view = self._sorted(self._let_through(range(len(self._entries))))

    @property
    def _is_whole(self) -> bool:
        return self._query == Query() and self.shown is Shown.ALL and self.sort is Sort.PATH

    def _let_through(self, numbers: Iterable[int]) -> list[int]:
        """Return those of the reports that query and status filter let through."""
        found = self._matching(numbers)
        if self._query.has_fields:
            found = [n for n in found if self._is_asked_for(self._entries[n].id)]
        if self.shown is Shown.ALL:
            return found
        return [n for n in found if self._is_shown(self._entries[n].id)]

    def _matching(self, numbers: Iterable[int]) -> list[int]:
        texts = self._texts
        for word in self._query.words:
            numbers = [n for n in numbers if word in texts[n]]
        return list(numbers)

    def _is_asked_for(self, report_id: str) -> bool:
        """Tell whether a report has what the query asks for beside plain words."""
        query, review = self._query, self._reviews.get(report_id)
        facts = self._facts.get(report_id, _NO_FACTS)
        known = self._reviewed.get(report_id, _NOT_REVIEWED)
        return (
            (not query.flagged or (review is not None and review.flagged))
            and _has_all(_folded(facts.region or ""), query.region)
            and all(self.state(report_id).value.startswith(state) for state in query.status)
            and all(any(part in name for name in known.reviewers) for part in query.by)
            and _has_all(f"{known.surfaces}\n{facts.surfaces}", query.label)
        )

    def _is_shown(self, report_id: str) -> bool:
        state = self.state(report_id)
        if self.shown is Shown.UNFINISHED:
            return state in (State.NEW, State.IN_PROGRESS)
        if self.shown is Shown.FLAGGED:
            review = self._reviews.get(report_id)
            return review is not None and review.flagged
        if self.shown is Shown.PROBLEM:
            return state in (State.PROBLEM, State.ENCODING)
        return state == self.shown.value

    def _sorted(self, numbers: list[int]) -> list[int]:
        """Return `numbers` in order: by the key, ties by path, reports without a key last."""
        if self.sort is Sort.PATH:
            return numbers
        key_of = self._keys()[self.sort]
        keyed: list[tuple[float | str, int]] = []
        rest: list[int] = []
        for number in numbers:
            key = key_of(self._entries[number].id)
            if key is None:
                rest.append(number)
            else:
                keyed.append((key, number))
        keyed.sort()
        return [number for _key, number in keyed] + rest

    def _keys(self) -> dict[Sort, Callable[[str], float | str | None]]:
        """Return the function that gives a report's key, for each order."""
        return {
            Sort.STATUS: lambda id_: _STATUS_ORDER.index(self.state(id_)),
            Sort.DATE: lambda id_: getattr(self._facts.get(id_), "date", None),
            Sort.REGION: lambda id_: getattr(self._facts.get(id_), "region", None),
            Sort.TITLE: lambda id_: getattr(self._facts.get(id_), "title", None),
            Sort.WORK: self._work,
            Sort.DAMAGE: self._damage,
        }

    def _work(self, report_id: str) -> float | None:
        """Return the seconds left to work; None where there are none, or where nothing is known."""
        review, facts = self._reviews.get(report_id), self._facts.get(report_id)
        if self.state(report_id) is State.DONE or (review is None and facts is None):
            return None
        if review is None:
            return facts.work(facts.total, facts.damage) if facts else None
        return (facts or _NO_FACTS).work(review.total - review.decided, review.damage)

    def _damage(self, report_id: str) -> int | None:
        """Return a key that puts the most damaged first."""
        review, facts = self._reviews.get(report_id), self._facts.get(report_id)
        damage = review.damage if review else facts.damage if facts else None
        return None if damage is None else -damage


_STATUS_ORDER = (State.IN_PROGRESS, State.ENCODING, State.NEW, State.DONE, State.PROBLEM)


_NO_FACTS = Facts()
_NOT_REVIEWED = Reviewed()


def _has_all(text: str, parts: Iterable[str]) -> bool:
    return all(part in text for part in parts)


def _folded(text: str) -> str:
    return text.casefold()
