"""The lock of a reviewer's session: one writer at a time, released by a crash as well."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from govtui.errors import Locked
from govtui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path


_SUFFIX = ".session.lock"
"""Keeps a reviewer's lock apart from those of the workspace's files, whatever they are called."""


_PATIENCE = 10.0
"""Seconds to wait while another session writes a file of the workspace."""


def file_lock(folder: Path, name: str) -> FileLock:
    """Return the lock that keeps sessions from writing a file of a workspace over each other.

    `folder` is the `.govtui` folder, which gets a folder for it. Raises OSError where that cannot
    be made; acquiring the lock does, too, where another session keeps it for too long.
    """
    path = folder / "locks" / f"{name}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    return FileLock(path, timeout=_PATIENCE)


class SessionLock:
    """Held from `acquire` until `release` or the end of the process."""

    def __init__(self, folder: Path, name: str) -> None:
        """Name the lock; `folder` is made when it is acquired."""
        self._path = folder / f"{name}{_SUFFIX}"
        self._owner = folder / f"{name}.owner"
        # Taken in the thread that writes first, given back in the one that closes.
        self._lock = FileLock(self._path, thread_local=False)
        self._inode: tuple[int, int] | None = None

    def acquire(self) -> None:
        """Take the lock; Locked, with who holds it, where another session has it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            raise Locked(self._taken()) from None
        there = self._path.stat()
        self._inode = (there.st_dev, there.st_ino)
        owner = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        with contextlib.suppress(OSError):  # it is for a message only
            self._owner.write_text(json.dumps(owner), encoding="utf-8")

    @property
    def held(self) -> bool:
        """Whether this session still has the lock: its file may have been taken away."""
        if self._inode is None:
            return False
        try:
            there = self._path.stat()
        except OSError:
            return False
        return (there.st_dev, there.st_ino) == self._inode

    def release(self) -> None:
        """Give the lock back."""
        if self._inode is not None:
            self._inode = None
            with contextlib.suppress(OSError):
                self._owner.unlink()
            self._lock.release()

    def _taken(self) -> str:
        try:
            owner = json.loads(self._owner.read_text(encoding="utf-8"))
            who = _("process {pid} on {host}, since {since}").format(
                pid=owner["pid"], host=owner["host"], since=owner["since"]
            )
        except (OSError, ValueError, KeyError, TypeError):
            who = _("another process")
        return _(
            "{who} has this workspace open as the same reviewer; close it, or look read-only."
        ).format(who=who)


def open_sessions(folder: Path) -> list[str]:
    """Return the names of the sessions whose locks in a folder somebody holds."""
    held = []
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        lock = FileLock(path)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            held.append(path.name.removesuffix(_SUFFIX))
        else:
            lock.release()
    return held
