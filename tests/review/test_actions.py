"""Each action by example: what it decides, what it refuses, and how it says so."""

from __future__ import annotations

import pytest

from govtui.cleaning.model import DamageStatus
from govtui.errors import ReviewError
from govtui.review import actions
from govtui.review.fold import Review
from govtui.review.model import Accept, Add, CorrectText, Event, Finish, ReviewStatus, Status
from tests.review.made import NOW, TEXT, damage, do, opening


@pytest.fixture
def review() -> Review:
    """Return a fresh review: POST 0-6, PER 6-9, PER 14-17, damage at 21."""
    place = TEXT.index("□")
    return Review(opening(damage=(damage(place, place + 1, (25, 26), "工", "动"),)))


def test_accept_says_who_and_when(review: Review) -> None:
    do(review, actions.accept(review, [1]))
    label = review.label(1)
    assert (label.status, label.by, label.at) == (Status.ACCEPTED, "lin", NOW)
    assert not label.in_bulk
    assert review.status.value == ReviewStatus.IN_PROGRESS
    assert review.undecided == 2


def test_labels_stand_in_raw_coordinates(review: Review) -> None:
    assert review.label(0).raw == (0, 10)
    assert review.label(1).raw == (10, 13)


def test_the_suggested_label_and_edges_mean_accepted(review: Review) -> None:
    do(review, actions.relabel(review, [1], "LOC"))
    assert review.label(1).status is Status.CORRECTED
    do(review, actions.relabel(review, [1], "PER"))
    assert review.label(1).status is Status.ACCEPTED
    do(review, actions.move(review, 1, 6, 8))
    assert review.label(1).status is Status.CORRECTED
    assert review.label(1).raw == (10, 12)
    do(review, actions.move(review, 1, 6, 9))
    assert review.label(1).status is Status.ACCEPTED


def test_adding_over_an_undecided_label_rejects_it_in_the_same_undo(review: Review) -> None:
    decision = actions.add(review, 4, 9, "PER")
    assert decision == Add(id=3, start=4, end=9, label="PER", displaced=(0, 1))
    do(review, decision)
    assert [review.label(n).status for n in (0, 1, 3)] == [
        Status.REJECTED,
        Status.REJECTED,
        Status.ADDED,
    ]
    do(review, actions.undo(review))
    assert review.undecided == 3
    assert review.next_id == 4, "a number is never used again"


def test_adding_or_moving_over_a_decided_label_is_refused(review: Review) -> None:
    do(review, actions.accept(review, [1]))
    with pytest.raises(ReviewError, match="林知远"):
        actions.add(review, 8, 12, "ORG")
    with pytest.raises(ReviewError, match="decided"):
        actions.move(review, 0, 0, 7)
    with pytest.raises(ReviewError, match="overlaps"):
        review.apply(review.event(Add(id=9, start=8, end=12, label="ORG"), by="lin", at=NOW))


def test_a_rejected_label_comes_back_only_where_there_is_room(review: Review) -> None:
    do(review, actions.add(review, 4, 8, "PER"))
    with pytest.raises(ReviewError, match="overlaps"):
        actions.accept(review, [0])
    with pytest.raises(ReviewError, match="overlaps"):
        review.check(Accept(ids=(0, 1)))
    do(review, actions.reject(review, [3]))
    do(review, actions.accept(review, [0, 1]))
    assert review.label(1).status is Status.ACCEPTED


def test_the_rest_is_what_was_seen_and_is_bulk(review: Review) -> None:
    do(review, actions.accept(review, [0]))
    decision = actions.accept_rest(review, {0, 1})
    assert decision == Accept(ids=(1,), bulk=True)
    do(review, decision)
    assert review.label(1).in_bulk
    with pytest.raises(ReviewError, match="undecided"):
        actions.accept_rest(review, {0, 1})
    do(review, actions.reject_rest(review, {2}))
    assert review.undecided == 0


