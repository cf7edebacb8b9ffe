"""What the store's tests share: journals to damage, and reviews to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.review.fold import Review
from govtui.review.model import Accept
from govtui.store import log as journal_log
from govtui.store.batches import Item
from govtui.store.log import Log
from govtui.store.records import Op
from govtui.store.workspace import Workspace
from tests.review.made import NOW, opening

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.review.model import Event, Opening
    from govtui.store.fs import Fs

REPORTS = [f"news/{number}.txt" for number in range(3)]
"""The reports of a batch."""


def op(number: int, text: str = "防汛") -> Op:
    """Return an operation that puts a document in table `t`."""
    return Op("t", str(number), journal_log.dump({"n": number, "text": text}))


def journal(path: Path, records: int = 5, fs: Fs | None = None) -> Log:
    """Return an open journal with so many records of one document each."""
    log = Log(path, fs=fs)
    for number in range(1, records + 1):
        log.append([op(number)])
    return log


def documents(log: Log) -> list[str]:
    """Return the ids in table `t`."""
    return list(log.tables.get("t", {}))


def accepted(number: int, *, report_id: str = "news/a.txt") -> tuple[Opening, Event]:
    """Return an opening and the event that accepts one of its labels."""
    began = opening(report_id=report_id)
    return began, Review(began).event(Accept(ids=(number,)), by="lin", at=NOW)


def items() -> list[Item]:
    """Return a batch that accepts the first label of every report."""
    pairs = (accepted(0, report_id=report_id) for report_id in REPORTS)
    return [Item(began, (event,)) for began, event in pairs]


def decided(root: Path) -> list[bool]:
    """Return of every report of the batch whether its first label is decided, as a reader sees."""
    found = []
    with Workspace.open(root, reviewer="lin", read_only=True) as workspace:
        for report_id in REPORTS:
            saved = workspace.load(report_id)
            found.append(saved is not None and saved.review().label(0).decided)
    return found


def builtins(value: object) -> object:
    """Return a struct as JSON would have it."""
    return msgspec.json.decode(msgspec.json.encode(value))
