"""Which workspace a path belongs to, and which reports of it are meant."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from govtui.errors import UsageError
from govtui.i18n import _
from govtui.store.layout import FOLDER, find

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govtui.cli.options import Options
    from govtui.corpus.model import Entry
    from govtui.extraction.schema import LabelSchema
    from govtui.store.workspace import Workspace


@dataclass(frozen=True)
class Place:
    """A path as the user gave it, found in its corpus."""

    root: Path
    """The corpus folder: ids are relative to it."""
    within: Path | None
    """The folder or file in it that was named; None for all of it."""
    workspace_in: Path
    """The folder that holds, or would hold, `.govtui`."""

    @property
    def folder(self) -> Path:
        """The `.govtui` folder, which the first decision makes."""
        return self.workspace_in / FOLDER

    @property
    def schema(self) -> LabelSchema:
        """The label schema of the workspace. Raises SchemaError where it cannot be read."""
        from govtui.extraction.schema import schema_of

        return schema_of(self.folder)

    def require_workspace(self) -> None:
        """Raise UsageError where no decision has been made yet."""
        if not self.folder.is_dir():
            message = _("{folder}: there is no workspace; nothing has been reviewed here yet")
            raise UsageError(message.format(folder=self.workspace_in))

    def wants(self, path: str) -> bool:
        """Tell whether the report of this id, or at this path, was meant."""
        if self.within is None:
            return True
        named = self.within.relative_to(self.root).as_posix()
        return path == named or path.startswith((f"{named}/", f"{named}#"))


def locate(path: Path | None, workspace: Path | None = None) -> Place:
    """Return the place of `path`, by default of the current folder.

    The corpus is the nearest folder at or above it with a `.govtui`, else the folder itself, or the
    file's. `workspace` keeps the reviews elsewhere, in a folder that the first decision makes where
    it is missing. Raises UsageError where there is no such path.
    """
    named = Path(os.path.abspath(path or Path.cwd()))
    require_there(path or named)
    if workspace is not None and os.path.lexists(workspace) and not workspace.is_dir():
        raise UsageError(_("{path}: this is no folder").format(path=workspace))
    found = find(named) if workspace is None else None
    root = found or (named if named.is_dir() else named.parent)
    within = None if named == root or path is None else named
    return Place(root, within, Path(os.path.abspath(workspace or root)))


def require_there(path: Path) -> None:
    """Raise UsageError where a path that the call names is not there.

    One that is there and cannot be read is no wrong call: CorpusError, exit status 1.
    """
    if not os.path.lexists(path):
        raise UsageError(_("{path}: there is no such file or folder").format(path=path))


def open_workspace(
    place: Place, options: Options, *, reviewer: str | None = None, read_only: bool = False
) -> Workspace:
    """Open the workspace of a place as the options say."""
    from govtui.store.workspace import Workspace

    return Workspace.open(
        place.root,
        reviewer=reviewer or options.reviewer,
        read_only=read_only or options.read_only,
        at=place.workspace_in,
    )


def encoding_of(entry: Entry, options: Options, remembered: Mapping[str, str]) -> str | None:
    """Return the encoding that was chosen for a report: now, or earlier in this workspace."""
    return options.encoding or remembered.get(entry.id) or remembered.get(entry.path)
