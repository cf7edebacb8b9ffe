"""The running app with one prepared report, and a hand that presses its keys."""

from __future__ import annotations

import tempfile
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from govtui.batch.prepare import Prepared
from govtui.cleaning.model import Meta
from govtui.corpus.model import Report, Source
from govtui.extraction.schema import default_schema
from govtui.extraction.tagging import tag
from govtui.review.effects import sha256
from govtui.review.model import Opening
from govtui.review.opening import undecided_labels
from govtui.review.settings import READING_SPEED
from govtui.review.word_edges import packed
from govtui.store.workspace import Workspace
from govtui.tui.app import GovtuiApp
from govtui.tui.library import Library
from govtui.tui.screens.review import ReviewScreen
from govtui.tui.seen import LONG_ENOUGH
from govtui.tui.settings import Place, UserFiles

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from textual.pilot import Pilot

    from govtui.batch.prepare import Task
    from govtui.batch.survey import Survey
    from govtui.batch.worker import Deliver
    from govtui.corpus.model import Entry
    from govtui.extraction.model import Suggestion
    from govtui.review.fold import Review
    from govtui.tui.session import Session

COLUMNS, ROWS = 120, 40
FILE = "report.txt"
READING = LONG_ENOUGH + 0.2
"""Seconds for what came on screen, the time to paint it included."""


class Stuck(Exception):
    """The app does not get where it was to get."""


class PreparedWorker:
    """Stands for the worker process: delivers one prepared report at once."""

    def __init__(self, prepared: Prepared, _task: Task, deliver: Deliver) -> None:
        self._prepared = prepared
        self._deliver = deliver

    def request(self, entry: Entry, *, encoding: str | None = None, urgency: int = 0) -> None:  # noqa: ARG002
        """Deliver it."""
        self._deliver(entry, self._prepared)

    def forget_below(self, urgency: int) -> None:
        """Forget nothing."""

    def survey(self, survey: Survey, *, urgency: int = 0) -> None:
        """Look through nothing."""

    def close(self) -> None:
        """End nothing."""


class Hand:
    """Presses keys, at leisure: what comes on screen is read before the next key."""

    def __init__(self, pilot: Pilot[int], screen: ReviewScreen, library: Library) -> None:
        self.pilot = pilot
        self.screen = screen
        self.keys: list[str] = []
        """What has been pressed."""
        self._library = library

    async def press(self, *keys: str) -> None:
        """Press keys and count them."""
        for key in keys:
            before = self.screen.clean.scroll_offset
            self.keys.append(key)
            await self.pilot.press(key)
            await self.pilot.pause()
            if self.screen.clean.scroll_offset != before:
                await self.pilot.pause(READING)

    @property
    def session(self) -> Session:
        """The report that is shown. Raises Stuck where none is."""
        if self.screen.session is None:
            raise Stuck("the report is gone")
        return self.screen.session

    def seen(self) -> frozenset[int]:
        """Return the labels that have been on screen long enough."""
        return self.screen.seen.ids(monotonic())

    def saved(self) -> Review | None:
        """Return the review as it is on the disk."""
        found = self._library.workspace.load(FILE)
        return None if found is None else found.review()


@asynccontextmanager
async def running(
    text: str, suggestions: Iterable[Suggestion], *, attention: bool
) -> AsyncIterator[Hand]:
    """Run the app on a report with these suggestions, with the order of attention on or not."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "corpus"
        root.mkdir()
        (root / FILE).write_text(text, encoding="utf-8")
        worker = partial(PreparedWorker, _prepared(text, suggestions))
        with Workspace.open(root, reviewer="bench") as workspace:
            workspace.set_setting(READING_SPEED.name, 0)  # nobody reads here
        library = Library(root, partial(Workspace.open, root, reviewer="bench"), make_worker=worker)
        files = UserFiles(root.parent / "config", root.parent / "state")
        files.save_place(root, Place(attention=attention))
        app = GovtuiApp(library, "bench", files)
        async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
            yield Hand(pilot, await _opened(pilot), library)
            app.exit()
        library.close()


def _prepared(text: str, suggestions: Iterable[Suggestion]) -> Prepared:
    schema = default_schema()
    source = Source(path=FILE, sha256=sha256(text), encoding="utf-8")
    opening = Opening(
        report_id=FILE,
        source=source,
        meta=Meta(),
        text=text,
        text_sha256=sha256(text),
        cleaning_version="benchmark",
        alignment=(),
        label_schema=schema.name,
        labels_covered=schema.names,
        labels=undecided_labels(suggestions),
    )
    return Prepared(
        report=Report(id=FILE, source=source, raw=text),
        opening=opening,
        words=packed(tag(text).starts),
    )


async def _opened(pilot: Pilot[int]) -> ReviewScreen:
    """Open the only report; return the screen that shows it."""
    for _attempt in range(200):
        await pilot.pause(0.02)
        screen = pilot.app.screen
        if not isinstance(screen, ReviewScreen):
            await pilot.press("enter")
        elif screen.session is not None:
            await pilot.pause(READING)
            return screen
    raise Stuck("the report did not open")
