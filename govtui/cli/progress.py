"""A progress bar on stderr where that is a terminal, and nothing elsewhere."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress, TaskID

    from govtui.cli.output import Output


class Bar:
    """Counts reports. Without a terminal it does nothing."""

    def __init__(self, progress: Progress | None = None, task: TaskID | None = None) -> None:
        self._progress = progress
        self._task = task

    def advance(self) -> None:
        """Count one report."""
        if self._progress is not None and self._task is not None:
            self._progress.advance(self._task)

    def aside_for(self, output: Output) -> AbstractContextManager[None]:
        """Take the bar away for a result, where results go to a terminal."""
        return self.aside() if output.to_terminal else nullcontext()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something else is written to the terminal."""
        if self._progress is None:
            yield
            return
        self._progress.stop()
        yield
        self._progress.start()


@contextmanager
def bar(what: str, total: int | None) -> Iterator[Bar]:
    """Show a bar named `what` for `total` reports (None where their number isn't known)."""
    if not sys.stderr.isatty() or (total is not None and total < 2):
        yield Bar()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}", markup=False), BarColumn())
    with Progress(
        *columns,
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as progress:
        yield Bar(progress, progress.add_task(what, total=total))
