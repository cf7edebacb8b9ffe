"""What cleaning left out of the text, and how it is aligned."""

from __future__ import annotations

from govtui.cleaning.aligned import AlignedText, Alignment
from govtui.cleaning.dropped import dropped_lines, lines_of
from govtui.cleaning.model import Role
from tests.cleaning.pages import cleaned

NAVIGATION = "首頁(yè)  新聞(wén)中心"
META = "來(lái)源:雲澤日報(bào)  發(fā)布時(shí)間:2024-03-22"
ARTICLE = (
    "3月21日下午,雲(yún)澤區(qū)委書(shū)記(jì)上官旻主持召開(kāi)區委常委會(huì)會議(yì),"
    "傳(chuán)達學(xué)習有關會(huì)議精神,研(yán)究部署貫(guàn)徹落實工作。"
)
PAGE = f"  {NAVIGATION}\n\n雲(yún)澤區委常委會(huì)召開會議\n{META}\n{ARTICLE}\n \n打印本頁(yè)"


def test_dropped_lines_come_with_their_reason_and_their_newlines() -> None:
    first, meta, last = dropped_lines(cleaned(PAGE))
    assert [line.role for line in (first, meta, last)] == [
        Role.CHROME,
        Role.METADATA,
        Role.CHROME,
    ]
    assert first.reason
    assert (first.text, PAGE[slice(*first.raw)]) == ("首页  新闻中心", NAVIGATION)
    assert first.before is None
    assert first.after == (len(NAVIGATION) + 2, len(NAVIGATION) + 3)
    assert meta.before is not None
    assert PAGE[meta.before[1] :].startswith(META)
    assert last.after is None
    assert last.before is not None
    assert PAGE[last.before[1] :].startswith("打印")


def test_each_of_its_characters_knows_where_it_came_from() -> None:
    first, *_others = dropped_lines(cleaned(PAGE))
    raw = PAGE[slice(*first.raw)]
    line = AlignedText(raw, first.text, Alignment.from_positions(first.alignment))
    assert [raw[slice(*line.raw_range(n, n + 1))] for n in range(len(first.text))] == [
        *("首", "頁(yè)", " ", " ", "新", "聞(wén)", "中", "心")
    ]


def test_lines_without_anything_in_them_are_none() -> None:
    assert lines_of("  甲 乙 \n\n \u3000\n丙") == [(2, 5), (11, 12)]
    assert lines_of("") == []
