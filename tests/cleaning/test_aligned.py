"""Aligned text: what its ranges mean, by example and by property."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.cleaning.aligned import AlignedText, Alignment, Edit, Replacement

if TYPE_CHECKING:
    from collections.abc import Callable

RAW = "大觀區(qū)舉行會(huì)議"
GLOSSED = AlignedText(
    RAW, "大观区举行会议", [Edit((2, 7), (2, 3), "gloss"), Edit((9, 15), (5, 6), "gloss")]
)

texts = st.text(alphabet="甲乙丙丁abc\n", max_size=12)


@st.composite
def replacements(draw: st.DrawFn, text: str) -> list[Replacement]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [
        Replacement(start, end, draw(st.text(alphabet="子丑xyz", max_size=3)), kind, certainty)
        for (start, end), kind, certainty in zip(
            spans,
            draw(st.lists(st.sampled_from("pq"), min_size=4, max_size=4)),
            draw(st.lists(st.sampled_from([0.5, 1.0]), min_size=4, max_size=4)),
            strict=False,
        )
    ]


@st.composite
def edited(draw: st.DrawFn) -> AlignedText:
    aligned = AlignedText.of(draw(texts))
    for _ in range(draw(st.integers(0, 4))):
        aligned = aligned.replace(draw(replacements(aligned.text)))
    return aligned


def test_a_glossed_character_comes_from_itself_and_its_gloss() -> None:
    assert GLOSSED.raw_range(0, 3) == (0, 7)
    assert GLOSSED.raw_range(2, 3) == (2, 7)
    assert GLOSSED.raw_range(3, 5) == (7, 9)
    assert GLOSSED.clean_range(4, 5) == (2, 3)
    assert GLOSSED.clean_range(0, 8) == (0, 4)


def test_edits_name_exchanged_characters_too() -> None:
    assert GLOSSED.edits == (
        Edit((1, 2), (1, 2), "script"),
        Edit((2, 7), (2, 3), "gloss"),
        Edit((7, 8), (3, 4), "script"),
        Edit((9, 15), (5, 6), "gloss"),
        Edit((15, 16), (6, 7), "script"),
    )
    assert AlignedText("甲,乙", "甲\uff0c乙").edits == (Edit((1, 2), (1, 2), "width"),)


def test_deleted_text_belongs_to_neither_neighbour() -> None:
    aligned = AlignedText.of("ab删除cd").replace([Replacement(2, 4, "", "chrome")])
    assert aligned.text == "abcd"
    assert aligned.raw_range(0, 2) == (0, 2)
    assert aligned.raw_range(2, 4) == (4, 6)
    assert aligned.raw_range(1, 3) == (1, 5)
    assert aligned.raw_range(2, 2) == (2, 2)
    assert aligned.clean_range(2, 4) == (2, 2)


def test_inserted_text_comes_from_an_empty_range() -> None:
    aligned = AlignedText.of("甲丙").replace([Replacement(1, 1, "乙", "correction")])
    assert aligned.raw_range(1, 2) == (1, 1)
    assert aligned.raw_range(0, 3) == (0, 2)
    assert aligned.clean_range(1, 2) == (2, 3)


def test_a_later_edit_over_earlier_ones_swallows_them() -> None:
    dropped = GLOSSED.replace([Replacement(1, 6, "", "chrome")])
    assert dropped.text == "大议"
    assert list(dropped.alignment) == [Edit((1, 15), (1, 1), "chrome")]


def test_the_least_certain_of_joined_edits_gives_the_cause() -> None:
    repaired = AlignedText.of("勇?dāng),").replace(
        [Replacement(0, 7, "勇擔當(dāng)", "damage", 0.9)]
    )
    unglossed = repaired.replace([Replacement(2, 9, "當", "gloss")])
    assert unglossed.edits == (Edit((0, 7), (0, 3), "damage", 0.9),)


def test_text_inserted_and_deleted_again_leaves_no_edit() -> None:
    aligned = AlignedText.of("甲乙").replace([Replacement(1, 1, "丙", "x")])
    assert aligned.replace([Replacement(1, 2, "", "y")]) == AlignedText.of("甲乙")


def test_lengths_must_fit() -> None:
    with pytest.raises(ValueError, match="lengths"):
        AlignedText("abc", "ab")
    with pytest.raises(ValueError, match="lengths"):
        AlignedText.of("abc").rewritten("ab")


@pytest.mark.parametrize(
    "orders",
    [
        [Replacement(1, 2, "", "x"), Replacement(0, 1, "", "x")],
        [Replacement(2, 1, "", "x")],
        [Replacement(0, 9, "", "x")],
    ],
)
def test_replacements_out_of_order_are_refused(orders: list[Replacement]) -> None:
    with pytest.raises(ValueError, match="sorted"):
        AlignedText.of("abc").replace(orders)


@given(edited())
def test_edits_rebuild_the_clean_text_from_the_raw(aligned: AlignedText) -> None:
    rebuilt, done = "", 0
    for edit in aligned.edits:
        rebuilt += aligned.raw[done : edit.raw[0]]
        assert len(rebuilt) == edit.clean[0]
        rebuilt += aligned.text[slice(*edit.clean)]
        done = edit.raw[1]
    assert rebuilt + aligned.raw[done:] == aligned.text


@given(edited())
def test_edits_are_sorted_and_apart(aligned: AlignedText) -> None:
    for before, after in pairwise(aligned.edits):
        assert before.raw[1] <= after.raw[0]
        assert before.clean[1] <= after.clean[0]


@given(edited())
def test_every_edit_goes_round(aligned: AlignedText) -> None:
    for edit in aligned.edits:
        if edit.clean[0] < edit.clean[1]:
            assert aligned.raw_range(*edit.clean) == edit.raw
        if edit.raw[0] < edit.raw[1]:
            assert aligned.clean_range(*edit.raw) == edit.clean


@given(edited())
def test_characters_outside_edits_are_the_same(aligned: AlignedText) -> None:
    inside = {at for edit in aligned.edits for at in range(*edit.clean)}
    for at in set(range(len(aligned.text))) - inside:
        start, end = aligned.raw_range(at, at + 1)
        assert aligned.raw[start:end] == aligned.text[at]
        assert aligned.clean_range(start, end) == (at, at + 1)


@given(edited())
def test_ranges_are_monotone_and_cover(aligned: AlignedText) -> None:
    for side, other, convert in (
        (aligned.text, aligned.raw, aligned.raw_range),
        (aligned.raw, aligned.text, aligned.clean_range),
    ):
        single = [convert(at, at + 1) for at in range(len(side))]
        for before, after in pairwise(single):
            assert before[0] <= after[0]
            assert before[1] <= after[1]
        _check_hulls(len(side), single, convert)
        assert all(0 <= start <= end <= len(other) for start, end in single)


def _check_hulls(
    length: int, single: list[tuple[int, int]], convert: Callable[[int, int], tuple[int, int]]
) -> None:
    for start in range(length):
        for end in range(start + 1, length + 1):
            assert convert(start, end) == (single[start][0], single[end - 1][1])


@given(edited())
def test_empty_spans_stay_empty_and_in_order(aligned: AlignedText) -> None:
    places = [aligned.raw_range(at, at) for at in range(len(aligned.text) + 1)]
    assert all(start == end for start, end in places)
    assert places == sorted(places)


@given(st.data())
def test_steps_compose_to_what_they_give_one_by_one_or_coarser(data: st.DataObject) -> None:
    first = data.draw(edited())
    middle = AlignedText.of(first.text).replace(data.draw(replacements(first.text)))
    last = AlignedText.of(middle.text).replace(data.draw(replacements(middle.text)))
    for joined in (first.then(middle).then(last), first.then(middle.then(last))):
        assert (joined.raw, joined.text) == (first.raw, last.text)
        for at in range(len(last.text)):
            through = middle.raw_range(*last.raw_range(at, at + 1))
            start, end = first.raw_range(*through)
            if through[0] == through[1] or start == end:
                continue  # inserted text came from nowhere, so its place is a convention
            low, high = joined.raw_range(at, at + 1)
            assert low <= start <= end <= high


@given(edited())
def test_positions_are_read_back(aligned: AlignedText) -> None:
    restored = Alignment.from_positions(aligned.alignment.positions)
    assert restored == aligned.alignment
    for at in range(len(aligned.text)):
        assert restored.raw_range(at, at + 1) == aligned.raw_range(at, at + 1)
