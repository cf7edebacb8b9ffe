"""A workspace: a corpus folder and the reviews of it, as one reviewer's session sees them.

Nothing is written before there is something to keep: the folder is made with the first decision.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any, Self

import msgspec

from govtui.errors import Locked, ReadOnly, StoreError
from govtui.i18n import _
from govtui.store import layout
from govtui.store.batches import Batches
from govtui.store.config import Config, new_config, read_config, write_config
from govtui.store.fs import Fs, make_directories, sync_directories, write_durably
from govtui.store.index import Index
from govtui.store.journals import Journals
from govtui.store.locks import SessionLock, file_lock
from govtui.store.saved import Saved, read_saved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from govtui.review.model import Event, Opening


class Workspace:
    """One reviewer's session. It may be used from several threads."""

    def __init__(self, root: Path, folder: Path, reviewer: str, fs: Fs) -> None:
        """For `open`, which says what to do where the workspace cannot be written."""
        self.root = root
        """The corpus folder, which report ids are relative to."""
        self.folder = folder
        """The `.govtui` folder; it need not exist yet."""
        self.reviewer = reviewer
        self.fs = fs
        self.config = new_config()
        self._made = False
        self._refusal: ReadOnly | None = None
        self._lock = SessionLock(folder / "locks", reviewer)
        self._journals = Journals(folder, reviewer, fs)
        self._guard = threading.RLock()
        self._index: Index | None = None

    # Opening and closing

    @classmethod
    def open(
        cls,
        root: Path,
        *,
        reviewer: str,
        read_only: bool = False,
        at: Path | None = None,
        fs: Fs | None = None,
    ) -> Self:
        """Open the workspace of the corpus folder `root`, there or yet to be made.

        `at` is the folder that holds `.govtui` where that is not the corpus folder; it is made
        together with it. A workspace that cannot be written (by wish or by rights, locked, a later
        format, damaged) opens read-only, and `read_only` says why. Raises UsageError for an
        impossible reviewer's name.
        """
        folder = (at or root).absolute() / layout.FOLDER
        workspace = cls(root.absolute(), folder, layout.reviewer_name(reviewer), fs or Fs())
        if read_only:
            workspace._refusal = ReadOnly(_("This session is read-only."))
        try:
            workspace.config = read_config(folder / "workspace.json", workspace.fs)
            workspace._made = True
        except FileNotFoundError:
            if not os.access(_nearest(folder.parent), os.W_OK):
                workspace._refusal = _unwritable(folder, _("no permission"))
            return workspace
        except StoreError as error:  # the reviews can still be read
            workspace._refusal = ReadOnly(str(error))
        if workspace._refusal is None:
            workspace._take_lock()
        return workspace

    def close(self) -> None:
        """Close the journals and give the lock back; everything is on the disk already."""
        with self._guard:
            self._journals.close()
            if self._index is not None and self._refusal is None:
                self._index.save()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_args: object) -> None:
        self.close()

    @property
    def read_only(self) -> str | None:
        """Why this session cannot write, for people; None where it can."""
        return str(self._refusal) if self._refusal else None

    def require_writable(self) -> None:
        """Make the workspace where it is missing; ReadOnly or Locked where it cannot be written."""
        with self._guard:
            if not self._refusal and not self._made:
                self._make()
                self._take_lock()
            if self._refusal:
                raise self._refusal
            if not self._lock.held:
                raise Locked(
                    _("{folder} was moved or replaced; put it back, or open it again.").format(
                        folder=self.folder
                    )
                )

    # Reviews

    def load(self, report_id: str, reviewer: str | None = None) -> Saved | None:
        """Return what a reviewer (by default the session's) has decided; None for nothing.

        Raises DamagedJournal where not even the opening is whole, NewerFormat, StoreError.
        """
        name = layout.reviewer_name(reviewer or self.reviewer)
        if name == self.reviewer and self._refusal is None:
            with self._guard:
                return self._journals.load(report_id)
        return read_saved(self.folder, report_id, name, self.fs)

    def append(self, opening: Opening, events: Iterable[Event]) -> None:
        """Keep events of a review and return when they are on the disk.

        The first ones bring the opening with them. Raises StoreError where they cannot be kept;
        the same events may then be tried again, and none is kept twice.
        """
        with self._guard:
            self.require_writable()
            self._pin(opening)
            self._journals.append(opening, events)

    def renew(self, opening: Opening) -> Opening:
        """Go on with a newer opening, which holds what was decided on the one before it.

        Returns it as it was kept: `append` wants this one from now on.
        """
        with self._guard:
            self.require_writable()
            self._pin(opening)
            return self._journals.renew(opening)

    def reviewers(self, report_id: str | None = None) -> list[str]:
        """Return who has a journal, of one report or of any, sorted."""
        if report_id is None:
            paths = [path for _key, path, _stat in layout.journals(self.folder)]
        else:
            paths = list(layout.review_folder(self.folder, report_id).glob("*.jsonl"))
        return sorted({path.stem for path in paths})

    def index(self, reviewer: str | None = None) -> Index:
        """Return the summaries of a reviewer's reviews, for the library."""
        if reviewer not in (None, self.reviewer):
            return Index(self.folder, layout.reviewer_name(reviewer), self.fs)
        if self._index is None:
            self._index = Index(self.folder, self.reviewer, self.fs)
        return self._index

    @property
    def batches(self) -> Batches:
        """The decisions over many reports at once."""
        return Batches(self)

    # What holds for the whole workspace

    @property
    def settings(self) -> Mapping[str, Any]:
        """The settings of this corpus."""
        return self.config.settings

    @property
    def encodings(self) -> Mapping[str, str]:
        """The encodings that were chosen, by report id."""
        return self.config.encodings

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a setting of this corpus."""
        self._change(lambda now: {"settings": {**now.settings, name: value}})

    def set_encoding(self, report_id: str, encoding: str) -> None:
        """Remember the encoding of a source."""
        self._change(lambda now: {"encodings": {**now.encodings, report_id: encoding}})

    # Inside

    def _take_lock(self) -> None:
        try:
            self._lock.acquire()
        except Locked as error:
            self._refusal = error
        except OSError as error:
            self._refusal = _unwritable(self.folder, error.strerror or str(error))
        else:
            self._recover()

    def _recover(self) -> None:
        """Finish what a crash interrupted; a session that cannot may look only."""
        try:
            self.batches.recover()
        except StoreError as error:
            self._refusal = ReadOnly(str(error))

    def _make(self) -> None:
        """Make the folder with what it always has, durably."""
        try:
            there = _nearest(self.folder.parent)
            make_directories(self.fs, self.folder, there)
            with file_lock(self.folder, "workspace"):
                if not (self.folder / "workspace.json").exists():
                    for name, text in (
                        (".gitignore", layout.GITIGNORE),
                        (".gitattributes", layout.GITATTRIBUTES),
                    ):
                        write_durably(self.fs, self.folder / name, text.encode())
                    write_config(self.folder / "workspace.json", self.config, self.fs)
                    sync_directories(self.fs, self.folder, there)
                else:  # another reviewer was quicker
                    self.config = read_config(self.folder / "workspace.json", self.fs)
        except OSError as error:
            raise _unwritable(self.folder, error.strerror or str(error)) from error
        self._made = True

    def _pin(self, opening: Opening) -> None:
        """Note schema and cleaning version of a review."""
        if any(
            getattr(self.config, name) != pin for name, pin in self.config.pins(opening).items()
        ):
            self._change(lambda now: now.pins(opening))

    def _change(self, change: Callable[[Config], dict[str, Any]]) -> None:
        """Change the configuration as it is on the disk now."""
        with self._guard:
            self.require_writable()
            path = self.folder / "workspace.json"
            try:
                with file_lock(self.folder, "workspace"):
                    now = read_config(path, self.fs)
                    config = msgspec.structs.replace(now, **change(now))
                    write_config(path, config, self.fs)
            except OSError as error:
                raise _unwritable(self.folder, error.strerror or str(error)) from error
            self.config = config


def _nearest(folder: Path) -> Path:
    """Return the folder, or the first above it that is there."""
    return next((path for path in (folder, *folder.parents) if path.is_dir()), folder)


def _unwritable(folder: Path, reason: str) -> ReadOnly:
    return ReadOnly(
        _("{folder} cannot be written ({reason}); give another folder as workspace.").format(
            folder=folder, reason=reason
        )
    )
