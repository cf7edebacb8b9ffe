"""`workspace.json`: what holds for the whole workspace, written whole and atomically."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

import msgspec

from govtui.cleaning.model import VERSION
from govtui.corpus.strict_json import UNREADABLE
from govtui.errors import NewerFormat, StoreError
from govtui.i18n import _
from govtui.store.fs import cannot, store_errors, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.review.model import Opening
    from govtui.store.fs import Fs

FORMAT = 1
"""The version of the workspace's format that this program writes."""


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """The content of `workspace.json`."""

    format: int = FORMAT
    workspace_id: str
    label_schema: str | None = None
    """Name of the label schema; set with the first review."""
    cleaning_version: str | None = None
    """The cleaning version that the workspace is pinned to; set with the first review."""
    settings: dict[str, Any] = {}
    encodings: dict[str, str] = {}
    """The encodings that a reviewer chose, by report id."""

    @property
    def other_cleaning(self) -> str | None:
        """The pinned cleaning version where this program has another one."""
        return self.cleaning_version if self.cleaning_version != VERSION else None

    def pins(self, opening: Opening) -> dict[str, str | None]:
        """Return what the workspace is pinned to once a review with this opening is in it.

        The first review pins it; a review on this program's cleaning moves it to that version.
        """
        version = opening.cleaning_version.partition("+")[0]
        moves = self.cleaning_version is None or version == VERSION
        return {
            "label_schema": self.label_schema or opening.label_schema,
            "cleaning_version": version if moves else self.cleaning_version,
        }


def new_config() -> Config:
    """Return the configuration of a new workspace."""
    return Config(workspace_id=str(uuid.uuid4()))


def read_config(path: Path, fs: Fs) -> Config:
    """Read `workspace.json`. Raises NewerFormat, StoreError, FileNotFoundError."""
    try:
        data = json.loads(fs.read(path))
        _check_format(path, data)
        return msgspec.convert(data, Config)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise cannot(path, _("read"), error) from error
    except UNREADABLE as error:
        raise StoreError(
            _("{path}: this is no workspace file: {error}").format(path=path, error=error)
        ) from None


def _check_format(path: Path, data: object) -> None:
    found = data.get("format") if isinstance(data, dict) else None
    if isinstance(found, int) and found > FORMAT:
        raise NewerFormat(
            _("{path}: written by a later govtui (format {v}); update govtui to write.").format(
                path=path, v=found
            )
        )


def write_config(path: Path, config: Config, fs: Fs) -> None:
    """Write `workspace.json`, a fact a line so that git can merge it."""
    data = msgspec.to_builtins(config)
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    with store_errors(path, _("write")):
        write_atomically(fs, path, text.encode())
