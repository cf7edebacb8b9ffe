"""Reviews for the tests: an invented report, and openings that hypothesis makes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from govtui.cleaning.model import DamageStatus, Meta
from govtui.corpus.model import Source
from govtui.extraction.model import Suggestion
from govtui.review.effects import sha256
from govtui.review.model import Event, Label, Opening, ReviewedDamage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtui.cleaning.aligned import Span
    from govtui.review.fold import Review
    from govtui.review.model import AnyDecision

LABELS = ("PER", "ORG", "LOC", "POST")
NOW = "2026-11-22T10:00:00Z"

TEXT = "溪口县委书记林知远主持会议。林知远强调防汛□作。"
"""Raw: `溪(xī)口縣委書記林知遠主持會議。林知遠強調防汛?作。` with one gloss and one damage."""

SPANS: list[tuple[int, int, str]] = [(0, 6, "POST"), (6, 9, "PER"), (14, 17, "PER")]


def opening(
    text: str = TEXT,
    spans: Iterable[tuple[int, int, str]] = SPANS,
    *,
    alignment: tuple[tuple[int, int, int, int], ...] | None = ((0, 5, 0, 1),),
    damage: tuple[ReviewedDamage, ...] = (),
    report_id: str = "news/a.txt",
) -> Opening:
    """Return an opening with these spans as suggestions."""
    return Opening(
        report_id=report_id,
        source=Source(path=report_id, sha256=sha256(text), encoding="utf-8"),
        meta=Meta(title="溪口县委召开会议", published="2026-05-06"),
        text=text,
        text_sha256=sha256(text),
        cleaning_version="1",
        alignment=alignment,
        label_schema="meetings",
        labels_covered=LABELS,
        labels=tuple(
            Label(id=n, start=s, end=e, label=label, suggested=suggestion(s, e, label))
            for n, (s, e, label) in enumerate(spans)
        ),
        damage=damage,
    )


def suggestion(start: int, end: int, label: str) -> Suggestion:
    """Return a suggestion of a rule."""
    return Suggestion(start, end, label, "rule:test", 0.9)


def damage(start: int, end: int, raw: Span, *candidates: str, text: str = "□") -> ReviewedDamage:
    """Return a damaged place with its candidates."""
    return ReviewedDamage(
        start=start,
        end=end,
        raw=raw,
        status=DamageStatus.SUGGESTED,
        text=text,
        candidates=candidates,
    )


def do(review: Review, decision: AnyDecision, at: str = NOW) -> Event:
    """Apply a decision of reviewer `lin` and return its event."""
    event = review.event(decision, by="lin", at=at)
    review.apply(event)
    return event


@st.composite
def openings(draw: st.DrawFn) -> Opening:
    """Draw an opening: a text with deletions against its raw, flat labels, damage."""
    text = draw(st.text(alphabet="县委书记林知远，。a\n□", min_size=1, max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    spans = [
        (start, end, draw(st.sampled_from(LABELS)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    glosses = sorted(draw(st.sets(st.integers(0, len(text) - 1), max_size=4)))
    alignment = tuple(
        (place + 3 * n, place + 3 * n + 4, place, place + 1) for n, place in enumerate(glosses)
    )
    places = [place for place, char in enumerate(text) if char == "□"]
    marks = tuple(damage(place, place + 1, (0, 1), "工", "作") for place in places[:2])
    return opening(text, spans, alignment=alignment, damage=marks)
