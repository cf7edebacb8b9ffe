"""Word edges: those of a dictionary where they are known, rough ones elsewhere."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from govtui.review.word_edges import WordEdges, packed

TEXTS = st.text(alphabet="县委书记林知远，。a8.% \n", max_size=40)
WORDS = st.lists(st.text(alphabet="县委林\na，", min_size=1, max_size=4), max_size=12)


def _known(*words: str) -> WordEdges:
    edges = [0]
    for word in words:
        edges.append(edges[-1] + len(word))
    return WordEdges("".join(words), packed(edges))


def test_the_words_of_a_dictionary_are_gone_by() -> None:
    words = _known("县委书记", "林知远", "主持", "。")
    assert words.are_known
    assert [words.after(at) for at in (0, 3, 4, 9, 10)] == [4, 4, 7, 10, 10]
    assert [words.before(at) for at in (10, 9, 5, 4, 0)] == [9, 7, 4, 0, 0]
    assert words.within(0, 9) == [4, 7, 9]
    assert words.within(5, 6) == []
    assert [at for at in range(11) if words.cuts(at)] == [1, 2, 3, 5, 6, 8]


def test_a_run_longer_than_a_byte_is_parted() -> None:
    words = _known("林", "·" * 600, "会")
    assert words.are_known
    assert words.within(0, 603) == [1, 256, 511, 601, 602]


def test_lengths_of_another_text_count_for_nothing() -> None:
    words = WordEdges("县委书记", packed([0, 2]))
    assert not words.are_known
    assert not words.cuts(1)


def test_rough_words() -> None:
    text = "增长8.3%\uff08GDP\uff09以上\uff0c会议"
    words = WordEdges(text)
    edges = [0, *words.within(0, len(text))]
    assert [text[a:b] for a, b in pairwise(edges)] == [
        "增长", "8.3%", "\uff08", "GDP", "\uff09", "以上", "\uff0c", "会议"
    ]  # fmt: skip
    assert [words.before(edge) for edge in edges[1:]] == edges[:-1]


def test_what_a_correction_leaves_keeps_its_words() -> None:
    words = _known("县委书记", "林", "□", "远", "主持会议", "。")
    moved = words.moved_to("县委书记林知知远主持会议。")
    assert moved.are_known
    assert [at for at in range(14) if moved.cuts(at)] == [1, 2, 3, 6, 9, 10, 11]
    assert words.moved_to(words.text) is words
    assert not WordEdges("会").moved_to("会议").are_known


@given(TEXTS, st.integers(0, 40))
def test_rough_edges_lie_on_either_side(text: str, offset: int) -> None:
    words, offset = WordEdges(text), min(offset, len(text))
    if offset < len(text):
        assert offset < words.after(offset) <= len(text)
    if offset:
        assert 0 <= words.before(offset) < offset


@given(WORDS, st.integers(0, 50), st.integers(0, 50), TEXTS)
def test_edges_are_whole_and_in_order_after_any_change(
    parts: list[str], low: int, high: int, new: str
) -> None:
    words = _known(*parts)
    low, high = sorted((min(low, len(words.text)), min(high, len(words.text))))
    moved = words.moved_to(words.text[:low] + new + words.text[high:])
    assert moved.are_known == bool(parts and moved.text)
    edges = [0, *moved.within(0, len(moved.text))]
    assert all(before < after for before, after in pairwise(edges))
    assert edges[-1] == len(moved.text)
