"""The concordance: asked for in the library, and left for a report at its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.tui.screens.concordance import ConcordanceScreen
from govtui.tui.screens.library import LibraryScreen
from govtui.tui.screens.review import ReviewScreen
from govtui.tui.widgets.occurrences import Occurrences
from tests.tui.corpus import make_app, write_corpus

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from govtui.tui.app import GovtuiApp


async def _ask(app: GovtuiApp, pilot: Pilot[int], text: str) -> Occurrences:
    """Ask for the places of `text` once everything is prepared; return the list of them."""
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause(0.3)
    keys = ["space" if char == " " else char for char in text]
    await pilot.press("c", *keys, "enter")
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(app.screen, ConcordanceScreen)
    return app.screen.query_one(Occurrences)


def _shown(app: GovtuiApp) -> str:
    """Return all that is on the screen."""
    return "".join("".join(s.text for s in li) for li in app.screen._compositor.render_strips())


def _statuses(app: GovtuiApp, report_id: str) -> str | None:
    """Return one letter a label of the review on the disk; None where there is none."""
    saved = app.library.load(report_id)
    return "".join(x.status.value[0] for x in saved.review().labels) if saved else None


async def _settle(app: GovtuiApp, pilot: Pilot[int]) -> None:
    """Wait until threads and screen are done."""
    for _n in range(3):
        await app.workers.wait_for_complete()
        await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_place_is_found_and_opened_at_its_label(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path)
    async with app.run_test(size=size) as pilot:
        found = await _ask(app, pilot, "官旻主 per")
        assert [place.report_id for place in found.found] == ["a.txt", "b/溪口.txt", "c.txt"]
        line = found.draw_line(0, 80)
        assert line.cell_length == 80
        assert "? PER" in line.text
        assert "云溪区委书记上官旻主持" in line.text
        await pilot.press("down", "enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        review = app.screen
        assert isinstance(review, ReviewScreen)
        assert (review.report_id, review.session and review.session.label_id) == ("b/溪口.txt", 2)
    app.library.close()


async def test_what_is_nowhere_says_so_and_leads_back(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        found = await _ask(app, pilot, "李四")
        assert not found.found
        assert "李四 (any label): 0 places in 0 reports" in _shown(app)
        assert "3 of 3 reports searched" in _shown(app)
        await pilot.press("enter", "down")
        await pilot.resize_terminal(20, 5)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
    app.library.close()


async def test_the_filter_asks_the_reviews_of_all(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("a", "q")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("/", *"by:li")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = [app.library.catalogue.entry(n).id for n in app.library.catalogue.view]
        assert shown == ["a.txt"]
    app.library.close()


async def test_what_was_found_is_decided_alike_but_for_exceptions(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        found = await _ask(app, pilot, "官旻主")
        await _settle(app, pilot)
        assert "decide all" in _shown(app)
        assert "u undo" not in _shown(app)
        assert "search the rest" not in _shown(app), "all is prepared"
        await pilot.press("a", "down", "enter", "x")
        await pilot.pause()
        assert "3 places" in _shown(app)
        assert _shown(app).count("[x] reject") == 2  # the first is an exception
        await pilot.press("enter")
        await _settle(app, pilot)
        assert "2 places in 2 reports decided alike" in _shown(app)
        assert "u undo" in _shown(app)
        assert [_statuses(app, name) for name in ("a.txt", "b/溪口.txt", "c.txt")] == [
            None,
            "ssr",
            "ssr",
        ]
        assert [place.report_id for place in found.found] == ["a.txt"]
        assert app.library.catalogue.review("c.txt") is not None
        await pilot.press("u")
        await _settle(app, pilot)
        assert "Taken back in 2 reports" in _shown(app)
        assert [place.report_id for place in found.found] == ["a.txt", "b/溪口.txt", "c.txt"]
        await pilot.press("u")
        assert "Nothing has been decided here" in _shown(app)
    app.library.close()


async def test_they_are_relabelled_and_what_is_so_already_is_left_out(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        found = await _ask(app, pilot, "官旻主")
        org = app.library.schema.names.index("ORG") + 1
        await pilot.press("a", str(org), "enter")
        await _settle(app, pilot)
        assert [(place.label, place.decided) for place in found.found] == [("ORG", True)] * 3
        await pilot.press("a", str(org))
        await pilot.pause()
        assert "Nothing would change" in _shown(app)
        await pilot.press("a", "enter")
        await pilot.pause()
        assert "Nothing would change" in _shown(app)
        # What was decided before can be decided otherwise.
        await pilot.press("a", "down", "enter", "enter")
        await _settle(app, pilot)
        assert not found.found
        assert _statuses(app, "a.txt") == "ssr"
    app.library.close()


async def test_who_may_not_write_decides_nothing(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    app = make_app(tmp_path, read_only=True)
    async with app.run_test() as pilot:
        await _ask(app, pilot, "官旻主")
        await pilot.press("a", "u")
        await pilot.pause()
        assert isinstance(app.screen, ConcordanceScreen)
    app.library.close()
    assert not (tmp_path / "corpus" / ".govtui").exists()
