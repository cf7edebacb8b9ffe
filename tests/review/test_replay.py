"""Two lines of one review are joined without guessing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from govtui.errors import ReviewError
from govtui.review import actions
from govtui.review.fold import Review
from govtui.review.model import Accept, Add, AnyDecision, Event, Opening, Redo, Spent, Status, Undo
from govtui.review.replay import replay
from tests.review.made import NOW, do, opening, openings


def _line(began: Opening, *decisions: AnyDecision) -> list[Event]:
    review = Review(began)
    return [do(review, decision) for decision in decisions]


def _joined(ours: list[AnyDecision], theirs: list[AnyDecision]) -> tuple[Review, list[str]]:
    began = opening()
    events = _line(began, *ours)
    review = Review(began, events)
    result = replay(review, _line(began, *theirs), events)
    assert Review(began, events + result.events).labels == review.labels
    return review, [conflict.reason for conflict in result.conflicts]


def test_decisions_on_different_labels_join() -> None:
    review, conflicts = _joined([Accept(ids=(0,))], [Accept(ids=(1,)), Spent(seconds=3)])
    assert conflicts == []
    assert [label.decided for label in review.labels] == [True, True, False]
    assert review.seconds == 3


def test_the_same_decision_twice_is_one() -> None:
    review, conflicts = _joined([Accept(ids=(0,))], [Accept(ids=(0,))])
    assert conflicts == []
    assert review.decisions == 1


def test_another_decision_on_the_same_label_is_a_conflict_and_ours_stands() -> None:
    review, conflicts = _joined(
        [Accept(ids=(0,))], [actions.reject(Review(opening()), [0]), Accept(ids=(1,))]
    )
    assert conflicts == ["It was decided otherwise here."]
    assert review.label(0).status is Status.ACCEPTED
    assert review.label(1).status is Status.ACCEPTED


def test_added_labels_get_numbers_of_their_own() -> None:
    ours: list[AnyDecision] = [Add(id=3, start=9, end=11, label="ORG")]
    theirs: list[AnyDecision] = [
        Add(id=3, start=11, end=13, label="LOC"),
        Accept(ids=(3,)),
        Add(id=4, start=9, end=11, label="ORG"),
    ]
    review, conflicts = _joined(ours, theirs)
    assert conflicts == []
    assert [(la.id, la.label) for la in review.labels if la.id > 2] == [(3, "ORG"), (4, "LOC")]


def test_an_undo_takes_back_only_what_was_replayed() -> None:
    theirs: list[AnyDecision] = [Accept(ids=(1,)), Accept(ids=(0,)), Undo(), Undo(), Redo()]
    review, conflicts = _joined([Accept(ids=(0,))], theirs)
    assert len(conflicts) == 1, "the undo of what was decided here, too"
    assert review.label(0).status is Status.ACCEPTED
    assert review.label(1).status is Status.ACCEPTED


def test_an_undo_of_what_came_before_is_a_conflict() -> None:
    began = opening()
    events = _line(began, Accept(ids=(0,)))
    review = Review(began, events)
    undo = review.event(Undo(), by="lin", at=NOW)
    assert len(replay(review, [undo]).conflicts) == 1
    assert review.label(0).decided


def test_decisions_on_another_text_are_conflicts() -> None:
    ours = [actions.correct_text(Review(opening()), 0, 1, "河")]
    review, conflicts = _joined([*ours], [Accept(ids=(1,))])
    assert conflicts == ["It was made on another text."]
    assert not review.label(1).decided


@settings(max_examples=150, deadline=None)
@given(openings(), st.data())
def test_a_replay_leaves_a_sound_review_and_accounts_for_every_event(
    began: Opening, data: st.DataObject
) -> None:
    def line() -> list[Event]:
        review = Review(began)
        events = []
        for _ in range(data.draw(st.integers(0, 6))):
            ids = data.draw(st.lists(st.integers(0, 4), min_size=1, max_size=2, unique=True))
            start = data.draw(st.integers(0, 38))
            name, arguments = data.draw(
                st.sampled_from(
                    [
                        ("accept", (ids,)),
                        ("reject", (ids,)),
                        ("add", (start, start + 2, "PER")),
                        ("undo", ()),
                        ("redo", ()),
                        ("correct_text", (start, start + 1, "x")),
                    ]
                )
            )
            try:
                decision = getattr(actions, name)(review, *arguments)
            except ReviewError:
                continue
            events.append(do(review, decision))
        return events

    ours, theirs = line(), line()
    review = Review(began, ours)
    result = replay(review, theirs, ours)
    assert len(result.events) + len(result.conflicts) <= len(theirs)
    again = Review(began, ours + result.events)
    assert list(again.labels) == list(review.labels)
    assert replay(Review(began), theirs).events == theirs, "on the same line nothing is lost"
