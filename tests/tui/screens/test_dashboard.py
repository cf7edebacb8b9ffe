"""The dashboard: opened from the library, filled by what is on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.review.fold import Review
from govtui.review.model import Accept
from govtui.store.workspace import Workspace
from govtui.tui.screens.dashboard import Chart, DashboardScreen
from tests.review.made import NOW
from tests.tui.corpus import TEXT, make_app, prepared, write_corpus

if TYPE_CHECKING:
    from pathlib import Path


def _accept_two(root: Path) -> None:
    """Accept two of the three labels of one report as another reviewer."""
    opening = prepared("a.txt", TEXT).opening
    event = Review(opening).event(Accept(ids=(0, 2)), by="an", at=NOW)
    with Workspace.open(root, reviewer="an") as workspace:
        workspace.append(opening, [event])


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (20, 5)])
async def test_it_shows_what_all_reviewers_decided(tmp_path: Path, size: tuple[int, int]) -> None:
    write_corpus(tmp_path)
    _accept_two(tmp_path / "corpus")
    app = make_app(tmp_path)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("p")
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, DashboardScreen)
        chart = screen.query_one(Chart)
        shown = [chart.draw_line(y, 78).text for y in range(chart.line_count())]
        assert any("suggestions" in line and "100% of 2 accepted" in line for line in shown)
        assert any(line.startswith("  rule:area") and "█" * 26 in line for line in shown)
        await pilot.press("end", "q")
        await pilot.pause()
        assert not isinstance(app.screen, DashboardScreen)
    app.library.close()
