"""The order of attention: the most suspect label first, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from govtui.review import actions
from govtui.review.attention import Missing, concerns, expected_work, missing
from govtui.review.fold import Review
from tests.review.made import damage, do, opening, suggestion

if TYPE_CHECKING:
    import pytest


def _scored(text: str, spans: list[tuple[int, int, str, float]]) -> Review:
    plain = opening(text, [span[:3] for span in spans], alignment=())
    labels = tuple(
        replace(label, suggested=replace(suggestion(s, e, name), score=score))
        for label, (s, e, name, score) in zip(plain.labels, spans, strict=True)
    )
    return Review(replace(plain, labels=labels))


def test_low_scores_come_first_and_equals_in_reading_order() -> None:
    review = _scored(
        "甲镇乙镇丙镇丁镇",
        [(0, 2, "LOC", 0.9), (2, 4, "LOC", 0.5), (4, 6, "LOC", 0.9), (6, 8, "LOC", 0.7)],
    )
    assert [concern.id for concern in concerns(review)] == [1, 3, 0, 2]
    assert concerns(review)[0].reasons == ()
    do(review, actions.accept(review, [1]))
    assert [concern.id for concern in concerns(review)] == [3, 0, 2]


def test_each_reason_is_said() -> None:
    text = "云溪说，云溪说，云溪区。防汛□作"
    review = _scored(
        text,
        [(0, 2, "LOC", 0.9), (4, 6, "ORG", 0.9), (8, 12, "LOC", 0.9), (12, 16, "ORG", 0.9)],
    )
    review = Review(replace(review.opening, damage=(damage(14, 15, (14, 15), "工"),)))
    by_id = {concern.id: concern.reasons for concern in concerns(review)}
    assert any("as well" in reason for reason in by_id[1])
    assert any("punctuation" in reason for reason in by_id[2])
    assert any("damaged" in reason for reason in by_id[3])
    do(review, actions.accept(review, [0]))
    by_id = {concern.id: concern.reasons for concern in concerns(review)}
    assert any("decided as LOC" in reason for reason in by_id[1])
    by_id = {c.id: c.reasons for c in concerns(review, {"防汛□作": {"MEET": 5}})}
    assert any("MEET 5 times" in reason for reason in by_id[3])


def test_missed_mentions_are_what_was_accepted_elsewhere() -> None:
    text = "林知远说。林知远强调，林 知远指出。林知远说"
    review = Review(opening(text, [(0, 3, "PER")], alignment=()))
    assert missing(review) == []
    do(review, actions.accept(review, [0]))
    assert missing(review) == [
        Missing(5, 8, "PER"),
        Missing(11, 15, "PER"),
        Missing(18, 21, "PER"),
    ]
    do(review, actions.add(review, 5, 8, "PER"))
    do(review, actions.add(review, 18, 21, "PER"))
    do(review, actions.reject(review, [2]))
    assert missing(review) == [Missing(11, 15, "PER")]


def test_of_missed_mentions_that_overlap_the_longest_is_given() -> None:
    text = "云溪说云溪区委说云溪区委"
    review = Review(opening(text, [(0, 2, "LOC"), (3, 7, "ORG")], alignment=()))
    do(review, actions.accept(review, [0, 1]))
    assert missing(review) == [Missing(8, 12, "ORG")]


def test_expected_work_falls_with_every_decision() -> None:
    review = _scored("甲镇乙镇", [(0, 2, "LOC", 0.9), (2, 4, "LOC", 0.5)])
    before = expected_work(review)
    do(review, actions.accept(review, [1]))
    assert 0 < expected_work(review) < before / 2
    do(review, actions.accept(review, [0]))
    do(review, actions.finish(review))
    assert expected_work(review) == 0


def test_in_a_long_text_the_surfaces_decided_last_are_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    review = Review(opening("林知远、周明在。林知远、周明到。", [(0, 3, "PER"), (4, 6, "PER")]))
    for minute, id_ in enumerate((1, 0)):
        decision = actions.accept(review, [id_])
        review.apply(review.event(decision, by="lin", at=f"2026-11-22T10:0{minute}:00Z"))
    assert [place.start for place in missing(review)] == [8, 12]
    monkeypatch.setattr("govtui.review.attention._MOST_LOOKED_AT", len(review.text))
    assert [place.start for place in missing(review)] == [8]
