"""The file operations that the store stands on, as one object, so that a test can make each fail.

The store calls nothing else to write. Every method either has done what it says or raises OSError,
which `store_errors` turns into an error for people.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from govtui.errors import StoreError
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "darwin":
    import fcntl

    def _sync(fd: int) -> None:
        """Return when the data are on the disk; fsync there leaves them in the drive's cache."""
        fcntl.fcntl(fd, fcntl.F_FULLFSYNC)

else:
    _sync = os.fsync


class Fs:
    """The operating system's own files."""

    def read(self, path: Path) -> bytes:
        """Return the whole content of a file."""
        return path.read_bytes()

    def open(self, path: Path, *, create: bool = False, truncate: bool = False) -> int:
        """Open a file for appending and return its descriptor."""
        flags = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)
        if create:
            flags |= os.O_CREAT
        if truncate:
            flags |= os.O_TRUNC
        return os.open(path, flags, 0o666)

    def write(self, fd: int, data: bytes) -> int:
        """Write at the end of a file; returns how many bytes were taken."""
        return os.write(fd, data)

    def truncate(self, fd: int, length: int) -> None:
        """Cut a file to `length` bytes."""
        os.ftruncate(fd, length)

    def fsync(self, fd: int) -> None:
        """Return when the file's data are on the disk."""
        _sync(fd)

    def close(self, fd: int) -> None:
        """Close a descriptor."""
        os.close(fd)

    def is_directory(self, path: Path) -> bool:
        """Tell whether there is a directory."""
        return path.is_dir()

    def mkdir(self, path: Path) -> None:
        """Make a directory if it is not there; its parent must be."""
        path.mkdir(exist_ok=True)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file a new name; a file of that name is replaced."""
        os.replace(old, new)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def fsync_directory(self, path: Path) -> None:
        """Return when the names in a directory are on the disk."""
        if os.name == "nt":  # which has no such call and keeps names in its journal
            return
        fd = os.open(path, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)

    def same_file(self, fd: int, path: Path, length: int) -> bool:
        """Tell whether `path` still names the open file and it is `length` bytes long."""
        try:
            there = os.stat(path)
        except OSError:
            return False
        return os.path.samestat(there, os.fstat(fd)) and there.st_size == length


def cannot(path: Path, what: str, error: OSError) -> StoreError:
    """Return the error that says what cannot be done with a file; `what` is a translated verb."""
    message = _("{path}: cannot {what}: {reason}")
    return StoreError(message.format(path=path, what=what, reason=error.strerror or error))


@contextlib.contextmanager
def store_errors(path: Path, what: str) -> Iterator[None]:
    """Raise what the system refuses within as the StoreError of `cannot`."""
    try:
        yield
    except OSError as error:
        raise cannot(path, what, error) from error


def make_directories(fs: Fs, path: Path, root: Path) -> None:
    """Make `path` and what is missing between it and `root`, which is there."""
    missing = []
    while path != root and not fs.is_directory(path):
        missing.append(path)
        path = path.parent
    for directory in reversed(missing):
        fs.mkdir(directory)


def sync_directories(fs: Fs, path: Path, root: Path) -> None:
    """Return when the names in `path` and in all directories above it up to `root` last."""
    for directory in (path, *path.parents):
        fs.fsync_directory(directory)
        if directory == root:
            return


def write_atomically(fs: Fs, path: Path, data: bytes) -> None:
    """Put a file in place so that a reader, or a crash, finds the old content or the new."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        write_durably(fs, temporary, data)
        fs.rename(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            fs.remove(temporary)
        raise
    fs.fsync_directory(path.parent)


def write_durably(fs: Fs, path: Path, data: bytes) -> None:
    """Write a file anew and return when its data are on the disk; its name may not be yet."""
    fd = fs.open(path, create=True, truncate=True)
    try:
        write_all(fs, fd, data)
        fs.fsync(fd)
    finally:
        fs.close(fd)


def write_all(fs: Fs, fd: int, data: bytes) -> None:
    """Write all of `data`, however many calls it takes."""
    rest = memoryview(data)
    while rest:
        taken = fs.write(fd, bytes(rest))
        rest = rest[taken:]
