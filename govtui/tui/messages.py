"""What threads tell the screens. Only the handlers of these touch widgets and the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from govtui.batch.prepare import Failure, Prepared
    from govtui.corpus.model import Entry
    from govtui.store.index import Summary
    from govtui.tui.reviewed import Reviewed


@dataclass
class WorkspaceOpened(Message, bubble=False):
    """The workspace is open; these are its summaries, as they were cached."""

    summaries: dict[str, Summary]


@dataclass
class IndexRead(Message, bubble=False):
    """The summaries as the journals are now."""

    summaries: dict[str, Summary]


@dataclass
class ReviewsRead(Message, bubble=False):
    """What the reviews of all reviewers tell of each report, by its id."""

    reviewed: Mapping[str, Reviewed]


@dataclass
class EntriesFound(Message, bubble=False):
    """More reports of the corpus, in its order."""

    entries: list[Entry]
    last: bool = False
    """Whether these are all there are."""


@dataclass
class ReportPrepared(Message, bubble=False):
    """The worker is done with a report."""

    entry: Entry
    result: Prepared | Failure


@dataclass
class Exported(Message, bubble=False):
    """The reviewed labels of `count` reports are in a file; `problems` kept others out."""

    path: Path
    count: int
    problems: list[str]


@dataclass
class Failed(Message, bubble=False):
    """Something could not be done; `text` says what and what to do, and may quote anything."""

    title: str
    text: str
