"""A good sequence of keys from what is on the review screen to the gold labels.

The planner looks at the session of the running app as it is now, works out the cheapest way to
mend each difference from the gold labels, and names the keys of the one to do next; it is asked
again once these were pressed. It moves about on copies of the session, so that what a key does
is the app's own doing, and decides nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from keymarks import Marker
from keyways import Stop, View, Way, digit, span_of, twin

from govtui.errors import ReviewError
from govtui.extraction.scores import Span
from govtui.review import propagation
from govtui.review.missing import Missing
from govtui.review.model import Status
from govtui.review.propagation import Deed, Precedent, surface_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govtui.review.model import Label
    from govtui.review.propagation import Place
    from govtui.tui.session import Session

_MOST_MISSED = 4
"""Likely missed labels that are gone through with `e`."""
_MARKING = 4
"""Keys that marking usually takes once the place is in view: `;`, two letters, the digit."""


class Planner:
    """Plans the keys for one report."""

    def __init__(self, text: str, gold: frozenset[Span], *, travel: float) -> None:
        """What is cheapest is mended next, where keys to go there count `travel` times."""
        self._text = text
        self.gold = gold
        self._travel = travel
        self._marker = Marker(text, gold)

    def next_way(self, session: Session, view: View) -> Way | None:
        """Return the way to mend a difference; None where there is none."""
        ways = self._ways(session, view)
        return min(ways, key=lambda way: (way.cost(self._travel), way.at), default=None)

    def marking(self, session: Session, gold: Span, view: View) -> tuple[str, ...]:
        """Return the fewest keys to mark and label a span in view, none where there is no way."""
        routes: dict[Stop, tuple[str, ...]] = {}
        if session.label_id is not None:
            routes[session.label_id] = ()
        return min(
            (way.keys for way in self._marker.add(session, gold, routes, view)), key=len, default=()
        )

    def _ways(self, session: Session, view: View) -> Iterator[Way]:
        routes = self._routes(session)
        labels = session.review.live
        there = {span_of(label) for label in labels}
        missing = [gold for gold in self.gold if gold not in there]
        wrong = [label for label in labels if span_of(label) not in self.gold]
        if not missing and not wrong:
            return
        yield from self._same(session)
        yield from self._take_missed(routes)
        yield from self._prepared_same(session, routes, missing)
        for label in wrong:
            leap = self._marker.leap(session, view, label.start)
            route = min((routes[label.id], *leap), key=len)
            yield from self._mend(session, label, route, missing)
        for gold in missing:
            yield from self._marker.add(session, gold, routes, view)
            if not view.visible[0] <= gold.start < view.visible[1]:
                near = min(labels, key=lambda label: abs(label.start - gold.start), default=None)
                if near is not None and routes[near.id]:
                    route = routes[near.id]
                    yield Way(route, 1, _MARKING, len(route), gold.start)

    # Going to a label

    def _routes(self, session: Session) -> dict[Stop, tuple[str, ...]]:
        """Return the shortest keys to each label, and each likely missed one, from here."""
        found: dict[Stop, tuple[str, ...]] = {}
        seen = set()
        frontier: list[tuple[Session, tuple[str, ...]]] = [(twin(session), ())]
        for _place in range(_MOST_MISSED):
            # Each looks through the report anew, so only the way straight there is tried.
            frontier += _after(frontier[-1], "e", lambda place: place.next_missed())
        while frontier:
            following = []
            for place, keys in sorted(frontier, key=lambda step: len(step[1])):
                stop: Stop | None = place.missed or place.label_id
                state = (stop, place.attention is not None)
                if state in seen:
                    continue
                seen.add(state)
                if stop is not None and (stop not in found or len(keys) < len(found[stop])):
                    found[stop] = keys
                for key, move in _MOVES.items():
                    following += _after((place, keys), key, move)
            frontier = following
        return found

    def _take_missed(self, routes: dict[Stop, tuple[str, ...]]) -> Iterator[Way]:
        """Yield the ways to take what is offered as likely missed."""
        for stop, route in routes.items():
            if isinstance(stop, Missing) and Span(stop.start, stop.end, stop.label) in self.gold:
                yield Way((*route, "a"), 1, 0, len(route), stop.start)

    # A label that is there

    def _mend(
        self, session: Session, label: Label, route: tuple[str, ...], missing: list[Span]
    ) -> Iterator[Way]:
        """Yield the ways to mend a wrong label: another name, other edges, or away with it."""
        overlapped = [g for g in missing if g.start < label.end and label.start < g.end]
        for gold in overlapped:
            edges = self._marker.edges(session, (label.start, label.end), label.id, gold)
            if edges is not None:
                name = () if gold.label == label.label else (digit(session, gold.label),)
                yield Way((*route, *edges, *name), 1, 0, len(route), label.start)
        if not overlapped or label.decided:
            yield Way((*route, "x"), 1, 0, len(route), label.start)

    # The same decision once more

    def _same(self, session: Session) -> Iterator[Way]:
        """Yield what `s` would mend just now."""
        try:
            precedent = session.precedent()
        except ReviewError:
            return
        places = propagation.places(session.review, precedent)
        right = [self._is_right(session, place, precedent.label) for place in places]
        if mended := _mended(places, right):
            yield Way(("s", *_ticks(right), "space"), mended, 0, 0, places[0].start)

    def _prepared_same(
        self, session: Session, routes: dict[Stop, tuple[str, ...]], missing: list[Span]
    ) -> Iterator[Way]:
        """Yield the labels to go to, or to accept, whose decision `s` can then repeat."""
        surfaces = {surface_key(self._text[gold.start : gold.end]) for gold in missing}
        for label in session.review.live:
            surface = session.review.surface(label)
            if surface_key(surface) not in surfaces or span_of(label) not in self.gold:
                continue
            keys = routes[label.id] if label.decided else (*routes[label.id], "a")
            places = propagation.places(session.review, Precedent(surface, label.label))
            right = [self._is_right(session, place, label.label) for place in places]
            mended = _mended(places, right)
            if keys and mended:
                later = len(_ticks(right)) + 2
                yield Way(keys, mended, later, len(routes[label.id]), label.start)

    def _is_right(self, session: Session, place: Place, name: str | None) -> bool:
        """Tell whether a place that `s` offers is to stay ticked."""
        if place.deed is Deed.REJECT:
            return span_of(session.review.label(place.id or 0)) not in self.gold
        displaced = (session.review.label(id_) for id_ in place.displaced)
        return Span(place.start, place.end, name or "") in self.gold and not any(
            span_of(label) in self.gold for label in displaced
        )


def _after(
    step: tuple[Session, tuple[str, ...]], key: str, move: Callable[[Session], object]
) -> list[tuple[Session, tuple[str, ...]]]:
    """Return where one more key leads."""
    place, keys = step
    there = twin(place)
    move(there)
    return [(there, (*keys, key))]


_MOVES: dict[str, Callable[[Session], object]] = {
    "n": lambda session: session.next_undecided(1),
    "p": lambda session: session.next_undecided(-1),
    "j": lambda session: session.step(1),
    "k": lambda session: session.step(-1),
    "home": lambda session: session.select_index(0),
    "end": lambda session: session.select_index(len(session.review.labels) - 1),
}


def is_reached(session: Session, gold: frozenset[Span]) -> bool:
    """Tell whether accepting the rest would leave exactly the gold labels."""
    return {span_of(label) for label in session.review.live} == gold


def unread(session: Session, seen: frozenset[int]) -> list[Label]:
    """Return the undecided labels that have not been on screen."""
    return [
        label
        for label in session.review.labels
        if label.status is Status.SUGGESTED and label.id not in seen
    ]


def _mended(places: list[Place], right: list[bool]) -> int:
    """Return how many places `s` would mend: accepting is what accepting the rest does anyway."""
    return sum(
        good and place.deed is not Deed.ACCEPT for place, good in zip(places, right, strict=True)
    )


def _ticks(right: list[bool]) -> tuple[str, ...]:
    """Return the keys that take the ticks away from what is not right."""
    keys: list[str] = []
    at = 0
    for index, good in enumerate(right):
        if not good:
            keys += [*["j"] * (index - at), "x"]
            at = index
    return tuple(keys)
