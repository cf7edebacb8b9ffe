"""The app as a whole: what it opens first, where it takes up, and how it is left."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from govtui.batch.prepare import Failure
from govtui.cleaning import VERSION
from govtui.errors import StoreError
from govtui.interchange import record
from govtui.review.fold import Review
from govtui.tui.dialogs.encoding import EncodingDialog
from govtui.tui.dialogs.export import ExportDialog
from govtui.tui.dialogs.message import MessageDialog
from govtui.tui.dialogs.text import TextDialog
from govtui.tui.screens.library import LibraryScreen
from govtui.tui.screens.review import ReviewScreen
from govtui.tui.screens.review_leaving import LeavingDialog
from govtui.tui.settings import UserFiles
from tests.tui.corpus import make_app, write_corpus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from govtui.tui.app import GovtuiApp


@asynccontextmanager
async def running(app: GovtuiApp) -> AsyncIterator[Pilot[int]]:
    """Run the app; begin when everything that it does by itself is done."""
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(pilot)
        yield pilot
    app.library.close()


async def settled(pilot: Pilot[int]) -> None:
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.2)


def _top(app: GovtuiApp) -> object:
    """Return the screen that is on top now."""
    return app.screen


def _reviewing(app: GovtuiApp) -> ReviewScreen:
    (screen,) = (screen for screen in app.screen_stack if isinstance(screen, ReviewScreen))
    return screen


# What is opened first


async def test_a_single_file_is_opened_at_once_with_the_library_behind(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path, within="b/溪口.txt")
    async with running(app) as pilot:
        assert _reviewing(app).report_id == "b/溪口.txt"
        assert _reviewing(app).session is not None
        await pilot.press("q")
        await settled(pilot)
        assert isinstance(_top(app), LibraryScreen)


@pytest.mark.parametrize("within", [None, "b"])
async def test_a_folder_is_not_even_if_it_has_one_report(tmp_path: Path, within: str) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path, within=within)
    async with running(app):
        assert isinstance(_top(app), LibraryScreen)


async def test_a_single_file_that_needs_an_encoding_asks_for_it(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    failure = Failure(message="say which", encodings=("gb18030", "utf-8"))
    app = make_app(tmp_path, {"a.txt": failure}, within="a.txt")
    async with running(app) as pilot:
        assert _reviewing(app).session is None
        await pilot.press("q")
        await settled(pilot)
        await pilot.press("enter")
        assert isinstance(_top(app), EncodingDialog)


# Where it takes up


async def test_the_place_is_kept_while_the_program_runs(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path, within="a.txt")
    async with running(app) as pilot:
        await pilot.press("j")
        app._keep_place()
        await settled(pilot)
        files = UserFiles(tmp_path / "config", tmp_path / "state")
        place = files.load_place(app.library.root)
        assert (place.report, place.labels) == ("a.txt", {"a.txt": 1})
        path = tmp_path / "state" / "places.json"
        path.unlink()
        app._keep_place()
        await settled(pilot)
        assert not path.exists(), "who does not move writes nothing"


# How it is left


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let nothing be written any more, until the patch is undone."""

    def refuse(*_args: object) -> None:
        raise StoreError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr("govtui.store.workspace.Workspace.append", refuse)
        yield patch


async def test_leaving_at_once_is_asked_about_when_decisions_are_not_saved(
    tmp_path: Path, full: pytest.MonkeyPatch
) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path, within="a.txt")
    async with running(app) as pilot:
        await pilot.press("a", "ctrl+q")
        await settled(pilot)
        assert isinstance(_top(app), LeavingDialog)
        await pilot.press("ctrl+q")
        await settled(pilot)
        assert sum(isinstance(screen, LeavingDialog) for screen in app.screen_stack) == 1
        await pilot.press("1")
        await settled(pilot)
        assert isinstance(_top(app), LeavingDialog), "once more in vain"
        await pilot.press("q")
        assert _top(app) is _reviewing(app)
        full.undo()
        await pilot.press("ctrl+q")
        await settled(pilot)
        assert app.return_value == 0
    assert app.last_words == []


@pytest.mark.usefixtures("full")
async def test_what_is_given_up_is_said_at_the_end(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path, within="a.txt")
    async with running(app) as pilot:
        await pilot.press("a", "ctrl+q")
        await settled(pilot)
        await pilot.press("3")
        await settled(pilot)
        assert app.return_value == 0
    (said,) = app.last_words
    assert said.startswith("a.txt: ")
    assert "could not be saved. no space left" in said


@pytest.mark.usefixtures("full")
async def test_a_copy_can_be_saved_elsewhere_and_imported(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path, within="a.txt")
    (tmp_path / "there.jsonl").write_text("mine")
    async with running(app) as pilot:
        await pilot.press("a", "x", "ctrl+q")
        await settled(pilot)
        await pilot.press("2")
        for wrong in ("there.jsonl", "no/such/folder.jsonl", ""):
            dialog = _top(app)
            assert isinstance(dialog, TextDialog)
            dialog._field.value = str(tmp_path / wrong)
            await pilot.press("enter")
            await settled(pilot)
            assert _top(app) is dialog, "what was typed stays to be mended"
            assert dialog._field.has_focus
            dialog._field.value = str(tmp_path / "copy.jsonl")
        await pilot.press("enter")
        await settled(pilot)
        assert app.return_value == 0
    assert any("copy.jsonl" in said for said in app.last_words)
    read, data = record.decode((tmp_path / "copy.jsonl").read_bytes())
    review = Review(record.opening_of(read, data))
    assert [label.status.value for label in review.labels] == ["accepted", "rejected", "suggested"]
    assert (tmp_path / "there.jsonl").read_text() == "mine"


async def test_with_everything_saved_it_is_left_at_once(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path, within="a.txt")
    async with running(app) as pilot:
        await pilot.press("a", "m", "ctrl+q")
        await settled(pilot)
        assert app.return_value == 0
    assert app.last_words == []


async def test_settings_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_text("{")
    app = make_app(tmp_path)
    async with running(app):
        assert isinstance(_top(app), MessageDialog)


async def test_another_cleaning_than_the_workspaces_is_said(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    folder = tmp_path / "corpus" / ".govtui"
    folder.mkdir()
    (folder / "workspace.json").write_text(
        '{"format": 1, "workspace_id": "w", "label_schema": null, "cleaning_version": "0"}',
        encoding="utf-8",
    )
    app = make_app(tmp_path)
    async with running(app):
        assert f"(0 to {VERSION})" in app.notice


# Bad input in the library


async def test_a_search_for_nothing_stays_open_and_says_so(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path)
    async with running(app) as pilot:
        await pilot.press("c", "enter")
        await settled(pilot)
        dialog = _top(app)
        assert isinstance(dialog, TextDialog)
        assert dialog._field.has_focus
        assert "Type what" in str(dialog.query_one(".problem").render())


@pytest.mark.parametrize("path", ["~nobody-of-this-name/x", "x" * 300, "/", "/no/such/folder/x"])
async def test_an_export_to_where_nothing_can_be_stays_open(tmp_path: Path, path: str) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path)
    async with running(app) as pilot:
        await pilot.press("e")
        await settled(pilot)
        dialog = _top(app)
        assert isinstance(dialog, ExportDialog)
        dialog._field.value = path
        await pilot.press("enter")
        await settled(pilot)
        assert _top(app) is dialog
        assert dialog._field.value == path
        assert str(dialog.query_one(".problem").render())
