"""The library: finding a report, opening it, and coming back."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from govtui import i18n
from govtui.batch.prepare import Failure
from govtui.corpus.model import Entry
from govtui.tui.dialogs.encoding import EncodingDialog
from govtui.tui.dialogs.export import ExportDialog
from govtui.tui.dialogs.message import MessageDialog
from govtui.tui.messages import EntriesFound
from govtui.tui.screens.library import LibraryScreen
from govtui.tui.screens.review import ReviewScreen
from govtui.tui.settings import Place, Settings, UserFiles
from govtui.tui.states import Shown, Sort, State
from govtui.tui.widgets.report_list import ReportHeader
from tests.tui.corpus import TEXT, make_app, write_corpus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from govtui.tui.app import GovtuiApp


@asynccontextmanager
async def _running(
    app: GovtuiApp, size: tuple[int, int] = (100, 24)
) -> AsyncIterator[tuple[Pilot[int], LibraryScreen]]:
    """Run the app until its corpus is listed and its index read."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause(0.2)  # What is in sight is prepared once the list has come to rest.
        screen = app.screen_stack[0]
        assert isinstance(screen, LibraryScreen)
        yield pilot, screen
    app.library.close()


def _top(app: GovtuiApp) -> object:
    """Return the screen that is on top now."""
    return app.screen


def _lines(screen: LibraryScreen) -> list[str]:
    """Return the list's lines as they are shown, without the empty ones at the end."""
    lines = [screen.reports.render_line(y).text.rstrip() for y in range(screen.reports.size.height)]
    return [line for line in lines if line]


