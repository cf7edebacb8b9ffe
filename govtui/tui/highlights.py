"""What the text panes mark: labels and where they may be missing, damage, hits, the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.review.model import Status
from govtui.tui.marks import Kind, Mark
from govtui.tui.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.cleaning.aligned import Span
    from govtui.review.model import Label, ReviewedDamage
    from govtui.tui.search import Search
    from govtui.tui.session import Session


class Highlights:
    """The marks of a session, asked for row by row; nothing is worked out for rows out of sight."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.search: Search | None = None
        """The search whose hits are shown."""
        self._damage: Spans[ReviewedDamage] = Spans((), _span)
        self._damage_of: object = None
        self._dropped: Spans[Span] = Spans((), _itself)
        self._dropped_of: object = None

    def clean(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the marks on `[start, end)` of the cleaned text."""
        for label in self._labels(start, end):
            yield self._mark(label, label.start, label.end)
        for low, high, place in self._session.all_missed.touching(start, end):
            if not self._session.review.overlapping(low, high):
                current = place == self._session.missed
                yield Mark(low, high, Kind.FAINT, place.label, current=current)
        for mark in self._damaged(start, end):
            yield self._damage_mark(mark, mark.start, mark.end)
        if self.search is not None:
            for low, high, hit in self.search.hits.touching(start, end):
                yield Mark(low, high, Kind.HIT, current=hit == self.search.hit)
        yield from self._marked(start, end)

    def raw(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the marks on `[start, end)` of the raw text."""
        place = self._session.review.clean_range(start, end)
        if place is None:
            return
        for low, high, _whole in self._dropped_spans.touching(start, end):
            yield Mark(low, high, Kind.DROPPED)
        for label in self._labels(*place):
            if label.raw is not None:
                yield self._mark(label, *label.raw)
        for mark in self._damaged(*place):
            if mark.raw is not None:
                yield self._damage_mark(mark, *mark.raw)

    def _labels(self, start: int, end: int) -> Iterator[Label]:
        """Yield the labels of a piece of the cleaned text: a rejected one only if it is current."""
        label = self._session.label
        rejected = label is not None and label.status is Status.REJECTED
        if label is not None and rejected and label.start < end and start < label.end:
            yield label
        yield from self._session.review.overlapping(start, end)

    def _marked(self, start: int, end: int) -> Iterator[Mark]:
        """Yield what is being marked, and the caret, which may stand behind the last character."""
        marking = self._session.marking
        if marking is None:
            return
        if marking.span is not None and marking.span[0] < end and start < marking.span[1]:
            yield Mark(*marking.span, Kind.SELECTION)
        if start <= marking.caret <= end:
            yield Mark(marking.caret, marking.caret + 1, Kind.CARET)

    def _mark(self, label: Label, start: int, end: int) -> Mark:
        current = label.id == self._session.label_id
        return Mark(start, end, Kind.LABEL, label.label, label.decided, current)

    def _damaged(self, start: int, end: int) -> Iterator[ReviewedDamage]:
        """Yield the damaged places of a piece of the cleaned text, those at its edges too.

        What has been mended is shown only while it is the current place.
        """
        damage = self._session.review.damage
        if damage is not self._damage_of:
            self._damage_of = damage
            self._damage = Spans(damage, _span)
        for _low, _high, mark in self._damage.touching(start - 1, end + 1):
            if mark.status.is_open or mark == self._session.damage:
                yield mark

    def _damage_mark(self, mark: ReviewedDamage, start: int, end: int) -> Mark:
        return Mark(start, end, Kind.DAMAGE, current=mark == self._session.damage)

    @property
    def _dropped_spans(self) -> Spans[Span]:
        """The raw characters that cleaning left out; of a gloss, what stands behind its Han."""
        alignment = self._session.review.alignment
        if alignment is not self._dropped_of:
            self._dropped_of = alignment
            edits = () if alignment is None else alignment.positions
            self._dropped = Spans(
                (
                    (raw_start + clean_end - clean_start, raw_end)
                    for raw_start, raw_end, clean_start, clean_end in edits
                    if raw_end - raw_start > clean_end - clean_start
                ),
                _itself,
            )
        return self._dropped


def _itself(span: Span) -> Span:
    return span


def _span(mark: ReviewedDamage) -> Span:
    return mark.start, mark.end
