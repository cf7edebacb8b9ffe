"""The concordance: asked for in the library, and left for a report at its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.tui.screens.concordance import ConcordanceScreen, Occurrences
from govtui.tui.screens.library import LibraryScreen
from govtui.tui.screens.review import ReviewScreen
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
        assert "0 places in 0 of 3 reports" in str(app.screen.query_one(".title").render())
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
