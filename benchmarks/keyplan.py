"""A good sequence of keys from what is on the review screen to the gold labels.

The planner looks at the session of the running app as it is now, works out the cheapest way to
mend each difference from the gold labels, and names the keys of the one to do next; it is asked
again once these were pressed. It moves about on copies of the session, so that what a key does
is the app's own doing, and decides nothing itself.
"""

from __future__ import annotations

import copy
import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from govtui.errors import ReviewError
from govtui.extraction.scores import Span
from govtui.review import propagation
from govtui.review.lint import snapped
from govtui.review.missing import Missing
from govtui.review.model import Status
from govtui.review.propagation import Deed, Precedent, surface_key
from govtui.tui.initials import initials_of, next_place
from govtui.tui.marking import Marking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govtui.review.model import Label
    from govtui.review.propagation import Place
    from govtui.review.word_edges import WordEdges
    from govtui.tui.session import Session

_FAR = 30
"""Keys of a caret's way beyond which nobody would go."""
_MOST_EDGE_KEYS = 6
_MOST_AGAIN = 5
"""Places with the same initials that are gone through."""
_MOST_MISSED = 4
"""Likely missed labels that are gone through with `e`."""
_MARKING = 4
"""Keys that marking usually takes once the place is in view: `;`, two letters, the digit."""
_LOOSE = 2
"""Characters that a marked span may be too long by at either end: they are trimmed."""


Stop = int | Missing
"""What one can go to: a label, by its id, or a place that likely misses one."""


class Way(NamedTuple):
    """Keys to press next, and what they are worth."""

    keys: tuple[str, ...]
    mends: int = 1
    """How many differences are gone afterwards."""
    later: int = 0
    """Further keys that it will take until then: what they do is planned again."""
    approach: int = 0
    """How many of the keys only go there."""
    at: int = 0
    """Where in the text."""

    def cost(self, travel: float) -> float:
        """Keys a difference that is mended; those on the way there count `travel` times."""
        return (len(self.keys) + self.later + (travel - 1) * self.approach) / self.mends


@dataclass
class View:
    """What the planner must know of the cleaned pane. Offsets are in code points."""

    visible: tuple[int, int]
    """The span that is in view."""
    rows_apart: Callable[[int, int], int]
    """The offset so many rows below an offset."""


