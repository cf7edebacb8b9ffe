"""The settings: seen, changed, refused where they are wrong, and in force at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui import i18n
from govtui.tui.dialogs.choice import ChoiceDialog
from govtui.tui.dialogs.message import MessageDialog
from govtui.tui.dialogs.text import TextDialog
from govtui.tui.settings import Settings, UserFiles
from tests.tui.corpus import make_app, write_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from govtui.tui.app import GovtuiApp


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    i18n.use("en")


async def _settle(app: GovtuiApp, pilot: Pilot[int]) -> None:
    for _n in range(2):
        await app.workers.wait_for_complete()
        await pilot.pause()


def _shown(app: GovtuiApp) -> str:
    return "\n".join("".join(s.text for s in li) for li in app.screen._compositor.render_strips())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_number_is_asked_for_checked_and_kept(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path)
    async with app.run_test(size=size) as pilot:
        await _settle(app, pilot)
        await pilot.press("f12")
        await pilot.pause()
        settings: object = app.screen
        assert isinstance(settings, ChoiceDialog)
        assert "Corpus: Reading speed" in _shown(app)
        await pilot.press("6")
        await pilot.pause()
        dialog: object = app.screen
        assert isinstance(dialog, TextDialog)
        assert "never exported" in _shown(app)
        await pilot.press("backspace", "x", "enter")
        await pilot.pause()
        assert app.screen is dialog
        assert "must be a whole number" in _shown(app)
        await pilot.press("backspace", "2", "enter")
        await _settle(app, pilot)
        assert app.library.workspace.settings["planted_per_report"] == 2
        assert "“Planted suggestions” is 2" in app.notice
        await pilot.press("f12", "5")
        await pilot.pause()
        assert app.library.workspace.settings["lexicon"] is False
    app.library.close()


async def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path, read_only=True)
    async with app.run_test() as pilot:
        await _settle(app, pilot)
        await pilot.press("f12", "5")
        await pilot.pause()
        assert isinstance(app.screen, MessageDialog)
    app.library.close()


async def test_a_language_lasts_and_what_was_asked_for_goes_before_it(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    i18n.use(None)
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await _settle(app, pilot)
        await pilot.press("f12", "2", "3")
        await pilot.pause()
        assert i18n.current() == "zh_CN"
    app.library.close()
    files = UserFiles(tmp_path / "config", tmp_path / "state")
    assert files.load_settings() == Settings(language="zh_CN")
    i18n.use("en")
    i18n.prefer("zh_CN")
    assert i18n.current() == "en"
    i18n.use(None)
    make_app(tmp_path)
    assert i18n.current() == "zh_CN"
