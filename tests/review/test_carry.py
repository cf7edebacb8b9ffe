"""Reviews carried over to newer texts: right or listed, never wrong, never dropped."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from govtui.cleaning.model import DamageStatus
from govtui.review import actions
from govtui.review.carry import carried, find_again, renewed
from govtui.review.fold import Review
from govtui.review.model import Opening, ReviewStatus, Status
from tests.review.made import TEXT, damage, do, opening, suggestion

_WORDS = [
    "溪口县", "云溪区委", "林知远", "何小满", "强调", "指出", "要求", "，", "。", "、", "防汛工作",
    "乡村振兴", "会议", "召开", "各级各部门", "要", "深入贯彻", "认真落实", "5月6日", "\n",
]  # fmt: skip


def _text(rng: random.Random, words: int) -> str:
    """Return a report full of formulas, so that many passages read alike."""
    formula = "".join(rng.choices(_WORDS, k=8))
    parts = [formula if rng.random() < 0.1 else rng.choice(_WORDS) for _ in range(words)]
    return "".join(parts)


def _edited(rng: random.Random, text: str, edits: int) -> tuple[str, list[int | None]]:
    """Return the text after random edits, and where each character went; None if it did not."""
    chars: list[tuple[str, int | None]] = [(char, n) for n, char in enumerate(text)]
    for _ in range(edits):
        at = rng.randrange(len(chars))
        kind = rng.random()
        if kind < 0.35:
            del chars[at : at + rng.randint(1, 6)]
        elif kind < 0.7:
            chars[at:at] = [(char, None) for char in rng.choice(_WORDS)]
        else:
            length = rng.randint(1, 3)
            chars[at : at + length] = [(char, None) for char in rng.choice(_WORDS)]
    places: list[int | None] = [None] * len(text)
    for new, (_char, old) in enumerate(chars):
        if old is not None:
            places[old] = new
    return "".join(char for char, _old in chars), places


def test_after_a_thousand_edits_every_label_is_right_or_listed() -> None:
    right = listed = touched = 0
    for seed in range(34):
        rng = random.Random(seed)
        old = _text(rng, 400)
        cuts = sorted(rng.sample(range(len(old)), 120))
        spans = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if b - a < 12]
        new, places = _edited(rng, old, 30)
        for (start, end), found in zip(spans, find_again(spans, old, new), strict=True):
            now = places[start:end]
            if found is None:
                touched += None in now
                listed += None not in now
            else:
                assert new[slice(*found)] == old[start:end]
                # A character that an edit replaced by its like has no place of its own.
                expected = [
                    place if place is None else at for at, place in enumerate(now, found[0])
                ]
                assert now == expected, f"seed {seed}: {old[start:end]!r} is in a wrong place"
                right += 1
    assert right > 5 * listed, "most labels find their place"
    assert touched > 0


def _decided(began: Opening) -> Review:
    review = Review(began)
    do(review, actions.accept(review, [0]))
    do(review, actions.move(review, 1, 6, 8))
    do(review, actions.reject(review, [2]))
    do(review, actions.add(review, 9, 11, "ORG"))
    do(review, actions.comment(review, "看看"))
    do(review, actions.set_meta(review, "title", "会议"))
    return review


def test_decisions_go_over_to_a_newer_text() -> None:
    review = _decided(opening())
    text = "（讯）" + TEXT
    fresh = opening(text, [(3, 9, "LOC"), (9, 12, "PER"), (17, 20, "PER"), (20, 22, "ORG")])
    fresh = replace(fresh, source=replace(fresh.source, sha256="0" * 64))
    result = Review(carried(review, fresh))
    assert [(la.id, la.start, la.end, la.label, la.status) for la in result.labels] == [
        (0, 3, 9, "POST", Status.ACCEPTED),
        (1, 9, 11, "PER", Status.CORRECTED),
        (3, 12, 14, "ORG", Status.ADDED),
        (2, 17, 20, "PER", Status.REJECTED),
        (4, 20, 22, "ORG", Status.SUGGESTED),
    ]
    assert result.label(1).suggested == replace(review.label(1).suggested, start=9, end=12)  # type: ignore[type-var]
    assert (result.comment, result.meta.title) == ("看看", "会议")
    assert result.opening.unplaced == ()
    assert result.updated_at == review.updated_at


def test_the_same_source_cleaned_anew_is_placed_by_raw_characters() -> None:
    text = "会议会议会议"
    began = opening(text, [(2, 4, "ORG")], alignment=())
    review = Review(began)
    do(review, actions.accept(review, [0]))
    fresh = replace(opening(text[2:], [], alignment=((0, 2, 0, 0),)), source=began.source)
    (label,) = Review(carried(review, fresh)).labels
    assert (label.start, label.end, label.raw) == (0, 2, (2, 4))


def test_what_has_no_place_is_listed_and_done_is_done_no_more() -> None:
    review = _decided(opening())
    do(review, actions.finish(review))
    fresh = opening(TEXT.replace("溪口县委", "县委"), [])
    fresh = replace(fresh, source=replace(fresh.source, sha256="0" * 64))
    result = carried(review, fresh)
    assert result.status is ReviewStatus.IN_PROGRESS
    (unplaced,) = result.unplaced
    assert unplaced.text == "溪口县委书记"
    assert unplaced.label is not None
    assert unplaced.label.id == 0
    again = carried(Review(result), fresh)
    assert len(again.unplaced) == 1, "what is listed stays listed"
    same = carried(review, opening())
    assert same.status is ReviewStatus.DONE
    assert same.unplaced == ()


def test_corrections_of_the_text_go_over() -> None:
    place = TEXT.index("□")
    mark = damage(place, place + 1, (25, 26), "工", "动")
    review = Review(opening(damage=(mark,)))
    do(review, actions.take_candidate(review, 0, 0))
    do(review, actions.correct_text(review, 0, 1, "河"))
    do(review, actions.accept(review, [0]))
    newer = replace(opening(damage=(mark,)), cleaning_version="2")
    result = Review(carried(review, newer))
    assert result.text == review.text
    assert [m.status for m in result.damage] == [DamageStatus.CORRECTED] * 2
    assert [m.by for m in result.damage] == ["lin"] * 2
    assert result.label(0).status is Status.ACCEPTED


def test_a_correction_finds_its_place_by_its_surroundings() -> None:
    place = TEXT.index("□")
    mark = damage(place, place + 1, (25, 26), "工", "动")
    review = Review(opening(damage=(mark,)))
    do(review, actions.take_candidate(review, 0, 0))
    text = "今天，" + TEXT
    fresh = opening(text, [])
    fresh = replace(fresh, source=replace(fresh.source, sha256="0" * 64))
    assert Review(carried(review, fresh)).text == "今天，" + review.text
    fixed = opening("今天，" + review.text, [])
    fixed = replace(fixed, source=replace(fixed.source, sha256="0" * 64))
    result = carried(review, fixed)
    assert (result.damage, result.unplaced) == ((), ()), "the new text reads so by itself"
    other = opening("毫不相干的另一篇。", [])
    other = replace(other, source=replace(other.source, sha256="0" * 64))
    (unplaced,) = carried(review, other).unplaced
    assert unplaced.damage is not None
    assert unplaced.text == "工"


def test_newer_suggestions_replace_undecided_ones_only() -> None:
    review = Review(opening())
    do(review, actions.move(review, 1, 6, 8))
    do(review, actions.reject(review, [2]))
    result = renewed(
        review,
        [
            suggestion(0, 4, "ORG"),
            suggestion(6, 9, "PER"),
            suggestion(14, 17, "PER"),
            suggestion(17, 19, "ORG"),
        ],
    )
    assert result is not None
    assert [(la.id, la.start, la.end, la.status) for la in result.labels] == [
        (3, 0, 4, Status.SUGGESTED),
        (1, 6, 8, Status.CORRECTED),
        (2, 14, 17, Status.REJECTED),
        (4, 17, 19, Status.SUGGESTED),
    ]
    assert renewed(Review(result), [suggestion(0, 4, "ORG"), suggestion(17, 19, "ORG")]) is None


def test_done_reports_stay_as_they_are() -> None:
    review = Review(opening())
    do(review, actions.accept_rest(review, range(3)))
    do(review, actions.finish(review))
    assert renewed(review, [suggestion(9, 11, "ORG")]) is None


@pytest.mark.parametrize("text", ["", "甲"])
def test_texts_with_nothing_in_them(text: str) -> None:
    review = _decided(opening())
    fresh = opening(text, [], alignment=())
    fresh = replace(fresh, source=replace(fresh.source, sha256="0" * 64))
    assert len(carried(review, fresh).unplaced) == 4
