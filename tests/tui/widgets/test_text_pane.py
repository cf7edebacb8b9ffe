"""The text pane: what it shows where, and what the mouse finds."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult

from govtui.tui.marks import Kind, Mark
from govtui.tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from textual.message import Message

TEXT = "云溪区委常委会召开会议\n3月21日下午，云溪区委书记上官旻主持会议。"
LABELS = [
    Mark(0, 7, Kind.LABEL, "ORG", True),
    Mark(12, 19, Kind.LABEL, "TIME", True, True),
    Mark(20, 26, Kind.LABEL, "POST"),
    Mark(26, 29, Kind.LABEL, "PER"),
]


class Harness(App[None]):
    def __init__(self, text: str = TEXT, marks: list[Mark] | None = None) -> None:
        super().__init__()
        self.text, self.marks = text, LABELS if marks is None else marks
        self.seen: list[Message] = []

    def compose(self) -> ComposeResult:
        yield TextPane(tags=True, indent=4)

    def on_mount(self) -> None:
        self.pane.load(self.text, self.touching)

    @property
    def pane(self) -> TextPane:
        return self.query_one(TextPane)

    def touching(self, start: int, end: int) -> list[Mark]:
        return [mark for mark in self.marks if mark.start <= end and mark.end >= start]

    def on_text_pane_pressed(self, message: TextPane.Pressed) -> None:
        self.seen.append(message)

    def on_text_pane_dragged(self, message: TextPane.Dragged) -> None:
        self.seen.append(message)


def shown(pane: TextPane) -> list[str]:
    return [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]


async def test_every_label_can_be_told_without_colour() -> None:
    app = Harness()
    async with app.run_test(size=(33, 10)) as pilot:
        await pilot.pause()
        assert shown(app.pane) == [
            "    云溪区委常委会召开会议",
            "    ORG──────────╯",
            "    3月21日下午，云溪区委书记",
            "    TIME══════╝  POST───────?",
            "上官旻主持会议。",
            "PER──?",
            "",
            "",
            "",
            "",
        ]


async def test_a_label_over_two_rows_begins_and_ends_once() -> None:
    app = Harness("云溪区委常委会召开会议", [Mark(0, 9, Kind.LABEL, "ORG")])
    async with app.run_test(size=(15, 4)) as pilot:
        await pilot.pause()
        assert shown(app.pane) == ["云溪区委常委", "ORG─────────", "会召开会议", "─────?"]


async def test_missing_characters_and_the_caret_behind_the_text_are_visible() -> None:
    marks = [Mark(2, 2, Kind.DAMAGE), Mark(4, 4, Kind.CARET)]
    app = Harness("云溪区委", marks)
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.pause()
        assert shown(app.pane)[:2] == ["    云溪区委", "        ~"]
        strip = app.pane.render_line(0)
        assert any(segment.style and segment.style.reverse for segment in strip)


async def test_a_click_finds_the_character_under_either_half() -> None:
    app = Harness()
    async with app.run_test(size=(33, 10)) as pilot:
        for cell in (5, 6):  # one cell of padding, four of indent
            await pilot.click(TextPane, offset=(cell, 0))
        await pilot.click(TextPane, offset=(8, 2), button=3)
        await pilot.pause()
        found = [(m.offset, m.button) for m in app.seen if isinstance(m, TextPane.Pressed)]
        assert found == [(0, 1), (0, 1), (14, 3)]


async def test_a_drag_covers_exactly_the_characters_under_it() -> None:
    app = Harness()
    async with app.run_test(size=(33, 10)) as pilot:
        # From the second half of 溪 back to the first half of 云, then on to 区.
        await pilot.mouse_down(TextPane, offset=(8, 0))
        await pilot.hover(TextPane, offset=(5, 0))
        await pilot.hover(TextPane, offset=(9, 0))
        await pilot.mouse_up(TextPane, offset=(9, 0))
        await pilot.hover(TextPane, offset=(12, 0))
        await pilot.pause()
        drags = [m for m in app.seen if isinstance(m, TextPane.Dragged)]
        assert [(m.start, m.end, m.released) for m in drags] == [
            (0, 2, False),
            (1, 3, False),
            (1, 3, True),
        ]


async def test_hostile_text_and_labels_reach_the_terminal_made_visible() -> None:
    hostile = "a\x1b]0;PWNED\x07\u202e[/b][@click=app.quit]点我[/]\x9b2J\u200b\ud800价格"
    app = Harness(hostile, [Mark(0, 9, Kind.LABEL, "[/x]\x1b[31m")])
    async with app.run_test(size=(60, 6)) as pilot:
        await pilot.pause()
        text = "".join(shown(app.pane))
        assert "[@click=app.quit]" in text
        assert "[/x]" in text
        assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in text)
        await pilot.click(TextPane, offset=(30, 0))
        assert app.is_running


async def test_resizing_keeps_the_place_at_the_top() -> None:
    app = Harness(TEXT * 50, [])
    async with app.run_test(size=(33, 10)) as pilot:
        app.pane.scroll_to_offset(600)
        await pilot.pause()
        top = app.pane.top_offset
        assert top <= 600 < top + 20
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        start, end = app.pane.visible_span
        assert start <= top < end


async def test_only_rows_wholly_in_view_count_as_visible() -> None:
    app = Harness()
    async with app.run_test(size=(33, 3)) as pilot:
        await pilot.pause()
        assert app.pane.visible_span == (0, 11)
        await pilot.resize_terminal(33, 4)
        await pilot.pause()
        assert app.pane.visible_span == (0, 26)


async def test_a_span_is_brought_into_view_with_its_tags() -> None:
    app = Harness(TEXT * 50, [])
    async with app.run_test(size=(33, 10)) as pilot:
        for start in (40, 700, 300, len(TEXT) * 50 - 2):
            app.pane.show_span(start, start + 2)
            await pilot.pause()
            low, high = app.pane.visible_span
            assert low <= start < start + 2 <= high


async def test_only_rows_with_other_marks_are_drawn_again() -> None:
    app = Harness(marks=list(LABELS))
    async with app.run_test(size=(33, 10)) as pilot:
        await pilot.pause()
        drawn: list[int] = []
        draw = app.pane.draw_line
        app.pane.draw_line = lambda y, width: drawn.append(y) or draw(y, width)  # type: ignore[method-assign,func-returns-value]
        app.pane.update_marks()
        await pilot.pause()
        assert drawn == []
        app.marks[3] = Mark(26, 29, Kind.LABEL, "PER", True)
        app.pane.update_marks()
        await pilot.pause()
        assert drawn == [2, 3, 4, 5]
        assert shown(app.pane)[5] == "PER──╯"


async def test_a_long_text_is_shown_at_once_and_laid_out_meanwhile() -> None:
    app = Harness(TEXT * 12_000, [])
    async with app.run_test(size=(33, 10)) as pilot:
        early = app.pane.line_count()
        assert shown(app.pane)[0] == "    云溪区委常委会召开会议"
        await pilot.pause(0.5)
        assert app.pane.line_count() > early
        app.pane.show_span(len(TEXT) * 12_000 - 2, len(TEXT) * 12_000)
        await pilot.pause()
        assert app.pane.visible_span[1] == len(TEXT) * 12_000
