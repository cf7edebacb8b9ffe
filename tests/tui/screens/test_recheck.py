"""Labels that were accepted in bulk are shown again, where the workspace is set to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.review import actions
from govtui.review.fold import Review
from govtui.review.model import ReviewStatus, Status
from govtui.store.workspace import Workspace
from govtui.tui.screens.recheck import RecheckScreen
from govtui.tui.screens.review import ReviewScreen
from tests.review.made import NOW
from tests.tui.corpus import TEXT, make_app, prepared, write_corpus

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from govtui.tui.app import GovtuiApp


def _finish_in_bulk(root: Path, wanted: int) -> None:
    """Finish a report with all accepted in bulk, and have labels of it checked again."""
    review = Review(prepared("a.txt", TEXT).opening)
    with Workspace.open(root, reviewer="li") as workspace:
        for decide in (
            lambda: actions.accept_rest(review, [0, 1, 2]),
            lambda: actions.finish(review),
        ):
            event = review.event(decide(), by="li", at=NOW)
            review.apply(event)
            workspace.append(review.opening, [event])
        workspace.set_setting("rechecked_per_report", wanted)


async def _settle(app: GovtuiApp, pilot: Pilot[int]) -> None:
    for _n in range(3):
        await app.workers.wait_for_complete()
        await pilot.pause()


def _shown(app: GovtuiApp) -> str:
    return "".join("".join(s.text for s in li) for li in app.screen._compositor.render_strips())


async def test_they_are_told_of_and_kept_rejected_or_opened(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    _finish_in_bulk(tmp_path / "corpus", 3)
    app = make_app(tmp_path)
    async with app.run_test(size=(100, 24)) as pilot:
        await _settle(app, pilot)
        assert "3 to check again" in _shown(app)
        await pilot.press("r")
        await _settle(app, pilot)
        assert isinstance(app.screen, RecheckScreen)
        await pilot.press("enter", "1")
        await _settle(app, pilot)
        await pilot.press("enter", "2")
        await _settle(app, pilot)
        assert "is rejected" in _shown(app)
        saved = app.library.load("a.txt")
        assert saved is not None
        review = saved.review()
        assert review.status is ReviewStatus.DONE
        assert [label.status for label in review.labels] == [
            Status.ACCEPTED, Status.REJECTED, Status.ACCEPTED
        ]  # fmt: skip
        await pilot.press("enter", "3")
        await _settle(app, pilot)
        review_screen: object = app.screen
        assert isinstance(review_screen, ReviewScreen)
        assert review_screen.session is not None
        assert review_screen.session.label_id == 2
        await pilot.press("q")
        await _settle(app, pilot)
        assert "1 to check again" in _shown(app)
    app.library.close()


async def test_nothing_is_shown_again_unless_it_is_wanted(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    _finish_in_bulk(tmp_path / "corpus", 0)
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await _settle(app, pilot)
        await pilot.press("r")
        assert "“Labels checked again” is 0" in app.notice
        app.library.workspace.set_setting("rechecked_per_report", "x")
        await pilot.press("r")
        assert "must be a whole number" in app.notice
    app.library.close()
