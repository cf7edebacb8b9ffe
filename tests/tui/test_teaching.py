"""What is decided in one report changes the suggestions of the next one, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.extraction.schema import default_schema
from govtui.review.fold import Review
from govtui.review.model import Reject, Relabel
from govtui.review.propagation import surface_key
from govtui.store.lexicon import switch
from govtui.store.workspace import Workspace
from govtui.tui.teaching import Teacher
from tests.tui.corpus import TEXT, prepared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govtui.batch.prepare import Prepared

AT = "2026-11-22T10:00:00Z"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path, reviewer="lin") as workspace:
        yield workspace


def _decide(review: Review, decision: Reject | Relabel) -> None:
    review.apply(review.event(decision, by="lin", at=AT))


def _first(report: Prepared) -> tuple[str, str] | None:
    """Return the label and the source of the suggestion at the start of the text."""
    for label in report.opening.labels:
        if label.start == 0 and label.suggested is not None:
            return label.label, label.suggested.source
    return None


def test_two_decisions_teach_a_label(workspace: Workspace) -> None:
    teacher = Teacher(default_schema())
    teacher.learn(workspace)
    for name in ("a.txt", "b.txt"):
        review = Review(prepared(name, TEXT).opening)
        teacher.watch(review)
        _decide(review, Relabel(ids=(0,), label="ORG"))
    label = _first(teacher.taught(prepared("c.txt", TEXT)))
    assert label == ("ORG", "lexicon:accepted 2 times as ORG in this corpus")


def test_the_habits_of_the_corpus_are_by_the_keys_of_a_reviews_surfaces(
    workspace: Workspace,
) -> None:
    teacher = Teacher(default_schema())
    teacher.learn(workspace)
    report = Review(prepared("c.txt", TEXT).opening)
    assert teacher.habits(report) == {}
    for name in ("a.txt", "b.txt"):
        review = Review(prepared(name, TEXT).opening)
        teacher.watch(review)
        _decide(review, Relabel(ids=(0,), label="ORG"))
    teacher.taught(prepared("c.txt", TEXT))
    assert teacher.habits(report) == {surface_key(report.surface(report.labels[0])): {"ORG": 2}}


def test_two_rejections_take_a_suggestion_away(workspace: Workspace) -> None:
    teacher = Teacher(default_schema())
    teacher.learn(workspace)
    for name in ("a.txt", "b.txt"):
        review = Review(prepared(name, TEXT).opening)
        teacher.watch(review)
        _decide(review, Reject(ids=(0,)))
    assert _first(teacher.taught(prepared("c.txt", TEXT))) is None


def test_a_decision_counts_once_however_often_it_is_looked_at(workspace: Workspace) -> None:
    teacher = Teacher(default_schema())
    teacher.learn(workspace)
    review = Review(prepared("a.txt", TEXT).opening)
    teacher.watch(review)
    _decide(review, Relabel(ids=(0,), label="ORG"))
    report = prepared("c.txt", TEXT)
    assert teacher.taught(report) == teacher.taught(report)
    assert _first(teacher.taught(report)) == ("LOC", "rule:area")


def test_a_lexicon_that_is_switched_off_teaches_nothing(workspace: Workspace) -> None:
    switch(workspace, on=False)
    teacher = Teacher(default_schema())
    teacher.learn(workspace)
    for name in ("a.txt", "b.txt"):
        review = Review(prepared(name, TEXT).opening)
        teacher.watch(review)
        _decide(review, Reject(ids=(0,)))
    report = prepared("c.txt", TEXT)
    assert teacher.taught(report) == report


def test_earlier_sittings_teach(workspace: Workspace) -> None:
    for name in ("a.txt", "b.txt"):
        review = Review(prepared(name, TEXT).opening)
        decision = Relabel(ids=(0,), label="ORG")
        workspace.append(review.opening, [review.event(decision, by="lin", at=AT)])
    teacher = Teacher(default_schema())
    teacher.learn(workspace)
    label = _first(teacher.taught(prepared("c.txt", TEXT)))
    assert label == ("ORG", "lexicon:accepted 2 times as ORG in this corpus")
