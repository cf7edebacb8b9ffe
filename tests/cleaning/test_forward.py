"""The forward model: the damage of real pages, on their own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.cleaning.forward import corrupt, decode, encode, fold, to_mirror

TABLE = {"區": "qū", "驅": "qū", "實": "shí", "當": "dāng", "聯": "lián"}


@pytest.mark.parametrize(
    ("original", "cuts", "observed"),
    [
        ("大觀區", "", "大觀區(qū)"),
        ("確保“雙過半”", "\uff01", "確?!半p過半”"),
        ("確保“雙過半”", "", "確保“雙過半”"),
        ("靶向對接”上下功夫,力爭", "", "靶向?qū)印鄙舷鹿Ψ?力爭"),
        ("突出強作風\uff0c勇擔當\uff0c全面", "", "突出強作風,勇?lián)?dāng),全面"),
        ("打實的工作", "", "打?qū)嵉墓ぷ?"),
        ("抓好危化品、道路", "\uff1b、", "抓好?;?、道路"),
        ("李明月\u00a0審核人", "", "李明月?審核人"),
        ("\u3000\u3000\uff08記者\u00a0李 丹\uff09", "。", "\u3000?。ㄓ浾?李 丹)"),
        ("錢。”</font>", "\uff01", "錢?!?/font>"),
    ],
)
def test_the_damage_of_real_pages(original: str, cuts: str, observed: str) -> None:
    assert corrupt(original, TABLE, cuts) == observed


def test_the_mirrors_keep_characters_that_are_traditional_too() -> None:
    assert to_mirror("党委后里干着云为群众启动") == "黨委后里干著云為群眾啟動"


def test_glosses_are_put_in_one_character_after_the_other() -> None:
    """`擔` comes first, so `負` finds its two bytes across `重` and the glossed `擔`."""
    assert corrupt("勇挑重擔", {"負": "fù", "擔": "dān"}) == "勇挑重?fù)?dān)"


@given(st.text())
def test_conversion_to_the_mirror_is_one_to_one(text: str) -> None:
    assert len(to_mirror(text)) == len(text)


@given(st.text(alphabet=st.characters(codec="gbk")))
def test_without_glosses_and_cuts_only_widths_change(text: str) -> None:
    assert corrupt(text, {}) == fold(text)


@given(st.text())
def test_decoding_undoes_encoding_up_to_what_gbk_lacks(text: str) -> None:
    decoded = decode(encode(text))
    assert len(decoded) == len(text)
    assert all(after in (before, "?") for before, after in zip(text, decoded, strict=True))


@given(st.binary())
def test_any_bytes_decode(data: bytes) -> None:
    assert len(decode(data)) <= len(data)
