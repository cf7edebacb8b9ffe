"""Lines of parts: cut from the left side, dropped from the right, clicked by piece."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from govtui.tui.widgets.bar import Bar, Line, Part


class Harness(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.clicked: list[str] = []

    def compose(self) -> ComposeResult:
        bar = Bar()
        bar.styles.height = 2
        yield bar

    def on_bar_clicked(self, message: Bar.Clicked) -> None:
        self.clicked.append(message.value)


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (32, "云溪区委常委会  24-03-21 done"),
        (22, "云溪区委常委会    done"),
        (14, "云溪区…   done"),
    ],
)
async def test_a_narrow_line_keeps_what_matters(cells: int, shown: str) -> None:
    app = Harness()
    async with app.run_test(size=(cells + 2, 3)) as pilot:
        bar = app.query_one(Bar)
        bar.show(Line([Part("云溪区委常委会")], [Part("24-03-21 " * (cells > 20)), Part("done")]))
        if cells == 22:
            bar.show(Line([Part("云溪区委常委会")], [Part("2024-03-21 " * 2), Part("done")]))
        await pilot.pause()
        assert bar.render_line(0).text.split() == shown.split()


async def test_only_pieces_with_a_value_can_be_clicked() -> None:
    app = Harness()
    async with app.run_test(size=(30, 3)) as pilot:
        app.query_one(Bar).show(
            Line(), Line([Part("云 "), Part("1 PER ", value="1"), Part("0 all", value="0")])
        )
        await pilot.pause()
        for x, y in ((1, 1), (5, 1), (11, 1), (5, 0), (25, 1)):
            await pilot.click(Bar, offset=(x, y))
        await pilot.pause()
        assert app.clicked == ["1", "0"]


async def test_hostile_parts_are_shown_made_visible() -> None:
    app = Harness()
    async with app.run_test(size=(60, 3)) as pilot:
        bar = app.query_one(Bar)
        bar.show(Line([Part("[/x]\x1b[2J")], [Part("\u202e[@click=app.quit]")]))
        await pilot.pause()
        text = bar.render_line(0).text
        assert "[/x]\u241b[2J" in text
        assert "\ufffd[@click=app.quit]" in text
