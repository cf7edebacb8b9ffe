"""Where results and messages go: results to stdout or a file, messages to stderr.

On a terminal, text from outside is made safe to show; in a pipe or file the data is exact.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from govtui.display import display_safe
from govtui.errors import GovtuiError
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Output:
    """Takes a command's results."""

    def __init__(self, stream: BinaryIO, *, to_terminal: bool) -> None:
        self._stream = stream
        self.to_terminal = to_terminal

    def write(self, data: bytes) -> None:
        """Write whole lines of UTF-8, each with its newline."""
        self._stream.write(_shown(data) if self.to_terminal else data)


@contextmanager
def output_to(path: Path | None) -> Iterator[Output]:
    """Give where results go: the file at `path`, in one piece or not at all.

    Without a path, or with `-`, they go to stdout.
    """
    if path is not None and str(path) == "-":
        path = None
    try:
        if path is None:
            yield Output(sys.stdout.buffer, to_terminal=sys.stdout.isatty())
            sys.stdout.buffer.flush()
        else:
            with _whole_file(path) as stream:
                yield Output(stream, to_terminal=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        if path is None:
            drop_output()
        message = _("{path}: cannot be written ({reason})")
        name = path or _("standard output")
        raise GovtuiError(message.format(path=name, reason=error.strerror or error)) from error


def drop_output() -> None:
    """Send what is left of stdout nowhere, or the interpreter would complain of it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """Print a message for people to stderr."""
    lines = (display_safe(line) for line in message.split("\n"))
    print("govtui: " + "\n  ".join(lines), file=sys.stderr)


@contextmanager
def _whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a new file that takes the name `path` when all of it is on the disk."""
    target = path.resolve()  # a link stays a link
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, _mode(target))
        os.replace(name, target)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    """Return the rights that the file has, or that a new one would get."""
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make a new name last; where the system cannot sync folders, it has no need to."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _shown(data: bytes) -> bytes:
    """Return lines as a terminal may show them."""
    lines = data.decode().split("\n")
    return "\n".join(display_safe(line) for line in lines).encode()
