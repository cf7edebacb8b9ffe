"""The lexicon of a workspace: counted from reviews, fixed by hand, switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.errors import ReadOnly, StoreError
from govtui.store.lexicon import fix, fixed, is_on, lexicon_of, switch, whole
from govtui.store.workspace import Workspace
from tests.cli.reviews import review_all

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "云溪区召开会议\n3月21日，区长上官旻主持会议。\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three reports, reviewed."""
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT + f"第{number}版\n", encoding="utf-8")
    review_all(tmp_path, "li")
    return tmp_path


def test_reviews_teach(corpus: Path) -> None:
    with Workspace.open(corpus, reviewer="li") as workspace:
        entry = lexicon_of(workspace)["区长"]
    assert entry.accepted == {"POST": 3}
    assert entry.label == "POST"


def test_switched_off_it_says_nothing(corpus: Path) -> None:
    with Workspace.open(corpus, reviewer="li") as workspace:
        switch(workspace, on=False)
        assert not is_on(workspace)
        assert lexicon_of(workspace) == {}
        assert "区长" in whole(workspace)
        switch(workspace, on=True)
        assert "区长" in lexicon_of(workspace)


def test_what_is_fixed_lasts(corpus: Path) -> None:
    with Workspace.open(corpus, reviewer="li") as workspace:
        fix(workspace, "区长", "ORG")
        fix(workspace, "会议", "")
    with Workspace.open(corpus, reviewer="li") as workspace:
        assert {s: e.pinned for s, e in fixed(workspace).items()} == {"会议": "", "区长": "ORG"}
        assert lexicon_of(workspace)["区长"].label == "ORG"
        fix(workspace, "区长", None)
        assert lexicon_of(workspace)["区长"].label == "POST"


def test_a_damaged_line_is_named(corpus: Path) -> None:
    (corpus / ".govtui" / "lexicon.jsonl").write_bytes(b'{"surface": 1}\n')
    with (
        Workspace.open(corpus, reviewer="li") as workspace,
        pytest.raises(StoreError, match="line 1"),
    ):
        fixed(workspace)


def test_a_session_that_only_looks_fixes_nothing(corpus: Path) -> None:
    with (
        Workspace.open(corpus, reviewer="li", read_only=True) as workspace,
        pytest.raises(ReadOnly),
    ):
        fix(workspace, "区长", "ORG")