class Planner:
    """Plans the keys for one report."""

    def __init__(self, text: str, gold: frozenset[Span], *, travel: float) -> None:
        """What is cheapest is mended next, where keys to go there count `travel` times."""
        self._text = text
        self.gold = gold
        self._travel = travel
        self._moves: dict[int, tuple[tuple[str, int], ...]] = {}

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
            (way.keys for way in self._add(session, gold, routes, view)), key=len, default=()
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
            leap = self._leap(session, view, label.start)
            route = min((routes[label.id], *leap), key=len)
            yield from self._mend(session, label, route, missing)
        for gold in missing:
            yield from self._add(session, gold, routes, view)
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
        frontier: list[tuple[Session, tuple[str, ...]]] = [(_twin(session), ())]
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
            edges = self._edges(session, (label.start, label.end), label.id, gold)
            if edges is not None:
                name = () if gold.label == label.label else (_digit(session, gold.label),)
                yield Way((*route, *edges, *name), 1, 0, len(route), label.start)
        if not overlapped or label.decided:
            yield Way((*route, "x"), 1, 0, len(route), label.start)

    def _edges(
        self, session: Session, span: tuple[int, int], id_: int | None, gold: Span
    ) -> tuple[str, ...] | None:
        """Return the fewest keys that move a label's edges from `span` to those of `gold`."""
        frontier: dict[tuple[int, int], tuple[str, ...]] = {span: ()}
        seen = set(frontier)
        for _keys in range(_MOST_EDGE_KEYS + 1):
            if (gold.start, gold.end) in frontier:
                return frontier[gold.start, gold.end]
            following: dict[tuple[int, int], tuple[str, ...]] = {}
            for at, keys in frontier.items():
                for key, moved in self._moved(session.words, at):
                    if moved not in seen and self._free(session, id_, moved):
                        seen.add(moved)
                        following[moved] = (*keys, key)
            frontier = following
        return None

    def _moved(
        self, words: WordEdges, span: tuple[int, int]
    ) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield what each key for edges makes of a span."""
        start, end = span
        for key, edge in (
            ("<", start - 1),
            (">", start + 1),
            ("{", words.before(start)),
            ("}", words.after(start)),
        ):
            if 0 <= edge < end:
                yield key, (edge, end)
        for key, edge in (
            ("]", end + 1),
            ("[", end - 1),
            (")", words.after(end)),
            ("(", words.before(end)),
        ):
            if start < edge <= len(self._text):
                yield key, (start, edge)

    def _free(self, session: Session, id_: int | None, span: tuple[int, int]) -> bool:
        """Tell whether label `id_` can go over `span` without harm to one that is right."""
        others = (other for other in session.review.overlapping(*span) if other.id != id_)
        return not any(other.decided or span_of(other) in self.gold for other in others)

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

    # A label that is not there

    def _add(
        self, session: Session, gold: Span, routes: dict[Stop, tuple[str, ...]], view: View
    ) -> Iterator[Way]:
        """Yield the ways to mark a span that has no label."""
        there = session.review.overlapping(gold.start, gold.end)
        if any(label.decided or span_of(label) in self.gold for label in there):
            return
        starts = range(max(0, gold.start - _LOOSE), gold.start + 1)
        ends = range(gold.end - 1, min(len(self._text), gold.end + _LOOSE))
        pairs = [
            (first, last)
            for one in starts
            for other in ends
            if snapped(self._text, one, other + 1) == (gold.start, gold.end)
            for first, last in ((one, other), (other, one))
        ]
        reached = self._carets(session, routes, view, {first for first, _last in pairs})
        landed = {
            first: leap
            for first in starts
            if session.review.label_at(first) is None
            for leap in self._leap(session, view, first)
        }
        yield from self._guessed(session, gold, landed)
        yield from self._guessed(session, gold, reached)
        digit = _digit(session, gold.label)
        for first, last in pairs:
            if first in reached:
                begun = {first: ()} | self._jumps(session, first, (), view, {last})
                if (onward := self._caret_keys(session, begun, {last}, view).get(last)) is not None:
                    keys = (*reached[first], "v", *onward, digit)
                    yield Way(keys, 1, 0, len(reached[first]), gold.start)
            if first in landed and first != last:
                onward = self._caret_keys(session, {first: ()}, {last}, view).get(last)
                if onward is not None:
                    keys = (*landed[first], *onward, digit)
                    yield Way(keys, 1, 0, len(landed[first]), gold.start)

    def _guessed(
        self, session: Session, gold: Span, begun: dict[int, tuple[str, ...]]
    ) -> Iterator[Way]:
        """Yield the ways to have the app guess the end, and to mend the edges if it is wrong."""
        for first, keys in begun.items():
            place = _twin(session)
            place.begin_marking(first)
            guess = snapped(self._text, *place.reading(gold.label))
            if self._free(session, None, guess):
                edges = self._edges(session, guess, None, gold)
                if edges is not None:
                    digit = _digit(session, gold.label)
                    yield Way((*keys, digit, *edges), 1, 0, len(keys), gold.start)

    def _leap(self, session: Session, view: View, target: int) -> list[tuple[str, ...]]:
        """Return the keys that jump from here to a visible place; none where no letters do."""
        here = session.place[0]
        return list(self._jumps(session, here, (), view, {target}).values())

    def _carets(
        self,
        session: Session,
        routes: dict[Stop, tuple[str, ...]],
        view: View,
        wanted: set[int],
    ) -> dict[int, tuple[str, ...]]:
        """Return the fewest keys to have the caret at each of the wanted offsets."""
        begun: dict[int, tuple[str, ...]] = {}
        low, high = view.visible
        for stop, route in routes.items():
            if isinstance(stop, Missing):
                continue
            label = session.review.label(stop)
            place = _twin(session)
            place.select(stop)
            place.begin_marking()
            if place.marking is None:
                continue
            caret, keys = place.marking.caret, (*route, "v")
            offers = {caret: keys}
            if low <= label.start and label.end <= high:
                offers |= self._jumps(session, caret, keys, view, wanted)
            for offset, offered in offers.items():
                if offset not in begun or len(offered) < len(begun[offset]):
                    begun[offset] = offered
        return self._caret_keys(session, begun, wanted, view)

    def _jumps(
        self, session: Session, caret: int, keys: tuple[str, ...], view: View, wanted: set[int]
    ) -> dict[int, tuple[str, ...]]:
        """Return the wanted offsets that initials reach from `caret`, and the keys to it."""
        ways = {target: self._jump(session, caret, view, target) for target in wanted}
        return {target: (*keys, *way) for target, way in ways.items() if way is not None}

    def _jump(
        self, session: Session, caret: int, view: View, target: int
    ) -> tuple[str, ...] | None:
        """Return the fewest keys from `caret` to a place by its initials, None where none lead."""
        ways = []
        for letters in self._initials(target):
            enter = ("enter",) if len(letters) == 1 else ()
            landings = session.landings(letters, view.visible)
            at = next_place(landings, caret)
            for times in range(_MOST_AGAIN if target in landings else 0):
                if at == target:
                    ways.append((";", *letters, *enter, *["n"] * times))
                    break
                if at is None or session.review.label_at(at) is not None:
                    break  # which is selected, so that there is no caret to go on from
                at = next_place(landings, at)
        return min(ways, key=len, default=None)

    def _initials(self, offset: int) -> Iterator[str]:
        """Yield what can be typed to jump to `offset`: one letter, or two."""
        for first in initials_of(self._text[offset]):
            if first.isalnum():
                yield first
                for second in initials_of(self._text[offset + 1 : offset + 2] or " "):
                    if second.isalnum():
                        yield first + second

    def _caret_keys(
        self, session: Session, begun: dict[int, tuple[str, ...]], wanted: set[int], view: View
    ) -> dict[int, tuple[str, ...]]:
        """Return the fewest keys to each wanted offset from where the caret may begin."""
        queue = [(len(keys), offset, keys) for offset, keys in begun.items()]
        heapq.heapify(queue)
        done: dict[int, tuple[str, ...]] = {}
        while queue and not wanted <= done.keys():
            cost, offset, keys = heapq.heappop(queue)
            if offset in done or cost > _FAR:
                continue
            done[offset] = keys
            for key, target in self._caret_moves(session, offset, view):
                if target not in done:
                    heapq.heappush(queue, (cost + 1, target, (*keys, key)))
        return {offset: done[offset] for offset in wanted if offset in done}

    def _caret_moves(
        self, session: Session, offset: int, view: View
    ) -> tuple[tuple[str, int], ...]:
        """Return where each key of marking mode takes the caret."""
        if offset not in self._moves:
            moves = []
            for key, step in _CARET.items():
                marking = Marking(session.words, offset)
                step(marking)
                moves.append((key, marking.caret))
            for key, rows in (("j", 1), ("k", -1)):
                moves.append((key, view.rows_apart(offset, rows)))
            self._moves[offset] = tuple(moves)
        return self._moves[offset]


def _twin(session: Session) -> Session:
    """Return a copy that can go elsewhere while the session stays; they share the review."""
    twin = copy.copy(session)
    for name, value in vars(session).items():
        if isinstance(value, list):
            setattr(twin, name, list(value))
    return twin


def _after(
    step: tuple[Session, tuple[str, ...]], key: str, move: Callable[[Session], object]
) -> list[tuple[Session, tuple[str, ...]]]:
    """Return where one more key leads."""
    place, keys = step
    there = _twin(place)
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
_CARET: dict[str, Callable[[Marking], None]] = {
    "h": lambda marking: marking.move(-1),
    "l": lambda marking: marking.move(1),
    "w": lambda marking: marking.move_word(1),
    "b": lambda marking: marking.move_word(-1),
}


def span_of(label: Label) -> Span:
    """Return a label as a scored span."""
    return Span(label.start, label.end, label.label)


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


def _digit(session: Session, name: str) -> str:
    return next(label.key for label in session.schema.labels if label.name == name)


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
