"""What the foot of the screens offers: what can be done where the user is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui import i18n
from tests.tui.screens.test_review import Harness, lines, ready, report

if TYPE_CHECKING:
    from pathlib import Path

NARROW = (80, 24)


async def test_a_terminal_of_80_columns_shows_how_to_finish_and_undo(tmp_path: Path) -> None:
    for language in i18n.LANGUAGES:
        i18n.use(language)
        try:
            app = Harness(tmp_path / language, report())
            async with app.run_test(size=NARROW) as pilot:
                await ready(pilot)
                shown = lines(app)[-1].split()
                assert {"a", "x", "d", "u"} <= set(shown)
        finally:
            i18n.use("en")


async def test_a_damaged_place_offers_neither_edges_nor_to_be_rejected(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=NARROW) as pilot:
        await ready(pilot)
        assert "x reject" in lines(app)[-1]
        assert "[ ] edges" in lines(app)[-1]
        await pilot.press("b")
        await pilot.pause()
        assert app.session.damage is not None
        assert "a accept" in lines(app)[-1]
        assert "x reject" not in lines(app)[-1]
        assert "edges" not in lines(app)[-1]
        await pilot.press("n")
        await pilot.pause()
        assert "x reject" in lines(app)[-1]


async def test_while_a_field_has_the_focus_its_own_keys_are_shown(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=NARROW) as pilot:
        await ready(pilot)
        await pilot.press(";")
        await pilot.pause()
        assert lines(app)[-1].strip() == "enter after one letter   tab back"
        await pilot.press("escape", "/", "林")
        await pilot.pause()
        assert lines(app)[-1].strip() == "Places: 2   enter next   tab back"
        await pilot.press("tab", "j")
        await pilot.pause()
        assert "a accept" in lines(app)[-1]
