"""The order of attention: the most suspect label first, with the reason."""

from __future__ import annotations

from msgspec.structs import replace

from govtui.review import actions
from govtui.review.attention import concerns, order_of_attention
from govtui.review.fold import Review
from govtui.review.missing import missing
from govtui.review.word_edges import WordEdges, packed
from tests.review.made import damage, do, opening, suggestion


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


def test_an_edge_inside_a_word_is_suspect() -> None:
    text = "林知远主持会议"
    review = _scored(text, [(0, 3, "PER", 0.9), (4, 6, "MEET", 0.9)])
    words = WordEdges(text, packed([0, 3, 5, 7]))
    first, second = concerns(review, words=words)
    assert (first.id, second.id) == (1, 0)
    assert any("inside a word" in reason for reason in first.reasons)
    assert second.reasons == ()


def test_a_form_that_speaks_against_the_label_is_suspect() -> None:
    text = "云溪区委书记林知远赴芦塘镇，扎实推进"
    spans = [(0, 6, "PER", 0.9), (6, 9, "PER", 0.9), (10, 13, "LOC", 0.9), (14, 18, "MEET", 0.9)]
    by_id = {concern.id: concern.reasons for concern in concerns(_scored(text, spans))}
    assert by_id[0] == ("it looks like POST",)
    assert by_id[3] == ("nothing in it shows that it is MEET",)
    assert by_id[1] == by_id[2] == ()


def test_of_two_names_for_a_surface_the_rarer_is_more_suspect() -> None:
    text = "云溪说，云溪说，云溪说"
    spans = [(0, 2, "LOC", 0.9), (4, 6, "LOC", 0.9), (8, 10, "ORG", 0.9)]
    assert [concern.id for concern in concerns(_scored(text, spans))] == [2, 0, 1]


def test_a_surface_that_mostly_has_no_label_is_suspect() -> None:
    text = "扎实推进，林知远说，要扎实推进，再扎实推进"
    review = _scored(text, [(0, 4, "TERM", 0.9), (5, 8, "PER", 0.9)])
    assert concerns(review)[0].id == 0
    assert concerns(review)[0].reasons == ("2 other mentions have no label",)


def test_places_without_a_label_are_among_the_suspects() -> None:
    review = _scored("林知远说。林知远说。林知远说", [(0, 3, "PER", 0.9), (5, 8, "PER", 0.3)])
    missed = missing(review)
    assert order_of_attention(concerns(review), missed) == [1, *missed, 0]
