"""Files that a person names in a dialog, for something to be written to."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from govtui.i18n import _


def typed_path(text: str) -> Path:
    """Return the path that was typed, a `~` at its beginning taken for the home folder."""
    path = Path(text.strip())
    with suppress(RuntimeError):  # there is nobody of that name
        return path.expanduser()
    return path


def why_not(path: Path) -> str | None:
    """Say why no file can be written there, None where it can as far as one can tell."""
    try:
        with suppress(FileNotFoundError, NotADirectoryError):
            path.lstat()
        if path.is_dir():
            return _("{path} is a folder. Name a file.").format(path=path)
        if not path.parent.is_dir():
            return _("There is no folder {path}.").format(path=path.parent)
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            return cannot_be_written(path, _("no permission"))
    except (OSError, ValueError) as error:  # the latter where it can be no path at all
        return cannot_be_written(path, error)
    return None


def cannot_be_written(path: Path, reason: Exception | str) -> str:
    """Say that a file cannot be written, and why."""
    said = reason.strerror if isinstance(reason, OSError) and reason.strerror else reason
    return _("{path} cannot be written: {reason}.").format(path=path, reason=said)
