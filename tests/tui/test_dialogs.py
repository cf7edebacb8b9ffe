"""What the dialogs say, and how they are answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from govtui.extraction.schema import default_schema
from govtui.tui.actions import ACTIONS, Where
from govtui.tui.dialogs.choice import Choice, ChoiceDialog, ChoiceList
from govtui.tui.dialogs.encoding import sample
from govtui.tui.dialogs.export import ExportChoice, ExportDialog
from govtui.tui.dialogs.guidelines import GuidelinesDialog, paragraphs
from govtui.tui.dialogs.help import HelpDialog, key_help
from govtui.tui.dialogs.label_menu import LabelMenu
from govtui.tui.dialogs.message import MessageDialog
from govtui.tui.dialogs.palette import search
from govtui.tui.dialogs.text import TextDialog
from govtui.tui.dispatch import ActionApp
from govtui.tui.keymap import Keymap
from govtui.tui.widgets.page import Page

if TYPE_CHECKING:
    from govtui.tui.dialogs.base import Panel

_HOSTILE = "[@click=app.quit]\x1b]52;c;eA==\x07[/x] \u202e张"
_NONE = object()


class _App(ActionApp):
    """Shows one dialog and keeps its answer."""

    def __init__(self, dialog: Panel[Any]) -> None:
        super().__init__()
        self.dialog = dialog
        self.answer: object = _NONE

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self._keep)

    def _keep(self, answer: object) -> None:
        self.answer = answer


async def _answer(dialog: Panel[Any], *keys: str, size: tuple[int, int] = (80, 24)) -> object:
    """Press keys in a dialog; return its answer, `_NONE` while it is open."""
    app = _App(dialog)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        return app.answer


_CHOICES = [Choice("one", "first"), Choice("two"), Choice(_HOSTILE, _HOSTILE)]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], 1),
        (["down", "enter"], 2),
        (["K", "space"], 0),
        (["3"], 2),
        (["9"], _NONE),
        (["home", "enter"], 0),
        (["q"], None),
        (["escape"], None),
    ],
)
async def test_a_choice(keys: list[str], answer: object) -> None:
    assert await _answer(ChoiceDialog("Which?", _CHOICES, current=1), *keys) == answer


async def test_a_choice_is_made_by_a_double_click() -> None:
    app = _App(ChoiceDialog("Which?", _CHOICES))
    async with app.run_test() as pilot:
        await pilot.click(ChoiceList, offset=(3, 1), times=2)
        await pilot.pause()
        assert app.answer == 1


async def test_short_details_leave_their_room_to_the_titles() -> None:
    title = "来源 溪口融媒体中心 发布时间 2024-05-06 浏览 386次"
    app = _App(ChoiceDialog("?", [Choice(title, "metadata")]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert title in app.screen.query_one(ChoiceList).render_line(0).text


async def test_the_label_menu_gives_the_place_in_the_schema() -> None:
    schema = default_schema()
    menu = LabelMenu(schema, {}, "zh_CN", current="LOC")
    assert await _answer(menu, "enter") == schema.names.index("LOC")


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["end", "!", "enter"], "was!"),
        (["tab", "enter"], "was"),
        (["tab", "tab", "enter"], None),
        (["escape"], None),
        (["q", "?"], _NONE),
    ],
)
async def test_a_line_of_text(keys: list[str], answer: object) -> None:
    assert await _answer(TextDialog("Comment", value="was"), *keys) == answer


@pytest.mark.parametrize(
    "dialog",
    [
        ChoiceDialog(_HOSTILE, _CHOICES, text=_HOSTILE),
        TextDialog(_HOSTILE, _HOSTILE, value=_HOSTILE),
        MessageDialog(_HOSTILE, _HOSTILE),
        ExportDialog(Path(_HOSTILE), 3),
    ],
    ids=lambda dialog: type(dialog).__name__,
)
async def test_hostile_text_is_only_shown(dialog: Panel[Any]) -> None:
    app = _App(dialog)
    async with app.run_test() as pilot:
        await pilot.pause()
        lines = dialog._compositor.render_strips()
        shown = "".join(segment.text for line in lines for segment in line)
    assert "[@click=app.quit]" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (200, 50)])
async def test_any_size_will_do(size: tuple[int, int]) -> None:
    schema = default_schema()
    help_ = HelpDialog(list(Where), Keymap(), lambda _action: True)
    for dialog in (
        GuidelinesDialog(schema, "PER"),
        help_,
        TextDialog("t"),
        MessageDialog("t", "x"),
    ):
        assert await _answer(dialog, "end", "pagedown", "escape", size=size) is None


async def test_an_export_is_asked_for_until_it_can_be_done(tmp_path: Path) -> None:
    there = tmp_path / "there.jsonl"
    there.write_text("x")
    dialog = ExportDialog(tmp_path / "no" / "where.jsonl", 3)
    app = _App(dialog)
    async with app.run_test() as pilot:
        field = dialog.query_one(Input)
        await pilot.press("enter")
        field.value = str(tmp_path)
        await pilot.press("enter")
        field.value = str(there)
        await pilot.press("enter")
        assert app.answer is _NONE
        await pilot.press("enter")
        await pilot.pause()
    assert app.answer == ExportChoice(there, everything=False)


def test_the_guidelines_begin_with_the_label_at_hand() -> None:
    headings = [p.text for p in paragraphs(default_schema(), "LOC", "zh_CN") if p.heading]
    assert headings[0].startswith("LOC")
    assert len(headings) == 10


def test_help_shows_the_keys_as_they_are_bound() -> None:
    keymap = Keymap({"labels.accept": ["z", "f12"]})
    lines = {p.text: p.term for p in key_help([Where.REVIEW], keymap, lambda _action: True)}
    assert lines["Accept the label, and on to the next undecided one."] == "z  F12"


def test_the_palette_finds_by_label_first() -> None:
    found = [action.id for action in search(ACTIONS, "accept")]
    assert found[0] == "labels.accept"
    assert "report.accept_rest" in found
    assert [action.id for action in search(ACTIONS, "rest screen")] == ["report.accept_rest"]
    assert search(ACTIONS, "no such thing") == []


def test_an_encoding_shows_how_the_page_reads() -> None:
    data = "<html>\n云溪区召开会议\n".encode("gb18030")
    assert sample(data, "gb18030") == "云溪区召开会议"
    assert sample(data[:-2], "gb18030") == "云溪区召开会"


async def test_a_page_breaks_its_lines_to_the_width() -> None:
    app = _App(MessageDialog("t", "云溪区委书记上官旻主持会议。" * 20))
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        wide = page.line_count()
        await pilot.resize_terminal(30, 24)
        await pilot.pause()
        assert page.line_count() > wide