def test_finish_wants_every_label_decided(review: Review) -> None:
    with pytest.raises(ReviewError, match="3 labels"):
        actions.finish(review)
    with pytest.raises(ReviewError, match="3 labels"):
        review.check(Finish())
    do(review, actions.accept_rest(review, {0, 1, 2}))
    do(review, actions.finish(review))
    assert review.status.value == ReviewStatus.DONE
    with pytest.raises(ReviewError, match="reopen"):
        actions.reject(review, [0])
    do(review, actions.comment(review, "well done"))
    assert review.status.value == ReviewStatus.DONE
    do(review, actions.reopen(review))
    assert review.status.value == ReviewStatus.IN_PROGRESS
    with pytest.raises(ReviewError, match="not done"):
        actions.reopen(review)


def test_undo_to_the_beginning_is_new_again(review: Review) -> None:
    do(review, actions.accept(review, [0]))
    do(review, actions.undo(review))
    assert review.status is ReviewStatus.NEW
    with pytest.raises(ReviewError, match="undo"):
        actions.undo(review)
    do(review, actions.redo(review))
    with pytest.raises(ReviewError, match="redo"):
        actions.redo(review)
    assert review.undoable is not None
    assert review.undoable.decision == Accept(ids=(0,))


def test_a_candidate_mends_the_text_and_the_mark(review: Review) -> None:
    do(review, actions.take_candidate(review, 0, 0))
    assert "防汛工作" in review.text
    (mark,) = review.damage
    assert (mark.status, mark.text, mark.by, mark.raw) == (
        DamageStatus.CORRECTED,
        "工",
        "lin",
        (25, 26),
    )
    with pytest.raises(ReviewError, match="candidate 3"):
        actions.take_candidate(review, 0, 2)
    with pytest.raises(ReviewError, match="no damage 1"):
        actions.take_candidate(review, 1, 0)


def test_confirming_the_text_as_it_stands_touches_no_label(review: Review) -> None:
    do(review, actions.accept(review, [0]))
    do(review, actions.correct_text(review, 21, 22, "□", damage=0))
    assert review.damage[0].status is DamageStatus.CORRECTED
    assert review.text == TEXT
    assert review.label(0).status is Status.ACCEPTED


def test_a_correction_keeps_out_what_stays(review: Review) -> None:
    decision = actions.correct_text(review, 0, 6, "溪口镇委书记")
    assert decision == CorrectText(start=2, end=3, text="镇")
    with pytest.raises(ReviewError, match="reads so"):
        actions.correct_text(review, 0, 2, "溪口")


def test_a_correction_makes_touched_labels_undecided_and_shifts_the_rest(review: Review) -> None:
    do(review, actions.accept(review, [0, 1, 2]))
    do(review, actions.correct_text(review, 2, 3, "自治州"))
    assert review.text.startswith("溪口自治州委书记林知远")
    touched, behind = review.label(0), review.label(1)
    assert (touched.start, touched.end, touched.status, touched.by) == (
        0,
        8,
        Status.SUGGESTED,
        None,
    )
    assert touched.suggested is not None
    assert (touched.suggested.start, touched.suggested.end) == (0, 8)
    assert (behind.start, behind.end, behind.status) == (8, 11, Status.ACCEPTED)
    assert behind.raw == (10, 13)
    assert [mark.text for mark in review.damage] == ["自治州", "□"]
    assert review.damage[0].raw == (6, 7)
    do(review, actions.accept(review, [0]))
    assert review.label(0).status is Status.ACCEPTED


def test_a_label_whose_characters_are_all_gone_is_rejected(review: Review) -> None:
    do(review, actions.accept(review, [1]))
    do(review, actions.correct_text(review, 5, 10, ""))
    gone = review.label(1)
    assert (gone.status, gone.start, gone.end) == (Status.REJECTED, 5, 5)


def test_a_correction_over_a_mark_takes_it_in(review: Review) -> None:
    do(review, actions.correct_text(review, 19, 23, "抢险工程"))
    (mark,) = review.damage
    assert (mark.text, mark.candidates) == ("抢险工程", ("工", "动"))


def test_an_added_label_that_a_correction_touched_is_added_again_when_accepted(
    review: Review,
) -> None:
    do(review, actions.add(review, 9, 11, "ORG"))
    do(review, actions.correct_text(review, 9, 10, "支"))
    assert review.label(3).status is Status.SUGGESTED
    do(review, actions.accept(review, [3]))
    assert review.label(3).status is Status.ADDED


