"""The metadata as text and back."""

from __future__ import annotations

import pytest

from govtui.cleaning.model import Meta, Region
from govtui.errors import ReviewError
from govtui.review import actions
from govtui.review.fold import Review
from govtui.tui.meta_fields import FIELDS, evidence, parsed, shown
from tests.review.made import do, opening

META = Meta(
    title="溪口县委召开会议",
    source="溪口日报",
    published="2026-05-06T16:00",
    meeting_date="--05-06",
    region=Region("溪口县", "330999"),
    authors=("涂远", "游佳禾"),
    views=512,
)


def test_there_is_a_line_for_every_field() -> None:
    assert set(FIELDS) == set(Meta.__struct_fields__)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("meta", [META, Meta(), Meta(region=Region("溪口县"))])
def test_what_is_shown_is_what_is_accepted(field: str, meta: Meta) -> None:
    review = Review(opening())
    do(review, actions.set_meta(review, field, parsed(field, shown(meta, field))))
    assert getattr(review.meta, field) == getattr(meta, field)
    assert field in review.meta_reviewed


def test_names_are_parted_as_people_part_them() -> None:
    assert parsed("authors", " 涂远、游佳禾\uff0c 甄真 ") == ["涂远", "游佳禾", "甄真"]


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ReviewError, match="no number"):
        parsed("views", "many")


def test_evidence_is_one_line_of_the_raw_text() -> None:
    assert evidence("来源:\n溪口日报\n点击", "溪口日报") == "来源: 溪口日报 点击"
    assert evidence("来源", "溪口日报") == evidence("来源", "") == ""
