"""What mirrors and tables leave behind goes; what a writer meant stays."""

from __future__ import annotations

import pytest

from govtui.cleaning.aligned import AlignedText
from govtui.cleaning.tidy import tidy


def tidied(text: str) -> str:
    return tidy(AlignedText.of(text)).text


def test_commas_before_other_marks_go_where_a_page_is_full_of_them() -> None:
    raw = "市委常委,、區委書記,出席,,並講話,。要抓落實,、促發展,。大家認為,很好,;會議結束,。"
    expected = "市委常委、區委書記,出席,並講話。要抓落實、促發展。大家認為,很好;會議結束。"
    aligned = tidy(AlignedText.of(raw))
    assert aligned.text == expected
    at = expected.index("區委")
    assert raw[slice(*aligned.raw_range(at, at + 2))] == "區委"


def test_one_slip_stays() -> None:
    assert tidied("他说,。会议结束,很好。") == "他说,。会议结束,很好。"


def test_spaces_behind_marks_go_where_a_page_is_full_of_them() -> None:
    assert (
        tidied("他说\uff0c 要抓实。 会议\uff0c 很好。 区委、 区政府")
        == "他说\uff0c要抓实。会议\uff0c很好。区委、区政府"
    )
    assert (
        tidied("记者: 张三、李四。会议,很好,大家,说,好。")
        == "记者: 张三、李四。会议,很好,大家,说,好。"
    )


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("会议结束。 |\n|", "会议结束。\n|"),
        ("会议结束。||", "会议结束。"),
        ("来源:区委办 | 浏览:5 |", "来源:区委办 | 浏览:5 |"),
        ("参加会议。            (刘 婧)", "参加会议。(刘 婧)"),
        ("参加会议            刘 婧", "参加会议 刘 婧"),
        ("\u3000\u3000会议指出", "\u3000\u3000会议指出"),
        ("王小\u3000明、李\u3000四", "王小\u3000明、李\u3000四"),
        ("作者:王明\u3000\u3000编辑:李红", "作者:王明 编辑:李红"),
    ],
)
def test_bars_and_runs_of_spaces(raw: str, expected: str) -> None:
    assert tidied(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("会议指出, 州委高度重视", "会议指出,州委高度重视"),
        ("李明\uff0c王红、 周平\uff0c都到会", "李明\uff0c王红、周平\uff0c都到会"),
        ("建设工作、 1—10月份", "建设工作、1—10月份"),
        ("做到“两个维护”。 (记者 李明)", "做到“两个维护”。(记者 李明)"),
        ("第1, 2, 3 号", "第1, 2, 3 号"),
        ("Hello, world", "Hello, world"),
        ("| (记者 李明)" + "会议强调要抓落实" * 5, "(记者 李明)" + "会议强调要抓落实" * 5),
        ("| 首页 | 新闻 | 公开", "| 首页 | 新闻 | 公开"),
        ("原标题:平漳县召开会议\n标题\uff1a 望溪", "平漳县召开会议\n望溪"),
        ("会议的标题:很长", "会议的标题:很长"),
        ("好转。(本报记者\n林青)", "好转。(本报记者林青)"),
        ("好转。\n(本报记者 林青)\n李明)", "好转。\n(本报记者 林青)\n李明)"),
        ("要求(见下\n一是抓落实;二是抓督查)", "要求(见下\n一是抓落实;二是抓督查)"),
    ],
)
def test_single_slips_that_nobody_means(raw: str, expected: str) -> None:
    assert tidied(raw) == expected
