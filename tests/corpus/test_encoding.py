"""Bytes become text by a strict decode that is plausible, or a person says how."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.corpus.common_han import common_han, common_share, is_han
from govtui.corpus.encoding import ENCODINGS, PLAUSIBLE_SHARE, canonical, decode
from govtui.corpus.reading import normalised
from govtui.errors import CorpusError, NeedsEncoding

SIMPLIFIED = "云溪区委常委会召开会议，学习贯彻有关文件精神，研究部署下一步工作。"
TRADITIONAL = "雲溪區委常委會召開會議，學習貫徹有關文件精神，研究部署下一步工作。"


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, "plain ASCII", "", "𠮷𡃁姓名：𠮷野"])
def test_utf8_is_read_with_and_without_a_mark(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")
    assert decode(codecs.BOM_UTF8 + text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_utf16_is_read_with_a_mark(mark: bytes) -> None:
    codec = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + SIMPLIFIED.encode(codec)) == (SIMPLIFIED, "utf-16")


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL])
@pytest.mark.parametrize("declared", [None, "gb2312", "GBK", "gb18030", "utf-8", "no-such"])
def test_gb18030_is_detected_whatever_the_page_declares(text: str, declared: str | None) -> None:
    assert decode(text.encode("gb18030"), declared=declared) == (text, "gb18030")


def test_a_false_declaration_is_checked() -> None:
    assert decode(SIMPLIFIED.encode(), declared="gb2312") == (SIMPLIFIED, "utf-8")


def test_big5_never_passes_as_gb18030() -> None:
    data = TRADITIONAL.encode("big5")
    assert data.decode("gb18030")  # it decodes: that is the danger
    with pytest.raises(NeedsEncoding) as caught:
        decode(data)
    assert caught.value.candidates == ("big5",)
    assert decode(data, chosen="big5") == (TRADITIONAL, "big5")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_asked_about(codec: str) -> None:
    with pytest.raises(NeedsEncoding) as caught:
        decode(SIMPLIFIED.encode(codec))
    assert codec in caught.value.candidates
    assert decode(SIMPLIFIED.encode(codec), chosen=codec) == (SIMPLIFIED, codec)


def test_two_plausible_encodings_are_asked_about_and_the_choice_settles_it() -> None:
    data = "茅".encode("gb18030")
    assert data.decode() == "é"
    with pytest.raises(NeedsEncoding) as caught:
        decode(data)
    assert caught.value.candidates == ("utf-8", "gb18030")
    assert decode(data, chosen="gbk") == ("茅", "gb18030")
    assert decode(data, chosen="utf8") == ("é", "utf-8")
    assert decode(data, declared="gb2312") == ("茅", "gb18030")


def test_invalid_utf8_is_refused_with_the_offset() -> None:
    data = SIMPLIFIED.encode()[:30] + b"\xff" + SIMPLIFIED.encode()[30:]
    with pytest.raises(CorpusError, match="offset 30"):
        decode(data)
    with pytest.raises(CorpusError, match="offset 33"):
        decode(codecs.BOM_UTF8 + data)
    with pytest.raises(CorpusError, match="offset 30"):
        decode(data, chosen="utf-8")


def test_utf32_and_unknown_encodings_are_refused() -> None:
    with pytest.raises(CorpusError, match="UTF-32"):
        decode(SIMPLIFIED.encode("utf-32"))
    for name in ("unicode_escape", "hex", "idna", "latin-1", "nonsense"):
        with pytest.raises(CorpusError, match="no such encoding"):
            decode(b"x", chosen=name)


def test_aliases_have_one_name() -> None:
    assert {canonical(name) for name in ("GB2312", "gbk", "gb18030", "936")} == {"gb18030"}
    assert {canonical(name) for name in ("utf8", "UTF-8", "utf-8-sig")} == {"utf-8"}
    assert all(canonical(name) == name for name in ENCODINGS)
    assert canonical(None) == ""


def test_common_characters_are_those_of_level_1_and_their_traditional_forms() -> None:
    assert len(common_han()) > 5000
    assert all(map(is_han, common_han()))
    assert common_share(SIMPLIFIED) == common_share(TRADITIONAL) == 1
    assert common_share("no Han, 123") is None
    assert common_share("云\U00020bb7") == 0.5


@given(st.binary(max_size=200), st.sampled_from([None, "gb2312", "utf-8", "big5"]))
def test_any_bytes_are_read_or_refused_but_never_guessed(data: bytes, declared: str | None) -> None:
    with suppress(CorpusError):
        text, name = decode(data, declared=declared)
        assert name in ("utf-8", "utf-16", "gb18030")
        share = common_share(text)
        assert name != "gb18030" or (share is not None and share >= PLAUSIBLE_SHARE)


@given(st.text(st.sampled_from(SIMPLIFIED + TRADITIONAL + "abc 12\n"), min_size=20, max_size=80))
def test_ordinary_text_comes_back(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@given(st.lists(st.sampled_from(["\n", "\r", "\r\n", "字"])))
def test_only_newlines_are_normalised(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert normalised(text) == re.sub("\r\n?", "\n", text)