async def test_reports_are_listed_with_what_is_known_of_them(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    async with _running(make_app(tmp_path)) as (_pilot, screen):
        first, *others = _lines(screen)
        assert first.split() == ["2024-05-06", "云溪区", "云溪区召开会议", "0/3"]
        assert len(others) == 2


async def test_typing_filters_and_escape_takes_it_back(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    async with _running(make_app(tmp_path)) as (pilot, screen):
        await pilot.press("/", *"b/溪口")
        await pilot.pause()
        assert screen.reports.line_count() == 1
        await pilot.press("down")
        assert screen.reports.has_focus
        assert screen.query_one("#filter", Input).display
        await pilot.press("/", "escape")
        await pilot.pause()
        assert screen.reports.line_count() == 3
        assert not screen.query_one("#filter", Input).display


async def test_reports_found_later_leave_what_is_in_sight_alone(tmp_path: Path) -> None:
    write_corpus(tmp_path, {f"{n:02}.txt": TEXT for n in range(30)})
    app = make_app(tmp_path)
    async with _running(app) as (pilot, screen):
        await pilot.press("end")
        drawn = screen.reports.render_line(0)
        app.post_message(EntriesFound([Entry(id="z.txt", path="z.txt", size=1, modified=0.0)]))
        await pilot.pause()
        assert screen.reports.render_line(0) is drawn
        await pilot.press("down")
        assert screen.reports.current == 30
        assert screen.reports.max_scroll_y == 31 - screen.reports.size.height


async def test_sort_and_status_go_round_and_keep_the_report(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path)
    async with _running(app) as (pilot, screen):
        await pilot.press("down", "s")
        assert app.library.catalogue.sort is Sort.STATUS
        assert screen.reports.current == 1
        await pilot.press("tab", "tab")
        assert app.library.catalogue.shown is Shown.IN_PROGRESS
        await pilot.pause()
        assert screen.has_class("empty")


async def test_a_report_is_opened_reviewed_and_taken_up(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path)
    async with _running(app) as (pilot, screen):
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(_top(app), ReviewScreen)
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("a", "x", "q")
        await pilot.pause()
        assert _top(app) is screen
        assert app.library.catalogue.state("a.txt") is State.IN_PROGRESS
        assert "2/3" in _lines(screen)[0]
    assert UserFiles(tmp_path / "config", tmp_path / "state").load_place(
        tmp_path / "corpus"
    ).report == "a.txt"  # fmt: skip


async def test_it_resumes_at_the_report_that_was_open(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    files = UserFiles(tmp_path / "config", tmp_path / "state")
    files.save_place(tmp_path / "corpus", Place(report="c.txt"))
    async with _running(make_app(tmp_path)) as (_pilot, screen):
        assert screen.reports.current == 2


async def test_a_report_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    failures = {"a.txt": Failure(message="a.txt: byte 7 is not UTF-8")}
    app = make_app(tmp_path, failures)
    async with _running(app) as (pilot, screen):
        assert _lines(screen)[0].startswith(" ! a.txt: byte 7")
        await pilot.press("enter")
        assert isinstance(_top(app), MessageDialog)
        await pilot.press("q")
        assert _top(app) is screen


async def test_an_encoding_is_asked_for_and_remembered(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"b.txt": TEXT})
    (tmp_path / "corpus" / "a.txt").write_bytes(TEXT.encode("gb18030"))
    failures = {"a.txt": Failure(message="which?", encodings=("utf-16", "gb18030"))}
    app = make_app(tmp_path, failures)
    async with _running(app) as (pilot, _screen):
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(_top(app), EncodingDialog)
        await pilot.press("2")
        await pilot.pause()
        assert app.library.workspace.encodings == {"a.txt": "gb18030"}
        assert isinstance(_top(app), ReviewScreen)


async def test_done_reviews_are_exported(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path)
    async with _running(app) as (pilot, _screen):
        await pilot.press("enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("a", "a", "a", "d")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(_top(app), ExportDialog)
        field = app.screen.query_one(Input)
        field.value = str(tmp_path / "missing" / "out.jsonl")
        await pilot.press("enter")
        assert isinstance(_top(app), ExportDialog)
        field.value = str(tmp_path / "out.jsonl")
        await pilot.press("enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "out.jsonl" in app.notice
    assert (tmp_path / "out.jsonl").read_text().count("\n") == 1


_HOSTILE = "[red]x[/y]\x1b]52;c;eA==\x07\u202e.txt"


async def test_hostile_names_are_shown_and_obeyed_by_nobody(tmp_path: Path) -> None:
    write_corpus(tmp_path, {_HOSTILE: "[@click=app.quit]\x1b[2J标题[/b]\n文。"})
    app = make_app(tmp_path)
    async with _running(app) as (pilot, screen):
        shown = "".join(
            segment.text
            for line in app.screen._compositor.render_strips()
            for segment in line
        )  # fmt: skip
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
        assert "[@click=app.quit]" in _lines(screen)[0]
        await pilot.press("?", "q", "ctrl+p", "escape", "/", "x")
        await pilot.pause()
        assert screen.reports.line_count() == 1


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (80, 24), (200, 50)])
async def test_it_fits_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path)
    async with _running(app, size) as (pilot, _screen):
        await pilot.press("down", "?")
        await pilot.resize_terminal(20, 5)
        await pilot.press("q", "ctrl+p", "escape", "e", "escape", "/", "a")
        await pilot.resize_terminal(120, 40)
        assert app.is_running


async def test_an_empty_folder_says_what_would_be_a_report(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    async with _running(make_app(tmp_path)) as (_pilot, screen):
        assert screen.has_class("empty")
        assert ".jsonl" in screen._empty.render_line(0).text


async def test_themes_and_keys_are_chosen_and_last(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path)
    async with _running(app) as (pilot, _screen):
        for words, digit in (("theme", "3"), ("key set", "2")):
            await pilot.press("ctrl+p", *words.replace(" ", "_").split("_")[0])
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press(digit)
            await pilot.pause()
    settings = UserFiles(tmp_path / "config", tmp_path / "state").load_settings()
    assert settings == Settings(theme="govtui-light", keys="vim")
    assert app.theme == "govtui-light"


async def test_broken_settings_and_clashes_are_said_at_the_start(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    files = UserFiles(tmp_path / "config", tmp_path / "state")
    files.save_settings(Settings(bindings={"labels.accept": ["x"], "no.action": ["y"]}))
    app = make_app(tmp_path)
    async with _running(app):
        dialog = _top(app)
        assert isinstance(dialog, MessageDialog)
        assert "no.action" in dialog._text
        assert "labels.reject" in dialog._text


async def test_it_resumes_at_the_very_label(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    for _sitting in range(2):
        app = make_app(tmp_path)
        async with _running(app) as (pilot, _screen):
            await pilot.press("enter")
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            review = _top(app)
            assert isinstance(review, ReviewScreen)
            assert review.session is not None
            assert review.session.label_id == (0 if _sitting == 0 else 2)
            await pilot.press("j", "j")
            await pilot.press("ctrl+q" if _sitting == 0 else "q")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
async def test_the_header_names_the_column_that_it_sorts_by_in_full(
    tmp_path: Path, language: str
) -> None:
    write_corpus(tmp_path)
    i18n.use(language)
    try:
        app = make_app(tmp_path)
        async with _running(app, size=(80, 24)) as (pilot, screen):
            for _sort in Sort:
                await pilot.press("s")
                header = screen.query_one(ReportHeader).render_line(0).text
                assert "▾" in header or app.library.catalogue.sort is Sort.PATH
                assert "…" not in header
    finally:
        i18n.use("en")
