"""The caret of marking mode."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from govtui.tui.marking import Marking, next_edge, previous_edge

TEXTS = st.text(alphabet="县委书记林知远，。a8.% \n", max_size=40)


def test_a_span_holds_both_its_ends_whichever_way_it_was_marked() -> None:
    marking = Marking("云溪区委书记", 2)
    marking.set()
    assert marking.span == (2, 3)
    marking.move(2)
    assert marking.span == (2, 5)
    marking.move(-4)
    assert marking.span == (0, 3)
    marking.set()
    assert marking.span == (0, 1)


def test_the_caret_steps_over_line_ends() -> None:
    marking = Marking("云\n\n溪", 0)
    marking.move(1)
    assert marking.caret == 3
    marking.move(-1)
    assert marking.caret == 0


def test_words() -> None:
    text = "增长8.3%\uff08GDP\uff09以上\uff0c会议"
    edges = [0]
    while edges[-1] < len(text):
        edges.append(next_edge(text, edges[-1]))
    assert [text[a:b] for a, b in pairwise(edges)] == [
        "增长", "8.3%", "\uff08", "GDP", "\uff09", "以上", "\uff0c", "会议"
    ]  # fmt: skip
    back = [len(text)]
    while back[-1] > 0:
        back.append(previous_edge(text, back[-1]))
    assert back == edges[::-1]


@given(TEXTS, st.integers(0, 40))
def test_edges_lie_on_either_side(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    if offset < len(text):
        assert offset < next_edge(text, offset) <= len(text)
    if offset:
        assert 0 <= previous_edge(text, offset) < offset


@given(TEXTS, st.integers(0, 40), st.lists(st.sampled_from(["move", "back", "word", "word back"])))
def test_the_caret_stays_in_the_text(text: str, offset: int, moves: list[str]) -> None:
    marking = Marking(text, 0)
    marking.put(offset)
    for move in moves:
        if "word" in move:
            marking.move_word(-1 if "back" in move else 1)
        else:
            marking.move(-1 if "back" in move else 1)
        assert 0 <= marking.caret <= max(0, len(text) - 1)
