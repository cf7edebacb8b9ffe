"""What the form of a name tells: the labels that fit it, and where it ends."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.extraction.forms import FORMAL, TELLING, fitting, reach


@pytest.mark.parametrize(
    ("before", "surface", "after", "labels"),
    [
        ("", "云溪区委书记", "林知远", {"POST"}),
        ("召开", "全区防汛工作推进会", "。", {"MEET"}),
        ("", "云溪区发展和改革局", "牵头", {"ORG"}),
        ("到", "芦塘镇", "调研", {"LOC", "ORG"}),
        ("完成", "85项", "。", {"QTY"}),
        ("", "5月6日上午", "，", {"TIME"}),
        ("印发", "《防汛预案》", "。", {"DOC"}),
        ("推行“", "一户一策", "”机制", {"TERM", "TIME", "MEET"}),
        ("书记", "林知远", "主持", {"PER", "LOC"}),
        ("要", "扎实推进落实", "好", set()),
    ],
)
def test_fitting(before: str, surface: str, after: str, labels: set[str]) -> None:
    text = before + surface + after
    assert fitting(text, len(before), len(before) + len(surface)) == labels
    assert labels <= TELLING >= FORMAL


def _reach(words: str, label: str, *, known: tuple[str, ...] = (), limit: int = 99) -> str:
    """Return how far a name reaches at the beginning of a text whose words are parted by `|`."""
    text = words.replace("|", "")
    edges = list(accumulate(map(len, words.split("|"))))
    return text[: reach(text, 0, label, edges, limit, known)]


@pytest.mark.parametrize(
    ("words", "label", "surface"),
    [
        ("云溪|区委|书记|林知远|主持|会议|。", "POST", "云溪区委书记"),
        ("云溪|区委|书记|林知远|主持|会议|。", "ORG", "云溪区委"),
        ("林知远|强调|，|要", "PER", "林知远"),
        ("上官|旻|指出", "PER", "上官旻"),
        ("林|知远|等|出席", "PER", "林知远"),
        ("芦塘|高质量|发展", "LOC", "芦塘"),
        ("全面|推动|湖区|治理|座谈会|精神", "MEET", "全面推动湖区治理座谈会"),
        (
            "县委|十二|届|八|次|全委|\uff08|扩大|\uff09|会议|召开",
            "MEET",
            "县委十二届八次全委\uff08扩大\uff09会议",
        ),
        ("全区|“|比学|赶超|”|工作|推进会|召开|。", "MEET", "全区“比学赶超”工作推进会"),
        ("5|月|6|日|上午|，|全区", "TIME", "5月6日上午"),
        ("近|85|项|指标", "QTY", "近85项"),
        ("《|防汛|预案|》|的|通知", "DOC", "《防汛预案》"),
        ("芦塘镇|召开|会议", "LOC", "芦塘镇"),
        ("一|户|一|策|要|做好", "TERM", "一户一策"),
        ("芦塘|和|云溪", "OTHER", "芦塘"),
    ],
)
def test_reach(words: str, label: str, surface: str) -> None:
    assert _reach(words, label) == surface


def test_a_surface_that_is_known_is_reached_whole_unless_the_form_goes_on() -> None:
    assert _reach("区|考核|办|要|抓好", "ORG", known=("区考核办",)) == "区考核办"
    assert _reach("区委|办公室|要", "ORG", known=("区委",)) == "区委办公室"


def test_a_name_ends_where_another_label_begins() -> None:
    assert _reach("区委|书记|、|区长|林知远", "POST", limit=4) == "区委书记"
    assert _reach("区委|办公室|主任|林知远", "POST", limit=5) == "区委办公室"


def test_inside_quotes_it_goes_to_their_end() -> None:
    text = "推行“党建引领、一户一策”机制"
    assert text[3 : reach(text, 3, "TERM", [5, 7, 8, 12], 99)] == "党建引领、一户一策"


@given(st.text("区委书记《》“”，。12年会召开、林 \n", min_size=1, max_size=30), st.data())
def test_it_has_a_character_at_least_and_stays_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    limit = data.draw(st.integers(start + 1, len(text) + 3))
    edges = list(range(start + 1, len(text) + 1))
    for label in (*TELLING, "OTHER"):
        assert start < reach(text, start, label, edges, limit) <= min(limit, len(text))
