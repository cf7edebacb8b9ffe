"""What holds after any decisions at all."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from govtui.cleaning.aligned import Alignment, Edit
from govtui.errors import ReviewError
from govtui.review import actions, propagation
from govtui.review.effects import sha256
from govtui.review.fold import Review
from govtui.review.model import AnyDecision, CorrectText, Opening, Redo, Spent, Status, Undo
from tests.review.made import LABELS, do, openings

_PLACES = st.integers(0, 45)
_IDS = st.integers(0, 8)


@st.composite
def intents(draw: st.DrawFn) -> tuple[str, tuple[Any, ...]]:
    """Draw the name of an action and its arguments, fitting or not."""
    start, end = sorted((draw(_PLACES), draw(_PLACES)))
    some = draw(st.lists(_IDS, max_size=3))
    label = draw(st.sampled_from(LABELS))
    text = draw(st.text(alphabet="县工作，\n", max_size=4))
    return draw(
        st.sampled_from(
            [
                ("accept", (some,)),
                ("reject", (some,)),
                ("relabel", (some, label)),
                ("move", (draw(_IDS), start, end)),
                ("add", (start, end, label)),
                ("propagate", (draw(_IDS),)),
                ("accept_rest", (range(6),)),
                ("reject_rest", (some,)),
                ("correct_text", (start, min(end, start + 4), text)),
                ("take_candidate", (draw(st.integers(0, 2)), draw(st.integers(0, 2)))),
                ("comment", (text, draw(st.none() | _IDS))),
                ("flag", (draw(st.booleans()), draw(st.none() | _IDS))),
                ("set_meta", ("views", draw(st.none() | st.integers(0, 9)))),
                ("finish", ()),
                ("reopen", ()),
                ("undo", ()),
                ("redo", ()),
            ]
        )
    )


def _propagate(review: Review, label_id: int) -> AnyDecision:
    same = propagation.precedent(review, label_id)
    return propagation.decision(review, same, propagation.places(review, same))


def _tried(review: Review, intent: tuple[str, tuple[Any, ...]]) -> AnyDecision | None:
    """Return the decision, or None where the review refuses."""
    name, arguments = intent
    action = _propagate if name == "propagate" else getattr(actions, name)
    try:
        decision: AnyDecision = action(review, *arguments)
    except ReviewError:
        return None
    return decision


def _state(review: Review) -> tuple[Any, ...]:
    """Return everything that an undo must bring back."""
    return (
        tuple(review.labels),
        tuple(review.live),
        review.undecided,
        review.text,
        review.text_sha256,
        tuple(review.damage),
        review.meta,
        review.meta_reviewed,
        review.status,
        review.comment,
        review.flagged,
    )


def _assert_sound(review: Review) -> None:
    assert review.text_sha256 == sha256(review.text)
    assert list(review.labels) == sorted(review.labels, key=lambda la: (la.start, la.end, la.id))
    assert list(review.live) == [la for la in review.labels if la.status is not Status.REJECTED]
    for left, right in zip(review.live, review.live[1:], strict=False):
        assert left.end <= right.start
    for label in review.labels:
        least = 0 if label.status is Status.REJECTED else 1
        assert 0 <= label.start <= label.end - least <= len(review.text)
        assert label.end <= len(review.text)
        assert label.raw == review.raw_range(label.start, label.end)
        assert review.labels[review.index(label.id)] == review.label(label.id) == label
        assert (label.by is None) == (not label.decided)
    for label in review.live:
        assert review.label_at(label.start) == review.label_at(label.end - 1) == label
    for mark in review.damage:
        assert review.text[mark.start : mark.end] == mark.text
    assert review.undecided == sum(not label.decided for label in review.labels)


@settings(max_examples=400, deadline=None)
@given(openings(), st.lists(intents(), max_size=14))
def test_any_decisions_keep_the_review_sound_and_equal_to_its_refold(
    opening: Opening, wanted: list[tuple[str, tuple[Any, ...]]]
) -> None:
    review = Review(opening)
    events = []
    for intent in wanted:
        decision = _tried(review, intent)
        if decision is None:
            continue
        before = _state(review)
        events.append(do(review, decision))
        _assert_sound(review)
        if not isinstance(decision, Undo | Redo):
            after = _state(review)
            events.append(do(review, Undo()))
            assert _state(review) == before
            events.append(do(review, Redo()))
            assert _state(review) == after
    again = Review(opening, events)
    assert _state(again) == _state(review)
    assert (again.updated_at, again.decisions) == (review.updated_at, review.decisions)


@settings(max_examples=200, deadline=None)
@given(openings(), st.lists(intents(), max_size=8))
def test_a_refused_decision_changes_nothing(
    opening: Opening, wanted: list[tuple[str, tuple[Any, ...]]]
) -> None:
    review = Review(opening)
    for intent in wanted:
        before = _state(review)
        decision = _tried(review, intent)
        assert _state(review) == before
        if decision is not None:
            do(review, decision)


@settings(max_examples=200, deadline=None)
@given(openings(), st.data())
def test_a_correction_moves_what_it_does_not_touch_and_nothing_else(
    opening: Opening, data: st.DataObject
) -> None:
    review = Review(opening)
    if review.undecided:
        do(review, actions.accept(review, [label.id for label in review.labels]))
    start = data.draw(st.integers(0, len(review.text)))
    end = data.draw(st.integers(start, len(review.text)))
    new = data.draw(st.text(alphabet="县工作", max_size=4))
    before = {label.id: (label, review.surface(label)) for label in review.labels}
    old_text = review.text
    raw = {la.id: la.raw for la in review.labels}
    do(review, CorrectText(start=start, end=end, text=new))
    assert review.text == old_text[:start] + new + old_text[end:]
    for label in review.labels:
        was, surface = before[label.id]
        outside = was.end < start or was.start > end or old_text == review.text
        if outside:
            assert (label.status, review.surface(label)) == (was.status, surface)
            if start < end and opening.alignment == ():
                assert label.raw == raw[label.id]
        elif max(was.start, start) < min(was.end, end):
            assert label.status in (Status.SUGGESTED, Status.REJECTED)


@given(openings(), st.data())
def test_corrected_characters_share_the_raw_range_of_what_they_replace(
    opening: Opening, data: st.DataObject
) -> None:
    review = Review(opening)
    start = data.draw(st.integers(0, len(review.text) - 1))
    end = data.draw(st.integers(start + 1, len(review.text)))
    replaced = review.raw_range(start, end)
    do(review, CorrectText(start=start, end=end, text="防汛抗旱"))
    if review.text != opening.text:
        for place in range(start, start + 4):
            assert review.raw_range(place, place + 1) == replaced
    expected = Alignment.from_positions(opening.alignment or ()).then(
        Alignment.of([Edit((start, end), (start, start + 4), "correction")])
    )
    if review.text != opening.text:
        assert review.raw_range(0, len(review.text)) == expected.raw_range(0, len(review.text))


def test_time_is_kept_and_cannot_be_undone() -> None:
    review = Review(openings_example())
    do(review, actions.flag(review, True))
    do(review, Spent(seconds=4.5))
    do(review, Undo())
    do(review, Spent(seconds=1.0))
    do(review, Redo())
    assert review.seconds == 5.5
    assert review.flagged


def openings_example() -> Opening:
    """Return one opening where any does."""
    from tests.review.made import opening

    return opening()
