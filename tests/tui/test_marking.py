"""The caret of marking mode."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govtui.review.word_edges import WordEdges, packed
from govtui.tui.marking import Marking

TEXTS = st.text(alphabet="县委书记林知远，。a8.% \n", max_size=40)


def test_a_span_holds_both_its_ends_whichever_way_it_was_marked() -> None:
    marking = Marking(WordEdges("云溪区委书记"), 2)
    marking.set()
    assert marking.span == (2, 3)
    marking.move(2)
    assert marking.span == (2, 5)
    marking.move(-4)
    assert marking.span == (0, 3)
    marking.set()
    assert marking.span == (0, 1)


def test_the_caret_steps_over_line_ends() -> None:
    marking = Marking(WordEdges("云\n\n溪"), 0)
    marking.move(1)
    assert marking.caret == 3
    marking.move(-1)
    assert marking.caret == 0


def test_words_are_gone_by_over_line_ends() -> None:
    marking = Marking(WordEdges("县委书记\n\n林知远", packed([0, 4, 5, 6, 9])), 1)
    for caret in (4 + 2, 8):
        marking.move_word(1)
        assert marking.caret == caret
    for caret in (6, 0, 0):
        marking.move_word(-1)
        assert marking.caret == caret


def test_a_jump_begins_the_span_and_leaves_its_end_open() -> None:
    marking = Marking(WordEdges("云溪区委书记"), 0)
    assert (marking.is_open, marking.span) == (True, None)
    marking.land(2)
    assert (marking.is_open, marking.span) == (True, (2, 3))
    marking.land(4)
    assert (marking.is_open, marking.span) == (True, (4, 5))
    marking.move(1)
    assert (marking.is_open, marking.span) == (False, (4, 6))
    marking.land(2)
    assert (marking.is_open, marking.span) == (False, (2, 5))


def test_a_start_that_is_set_means_what_is_marked() -> None:
    marking = Marking(WordEdges("云溪区委书记"), 0)
    marking.land(2)
    marking.set()
    assert (marking.is_open, marking.span) == (False, (2, 3))
    marking.land(4)
    assert (marking.is_open, marking.span) == (False, (2, 5))


@given(TEXTS, st.integers(0, 40), st.lists(st.sampled_from(["move", "back", "word", "word back"])))
def test_the_caret_stays_in_the_text(text: str, offset: int, moves: list[str]) -> None:
    marking = Marking(WordEdges(text), 0)
    marking.put(offset)
    for move in moves:
        if "word" in move:
            marking.move_word(-1 if "back" in move else 1)
        else:
            marking.move(-1 if "back" in move else 1)
        assert 0 <= marking.caret <= max(0, len(text) - 1)
