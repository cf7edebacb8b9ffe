"""The preview of a propagated decision: ticks, surroundings, and nothing obeyed from outside."""

from __future__ import annotations

import unicodedata

from govtui.tui.dialogs.preview import PreviewDialog, Previewed, TickList
from govtui.tui.dispatch import ActionApp

PLACES = [
    Previewed("accept", "县委书记", "林知远", "主持会议。"),
    Previewed("add", "强调\x1b[2J", "林\n知远", "[/x]" * 40, "[@click=app.quit]\u202e.txt"),
]


class Harness(ActionApp):
    answer: list[int] | None = None

    def on_mount(self) -> None:
        self.push_screen(PreviewDialog("林知远: [/x] PER", PLACES), self._take)

    def _take(self, answer: list[int] | None) -> None:
        self.answer = answer


async def test_ticked_places_are_the_answer() -> None:
    app = Harness()
    async with app.run_test(size=(110, 20)) as pilot:
        await pilot.pause()
        await pilot.press("x", "x", "j", "x", "enter")
        await pilot.pause()
        assert app.answer == [0]


async def test_leaving_answers_nothing() -> None:
    app = Harness()
    async with app.run_test(size=(110, 20)) as pilot:
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert app.answer is None


async def test_places_stand_in_their_surroundings_made_visible() -> None:
    app = Harness()
    async with app.run_test(size=(110, 20)) as pilot:
        await pilot.pause()
        lines = app.screen.query_one(TickList)
        shown = [lines.render_line(y).text for y in range(2)]
        assert shown[0].startswith("[x] accept")
        assert "县委书记林知远主持会议。" in shown[0]
        assert "[@click=app.quit]" in shown[1]
        assert not {unicodedata.category(c) for line in shown for c in line} & {"Cc", "Cf"}
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        assert app.is_running
