"""Files that fail: a disk in memory that loses power, and calls that return errors."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from govtui.store.fs import Fs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path("/w")
"""The folder that is on the disk in memory from the beginning."""

State = dict[Path, bytes]
"""What a disk may hold after a power cut, by path."""


class _File:
    """A file's bytes on the disk, and what was asked for since the last fsync."""

    def __init__(self, synced: bytes = b"") -> None:
        self.synced = synced
        self.now = synced
        self.pending: list[bytes | int] = []

    def write(self, data: bytes) -> None:
        self.now += data
        self.pending.append(data)

    def truncate(self, length: int) -> None:
        self.now = self.now[:length]
        self.pending.append(length)

    def sync(self) -> None:
        self.synced, self.pending = self.now, []

    def remains(self) -> Iterator[bytes]:
        """Yield what the disk may hold: the changes come in order, the last one torn anywhere."""
        content = self.synced
        yield content
        for change in self.pending:
            if isinstance(change, int):
                content = content[:change]
            else:
                for cut in range(1, len(change)):
                    yield content + change[:cut]
                    yield content + change[:cut] + bytes(len(change) - cut)
                yield content + bytes(len(change))
                content += change
            yield content


class Disk(Fs):
    """A disk in memory. Before every change it tells `observer` what a power cut would leave."""

    def __init__(
        self, files: State | None = None, observer: Callable[[Disk], None] | None = None
    ) -> None:
        self.files = {path: _File(data) for path, data in (files or {}).items()}
        self._observer = observer
        self._directories: set[Path] = {
            parent for path in (ROOT / "x", *self.files) for parent in path.parents
        }
        self._lasting: set[Path] = {*self.files, *self._directories}
        self._replaced: dict[Path, _File] = {}
        self._open: dict[int, _File] = {}
        self._last_fd = 1000

    def states(self) -> Iterator[State]:
        """Yield what the disk may hold if the power goes now: names or none, old or new bytes."""
        yield from self._states(list(self.files))

    def _states(self, paths: list[Path]) -> Iterator[State]:
        if not paths:
            yield {}
            return
        path, file = paths[0], self.files[paths[0]]
        sure = {path, *path.parents} <= self._lasting
        for rest in self._states(paths[1:]):
            if path in self._replaced:
                yield rest | {path: self._replaced[path].now}
            elif not sure:
                yield rest
            for content in file.remains():
                yield rest | {path: content}

    def _before_change(self) -> None:
        if self._observer is not None:
            self._observer(self)

    def read(self, path: Path) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(errno.ENOENT, "No such file", str(path))
        return self.files[path].now

    def open(self, path: Path, *, create: bool = False, truncate: bool = False) -> int:
        self._before_change()
        if path not in self.files:
            if not create:
                raise FileNotFoundError(errno.ENOENT, "No such file", str(path))
            self.files[path] = _File()
            self._lasting.discard(path)
        if truncate:
            self.files[path].truncate(0)
        self._last_fd += 1
        fd = self._last_fd
        self._open[fd] = self.files[path]
        return fd

    def write(self, fd: int, data: bytes) -> int:
        self._before_change()
        self._open[fd].write(data)
        return len(data)

    def truncate(self, fd: int, length: int) -> None:
        self._before_change()
        self._open[fd].truncate(length)

    def fsync(self, fd: int) -> None:
        self._before_change()
        self._open[fd].sync()

    def close(self, fd: int) -> None:
        self._before_change()
        del self._open[fd]

    def is_directory(self, path: Path) -> bool:
        return path in self._directories

    def mkdir(self, path: Path) -> None:
        self._before_change()
        self._directories.add(path)

    def remove(self, path: Path) -> None:
        self._before_change()
        del self.files[path]

    def rename(self, old: Path, new: Path) -> None:
        self._before_change()
        if new in self.files:
            self._replaced[new] = self.files[new]
        self.files[new] = self.files.pop(old)

    def fsync_directory(self, path: Path) -> None:
        self._before_change()
        inside = {entry for entry in (*self.files, *self._directories) if entry.parent == path}
        self._lasting |= inside
        for entry in inside:
            self._replaced.pop(entry, None)

    def same_file(self, fd: int, path: Path, length: int) -> bool:
        return self.files.get(path) is self._open[fd] and len(self.files[path].now) == length


class Quick(Fs):
    """The real files without waiting for the disk, where no test asks what a power cut leaves."""

    def fsync(self, fd: int) -> None:
        """Do nothing."""

    def fsync_directory(self, path: Path) -> None:
        """Do nothing."""


class Failing(Quick):
    """The n-th call that changes something fails, and so do those named in `also`."""

    def __init__(
        self, at: int = -1, error: int = errno.EIO, *, also: tuple[str, ...] = (), take: int = 0
    ) -> None:
        self.at = at
        """Which call fails, counted from 0; -1 for none."""
        self.take = take
        """Bytes that a failing write takes before it fails."""
        self._error = error
        self._also = also
        self.calls: list[str] = []

    def _call(self, name: str) -> bool:
        """Note a call; tell whether it fails."""
        self.calls.append(name)
        later = name in self._also and 0 <= self.at < len(self.calls) - 1
        return len(self.calls) - 1 == self.at or later

    def _fail(self) -> OSError:
        return OSError(self._error, os.strerror(self._error))

    def open(self, path: Path, *, create: bool = False, truncate: bool = False) -> int:
        if self._call("open"):
            raise self._fail()
        return super().open(path, create=create, truncate=truncate)

    def write(self, fd: int, data: bytes) -> int:
        if self._call("write"):
            if self.take:
                super().write(fd, data[: self.take])
            raise self._fail()
        return super().write(fd, data)

    def truncate(self, fd: int, length: int) -> None:
        if self._call("truncate"):
            raise self._fail()
        super().truncate(fd, length)

    def fsync(self, fd: int) -> None:
        if self._call("fsync"):
            raise self._fail()
        super().fsync(fd)

    def close(self, fd: int) -> None:
        super().close(fd)
        if self._call("close"):
            raise self._fail()

    def mkdir(self, path: Path) -> None:
        if self._call("mkdir"):
            raise self._fail()
        super().mkdir(path)

    def rename(self, old: Path, new: Path) -> None:
        if self._call("rename"):
            raise self._fail()
        super().rename(old, new)

    def remove(self, path: Path) -> None:
        if self._call("remove"):
            raise self._fail()
        super().remove(path)

    def fsync_directory(self, path: Path) -> None:
        if self._call("fsync_directory"):
            raise self._fail()
        super().fsync_directory(path)
