"""Opening files that nobody vouches for: no waiting on a FIFO, no device, no way out of the folder.

Everything is opened without blocking and without following a link, and looked at before the first
byte is read.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from govtui.errors import CorpusError
from govtui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

SIZE_LIMIT = 64 * 2**20
"""Bytes of the largest file that is read as one report."""

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def open_regular(root: Path, path: str) -> BinaryIO:
    """Open the regular file at the POSIX `path` under `root` for reading.

    A link within the folder is followed, one that leads out of it is refused. Raises `CorpusError`
    with the reason for people.
    """
    try:
        top = root.resolve(strict=True)
        place = (top / path).resolve(strict=True)
        if not place.is_relative_to(top):
            raise CorpusError(_("a link out of the folder is not followed"))
        handle = os.open(place, _FLAGS)
    except OSError as error:
        raise CorpusError(reason(error)) from error
    except RuntimeError as error:  # how Python 3.11 and 3.12 tell of a link loop
        raise CorpusError(_("a link that leads to itself")) from error
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        raise CorpusError(not_regular(mode))
    return os.fdopen(handle, "rb")


def read_bytes(root: Path, path: str, *, limit: int = SIZE_LIMIT) -> bytes:
    """Return the bytes of a regular file of at most `limit` bytes; raises `CorpusError`."""
    with open_regular(root, path) as file:
        try:
            data = file.read(limit + 1)
        except OSError as error:
            raise CorpusError(reason(error)) from error
    if len(data) > limit:
        raise CorpusError(too_large(os.stat(root / path).st_size, limit))
    return data


def not_regular(mode: int) -> str:
    """Say what a file of this `st_mode` is, if it is not one to read."""
    if stat.S_ISFIFO(mode):
        return _("a named pipe is not read")
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        return _("a device is not read")
    if stat.S_ISSOCK(mode):
        return _("a socket is not read")
    return _("a folder is not read as a report")


def too_large(size: int, limit: int) -> str:
    """Say that a file or line of `size` bytes is over the limit."""
    message = _("too large: {size:.1f} MB, the limit is {limit:.0f} MB")
    return message.format(size=size / 2**20, limit=limit / 2**20)


def reason(error: OSError) -> str:
    """Return what the system says of a failure, without the path: the caller names the file."""
    return error.strerror or str(error)
