"""Settings that are whole numbers: read from a file that people edit, or typed."""

from __future__ import annotations

import pytest

from govtui.errors import ReviewError
from govtui.review.settings import PLANTED, READING_SPEED, SETTINGS, Setting, number, typed


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("bad", [-1, "1500", 1.5, True, None])
def test_a_setting_that_is_no_number_is_refused(setting: Setting, bad: object) -> None:
    with pytest.raises(ReviewError, match=setting.name):
        number({setting.name: bad}, setting)


def test_a_setting_has_a_default() -> None:
    assert number({}, PLANTED) == 0
    assert number({}, READING_SPEED) > 0
    assert number({"planted_per_report": 2}, PLANTED) == 2


@pytest.mark.parametrize("text", ["", "-1", "two", "1.5", "\u00b2", "\uff11"])
def test_what_is_typed_is_a_whole_number(text: str) -> None:
    assert typed(PLANTED, "12") == 12
    with pytest.raises(ReviewError, match="whole number"):
        typed(PLANTED, text)
