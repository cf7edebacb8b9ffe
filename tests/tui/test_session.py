"""Where a reviewer is in a report, and what their keys decide there; no terminal needed."""

from __future__ import annotations

import msgspec
import pytest

from govtui.cleaning.model import DamageStatus
from govtui.errors import ReviewError
from govtui.extraction.schema import default_schema
from govtui.review import actions
from govtui.review.fold import Review
from govtui.review.missing import Missing
from govtui.review.model import Accept, Add, Spent, Status
from govtui.review.word_edges import WordEdges, packed
from govtui.tui.marking import Marking
from govtui.tui.session import Session
from tests.review.made import NOW, TEXT, damage, opening

MARK = damage(21, 22, (24, 25), "工", "重")


def session(*, damaged: bool = False, spans: list[tuple[int, int, str]] | None = None) -> Session:
    marks = (MARK,) if damaged else ()
    made = opening(damage=marks) if spans is None else opening(spans=spans, damage=marks)
    return Session(Review(made), default_schema(), "lin", lambda: NOW)


def statuses(at: Session) -> list[Status]:
    return [label.status for label in at.review.labels]


def test_a_review_begins_at_its_first_undecided_label() -> None:
    at = session()
    assert at.label_id == 0
    at.event(at.accept())
    again = Session(at.review, at.schema, "lin", lambda: NOW)
    assert again.label_id == 1


def test_next_undecided_goes_around_the_end_and_ends_when_all_is_decided() -> None:
    at = session()
    assert at.next_undecided(-1)
    assert at.label_id == 2
    at.event(at.accept())
    assert at.next_undecided()
    assert at.label_id == 0
    at.event(at.reject())
    assert at.next_undecided()
    assert at.label_id == 1
    at.event(at.accept())
    assert not at.next_undecided()
    assert at.label_id == 1
    assert statuses(at) == [Status.REJECTED, Status.ACCEPTED, Status.ACCEPTED]


def test_steps_stop_at_either_end_and_visit_rejected_labels() -> None:
    at = session()
    at.event(at.reject())
    at.step(-5)
    assert at.label_id == 0
    at.step(99)
    assert at.label_id == 2


def test_a_digit_gives_the_label_of_its_key() -> None:
    at = session()
    at.event(at.number(3))
    assert (at.label and at.label.label, statuses(at)[0]) == ("ORG", Status.CORRECTED)
    with pytest.raises(ReviewError, match="key 0"):
        at.label_name(0)


def test_edges_move_by_characters_and_words() -> None:
    at = session(spans=[(6, 9, "PER")])
    at.event(at.move_edge("right", 1))
    at.event(at.move_edge("left", -1))
    assert at.place == (5, 10)
    at.event(at.move_edge("left", 1, word=True))
    at.event(at.move_edge("right", -1, word=True))
    start, end = at.place
    assert 5 < start < end < 10
    assert at.label is not None
    assert at.label.status is Status.CORRECTED


def test_by_words_edges_go_past_marks_and_take_the_brackets_of_a_title() -> None:
    text = "县委书记、县长林知远印发《防汛预案》，会议\n结束"
    words = WordEdges(text, packed([0, 2, 4, 5, 7, 10, 12, 13, 15, 17, 18, 19, 21, 22, 24]))
    made = opening(text, [(0, 4, "POST"), (13, 15, "ORG"), (19, 21, "ORG")], alignment=())
    at = Session(Review(made), default_schema(), "lin", lambda: NOW, words)
    at.event(at.move_edge("right", 1, word=True))
    assert at.review.surface(at.review.labels[0]) == "县委书记、县长"
    at.event(at.move_edge("right", -1, word=True))
    assert at.review.surface(at.review.labels[0]) == "县委书记"
    at.select(1)
    at.event(at.move_edge("right", 1, word=True))
    assert at.review.surface(at.review.labels[1]) == "《防汛预案》"
    at.select(2)
    at.event(at.move_edge("right", 1))
    assert at.place == (19, 22)  # a character is a character


def test_an_edge_never_leaves_the_text_or_its_other_edge() -> None:
    at = session(spans=[(0, 1, "PER")])
    for side, direction in (("left", -1), ("left", 1), ("right", -1)):
        with pytest.raises(ReviewError, match="at least one character"):
            at.move_edge(side, direction)  # type: ignore[arg-type]


def test_marking_adds_a_label() -> None:
    at = session(spans=[])
    assert at.label_id is None
    with pytest.raises(ReviewError, match="marked"):
        at.add("PER")
    at.begin_marking(6)
    assert at.marking is not None
    at.marking.set()
    at.marking.move(2)
    at.event(at.add("PER"))
    added = at.review.labels[0]
    assert (added.start, added.end, added.status) == (6, 9, Status.ADDED)


def test_where_no_end_is_marked_a_label_goes_as_far_as_such_a_name_reaches() -> None:
    text = "云溪区委书记林知远主持召开云溪区防汛工作推进会，云溪区委要抓好"
    made = opening(text, [(6, 9, "PER"), (24, 28, "ORG")], alignment=())
    made = msgspec.structs.replace(made, labels_covered=default_schema().names)
    at = Session(Review(made), default_schema(), "lin", lambda: NOW)
    at.begin_marking(0)
    assert [text[slice(*at.reading(name))] for name in ("POST", "ORG")] == [
        "云溪区委书记",
        "云溪区委",
    ]
    at.event(at.add("POST"))
    at.begin_marking(13)
    at.event(at.add("MEET"))
    assert [at.review.surface(label) for label in at.review.labels] == [
        "云溪区委书记",
        "林知远",
        "云溪区防汛工作推进会",
        "云溪区委",
    ]


