"""Control characters, surrogates and jammers."""

from __future__ import annotations

from govtui.cleaning.aligned import AlignedText, Edit
from govtui.cleaning.noise import remove_noise


def test_control_characters_go_and_newline_and_tab_stay() -> None:
    aligned = remove_noise(AlignedText.of("甲\0\x1b乙\n\t丙\x85"))
    assert aligned.text == "甲乙\n\t丙"
    assert aligned.edits == (Edit((1, 3), (1, 1), "control"), Edit((7, 8), (5, 5), "control"))


def test_a_lone_surrogate_shows_as_the_replacement_character() -> None:
    assert remove_noise(AlignedText.of("甲\ud800乙")).text == "甲\ufffd乙"


def test_jammers_go() -> None:
    text = "会议召开。7 n& g. j0 q) m\n下午3 d9 S: l3 D1 B9 k!结束"
    assert remove_noise(AlignedText.of(text)).text == "会议召开。\n下午!结束"


def test_ordinary_latin_stays() -> None:
    for text in ("A B C D E F", "GDP 5 % , 3 / 4", "a = b + c", "1 2 3 4 5 6", "会 议 召 开"):
        assert remove_noise(AlignedText.of(text)).text == text
