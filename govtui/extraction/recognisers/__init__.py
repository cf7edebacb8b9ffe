"""One recogniser a file. Each yields candidates; `resolve` decides between those that overlap.

To add one: write a module with `recognise(doc, earlier)` and name it in `BUILT_IN`, after those
whose candidates it reads in `earlier`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from govtui.extraction.recognisers import (
    actors,
    bylines,
    documents,
    firms,
    guessed_names,
    landmarks,
    meetings,
    name_lists,
    organisations,
    people,
    people_acting,
    people_of_units,
    places,
    posts,
    quantities,
    rows,
    sources,
    terms,
    times,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govtui.extraction.analysis import Analysis
    from govtui.extraction.model import Suggestion


class Recogniser(Protocol):
    """Proposes labels for a report."""

    def __call__(self, doc: Analysis, earlier: Sequence[Suggestion], /) -> Iterable[Suggestion]:
        """Yield candidates; `earlier` holds those of the recognisers before this one."""


BUILT_IN: dict[str, Recogniser] = {
    "times": times.recognise,
    "quantities": quantities.recognise,
    "documents": documents.recognise,
    "terms": terms.recognise,
    "posts": posts.recognise,
    "bylines": bylines.recognise,
    "people": people.recognise,
    "name_lists": name_lists.recognise,
    "people_of_units": people_of_units.recognise,
    "people_acting": people_acting.recognise,
    "guessed_names": guessed_names.recognise,
    "meetings": meetings.recognise,
    "places": places.recognise,
    "landmarks": landmarks.recognise,
    "actors": actors.recognise,
    "organisations": organisations.recognise,
    "firms": firms.recognise,
    "rows": rows.recognise,
    "sources": sources.recognise,
}
