"""What the filter's words mean."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govtui.tui.query import Query, narrows, parse


def test_words_and_fields_are_told_apart() -> None:
    asked = parse("防汛 REGION:云溪 status:done by:Li label\uff1a张伟 flagged 10:30")
    assert asked == Query(
        words=("防汛", "10:30"),
        region=("云溪",),
        status=("done",),
        by=("li",),
        label=("张伟",),
        flagged=True,
    )
    assert asked.asks_reviews
    assert not parse("防汛 region:云溪 flagged").asks_reviews


@given(st.text())
def test_anything_can_be_typed(text: str) -> None:
    asked = parse(text)
    assert parse(" ".join(asked.words)).words == asked.words


def test_a_field_without_its_value_asks_for_nothing() -> None:
    assert parse(" label: ") == Query()
    assert not narrows(parse("云溪 label:张"), parse("云溪"))
    assert narrows(parse("云溪区"), parse("云溪"))