def test_edges_go_by_the_words_of_a_dictionary_also_after_a_correction() -> None:
    text = "云溪区委书记林知远主持"
    words = WordEdges(text, packed([0, 2, 4, 6, 9, 11]))
    made = opening(text, [(6, 8, "PER")], alignment=())
    at = Session(Review(made), default_schema(), "lin", lambda: NOW, words)
    at.event(at.move_edge("right", 1, word=True))
    assert at.place == (6, 9)
    at.event(actions.correct_text(at.review, 0, 2, "云溪县"))
    assert at.words.text == at.review.text
    at.event(at.move_edge("right", 1, word=True))
    assert at.place == (7, 12)


def test_undoing_an_added_label_that_was_current_leaves_no_label_current() -> None:
    at = session(spans=[])
    at.marking = Marking(at.words, 8, 6)
    at.event(at.add("PER"))
    at.select(at.review.labels[0].id)
    at.event(actions.undo(at.review))
    assert at.label is None
    assert at.place == (6, 6)


def test_undo_goes_to_the_label_that_it_brings_back() -> None:
    at = session()
    at.event(at.accept())
    at.select(2)
    at.event(actions.undo(at.review))
    assert at.label_id == 0
    assert statuses(at)[0] is Status.SUGGESTED


def test_a_damaged_place_takes_a_candidate_a_text_or_stays_as_it_is() -> None:
    at = session(damaged=True)
    assert at.next_damage()
    assert (at.label_id, at.place, at.open_damage) == (None, (21, 22), 1)
    with pytest.raises(ReviewError, match="rejected"):
        at.reject()
    at.event(at.number(1))
    assert at.review.text[21] == "工"
    assert (at.open_damage, at.damage) == (0, None)
    assert not at.next_damage()

    at = session(damaged=True)
    at.next_damage()
    at.event(at.correct_damage("工工"))
    assert at.review.text[21:23] == "工工"

    at = session(damaged=True)
    at.next_damage()
    at.event(at.accept())
    assert at.review.damage[0].status is DamageStatus.CORRECTED
    assert at.review.text == TEXT


def test_after_a_damaged_place_the_next_label_is_the_one_behind_it() -> None:
    at = session(damaged=True, spans=[(0, 6, "POST"), (22, 23, "PER")])
    at.next_damage()
    at.event(at.number(1))
    assert at.next_undecided()
    assert at.label_id == 1


def test_going_to_a_place_finds_what_is_there() -> None:
    at = session(damaged=True)
    found = []
    for offset in (7, 21, 11):
        at.go_to(offset)
        found.append((at.label_id, at.damage_index, at.place))
    assert found == [(1, None, (6, 9)), (None, 0, (21, 22)), (None, None, (11, 11))]
    assert at.next_undecided()
    assert at.place == (14, 17)


def test_without_a_current_label_nothing_is_decided() -> None:
    at = session(spans=[])
    with pytest.raises(ReviewError, match="no current label"):
        at.accept()
    with pytest.raises(ReviewError, match="no damaged place"):
        at.correct_damage("工")
    at.step(1)
    assert not at.next_undecided()


def test_time_spent_is_no_decision() -> None:
    at = session()
    at.event(Spent(seconds=3.0))
    assert not at.decided
    at.event(Accept(ids=(0,)))
    assert at.decided


MISSED = [(6, 9, "PER")]
"""Of the two places that read 林知远 the first has a label."""


def test_a_surface_without_a_label_elsewhere_is_missed_and_taken() -> None:
    at = session(spans=MISSED)
    at.event(at.accept())
    assert at.next_missed()
    assert at.place == (14, 17)
    added = at.event(at.accept())
    assert isinstance(added.decision, Add)
    assert (at.review.labels[-1].label, at.missed) == ("PER", None)
    at.look_for_missed()
    assert at.missed_at(15) is None


def test_what_is_not_missed_after_all_is_not_shown_again_until_undone() -> None:
    at = session(spans=MISSED)
    at.event(at.accept())
    at.next_missed()
    at.event(at.reject())
    assert not at.next_missed()
    at.event(actions.undo(at.review))
    assert at.next_missed()
    at.event(at.relabel("ORG"))
    assert [label.label for label in at.review.live] == ["PER", "ORG"]


def test_the_order_of_attention_has_missed_places_too() -> None:
    at = session(spans=[*MISSED, (18, 20, "LOC")])
    at.event(at.accept())
    assert at.switch_order()
    assert at.place == (14, 17)  # likelier to be wrong than a label with a high score
    assert at.next_undecided()
    assert at.label_id == 1
    assert at.next_undecided()
    assert at.place == (14, 17)


def test_a_place_missed_since_the_order_was_made_comes_last() -> None:
    at = session(spans=MISSED)
    at.switch_order()
    assert at.missed == Missing(14, 17, "PER")
    at.select(0)
    at.event(at.relabel("ORG"))
    at.look_for_missed()
    assert at.next_undecided()
    assert at.missed == Missing(14, 17, "ORG")
    at.event(at.accept())
    assert not at.next_undecided()


def test_a_correction_moves_missed_places() -> None:
    at = session(spans=MISSED)
    at.event(at.accept())
    at.look_for_missed()
    at.event(actions.correct_text(at.review, 9, 11, "支持"))
    assert at.missed_at(14) is not None
    at.event(actions.correct_text(at.review, 10, 10, "再"))
    assert (at.missed_at(14), at.missed_at(17) is not None) == (None, True)
    at.go_to(16)
    assert at.place == (15, 18)
