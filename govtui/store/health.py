"""The health of a workspace: every file read against its checksums. A check changes nothing."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from govtui.errors import NewerFormat, ReviewError, StoreError
from govtui.i18n import _
from govtui.review.fold import Review
from govtui.store.batches import batches_in
from govtui.store.config import read_config
from govtui.store.fs import Fs
from govtui.store.index import Index
from govtui.store.journal import JournalDB
from govtui.store.layout import journals, sharded
from govtui.store.saved import saved_in
from govtui.store.suggestions import damaged_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Kind(StrEnum):
    """What a check finds."""

    TORN = "torn"
    """A crash left bytes of a decision that was never acknowledged; the next session cuts them."""
    REFUSED = "refused"
    """Bytes are not what was written; the review is read-only until it is repaired."""
    UNFIT = "unfit"
    """Every record is whole, but together they are no review."""
    NEWER = "newer"
    """Written by a later govtui."""
    LOST = "lost"
    """The journal has fewer records than it had, or is gone."""
    MOVED = "moved"
    """A report is gone, and another one seems to be the same: it can have the review."""
    PENDING = "pending"
    """A batch that a crash interrupted; the reviewer's next session finishes it."""
    SUGGESTIONS = "suggestions"
    """Imported suggestions that cannot be read; the file they came from can be imported again."""
    WORKSPACE = "workspace"
    """`workspace.json` cannot be read."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it should be."""

    kind: Kind
    path: str
    """POSIX path in the `.govtui` folder."""
    message: str
    report_id: str | None = None
    reviewer: str | None = None
    size: int = 0
    """Bytes that are concerned."""


class Health(msgspec.Struct, kw_only=True):
    """What a check read and found."""

    journals: int = 0
    records: int = 0
    bytes: int = 0
    findings: list[Finding] = []

    @property
    def harmed(self) -> bool:
        """Whether anything is damaged; torn records and pending batches mend themselves."""
        unharmed = (Kind.TORN, Kind.PENDING, Kind.MOVED)
        return any(finding.kind not in unharmed for finding in self.findings)


def check(
    folder: Path, fs: Fs | None = None, progress: Callable[[int], None] | None = None
) -> Health:
    """Read every file of a workspace and report what is not what was written; change nothing."""
    fs = fs or Fs()
    health = Health()
    try:
        read_config(folder / "workspace.json", fs)
    except FileNotFoundError:
        _find(health, folder, folder / "workspace.json", Kind.WORKSPACE, _("It is missing."))
    except NewerFormat as error:
        _find(health, folder, folder / "workspace.json", Kind.NEWER, str(error))
    except StoreError as error:
        _find(health, folder, folder / "workspace.json", Kind.WORKSPACE, str(error))
    for _key, path, _there in journals(folder):
        _check_journal(health, folder, path, fs)
        if progress is not None:
            progress(health.journals)
    for path in sorted((folder / "batches").glob("*.jsonl")):
        _check_batches(health, folder, path, fs)
    for path in sorted((folder / "suggestions").glob("*.jsonl")):
        for number in damaged_lines(fs.read(path)):
            message = _("line {number} cannot be read; import it again").format(number=number)
            _find(health, folder, path, Kind.SUGGESTIONS, message)
    for path in sorted((folder / "index").glob("*.json")):
        _check_seen(health, folder, path.stem, fs)
    return health


def _check_journal(health: Health, folder: Path, path: Path, fs: Fs) -> None:
    """Check one review: its bytes, and that its decisions make a review."""
    health.journals += 1
    report_id = None
    try:
        with JournalDB(path, read_only=True, fs=fs) as journal:
            log = journal.log
            health.records += log.records
            health.bytes += log.length
            if log.torn:
                message = _("{n} bytes of a decision that was never saved").format(n=log.torn)
                _find(health, folder, path, Kind.TORN, message, size=log.torn)
            saved = saved_in(journal)
            if saved is None:
                return
            report_id = saved.opening.report_id
            if saved.damaged:
                _find(health, folder, path, Kind.REFUSED, saved.damaged, report_id=report_id)
            Review(saved.opening, saved.events)
    except ReviewError as error:
        _find(health, folder, path, Kind.UNFIT, str(error), report_id=report_id)
    except NewerFormat as error:
        _find(health, folder, path, Kind.NEWER, str(error))
    except StoreError as error:
        _find(health, folder, path, Kind.REFUSED, str(error))


def _check_batches(health: Health, folder: Path, path: Path, fs: Fs) -> None:
    try:
        with JournalDB(path, read_only=True, fs=fs) as journal:
            damage = journal.log.damage
            batches = batches_in(journal)
    except StoreError as error:
        _find(health, folder, path, Kind.REFUSED, str(error))
        return
    if damage:
        _find(health, folder, path, Kind.REFUSED, damage)
    for batch in batches:
        if not batch.applied:
            message = _("{what}, over {n} reports").format(what=batch.what, n=len(batch.reports))
            _find(health, folder, path, Kind.PENDING, message)


def _check_seen(health: Health, folder: Path, reviewer: str, fs: Fs) -> None:
    """Report journals that have become shorter, or are gone, since an index saw them."""
    index = Index(folder, reviewer, fs)
    index.refresh()
    for key, summary in index.lost.items():
        path = sharded(folder / "reviews", key) / f"{reviewer}.jsonl"
        message = summary.problem or ""
        _find(health, folder, path, Kind.LOST, message, report_id=summary.report_id)


def _find(
    health: Health,
    folder: Path,
    path: Path,
    kind: Kind,
    message: str,
    *,
    report_id: str | None = None,
    size: int = 0,
) -> None:
    reviewer = path.stem if path.suffix == ".jsonl" else None
    finding = Finding(
        kind=kind,
        path=path.relative_to(folder).as_posix(),
        message=message,
        report_id=report_id,
        reviewer=reviewer,
        size=size,
    )
    health.findings.append(finding)
