"""Reports become known while nobody waits for them, and the program ends without them."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from govtui.store.workspace import Workspace
from govtui.tui.app import GovtuiApp
from govtui.tui.library import Library
from govtui.tui.settings import UserFiles
from govtui.tui.states import Sort
from tests.tui.corpus import InstantWorker, make_app, write_corpus

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.batch.survey import Survey, Surveyed


class HopelessWorker(InstantWorker):
    """Never gets through a survey; what waits for it waits until the end."""

    ended = Event()

    def survey(self, survey: Survey, *, urgency: int = 0) -> Surveyed | None:  # noqa: ARG002
        """Wait for the end."""
        self.ended.wait(60)
        return None

    def close(self) -> None:
        """Let go of who waits."""
        self.ended.set()


async def test_the_program_ends_while_a_report_takes_for_ever(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    root = tmp_path / "corpus"
    library = Library(
        root, partial(Workspace.open, root, reviewer="li"), make_worker=HopelessWorker
    )
    app = GovtuiApp(library, "li", UserFiles(tmp_path / "config", tmp_path / "state"))
    async with app.run_test() as pilot:
        await pilot.pause(0.3)
        assert not HopelessWorker.ended.is_set()
    assert HopelessWorker.ended.is_set()
    library.close()


async def test_all_become_known_and_are_put_in_order(tmp_path: Path) -> None:
    many = {f"{n:03}.txt": f"{chr(0x4E8C - n % 3)}区召开会议\n5月6日。" for n in range(60)}
    write_corpus(tmp_path, many)
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 20)) as pilot:
        for _n in range(3):
            await pilot.pause()
            await app.workers.wait_for_complete()
        catalogue = app.library.catalogue
        assert catalogue.unknown == 0
        await pilot.press("s", "s", "s", "s")
        assert catalogue.sort is Sort.TITLE
        facts = [catalogue.facts(catalogue.entry(n).id) for n in catalogue.view]
        titles = [known.title for known in facts if known is not None]
        assert titles == sorted(many[name].split("\n")[0] for name in many)
    app.library.close()
