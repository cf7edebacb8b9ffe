"""Glosses: every variant goes, every real bracket stays."""

from __future__ import annotations

import pytest

from govtui.cleaning.aligned import AlignedText
from govtui.cleaning.glosses import remove_glosses

PAGE = (
    "云溪區(qū)召開(kāi)會(huì)議,學(xué)習(xí)貫徹,區(qū)領(lǐng)導(dǎo)出席會(huì)議,"
    "進(jìn)行總結(jié),發(fā)展經(jīng)濟(jì)。"
)


def unglossed(text: str) -> str:
    return remove_glosses(AlignedText.of(text)).text


def test_glosses_go_and_belong_to_their_characters() -> None:
    aligned = remove_glosses(AlignedText.of(PAGE))
    assert aligned.text == "云溪區召開會議,學習貫徹,區領導出席會議,進行總結,發展經濟。"
    assert aligned.raw_range(0, 3) == (0, 7)
    assert aligned.raw_range(3, 5) == (7, 14)


@pytest.mark.parametrize(
    "variant",
    [
        PAGE.replace(")", " )"),
        PAGE.replace("(", "( "),
        PAGE.replace("(", "\uff08").replace(")", "\uff09"),
    ],
    ids=["space behind", "space before", "full-width"],
)
def test_inner_space_and_full_width_brackets(variant: str) -> None:
    assert unglossed(variant) == unglossed(PAGE)


def test_toneless_and_doubled_glosses_of_any_character() -> None:
    page = (
        "黨(dang)(dang)員會(hui)(hui)議1月(yue)8日(ri)召(zhao)開(kai)(kai),"
        "學(xue)習(xi)(xi)貫徹(che)落(luo)實(shi)"
    )
    aligned = remove_glosses(AlignedText.of(page))
    assert aligned.text == "黨員會議1月8日召開,學習貫徹落實"
    assert aligned.raw_range(0, 1) == (0, 13)


@pytest.mark.parametrize(
    "note",
    [
        "甪(lù)直镇",
        "阿(a)",
        "一(yi)",
        "环(igcc)",
        "各鎮(街、辦)",
        "黨(工)委",
        "盘(dvd)",
        "蔚(yù)县",
    ],
)
def test_brackets_on_a_page_that_does_not_gloss_stay(note: str) -> None:
    assert unglossed(note) == note


@pytest.mark.parametrize("note", ["甪(lù)直", "(街道)", "阿(a)", "學(abc)", "會(yì)"])
def test_brackets_that_are_no_glosses_stay_on_a_page_that_glosses(note: str) -> None:
    assert unglossed(PAGE + note) == unglossed(PAGE) + note


def test_a_few_notes_on_characters_that_stand_alone_too_do_not_gate_a_page() -> None:
    text = "區(qū)會(huì)學(xué)。區會學,區會學。"
    assert unglossed(text) == text


def test_few_glosses_count_where_their_characters_never_stand_alone() -> None:
    assert unglossed("區(qū)會(huì),學(xué)習了。") == "區會,學習了。"


def test_two_glosses_are_enough_where_their_characters_never_stand_alone() -> None:
    assert unglossed("縣領(lǐng)導(dǎo)參加會議") == "縣領導參加會議"


def test_a_particle_without_tone_goes_with_the_rest() -> None:
    assert unglossed(PAGE + "我們(men),你們(men)") == unglossed(PAGE) + "我們,你們"
