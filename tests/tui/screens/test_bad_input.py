"""Bad input in the dialogs of a review: a message, nothing lost, and the focus stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.review import actions
from govtui.tui.dialogs.text import TextDialog
from tests.tui.screens.test_review import SIZE, Harness, ready, report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def _top(app: Harness) -> object:
    return app.screen


@pytest.mark.parametrize(
    ("keys", "wrong", "said", "right"),
    [
        (["m", "3"], "2024-13-45", "date", "2024-05-06"),
        (["m", "4"], "tomorrow", "date", "--05-06"),
        (["m", "7"], "many", "number", "12"),
        (["b", "0"], "□", "", "工"),
        (["v", "v", "c"], None, "reads so already", "河"),
        (["c", "2"], "\ud800", "control character", "看看"),
    ],
    ids=["published", "meeting date", "views", "damage", "text", "comment"],
)
async def test_what_is_refused_stays_to_be_mended(
    tmp_path: Path, keys: Sequence[str], wrong: str | None, said: str, right: str
) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        app.session.go_to(0)
        await pilot.press(*keys)
        dialog = _top(app)
        assert isinstance(dialog, TextDialog)
        wrong = dialog._field.value if wrong is None else wrong
        dialog._field.value = wrong
        await pilot.press("enter")
        await pilot.pause()
        if said:
            assert _top(app) is dialog
            assert dialog._field.value == wrong
            assert dialog._field.has_focus
            shown = str(dialog.query_one(".problem").render())
            assert said in shown
            dialog._field.value = right
            await pilot.press("enter")
            await pilot.pause()
        assert _top(app) is not dialog
        assert app.review.undoable is not None


async def test_a_reviewer_who_may_only_look_loses_no_typing(tmp_path: Path) -> None:
    app = Harness(tmp_path, report(), read_only=True)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("c", "2", *"abc", "enter")
        dialog = _top(app)
        assert isinstance(dialog, TextDialog)
        assert dialog._field.value == "abc"


async def test_labels_that_break_the_guidelines_are_kept_only_with_a_reason(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        session = app.session
        app.review_screen.decide(lambda s: actions.add(s.review, 31, 38, "TERM"))
        app.review_screen.decide(lambda s: actions.accept(s.review, range(5)))
        assert session.review.undecided == 0
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("end", "enter", "enter")
        dialog = _top(app)
        assert isinstance(dialog, TextDialog), "no reason is none"
        await pilot.press(*"so", "enter")
        await pilot.pause()
        assert _top(app) is app.review_screen
