"""The visible text of a page: what a browser shows, in linear time, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.corpus.html import declared_encoding, visible_text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>一<p>二</p>三", "一\n二\n三"),
        ("<p>同一段</p><p>同一段</p>", "同一段\n同一段"),
        ("甲<br>乙<br/><br>丙", "甲\n乙\n\n丙"),
        ("<div>甲 \n\t 乙</div>  <div> 丙 </div>", "甲 乙\n丙"),
        ("甲&nbsp;乙&lt;b&gt;&#x4e19;&amp;", "甲\xa0乙<b>丙&"),
        ("　　缩进<b>粗</b>体", "　　缩进粗体"),
        ("<title>无</title><script>if(a<b){'</p>'}</script><STYLE>x</Style>有", "有"),
        ("<noscript>无</noscript><template>无</template><iframe>无</iframe>有", "有"),
        ("甲<!-- <p>无 -- > -->乙<!DOCTYPE html><?xml x?>丙", "甲乙丙"),
        ("<img alt=\"a>b\" title='c>d'>甲", "甲"),
        ("<table><tr><td>来源</td><td>某局</td></tr><tr><th>乙</th></tr></table>", "来源 某局\n乙"),
        ("<pre>a  b\n  c</pre>d", "a  b\n  c\nd"),
        ("1 < 2 且 </ 3>，a <", "1 < 2 且 </ 3>，a <"),
        ("甲<a href='x 乙", "甲<a href='x 乙"),
        ("甲<!-- 乙<p>丙", "甲<!-- 乙\n丙"),
        ('<a b="c>甲<p>乙', "甲\n乙"),
        ("见[/附件][@click=app.quit]", "见[/附件][@click=app.quit]"),
        ("", ""),
    ],
)
def test_visible_text(page: str, text: str) -> None:
    assert visible_text(page) == text


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (b'<html><meta charset="gb2312">', "gb2312"),
        (b"<META content='text/html; charset=GBK' http-equiv=x>", "GBK"),
        (b'<?xml version="1.0" encoding="utf-8"?>', "utf-8"),
        (b"<p>charset=gb2312</p>", None),
        (b" " * 5000 + b"<meta charset=gb2312>", None),
    ],
)
def test_declared_encoding(page: bytes, encoding: str | None) -> None:
    assert declared_encoding(page) == encoding


@pytest.mark.parametrize(
    "piece", ["<a ", "<a b='", '<a b="', "<!--", "<![x", "<?", "</a", "<noscript>", "<pre>", "&#"]
)
def test_a_broken_page_takes_linear_time(piece: str) -> None:
    text = visible_text(piece * 200_000 + "字")  # in quadratic time this would run for hours
    assert text.endswith("字")


NOT_HIDING = ["<p>", "</p>", "<b x='>'>", "<br>", "<td>", "<", "<!--", "&", "&amp", " ", "\n"]


@given(st.lists(st.sampled_from([*NOT_HIDING, "字"])))
def test_no_character_is_lost(pieces: list[str]) -> None:
    assert visible_text("".join(pieces)).count("字") == pieces.count("字")


@given(st.lists(st.text(st.characters(exclude_characters="<&", exclude_categories=["Cs"])).map(
    lambda text: " ".join(text.split())
)))  # fmt: skip
def test_paragraphs_come_back(paragraphs: list[str]) -> None:
    page = "".join(f"<p>{text}</p>" for text in paragraphs)
    shown = [text.strip(" \t\n\r\f") for text in paragraphs]
    assert visible_text(page) == "\n".join(text for text in shown if text)
