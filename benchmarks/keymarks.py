"""The keys that mark a span, or move the edges of a label: the parts of a plan within the text."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, Literal

from keyways import Stop, View, Way, digit, span_of, twin

from govtui.review.lint import snapped
from govtui.review.missing import Missing
from govtui.tui.initials import initials_of, next_place
from govtui.tui.marking import Marking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govtui.extraction.scores import Span
    from govtui.tui.session import Session

_FAR = 30
"""Keys of a caret's way beyond which nobody would go."""
_MOST_EDGE_KEYS = 6
_MOST_AGAIN = 5
"""Places with the same initials that are gone through."""
_LOOSE = 2
"""Characters that a marked span may be too long by at either end: they are trimmed."""
_CARET: dict[str, Callable[[Marking], None]] = {
    "h": lambda marking: marking.move(-1),
    "l": lambda marking: marking.move(1),
    "w": lambda marking: marking.move_word(1),
    "b": lambda marking: marking.move_word(-1),
}


_EDGES: tuple[tuple[str, Literal["left", "right"], int, bool], ...] = (
    ("<", "left", -1, False),
    (">", "left", 1, False),
    ("{", "left", -1, True),
    ("}", "left", 1, True),
    ("]", "right", 1, False),
    ("[", "right", -1, False),
    (")", "right", 1, True),
    ("(", "right", -1, True),
)
"""The keys for edges: which edge they move where, and whether by words."""


class Marker:
    """Works out keys in one text, without harm to labels that are right."""

    def __init__(self, text: str, gold: frozenset[Span]) -> None:
        self._text = text
        self._gold = gold
        self._moves: dict[int, tuple[tuple[str, int], ...]] = {}

    def edges(
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
                for key, moved in self._moved(session, at):
                    if moved not in seen and self._free(session, id_, moved):
                        seen.add(moved)
                        following[moved] = (*keys, key)
            frontier = following
        return None

    def _moved(
        self, session: Session, span: tuple[int, int]
    ) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield what each key for edges makes of a span."""
        for key, side, direction, word in _EDGES:
            start, end = session.moved(span, side, direction, word=word)
            if 0 <= start < end <= len(self._text):
                yield key, (start, end)

    def _free(self, session: Session, id_: int | None, span: tuple[int, int]) -> bool:
        """Tell whether label `id_` can go over `span` without harm to one that is right."""
        others = (other for other in session.review.overlapping(*span) if other.id != id_)
        return not any(other.decided or span_of(other) in self._gold for other in others)

    def add(
        self, session: Session, gold: Span, routes: dict[Stop, tuple[str, ...]], view: View
    ) -> Iterator[Way]:
        """Yield the ways to mark a span that has no label."""
        there = session.review.overlapping(gold.start, gold.end)
        if any(label.decided or span_of(label) in self._gold for label in there):
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
            for leap in self.leap(session, view, first)
        }
        yield from self._guessed(session, gold, landed)
        yield from self._guessed(session, gold, reached)
        label_key = digit(session, gold.label)
        for first, last in pairs:
            if first in reached:
                begun = {first: ()} | self._jumps(session, first, (), view, {last})
                if (onward := self._caret_keys(session, begun, {last}, view).get(last)) is not None:
                    keys = (*reached[first], "v", *onward, label_key)
                    yield Way(keys, 1, 0, len(reached[first]), gold.start)
            if first in landed and first != last:
                onward = self._caret_keys(session, {first: ()}, {last}, view).get(last)
                if onward is not None:
                    keys = (*landed[first], *onward, label_key)
                    yield Way(keys, 1, 0, len(landed[first]), gold.start)

    def _guessed(
        self, session: Session, gold: Span, begun: dict[int, tuple[str, ...]]
    ) -> Iterator[Way]:
        """Yield the ways to have the app guess the end, and to mend the edges if it is wrong."""
        for first, keys in begun.items():
            place = twin(session)
            place.begin_marking(first)
            guess = snapped(self._text, *place.reading(gold.label))
            if self._free(session, None, guess):
                edges = self.edges(session, guess, None, gold)
                if edges is not None:
                    label_key = digit(session, gold.label)
                    yield Way((*keys, label_key, *edges), 1, 0, len(keys), gold.start)

    def leap(self, session: Session, view: View, target: int) -> list[tuple[str, ...]]:
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
            place = twin(session)
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
