"""Repair of damaged places: real snippets, invented pages, and whatever hypothesis thinks of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtui.cleaning import inverse
from govtui.cleaning.damage import Repair, lost_spaces, repair, repair_unmarked
from govtui.cleaning.forward import CUT_MARKS, corrupt, fold, to_mirror
from govtui.cleaning.model import DamageStatus
from govtui.cleaning.page import page_facts
from tests.cleaning.pages import cleaned

TABLE = {
    "區": "qū", "會": "huì", "實": "shí", "進": "jìn", "強": "qiáng", "調": "diào", "務": "wù",
    "當": "dāng", "聯": "lián", "開": "kāi",
}  # fmt: skip
PAGE = """云河区召开工作会议
会议强调，要压实责任，进一步强化服务，当好表率，勇担当、善作为。区委书记参加会议。
要加强统筹，确保“双过半”，推进各项任务落实，联系实际，开创新局面。
"""
APPLIED = {DamageStatus.REPAIRED, DamageStatus.LIKELY}


def mended(raw: str, repairs: list[Repair]) -> str:
    """Return the raw text after the repairs."""
    for found in reversed(repairs):
        raw = raw[: found.raw[0]] + found.text + raw[found.raw[1] :]
    return raw


def repaired(raw: str) -> list[Repair]:
    """Return the repairs of a page by itself."""
    return repair(raw, page_facts(raw))


def test_a_page_tells_its_site() -> None:
    facts = page_facts("大觀區(qū)委會(huì)議強(qiáng)調(diào),他涪(fú)陵區(qū)過健，去了。?半")
    assert facts.glosses == {"區": "qū", "會": "huì", "強": "qiáng", "調": "diào"}
    assert facts.unglossed == {"過", "觀", "議"}


@pytest.mark.parametrize(
    ("observed", "place", "text"),
    [
        ("奮戰二季度,確?!半p過半”。", "?!半p", "保“雙"),
        ("突出強作風,勇?lián)?dāng),全面提升", "?lián)?dāng)", "擔當"),
        ("打?qū)嵉墓ぷ魍苿?dòng)", "?qū)嵉墓ぷ魍苿?dòng)", "實的工作推動"),
        ("勇挑重?fù)?dān)", "?fù)?dān)", "擔"),
        ("城鎮燃?xì)獍踩?、建筑安全", "?xì)獍踩?", "氣安全"),
        ("學校、?；菲髽I(yè)要落實責任", "?；菲髽I(yè)", "危化品企業"),
        (
            "成立礦山、?；贰熁ū窈拖腊踩珜I(yè)委員會",
            "?；贰熁ū窈拖腊踩珜I(yè)",
            "危化品、煙花爆竹和消防安全專業",
        ),
        ("安排部署重點工作??h委副書記參加會議", "??h", "。縣"),
        ("安排部署重點工作?h委副書記參加會議", "?h", "。縣"),
    ],
)
def test_real_damage_is_mended(observed: str, place: str, text: str) -> None:
    (found,) = repaired(observed)
    assert found.status in APPLIED
    assert observed[slice(*found.raw)] == place
    assert found.text == text
    assert found.candidates[0] == text


def test_a_page_of_damage_comes_back_whole() -> None:
    text = to_mirror(PAGE)
    raw = corrupt(text, TABLE, "\uff01")
    assert "?" in raw
    found = repaired(raw)
    assert found
    assert all(f.status in APPLIED for f in found)
    restored = mended(raw, found)
    for char, reading in TABLE.items():
        restored = restored.replace(f"{char}({reading})", char)
    assert fold(restored) == fold(text)


def test_before_a_name_only_a_space_was_eaten() -> None:
    (found,) = repaired("?。ㄓ浾?王小山)5月29日,副區長主持召開會議。")
    assert found.text == "\u3000\uff08記者 "


def test_what_was_eaten_is_never_taken_as_proved() -> None:
    (found,) = repaired("在“靶向?qū)印鄙舷鹿Ψ?力爭落地")
    assert found.status in {DamageStatus.LIKELY, DamageStatus.SUGGESTED}
    assert "對接”上下功夫," in found.candidates


def test_a_gloss_without_its_character_is_flagged() -> None:
    (found,) = repaired("一?qū)二三")
    assert found.status is DamageStatus.FLAGGED
    assert found.text == "?qū)"
    assert found.candidates == ()


@pytest.mark.parametrize(
    ("observed", "expected"),
    [
        ("李小月?審核人:王大山", "李小月 審核人:王大山"),
        ("撰稿人:鄧小亮??審稿人:王大山", "撰稿人:鄧小亮  審稿人:王大山"),
        ("標題\n????(記者 王大山)報道", "標題\n    (記者 王大山)報道"),
        ("撰稿人鄧小亮??審稿人王大山", "撰稿人鄧小亮  審稿人王大山"),
        ("發布時間:2024-05-06?16:00", "發布時間:2024-05-06 16:00"),
        ("落實責任。???下一步,要", "落實責任。   下一步,要"),
        ("來源:云溪網?2024-05-06", "來源:云溪網 2024-05-06"),
        ("來源: ? 2024-05-06", "來源:   2024-05-06"),
    ],
)
def test_spaces_that_gbk_lacks_come_back(observed: str, expected: str) -> None:
    assert mended(observed, repaired(observed)) == expected


def test_a_lone_one_before_a_line_may_have_been_a_bullet() -> None:
    (found,) = repaired("標題\n?加強領導")
    assert (found.text, found.status) == (" ", DamageStatus.LIKELY)


def test_damage_at_the_start_of_a_line_is_no_space() -> None:
    assert lost_spaces("?qū)區", 0) is None
    assert lost_spaces("?。ㄓ浾", 0) is None


def test_two_places_in_a_row_are_told_apart() -> None:
    raw = corrupt(to_mirror("办理户口责任制，将办理户口农转非。"), {"響": "xiǎng"})
    assert [f.text for f in repaired(raw)][-1] == "戶口農"
    assert all(f.status in APPLIED for f in repaired(raw))


@pytest.mark.parametrize(
    "text",
    [
        "怎么看?怎么办?",
        "你去哪里?我不知道。",
        "真的吗?!",
        "“能不能办?”他问。",
        "这是为什么??大家都在问",
        "a?b=c&d=e",
        "他问为什么?e化办公行不行?x光检查呢",
        "怎么办??审核人员怎么看??编辑同志",
        "?",
        "",
    ],
)
def test_question_marks_stay(text: str) -> None:
    assert repaired(text) == []


def test_a_question_at_the_end_of_a_line_is_no_space() -> None:
    assert lost_spaces("为什么?\n因为", 3) is None


@given(st.text(alphabet=st.sampled_from("大觀區會議強調務實，。、“”3a \n"), max_size=60))
@settings(max_examples=50)
def test_undamaged_text_is_left_alone(text: str) -> None:
    assert repaired(fold(text)) == []


@given(st.text(alphabet=st.sampled_from("?!(),āqudng)半p會雙印鄙\uff0c。€ \n"), max_size=80))
@settings(max_examples=40, deadline=None)
def test_garbage_is_searched_within_bounds(text: str) -> None:
    searcher = inverse.Inverse(text, page_facts(text))
    for position, char in enumerate(text):
        if char == "?":
            before = searcher.work
            searcher.search(position)
            assert searcher.work - before < 3 * inverse.MOST_EXTENSIONS
    found = repaired(text)
    ends = [0, *(end for f in found for end in f.raw)]
    assert ends == sorted(ends)
    assert mended(text, [f for f in found if f.status not in APPLIED]) == text


@given(
    st.lists(st.sampled_from(to_mirror(PAGE).split("\n")), min_size=1, max_size=3),
    st.sets(st.sampled_from(sorted(TABLE)), min_size=3),
    st.sets(st.sampled_from(CUT_MARKS), max_size=2),
)
@settings(max_examples=25, deadline=None)
def test_every_candidate_that_is_applied_explains_the_page(
    lines: list[str], chars: set[str], cuts: set[str]
) -> None:
    text = "\n".join(lines)
    glosses = {char: TABLE[char] for char in chars}
    raw = corrupt(text, glosses, sorted(cuts))
    restored = mended(raw, repaired(raw))
    for char, reading in glosses.items():
        restored = restored.replace(f"{char}({reading})", char)
    if "?" not in restored:
        assert corrupt(restored, glosses, sorted(cuts)) == raw


def test_damage_that_lost_its_question_mark_is_mended_to_be_confirmed() -> None:
    text = to_mirror("落实责任\uff0c确保“五一”黄金周期间的安全生产。\n再次确保“五一”黄金周安全。")
    raw = corrupt(text, {}, "\uff01").replace("?", "")
    found = repair_unmarked(raw)
    mended, at = "", 0
    for place in found:
        assert place.status is DamageStatus.LIKELY
        mended += raw[at : place.raw[0]] + place.text
        at = place.raw[1]
    assert len(found) == 2
    assert fold(mended + raw[at:]) == fold(text)


def test_what_stays_open_of_such_damage_keeps_its_marks() -> None:
    raw = corrupt(to_mirror("要做到确保“两会”期间安全生产"), {}, "\uff01").replace("?", "")
    (found,) = repair_unmarked(raw)
    assert found.status is DamageStatus.SUGGESTED
    assert found.text == raw[slice(*found.raw)]
    assert "保“兩會”期間" in found.candidates
    page = cleaned(f"平漳县召开会议\n会议指出\uff0c各部门{raw}\uff0c责任到人\uff0c抓好落实。")
    (damage,) = page.damage
    assert damage.text.startswith("!")


@pytest.mark.parametrize("text", ["大家加油!中国A股上涨了", "加油!全面实施B计划", "好!"])
def test_an_exclamation_stays(text: str) -> None:
    assert repair_unmarked(text) == []
