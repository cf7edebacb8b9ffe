"""Suggestions that are wrong on purpose: the same for the same reviewer, and in nobody's way."""

from __future__ import annotations

import msgspec

from govtui.interchange import record
from govtui.review import actions
from govtui.review.carry import carried, renewed
from govtui.review.fold import Review
from govtui.review.model import Label, Opening, Status
from govtui.review.order import first_overlap
from govtui.review.planting import Catch, catch, is_planted, plant, real
from govtui.review.teaching import taught_by
from tests.review.made import SPANS, do, opening, suggestion

TEXT = (
    "溪口县委书记林知远主持会议。会议听取了各镇乡的汇报，而且认真讨论了今年的工作，"
    "也研究了下一步的打算。林知远强调，要把责任落到实处的同时防范风险。"
)


def made(count: int = 3, reviewer: str = "lin", report_id: str = "a.txt") -> Opening:
    return plant(opening(TEXT, SPANS[:2], alignment=(), report_id=report_id), reviewer, count)


def planted(began: Opening | Review) -> list[Label]:
    return [label for label in began.labels if label.planted]


def exported(review: Review) -> list[tuple[int, int, str]]:
    line = record.encode(review, reviewer="lin", everything=True)
    return [(x.start, x.end, x.label) for x in record.decode(line)[0].labels]


def test_they_stand_where_nothing_is_suggested_and_look_like_the_others() -> None:
    began = made()
    assert len(planted(began)) == 3
    assert first_overlap(began.labels) is None
    assert [label.id for label in began.labels] == list(range(5))
    for label in planted(began):
        surface = TEXT[label.start : label.end]
        assert surface[0] in "了也而把被" or surface[-1] in "的了也而把被"
        assert label.suggested is not None
        assert (label.suggested.start, label.suggested.end) == (label.start, label.end)
        assert (label.suggested.label, label.suggested.source) == (label.label, "rule:test")


def test_they_are_the_same_for_a_reviewer_and_others_for_another() -> None:
    assert made() == made()
    assert planted(made()) != planted(made(reviewer="he"))
    assert planted(made()) != planted(made(report_id="b.txt"))


def test_none_are_planted_unless_wanted_or_where_there_is_nothing_to_look_like() -> None:
    assert made(0) == opening(TEXT, SPANS[:2], alignment=(), report_id="a.txt")
    nothing = opening(TEXT, [], alignment=())
    assert plant(nothing, "lin", 3) == nothing
    assert len(planted(made(1000))) < 30


def test_accepted_or_renamed_is_missed_and_rejected_or_moved_is_caught() -> None:
    review = Review(made(4))
    one, two, three, four = (label.id for label in planted(review))
    assert catch(review.labels) == Catch(0, 0)
    assert catch(review.labels).rate is None
    do(review, actions.accept(review, [one]))
    do(review, actions.relabel(review, [two], "LOC"))
    assert catch(review.labels) == Catch(2, 0)
    do(review, actions.reject(review, [three]))
    label = review.label(four)
    do(review, actions.move(review, four, label.start, label.end - 1))
    assert catch(review.labels) == Catch(4, 2)
    assert (catch(review.labels) + Catch(4, 4)).rate == 0.75
    do(review, actions.undo(review))
    assert catch(review.labels) == Catch(3, 1)


def test_they_are_neither_exported_nor_learned_from() -> None:
    review = Review(made())
    assert len(exported(review)) == 2
    do(review, actions.accept_rest(review, [label.id for label in review.labels]))
    assert exported(review) == [(0, 6, "POST"), (6, 9, "PER")]
    assert [surface for surface, _label, _taken in taught_by(review)] == ["溪口县委书记", "林知远"]
    assert len(list(real(review.labels))) == 2


def test_one_that_was_moved_to_something_real_is_the_reviewers_own() -> None:
    review = Review(made(1))
    label = planted(review)[0]
    do(review, actions.move(review, label.id, label.start, label.end - 1))
    moved = review.label(label.id)
    assert moved.status is Status.ADDED
    assert moved.suggested is None
    assert not is_planted(moved)
    assert (moved.start, moved.end, moved.label) in exported(review)


def test_they_stay_when_the_same_suggestions_come_again() -> None:
    review = Review(made())
    do(review, actions.accept(review, [review.labels[0].id]))
    assert renewed(review, [suggestion(*span) for span in SPANS[:2]]) is None


def test_they_make_way_for_a_newer_suggestion() -> None:
    review = Review(made())
    do(review, actions.accept(review, [review.labels[0].id]))
    there = planted(review)[0]
    fresh = [*(suggestion(*span) for span in SPANS[:2]), suggestion(there.start, there.end, "ORG")]
    newer = renewed(review, fresh)
    assert newer is not None
    assert len(planted(newer)) == 2
    assert (there.start, there.end, "ORG", False) in [
        (label.start, label.end, label.label, label.planted) for label in newer.labels
    ]


def test_a_decided_one_stays_planted_in_a_newer_text() -> None:
    review = Review(made())
    do(review, actions.accept(review, [label.id for label in planted(review)]))
    text = "通知：" + TEXT
    spans = [(start + 3, end + 3, label) for start, end, label in SPANS[:2]]
    went_on = Review(carried(review, opening(text, spans, alignment=(), report_id="a.txt")))
    assert catch(went_on.labels) == Catch(3, 0)
    assert exported(went_on) == spans


def test_one_without_a_place_in_a_newer_text_is_no_matter_for_the_reviewer() -> None:
    review = Review(made())
    do(review, actions.accept(review, [label.id for label in planted(review)]))
    text = TEXT[:9]
    newer = carried(review, opening(text, SPANS[:2], alignment=(), report_id="a.txt"))
    assert newer.unplaced == ()


def test_a_journal_without_the_field_reads_as_before() -> None:
    label = made(1).labels[0]
    data = msgspec.to_builtins(label)
    assert "planted" not in data
    assert msgspec.convert(data, Label) == label
