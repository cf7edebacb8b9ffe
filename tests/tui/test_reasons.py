"""The reasons of suggestions in Chinese."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from govtui import extraction, i18n
from govtui.extraction import suggest
from govtui.tui.reasons import REASONS, reason, short_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = """云溪区委常委会召开会议
5月6日，云溪区委书记上官旻主持召开区委常委会会议，学习《云溪区条例》，安排全年投资3.7亿元。
"""


@pytest.fixture
def _in_chinese() -> Iterator[None]:
    i18n.use("zh_CN")
    yield
    i18n.use("en")


def test_in_english_a_reason_reads_as_in_the_data() -> None:
    for source in (
        "rule:name after post",
        "model:jieba",
        "lexicon:accepted 3 times as PER in this corpus",
        "rule:made up",
        "other tool",
    ):
        assert reason(source) == source


def test_the_reasons_named_are_those_of_the_rules() -> None:
    modules = Path(extraction.__file__).parent.rglob("*.py")
    rules = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    assert set(re.findall('"(?:rule|model):([^"{}]+)"', rules)) <= {*REASONS}
    assert not [name for name in REASONS if not re.search(f'"([a-z]+:)?{re.escape(name)}"', rules)]


@pytest.mark.usefixtures("_in_chinese")
def test_in_chinese_a_reason_is_chinese() -> None:
    sources = {suggestion.source for suggestion in suggest(TEXT)}
    assert len(sources) > 4
    for source in (*sources, "lexicon:fixed as PER in this corpus"):
        assert not reason(source).isascii(), source


@pytest.mark.usefixtures("_in_chinese")
def test_a_short_reason_leaves_out_its_kind() -> None:
    assert short_reason("rule:name after post") == "职务后的姓名"
    assert short_reason("their-model:v2") == "v2"
    assert short_reason("their-model") == "their-model"


@pytest.mark.usefixtures("_in_chinese")
def test_the_source_of_another_tool_stays_as_it_is() -> None:
    assert reason("their-model:v2") == "their-model:v2"
