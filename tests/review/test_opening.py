"""What a reviewer is shown first, and a review as an opening to go on from."""

from __future__ import annotations

import msgspec
import pytest

from govtui.cleaning.aligned import AlignedText, Edit
from govtui.cleaning.model import Cleaned, Damage, DamageStatus, Meta
from govtui.corpus.model import Report, Source
from govtui.errors import ReviewError
from govtui.extraction.schema import default_schema
from govtui.review import actions
from govtui.review.fold import Review
from govtui.review.model import Opening, Status
from govtui.review.opening import open_review, snapshot
from tests.review.made import do, opening, suggestion


def _cleaned() -> tuple[Report, Cleaned]:
    """Return a report of one line, and what cleaning made of it."""
    raw, text = "溪(xī)口縣□", "溪口县□"
    report = Report(id="a.txt", source=Source(path="a.txt", sha256="0" * 64), raw=raw)
    aligned = AlignedText(raw, text, [Edit((0, 5), (0, 1), "gloss")])
    cleaned = Cleaned(
        aligned=aligned,
        page=aligned,
        blocks=(),
        damage=(Damage(3, 4, (7, 8), DamageStatus.FLAGGED, "□"),),
        meta=Meta(title="会"),
        version="7",
    )
    return report, cleaned


def test_too_many_suggestions_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govtui.review.opening.LABEL_LIMIT", 1)
    report, cleaned = _cleaned()
    few, many = ([suggestion(at, at + 1, "LOC") for at in range(count)] for count in (1, 2))
    assert len(open_review(report, cleaned, few, default_schema()).labels) == 1
    with pytest.raises(ReviewError, match=r"a\.txt: 2 labels, the limit is 1"):
        open_review(report, cleaned, many, default_schema())


def test_an_opening_holds_what_cleaning_and_extraction_gave() -> None:
    report, cleaned = _cleaned()
    text = cleaned.text
    began = open_review(report, cleaned, [suggestion(0, 3, "LOC")], default_schema())
    assert (began.report_id, began.text, began.cleaning_version) == ("a.txt", text, "7")
    assert "LOC" in began.labels_covered
    review = Review(began)
    assert review.label(0).raw == (0, 7)
    assert review.label(0).status is Status.SUGGESTED
    assert review.damage[0].status is DamageStatus.FLAGGED
    assert msgspec.json.decode(msgspec.json.encode(began), type=Opening) == began


def test_a_snapshot_goes_on_as_the_review_stands() -> None:
    review = Review(opening())
    do(review, actions.correct_text(review, 2, 3, "自治州"))
    do(review, actions.accept(review, [1]))
    do(review, actions.flag(review, True))
    again = Review(snapshot(review))
    assert list(again.labels) == list(review.labels)
    assert again.damage == review.damage
    assert (again.text, again.status, again.flagged) == (review.text, review.status, True)
    assert again.raw_range(0, 5) == review.raw_range(0, 5)
    assert again.undoable is None
    assert again.updated_at == review.updated_at


@pytest.mark.parametrize("clock", ["forward", "back", "stuck"])
def test_events_stay_in_the_order_of_their_times_whatever_the_clock_does(clock: str) -> None:
    review = Review(opening())
    for number in range(100):
        minute = {"forward": number, "back": 99 - number, "stuck": 7}[clock]
        at = f"2026-11-22T{10 + minute // 60:02}:{minute % 60:02}:00Z"
        before = review.updated_at
        do(review, actions.flag(review, bool(number % 2)), at)
        assert review.updated_at is not None
        assert before is None or review.updated_at >= before
        assert review.updated_at >= at
