"""The language model prefers what people write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.cleaning.forward import to_mirror
from govtui.cleaning.language import PageModel, plain


def score(text: str, page: str = "", before: str = "") -> float:
    """Return the log probability of a text."""
    model = PageModel(page)
    track = model.start(before)
    for char in text:
        track = model.extend(track, plain(char))
    return track.score


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("确保完成任务", "确包完成任务"),
        ("勇于担当，", "勇于据当，"),
        ("压实工作责任", "压实工作贡任"),
        ("为人民服务", "为人民服条"),
    ],
)
def test_words_are_likelier_than_nonsense(better: str, worse: str) -> None:
    assert score(better) > score(worse)


def test_both_scripts_and_widths_are_one() -> None:
    text = "会议强调\uff0c要压实责任\uff1b"
    assert score(text) == score(to_mirror(text)) == score(to_mirror("会议强调,要压实责任;"))


def test_a_page_supports_its_own_names() -> None:
    page = "濮阳汶出席会议。濮阳汶强调"
    assert score("濮阳汶", page) > score("濮阳汶")


@given(st.text(max_size=20), st.text(min_size=1, max_size=20))
def test_a_context_is_not_counted(before: str, text: str) -> None:
    whole, part = score(before + text), score(text, before=before)
    assert part == pytest.approx(whole - score(before))
