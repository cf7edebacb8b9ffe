"""Cleaning from end to end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.cleaning.forward import fold, to_mirror
from govtui.cleaning.model import DamageStatus, Role
from tests.cleaning.pages import ARTICLE, BODY, LEAD, TITLE, cleaned

GLOSSES = {"區": "qū", "會": "huì", "議": "yì", "學": "xué", "習": "xí", "開": "kāi", "進": "jìn"}
WIDE = str.maketrans({",": "\uff0c", ":": "\uff1a", "(": "\uff08", ")": "\uff09"})


def mirrored(text: str) -> str:
    """Return a page as a mirror shows it: traditional, folded, glossed."""
    page = fold(to_mirror(text))
    for char, reading in GLOSSES.items():
        page = page.replace(char, f"{char}({reading})")
    return page


def test_a_mirrored_page_comes_back() -> None:
    raw = mirrored(
        f"首页 > 要闻\n{TITLE}\n来源:云泽日报\n\n  {LEAD}\n\n\u3000\u3000{BODY}\n上一篇:无\n"
    )
    result = cleaned(raw)
    assert result.text == f"{TITLE}\n{ARTICLE}".translate(WIDE)
    at = result.text.index("区委书记")
    assert raw[slice(*result.aligned.raw_range(at, at + 4))] == "區(qū)委書記"


def test_a_simplified_page_changes_in_width_only() -> None:
    raw = f"{TITLE}\n{ARTICLE}"
    result = cleaned(raw)
    assert result.text == raw.translate(WIDE)
    assert {edit.kind for edit in result.aligned.edits} == {"width"}


def test_cleaning_again_changes_nothing() -> None:
    once = cleaned(mirrored(f"首页 > 要闻\n{TITLE}\n来源:云泽日报\n{ARTICLE}\n上一篇:无")).text
    again = cleaned(once)
    assert again.text == once
    assert not again.aligned.edits


def test_blocks_lie_on_the_cleaned_text() -> None:
    result = cleaned(mirrored(f"首页 > 要闻\n{TITLE}\n来源:云泽日报\n{ARTICLE}\n责任编辑:赵六"))
    kept = [block for block in result.blocks if block.start < block.end]
    assert "\n".join(result.text[b.start : b.end] for b in kept) == result.text
    assert [block.role for block in kept] == [Role.TITLE, Role.BODY, Role.BODY, Role.BYLINE]


def test_a_lost_space_is_damage_of_the_cleaned_text() -> None:
    raw = mirrored(f"{TITLE}\n{ARTICLE}(撰稿人:李明月?审核人:王灿)")
    result = cleaned(raw)
    (damage,) = result.damage
    assert damage.status is DamageStatus.REPAIRED
    assert raw[slice(*damage.raw)] == "?"
    assert result.text[damage.start : damage.end] == damage.text == " "


def test_open_damage_stays_as_it_was_found() -> None:
    result = cleaned(mirrored(f"{TITLE}\n{ARTICLE}全市双?zhǔn)项目进展顺利。"))
    for damage in result.damage:
        if damage.status in (DamageStatus.SUGGESTED, DamageStatus.FLAGGED):
            assert "?" in damage.text
            assert result.text[damage.start : damage.end] == damage.text


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "\0",
        "\n\n \u3000\n",
        "首页\n当前位置:首页 > 新闻\n打印 关闭\n版权所有",
        "\ud800\udfff",
        "?" * 100,
        "?!?:?)" * 20,
        "(qū)" * 500,
        "會(huì)(huì)" * 500,
        "\x1b]0;title\x07[/x][@click=app.quit]",
    ],
    ids=["empty", "nul", "space", "chrome", "surrogates", "marks", "damage", "bare glosses",
         "doubled", "escapes"],
)  # fmt: skip
def test_bad_input_gives_a_clear_result(raw: str) -> None:
    result = cleaned(raw)
    assert result.text.isprintable() or "\n" in result.text
    assert all(0 <= b.start <= b.end <= len(result.text) for b in result.blocks)
    assert len(result.aligned.raw_range(0, len(result.text))) == 2


def test_a_page_of_chrome_is_empty_and_lists_it() -> None:
    result = cleaned("首页\n当前位置:首页 > 新闻\n打印 关闭\n版权所有")
    assert result.text == ""
    assert [block.role for block in result.blocks] == [Role.CHROME] * 4


def test_a_megabyte_without_newline() -> None:
    sentence = mirrored(LEAD)
    raw = sentence * (1_000_000 // len(sentence))
    result = cleaned(raw)
    assert result.text == LEAD.translate(WIDE) * (1_000_000 // len(sentence))
    assert result.aligned.raw_range(0, len(result.text)) == (0, len(raw))


@given(
    st.lists(
        st.one_of(
            st.text(max_size=40),
            st.sampled_from(
                [TITLE, LEAD, BODY, "首页", "来源:云泽日报", "上一篇:无", "會(huì)議(yì)"]
            ),
        ),
        max_size=12,
    )
)
def test_whatever_comes_is_aligned(lines: list[str]) -> None:
    raw = "\n".join(lines)
    result = cleaned(raw)
    assert "\0" not in result.text
    rebuilt, done = "", 0
    for edit in result.aligned.edits:
        rebuilt += raw[done : edit.raw[0]] + result.text[slice(*edit.clean)]
        done = edit.raw[1]
    assert rebuilt + raw[done:] == result.text
    kept = [result.text[b.start : b.end] for b in result.blocks if b.start < b.end]
    assert "\n".join(kept) == result.text
