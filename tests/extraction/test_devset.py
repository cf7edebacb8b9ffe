"""The development set itself: its markup holds to the annotation guidelines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.marked import Marked, parse, write

DEVSET = Path(__file__).parent / "devset"
REPORTS = sorted(DEVSET.glob("*.txt"))
LABELS = {"PER", "POST", "ORG", "LOC", "TIME", "MEET", "DOC", "TERM", "QTY"}
OPENING, CLOSING = "“《\uff08", "”》\uff09"
EDGES = set(" \t\n\u3000。、…—-·,.;:!?()\uff0c\uff1b\uff1a\uff01\uff1f" + OPENING + CLOSING)


def encloses(span: str, opening: str, closing: str) -> bool:
    """Whether one pair of marks encloses the whole span."""
    return span[0] == opening and span.find(closing) == len(span) - 1


def edge_belongs(span: Marked, text: str, mark: str) -> bool:
    """Whether a mark at a span's edge is one of the exceptions of the guidelines."""
    surface = text[span.start : span.end]
    if mark in "《》":
        return span.label == "DOC" and surface[0] == "《" and surface[-1] == "》"
    if mark in "“”":
        return not encloses(surface, "“", "”")
    return mark == "\uff09" and "\uff08" in surface and not encloses(surface, "\uff08", "\uff09")


@pytest.fixture(params=REPORTS, ids=lambda path: path.stem)
def marked(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8")


def test_there_are_enough_and_some_are_held_out() -> None:
    held_out = [path for path in REPORTS if path.stem.startswith("held_")]
    assert len(REPORTS) >= 30
    assert len(held_out) >= 10


def test_markup_comes_off_and_on_again(marked: str) -> None:
    text, spans = parse(marked)
    assert write(text, spans) == marked
    assert not set(text) & set("[]|")


def test_labels_and_edges(marked: str) -> None:
    text, spans = parse(marked)
    assert {span.label for span in spans} <= LABELS
    for span in spans:
        surface = text[span.start : span.end]
        assert "\n" not in surface
        for mark in (surface[0], surface[-1]):
            assert mark not in EDGES or edge_belongs(span, text, mark), surface
        for opening, closing in zip(OPENING, CLOSING, strict=True):
            assert surface.count(opening) == surface.count(closing), surface


def test_every_mention_is_labelled(marked: str) -> None:
    """A surface that is a label in one place is nowhere else left bare or cut in two."""
    text, spans = parse(marked)
    owner: dict[int, Marked] = {i: span for span in spans for i in range(span.start, span.end)}
    for surface in {text[span.start : span.end] for span in spans}:
        for mention in re.finditer(re.escape(surface), text):
            owners = {owner.get(i) for i in range(*mention.span())}
            assert len(owners) == 1, text[max(0, mention.start() - 10) : mention.end() + 10]
            assert None not in owners, text[max(0, mention.start() - 10) : mention.end() + 10]


def test_figures_and_titles_are_labelled(marked: str) -> None:
    text, spans = parse(marked)
    covered = {i for span in spans for i in range(span.start, span.end)}
    for figure in re.finditer(r"\d+|《[^》]*》", text):
        assert figure.start() in covered, text[max(0, figure.start() - 10) : figure.end() + 10]