@pytest.mark.parametrize("text", ["a\x1b[2J", "\x00", "\udc80", "\x9b"])
def test_text_that_cannot_be_kept_is_refused(review: Review, text: str) -> None:
    with pytest.raises(ReviewError, match=r"U\+"):
        actions.correct_text(review, 0, 1, text)
    with pytest.raises(ReviewError, match=r"U\+"):
        actions.comment(review, text)
    with pytest.raises(ReviewError, match=r"U\+"):
        actions.set_meta(review, "title", text)


def test_comments_and_flags_on_labels_and_on_the_report(review: Review) -> None:
    do(review, actions.comment(review, " which county? ", 0))
    do(review, actions.flag(review, True, 0))
    do(review, actions.comment(review, "早"))
    do(review, actions.flag(review, True))
    label = review.label(0)
    assert (label.comment, label.flagged, label.status) == ("which county?", True, Status.SUGGESTED)
    assert (review.comment, review.flagged) == ("早", True)
    do(review, actions.comment(review, "  "))
    assert review.comment is None


def test_metadata_are_accepted_or_corrected(review: Review) -> None:
    do(review, actions.set_meta(review, "region", {"name": "溪口县", "code": None}))
    do(review, actions.set_meta(review, "authors", ["林知远", "何小满"]))
    do(review, actions.set_meta(review, "meeting_date", "--05-07"))
    assert review.meta.region is not None
    assert review.meta.region.name == "溪口县"
    assert review.meta.authors == ("林知远", "何小满")
    assert review.meta_reviewed == {"region", "authors", "meeting_date"}
    for field, value in [
        ("views", "many"),
        ("weather", "fine"),
        ("published", "5月6日"),
        ("region", "溪口"),
    ]:
        with pytest.raises(ReviewError, match=field if field != "published" else "date"):
            actions.set_meta(review, field, value)


def test_what_is_not_there_is_refused(review: Review) -> None:
    for refused in (
        lambda: actions.accept(review, [7]),
        lambda: actions.accept(review, []),
        lambda: actions.relabel(review, [0], "WEATHER"),
        lambda: actions.move(review, 0, 5, 5),
        lambda: actions.add(review, 20, 99, "PER"),
        lambda: actions.correct_text(review, 90, 99, "x"),
        lambda: actions.flag(review, True, 7),
    ):
        with pytest.raises(ReviewError):
            refused()


def test_an_event_of_another_text_is_refused(review: Review) -> None:
    event = Event(decision=Accept(ids=(0,)), by="lin", at=NOW, text_sha256="0" * 64)
    with pytest.raises(ReviewError, match="another text"):
        review.apply(event)


def test_the_clock_never_runs_backwards(review: Review) -> None:
    do(review, actions.accept(review, [0]))
    assert review.event(Accept(ids=(1,)), by="lin", at="2020-01-01T00:00:00Z").at == NOW


@pytest.mark.parametrize(
    "spans", [[(0, 3, "PER"), (2, 4, "PER")], [(0, 99, "PER")], [(3, 3, "PER")]]
)
def test_an_opening_must_be_flat_and_inside_its_text(spans: list[tuple[int, int, str]]) -> None:
    with pytest.raises(ReviewError):
        Review(opening(spans=spans))


def test_without_the_raw_text_the_given_ranges_stay() -> None:
    imported = opening(alignment=None)
    review = Review(imported)
    assert review.raw_range(0, 1) is None
    do(review, actions.move(review, 0, 0, 5))
    assert review.label(0).raw is None


@pytest.mark.parametrize(
    ("date", "exists"),
    [
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("2024-13-01", False),
        ("--02-29", True),
        ("--02-30", False),
        ("--00-01", False),
    ],
)
def test_a_date_of_the_metadata_is_one_of_the_calendar(date: str, exists: bool) -> None:
    review = Review(opening())
    if exists:
        assert actions.set_meta(review, "meeting_date", date).value == date
    else:
        with pytest.raises(ReviewError, match="no date"):
            actions.set_meta(review, "meeting_date", date)


def test_a_minute_of_the_metadata_is_one_of_the_clock() -> None:
    review = Review(opening())
    assert actions.set_meta(review, "published", "2024-05-06T23:59")
    with pytest.raises(ReviewError, match="no date"):
        actions.set_meta(review, "published", "2024-05-06T24:01")
