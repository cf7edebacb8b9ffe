"""Half-width marks beside Chinese become full-width; numbers, times and Latin stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.cleaning.width import widen


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("会议(街道)召开,部署:", "会议\uff08街道\uff09召开\uff0c部署\uff1a"),
        ("上午9:00,会议", "上午9:00\uff0c会议"),
        ("增长8.3%,GDP", "增长8.3%\uff0cGDP"),
        ("1,000户;3.5万", "1,000户\uff1b3.5万"),
        ("见 http://example.org:80/a?b=c,d", "见 http://example.org:80/a?b=c,d"),
        ("生产总值(GDP)\n", "生产总值\uff08GDP\uff09\n"),
        ("Hello, world!", "Hello, world!"),
        ("A(甲)", "A\uff08甲\uff09"),
        ("真的吗?好!", "真的吗\uff1f好\uff01"),
        ("", ""),
    ],
)
def test_marks(narrow: str, wide: str) -> None:
    assert widen(narrow) == wide


@given(st.text(alphabet="会议,:;!?()（）A1 %.\n", max_size=30))
def test_only_marks_change_one_for_one_and_once(text: str) -> None:
    widened = widen(text)
    assert widen(widened) == widened
    assert [a for a in text if a not in ",:;!?()"] == [
        b for a, b in zip(text, widened, strict=True) if a not in ",:;!?()"
    ]


def test_what_only_looks_like_the_usual_character_becomes_it() -> None:
    assert (
        widen("\u67fb宏、王\u73a8\ufe54增长15\u2105\uff0c好") == "查宏、王珏\uff1b增长15%\uff0c好"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('打掉"保护伞"\uff0c抓好“三项改革"', "打掉“保护伞”\uff0c抓好“三项改革”"),
        ('提出的“4343"思路', "提出的“4343”思路"),
        ('打掉"保护伞\uff0c抓好"改革"', '打掉"保护伞\uff0c抓好"改革"'),
        ('the "GDP" of', 'the "GDP" of'),
        ("“一带一路”", "“一带一路”"),
    ],
)
def test_straight_quotation_marks_around_chinese_are_curled(text: str, expected: str) -> None:
    assert widen(text) == expected
