"""The way back to simplified: words, names, and characters that are two in one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govtui.cleaning.forward import to_mirror
from govtui.cleaning.script import LEFT_OVER, is_traditional, to_simplified

SENTENCES = [
    "会议指出，要着力解决群众反映的问题，朝着目标迈进。",
    "该区取得显著成效，是著名的历史文化名城，文物卓著。",
    "他编著的《云溪史话》和合著的新书一并出版，专著有三部。",
    "大家带着作业、看着作品讨论着，随着作风建设深入，刷新着纪录。",
    "他著书立说，见微知著，捧着书本的手附着于书页。",
    "区委李秘书长，主任袁秘，上颚、鲶鱼、为什么。",
    "他们谈论着、结合着、临近着、翻新着。",
    "乾隆年间的碑刻在乾安县，乾县、乾坤湾也有。",
    "沈德明、沈阳路、沈家镇和钟楼、钟山、时钟。",
    "干部要干净干事，饼干、晒干、干旱、若干。",
    "余副区长和于主任、后勤、里程、复杂、台风、系统、松树。",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_a_mirror_converted_comes_back(sentence: str) -> None:
    assert to_simplified(to_mirror(sentence)) == sentence


def test_a_page_that_writes_both_keeps_them_apart() -> None:
    assert to_simplified("隨着發展,顯著成效,看着,著作") == "随着发展,显著成效,看着,著作"


def test_what_taiwan_writes_is_written_as_here() -> None:
    assert to_simplified("餅乾和乾淨的乾旱") == "饼干和干净的干旱"
    assert to_simplified("屋簷、麻痺、時鍾") == "屋檐、麻痹、时钟"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
def test_conversion_is_one_to_one(text: str) -> None:
    assert len(to_simplified(text)) == len(text)


@given(
    st.lists(
        st.one_of(
            st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF, exclude_characters="乾沈著"),
            st.sampled_from(
                ["計畫", "籌畫", "憑藉", "麼些族", "瞭解", "於是", "𠁞", "\uf98e", "\n"]
            ),
        ),
        max_size=30,
    ).map("".join)
)
@example("一目瞭然,傢俱,反覆,復甦,魏徵,項鍊,計畫")
@example("土坏,彷彿,以免藉口,申昇,壺裏,千鍾粟,胤祕,油畫,畫展,民族")
def test_the_table_gives_what_opencc_gives(text: str) -> None:
    from opencc import OpenCC

    expected = OpenCC("t2s").convert(text)
    for char, usual in LEFT_OVER.items():
        expected = expected.replace(char, usual)
    assert to_simplified(text) == expected


def test_the_script_of_a_page() -> None:
    assert is_traditional("云溪區委召開會議,學習貫徹精神")
    assert not is_traditional("云溪区委召开会议，学习贯彻精神，题字“實事求是”")
    assert not is_traditional("")
