"""The line-API base: only visible lines are drawn, and only changed ones again."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.strip import Strip

from govtui.tui.widgets.lines import CursorLines


class Numbers(CursorLines):
    """A list that notes which of its lines were drawn."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.drawn: list[int] = []

    def line_count(self) -> int:
        return self.count

    def draw_line(self, y: int, width: int) -> Strip:
        self.drawn.append(y)
        mark = ">" if y == self.cursor else " "
        return Strip([Segment(f"{mark}{y}"[:width])])


class Harness(App[None]):
    def __init__(self, count: int) -> None:
        super().__init__()
        self.numbers = Numbers(count)
        self.moved: list[int] = []
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.numbers

    def on_cursor_lines_moved(self, message: CursorLines.Moved) -> None:
        self.moved.append(message.cursor)

    def on_cursor_lines_chosen(self, message: CursorLines.Chosen) -> None:
        self.chosen.append(message.cursor)


def shown(lines: Numbers) -> list[str]:
    return [lines.render_line(y).text.rstrip() for y in range(lines.size.height)]


async def test_only_visible_lines_are_drawn_and_each_once() -> None:
    app = Harness(1_000_000)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        assert sorted(set(app.numbers.drawn)) == list(range(10))
        app.numbers.drawn.clear()
        await pilot.press("down")
        assert app.numbers.drawn == [0, 1]
        assert shown(app.numbers)[:3] == [" 0", ">1", " 2"]


async def test_cursor_stays_on_a_line_and_in_view() -> None:
    app = Harness(50)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("up")
        assert app.numbers.cursor == 0
        await pilot.press("end")
        await pilot.pause()
        assert app.numbers.cursor == 49
        assert app.numbers.visible_lines == range(40, 50)
        await pilot.press("pageup", "enter")
        await pilot.pause()
        assert app.moved[-1] == 40
        assert app.chosen == [40]


async def test_fewer_lines_pull_the_cursor_back() -> None:
    app = Harness(50)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("end")
        app.numbers.count = 3
        app.numbers.reset()
        await pilot.pause()
        assert app.numbers.cursor == 2
        assert shown(app.numbers)[:4] == [" 0", " 1", ">2", ""]


async def test_empty_list_has_nothing_to_choose() -> None:
    app = Harness(0)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("down", "end", "enter", "home")
        await pilot.pause()
        assert (app.numbers.cursor, app.chosen) == (0, [])


async def test_far_jumps_land_a_third_from_the_top() -> None:
    app = Harness(1000)
    async with app.run_test(size=(20, 9)) as pilot:
        app.numbers.show_line(500)
        await pilot.pause()
        assert app.numbers.visible_lines == range(497, 506)
        app.numbers.show_line(507)
        assert app.numbers.visible_lines == range(499, 508)
        app.numbers.show_line(499, margin=2)
        assert app.numbers.visible_lines == range(497, 506)


async def test_click_selects_and_double_click_chooses() -> None:
    app = Harness(50)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.click(Numbers, offset=(3, 4))
        await pilot.pause()
        assert app.numbers.cursor == 4
        await pilot.click(Numbers, offset=(3, 6), times=2)
        await pilot.pause()
        assert app.chosen == [6]


async def test_survives_any_size() -> None:
    app = Harness(50)
    async with app.run_test(size=(20, 10)) as pilot:
        for size in ((5, 1), (1, 1), (200, 60), (2, 3)):
            await pilot.resize_terminal(*size)
            await pilot.press("down")
        assert app.numbers.cursor in app.numbers.visible_lines


class TurnedNumbers(Numbers):
    """Lines that stand still until the current one would leave them."""

    TURNS = True


async def test_pages_turn_so_that_a_walk_scrolls_once_a_page() -> None:
    app = Harness(1000)
    app.numbers = TurnedNumbers(1000)
    async with app.run_test(size=(20, 12)) as pilot:
        await pilot.pause()
        tops = []
        for line in range(28):
            app.numbers.show_line(line, margin=2)
            tops.append(app.numbers.scroll_offset.y)
        assert sorted(set(tops)) == [0, 6, 12, 18]
        app.numbers.show_line(19, margin=2)
        assert app.numbers.visible_lines == range(12, 24)
