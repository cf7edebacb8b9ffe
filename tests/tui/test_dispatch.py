"""A key press, a paste and an input method's commit, up to the action or the refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from govtui.tui.actions import Where
from govtui.tui.dispatch import ActionApp, ActionScreen
from govtui.tui.input import InputReader
from govtui.tui.keymap import Keymap
from govtui.tui.widgets.key_footer import KeyFooter, footer_items
from govtui.tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult


class _Screen(ActionScreen[None]):
    """A review screen that only notes what it was told to do."""

    can_undo = True

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    @property
    def scopes(self) -> tuple[Where, ...]:
        return (Where.REVIEW,)

    def compose(self) -> ComposeResult:
        yield Input()
        yield KeyFooter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        return self.can_undo if action == "report_undo" else True

    def action_labels_accept(self) -> None:
        self.done.append("accept")

    def action_labels_relabel(self, number: int) -> None:
        self.done.append(f"relabel {number}")

    def action_report_undo(self) -> None:
        self.done.append("undo")


class _App(ActionApp):
    def on_mount(self) -> None:
        self.push_screen(_Screen())


async def _run(*keys: str | bytes, in_field: bool = False) -> tuple[_Screen, str, str]:
    """Press keys, or send bytes as one read; return the screen, the notice, the field's value."""
    app = _App()
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, _Screen)
        screen.set_focus(screen.query_one(Input) if in_field else None)
        reader = InputReader()
        for key in keys:
            if isinstance(key, bytes):
                for message in reader.feed(key):
                    app.post_message(message)
            else:
                await pilot.press(key)
            await pilot.pause()
        return screen, app.notice, screen.query_one(Input).value


@pytest.mark.parametrize("key", ["a", "A", "space", b"a", "\uff21".encode(), "\u3000".encode()])
async def test_a_key_of_the_registry_does_its_action(key: str | bytes) -> None:
    screen, notice, _ = await _run(key)
    assert screen.done == ["accept"]
    assert notice == ""


async def test_a_digit_brings_its_number() -> None:
    screen, *_ = await _run("3", "\uff17".encode())
    assert screen.done == ["relabel 3", "relabel 7"]


@pytest.mark.parametrize(
    "data", ["张".encode(), b"zhang a", b"\x1b[200~aaa\x1b[201~", "接受a".encode("gbk")]
)
async def test_text_and_broken_bytes_decide_nothing_and_say_so(data: bytes) -> None:
    screen, notice, _ = await _run(data)
    assert screen.done == []
    assert notice


async def test_a_notice_goes_with_the_next_key() -> None:
    _, notice, _ = await _run("张", "z")
    assert notice == ""


async def test_a_field_takes_typing_commits_and_pastes() -> None:
    screen, _, value = await _run(
        "a", "张三".encode(), b"\x1b[200~ 1 \x1b[201~", b"bc", in_field=True
    )
    assert value == "a张三 1 bc"
    assert screen.done == []


async def test_what_cannot_be_done_is_not_done() -> None:
    app = _App()
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, _Screen)
        screen.can_undo = False
        screen.set_focus(None)
        await pilot.press("u", "f7")
        assert screen.done == []


async def test_the_users_keys_count() -> None:
    app = _App()
    app.keymap = Keymap({"labels.accept": ["z"]})
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, _Screen)
        screen.set_focus(None)
        await pilot.press("a", "z")
        assert screen.done == ["accept"]


async def test_the_footer_shows_what_can_be_done_and_a_click_does_it() -> None:
    app = _App()
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, _Screen)
        await pilot.click(KeyFooter, offset=(2, 0))
        await pilot.pause()
        assert screen.done == ["accept"]
        line = app.screen.query_one(KeyFooter).render_line(0).text
        assert line.startswith(" a accept  u undo ")
        screen.can_undo = False
        line = app.screen.query_one(KeyFooter).render_line(0).text
        assert "undo" not in line


def test_neighbours_of_one_label_are_one_item_of_the_footer() -> None:
    items = {
        action.id: keys for action, keys in footer_items([Where.REVIEW], Keymap(), lambda _: True)
    }
    assert items["edges.right_in"] == "[ ]"


async def test_the_last_item_is_the_last_to_leave_a_narrow_footer() -> None:
    app = _App()
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        shown = app.screen.query_one(KeyFooter).render_line(0).text.split()
        assert shown == ["a", "accept", "u", "undo"]


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24)])
async def test_a_long_notice_is_shown_as_a_whole_over_what_is_above(size: tuple[int, int]) -> None:
    app = _App()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        field = app.screen.query_one(Input).region
        app.notice = "云溪区委常委会召开会议" * (4 if size[0] == 80 else size[0] // 10)
        await pilot.pause()
        await pilot.pause()
        lines = app.screen._compositor.render_strips()
        shown = ["".join(segment.text for segment in line).strip() for line in lines]
        assert app.notice in "".join(shown)
        assert shown[-1], "it ends at the foot"
        assert app.screen.query_one(Input).region == field, "nothing else moves"
        app.notice = "云溪区"
        await pilot.pause()
        await pilot.pause()
        lines = app.screen._compositor.render_strips()
        assert ["".join(s.text for s in line).strip() for line in lines if line][-1] == "云溪区"
        assert not app.screen.query(Page)
