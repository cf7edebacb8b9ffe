"""Lines that cleaning dropped are brought back, each character aligned with its raw one."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.cleaning import clean
from govtui.cleaning.dropped import dropped_lines
from govtui.cleaning.model import Cleaned, DamageStatus, Dropped, Role
from govtui.corpus.model import Report, Source
from govtui.errors import ReviewError
from govtui.extraction.schema import default_schema
from govtui.review import actions
from govtui.review.carry import carried
from govtui.review.fold import Review
from govtui.review.model import Event, Opening, ReviewStatus, Status, Undo
from govtui.review.opening import open_review, snapshot
from govtui.review.restoring import left_out, restore
from tests.review.made import do, opening, suggestion

PAGE = """\
  首頁(yè)  新聞(wén)中心
溪口縣(xiàn)委常委會(huì)召開會議
來源:溪口日報(bào)  發布時間:2024-03-22
打印本頁(yè)
  3月21日下午,溪口縣(xiàn)委書記(jì)林知遠主持召開縣委常委會(huì)會議,傳達學習有關會議精神,研究工作。

分享到:
會議強調(diào),要坚持稳中求进工作总基调,扎实推进各项重点工作,确保一季度“开门红”,实现良好开局。
(记者 何小满)
 责任编辑:何小满
上一篇:没有了
"""


@cache
def page() -> Cleaned:
    return clean(_report())


def _report() -> Report:
    return Report(id="a.txt", source=Source(path="a.txt", sha256="0" * 64), raw=PAGE)


def _opening() -> Opening:
    return open_review(_report(), page(), [], default_schema())


def _dropped() -> list[Dropped]:
    return list(dropped_lines(page()))


def test_there_is_enough_to_bring_back() -> None:
    assert len(_dropped()) == 5
    assert {line.role for line in _dropped()} == {Role.CHROME, Role.METADATA}


@given(st.permutations(range(5)), st.integers(1, 5))
def test_in_any_order_every_line_stands_at_its_place_with_its_raw_characters(
    order: list[int], count: int
) -> None:
    review, lines = Review(_opening()), _dropped()
    events = [do(review, restore(review, lines[index])) for index in order[:count]]
    kept = {block.raw for block in page().blocks if block.start < block.end}
    kept |= {lines[index].raw for index in order[:count]}
    expected = [block.raw for block in page().blocks if block.raw in kept]
    assert [review.raw_range(*span) for span in _lines(review.text)] == expected
    assert left_out(review, lines) == [lines[index] for index in sorted(order[count:])]
    whole = page().page
    for place, character in enumerate(review.text):
        raw = review.raw_range(place, place + 1)
        assert raw is not None
        if character == "\n":
            assert PAGE[slice(*raw)].count("\n") >= 1
        else:
            assert whole.text[slice(*whole.clean_range(*raw))] == character
            assert review.clean_range(*raw) == (place, place + 1)
    again = Review(_opening(), [_stored(event) for event in events])
    assert (again.text, again.alignment) == (review.text, review.alignment)
    for _event in events:
        do(review, Undo())
    assert (review.text, review.alignment) == (page().text, Review(_opening()).alignment)


def _stored(event: Event) -> Event:
    return msgspec.json.decode(msgspec.json.encode(event), type=Event)


def _lines(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def test_labels_beside_it_stay_decided_and_those_behind_it_move() -> None:
    review = Review(_opening())
    title_end = review.text.index("\n")
    do(review, actions.add(review, 0, title_end, "MEET"))
    do(review, actions.add(review, title_end + 1, title_end + 6, "TIME"))
    before = [(label.raw, label.status, review.surface(label)) for label in review.labels]
    for line in _dropped():
        do(review, restore(review, line))
    after = [(label.raw, label.status, review.surface(label)) for label in review.labels]
    assert after == before
    added = actions.add(review, 0, 2, "TERM")
    do(review, added)
    assert review.raw_range(0, 2) == (2, 8), "`首頁(yè)`"


def test_a_label_that_it_parts_becomes_undecided() -> None:
    review = Review(_opening())
    title_end = review.text.index("\n")
    do(review, actions.add(review, title_end - 2, title_end + 3, "MEET"))
    between = next(line for line in _dropped() if line.text.startswith("打印"))
    do(review, restore(review, between))
    assert review.labels[0].status is Status.SUGGESTED


def test_it_is_recorded_as_a_correction_of_the_text() -> None:
    review, (first, *_rest) = Review(_opening()), _dropped()
    do(review, restore(review, first))
    (mark,) = review.damage
    assert (mark.status, mark.by, mark.text) == (DamageStatus.CORRECTED, "lin", first.text + "\n")
    assert mark.raw == (first.raw[0], first.raw[1] + 1)


def test_what_cannot_be_brought_back_is_refused() -> None:
    review, (first, *_rest) = Review(_opening()), _dropped()
    decision = restore(review, first)
    do(review, decision)
    with pytest.raises(ReviewError, match="not left out"):
        restore(review, first)
    with pytest.raises(ReviewError):
        do(review, decision)
    with pytest.raises(ReviewError, match="raw text"):
        restore(Review(opening(alignment=None)), first)
    elsewhere = msgspec.structs.replace(decision, start=5)
    with pytest.raises(ReviewError):
        do(Review(_opening()), elsewhere)
    longer = msgspec.structs.replace(decision, text=decision.text + "啊")
    with pytest.raises(ReviewError):
        do(Review(_opening()), longer)
    do(review, actions.finish(review))
    with pytest.raises(ReviewError, match="reopen"):
        restore(review, _rest[0])


def _restored() -> Review:
    """Return a review in which some lines were brought back and labelled."""
    review = Review(_opening())
    for line in (_dropped()[0], *_dropped()[-2:]):
        do(review, restore(review, line))
    at = review.text.index("何小满", review.text.index("责任编辑"))
    do(review, actions.add(review, at, at + 3, "PER"))
    do(review, actions.finish(review))
    return review


def test_it_goes_over_to_a_newer_cleaning() -> None:
    review = _restored()
    newer = msgspec.structs.replace(_opening(), cleaning_version="newer")
    opened = carried(review, newer)
    result = Review(msgspec.json.decode(msgspec.json.encode(opened), type=Opening))
    assert (result.text, result.status) == (review.text, ReviewStatus.DONE)
    assert result.alignment == review.alignment
    assert [(la.raw, la.status) for la in result.labels] == [
        (la.raw, la.status) for la in review.labels
    ]
    once_more = Review(carried(result, newer))
    assert (once_more.text, once_more.opening.unplaced) == (review.text, ())


def test_a_newer_cleaning_may_keep_the_line_by_itself() -> None:
    review, base = _restored(), Review(_opening())
    do(base, restore(base, _dropped()[0]))
    fresh = msgspec.structs.replace(snapshot(base), cleaning_version="newer", damage=())
    result = Review(carried(review, fresh))
    assert (result.text, result.opening.unplaced) == (review.text, ())


def test_in_a_changed_source_it_is_a_correction_or_listed() -> None:
    review = _restored()
    fresh = _opening()
    fresh = msgspec.structs.replace(fresh, source=msgspec.structs.replace(fresh.source, sha256="1"))
    result = Review(carried(review, fresh))
    found = result.text.count("首页") + sum("首页" in lost.text for lost in result.opening.unplaced)
    assert found == 1


def test_suggestions_are_still_labels_of_their_places() -> None:
    began = open_review(_report(), page(), [suggestion(0, 5, "ORG")], default_schema())
    review = Review(began)
    surface = review.surface(review.label(0))
    do(review, restore(review, _dropped()[0]))
    assert review.surface(review.label(0)) == surface
    assert review.undecided == 1
