"""The shared analysis: quotes, clauses, words, areas, and how far names reach."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtui.extraction import tagging
from govtui.extraction.analysis import Analysis
from govtui.extraction.areas import areas
from govtui.extraction.names import name_at, split_names
from govtui.extraction.phrases import Bounds, left_edge
from govtui.extraction.vocabulary import any_of

TEXT = st.text(st.sampled_from(list("区委会议“”《》，。\n张明a1\U00020000 ")), max_size=60)


@settings(deadline=None)
@given(TEXT, st.booleans())
def test_words_cover_the_text(text: str, guess: bool) -> None:
    tokens = list(tagging.tag(text, guess=guess))
    assert "".join(text[start:end] for start, end, _ in tokens) == text
    assert all(a[1] == b[0] for a, b in pairwise(tokens))


@given(TEXT, st.integers(0, 60))
def test_words_are_found_by_position(text: str, position: int) -> None:
    words = tagging.tag(text, guess=False)
    if position < len(text):
        assert words.at(position).start <= position < words.at(position).end
    before = [word for word in map(tagging.Token._make, words) if word.end <= position]
    assert words.before(position, 0) == before[::-1]


def test_words_are_cut_at_the_longest_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagging, "LONGEST_RUN", 4)
    assert list(tagging.tag("区委书记主持", guess=False).starts) == [0, 4, 6]


@given(TEXT)
def test_quotes_are_closed_and_nested_rightly(text: str) -> None:
    for quote in Analysis(text).quotes:
        assert text[quote.start - 1] == "“"
        assert text[quote.end] == "”"
        assert "\n" not in text[quote.start : quote.end]


def test_a_quote_without_partner_hides_no_other() -> None:
    doc = Analysis("在“对接上，保障“三区”建设")
    assert [(doc.text[q.start : q.end], q.depth) for q in doc.quotes] == [("三区", 0)]


def test_inner_titles_belong_to_the_outer() -> None:
    doc = Analysis("印发《关于落实《条例》的通知》后")
    assert [doc.text[a:b] for a, b in doc.titles] == ["《关于落实《条例》的通知》"]


@pytest.mark.parametrize(
    ("text", "ending", "name"),
    [
        ("会上，县应急管理局汇报", "局", "县应急管理局"),
        ("由县住房和城乡建设局负责", "局", "县住房和城乡建设局"),
        ("参加全市“大干、快干”动员大会", "大会", "全市“大干、快干”动员大会"),
        ("召开区委常委会（扩大）会议", "会议", "区委常委会（扩大）会议"),
        ("保障“三区建设”", "建设", "三区建设"),
    ],
)
def test_how_far_a_name_reaches(text: str, ending: str, name: str) -> None:
    doc = Analysis(text)
    head = text.rindex(ending)
    assert text[left_edge(doc, head, "stops") : head + len(ending)] == name


def test_bounds() -> None:
    bounds = Bounds([7, 3])
    assert [bounds.before(at) for at in (2, 3, 6, 9)] == [0, 3, 3, 7]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("澜山县召开会议", ["澜山县"]),
        ("全县上下要抓好县城建设", []),
        ("泽阳市雁回镇王家堡村", ["泽阳市", "雁回镇", "王家堡村"]),
        ("农贸市场与乡村振兴", []),
        ("北京市朝阳区", ["北京市", "朝阳区"]),
    ],
)
def test_areas(text: str, found: list[str]) -> None:
    doc = Analysis(text)
    assert [text[a.start : a.end] for a in areas(doc, Bounds(()))] == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("周立群主持", "周立群"),
        ("李强调研", "李强"),
        ("李强强调", "李强"),
        ("欧阳明华、", "欧阳明华"),
        ("强调要抓好", None),
        ("向全会作了说明", None),
        ("古丽娜尔·阿不都拉参加", "古丽娜尔·阿不都拉"),
        ("张 伟出席", "张 伟"),
    ],
)
def test_where_a_name_ends(text: str, name: str | None) -> None:
    found = name_at(Analysis(text), 0)
    assert (found and text[: found.end]) == name


def test_names_written_without_a_break() -> None:
    assert split_names("韩雪宋明亮") == [2, 3]
    assert split_names("区融媒体中心") == []


@given(
    st.frozensets(st.text("ab^]-", min_size=1, max_size=4), min_size=1),
    st.text("ab^]-", max_size=9),
)
def test_the_longest_of_several_words_matches(choices: frozenset[str], text: str) -> None:
    match = re.compile(any_of(choices)).match(text)
    longest = max((w for w in choices if text.startswith(w)), key=len, default=None)
    assert (match and match[0]) == longest
