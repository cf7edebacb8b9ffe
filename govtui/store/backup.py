"""Backups: a verified copy of a workspace in one file, and its way back.

A backup is a zip file with a manifest that names the size and SHA-256 of every member. It is
written under another name and renamed when it is whole. A restore checks every member before it
touches anything, and moves a workspace that is in its way aside.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from itertools import count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from govtui.corpus.strict_json import UNREADABLE
from govtui.errors import StoreError
from govtui.i18n import _
from govtui.store.fs import Fs, cannot, store_errors, write_durably
from govtui.store.layout import FOLDER
from govtui.store.locks import open_sessions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MANIFEST = "manifest.json"
# What zipfile raises for bytes that are no zip file, or for kinds that were never written.
_UNZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
)
_LEFT_OUT = ("index", "locks")


class Member(msgspec.Struct, frozen=True):
    """One file of a backup."""

    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What a backup holds, by POSIX path in the `.govtui` folder."""

    files: dict[str, Member]
    format: int = 1


def backup(folder: Path, target: Path, progress: Callable[[int], None] | None = None) -> Manifest:
    """Copy a workspace's folder into the file `target`, which must not be there yet.

    Journals only grow, so what a session writes meanwhile does no harm: each is copied as it is
    when its turn comes. Raises StoreError where something cannot be read or written.
    """
    if target.exists():
        raise StoreError(_("{path} is there already; give another name.").format(path=target))
    fs = Fs()
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    files: dict[str, Member] = {}
    try:
        with zipfile.ZipFile(temporary, "x", zipfile.ZIP_DEFLATED) as archive:
            for path in _files(folder):
                data = path.read_bytes()
                name = path.relative_to(folder).as_posix()
                archive.writestr(name, data)
                files[name] = _member(data)
                if progress is not None:
                    progress(len(files))
            manifest = Manifest(files)
            archive.writestr(_MANIFEST, msgspec.json.encode(manifest))
        verify(temporary)
        with temporary.open("rb") as written:
            fs.fsync(written.fileno())
        fs.rename(temporary, target)
        fs.fsync_directory(target.parent)
    except OSError as error:
        raise cannot(target, _("write"), error) from error
    finally:
        temporary.unlink(missing_ok=True)
    return manifest


def verify(path: Path) -> Manifest:
    """Read a whole backup against its manifest; StoreError where anything differs."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = msgspec.json.decode(archive.read(_MANIFEST), type=Manifest)
            for name, member in manifest.files.items():
                if _member(archive.read(name)) != member or not _stays_inside(name):
                    raise StoreError(_("{path}: {name} is damaged").format(path=path, name=name))
    except (OSError, *_UNZIP_ERRORS, *UNREADABLE) as error:
        raise StoreError(
            _("{path}: this is no whole backup: {error}").format(path=path, error=error)
        ) from error
    return manifest


def restore(path: Path, root: Path) -> Path | None:
    """Put a backup's workspace into the folder `root`.

    Returns where the workspace that was there is now, None where there was none. Raises StoreError,
    with nothing changed, where the backup is not whole or a session is open.
    """
    manifest = verify(path)
    folder = root / FOLDER
    if sessions := open_sessions(folder / "locks"):
        raise StoreError(
            _("{folder} is open in a session ({names}); close it first.").format(
                folder=folder, names=", ".join(sessions)
            )
        )
    fs = Fs()
    with store_errors(root, _("write")):
        fresh = _free_name(root, "restored")
        fresh.mkdir()
        with zipfile.ZipFile(path) as archive:
            for name in manifest.files:
                (fresh / name).parent.mkdir(parents=True, exist_ok=True)
                write_durably(fs, fresh / name, archive.read(name))
        for place, _directories, _names in os.walk(fresh):
            fs.fsync_directory(Path(place))
        aside = None
        if folder.exists():
            aside = folder.rename(_free_name(root, "before-restore"))
        fresh.rename(folder)
        fs.fsync_directory(root)
    return aside


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a workspace in order, without caches, locks and unfinished writes."""
    for place, directories, names in os.walk(folder):
        if Path(place) == folder:
            directories[:] = [name for name in directories if name not in _LEFT_OUT]
        directories.sort()
        for name in sorted(names):
            if not name.endswith(".tmp"):
                yield Path(place) / name


def _member(data: bytes) -> Member:
    return Member(len(data), hashlib.sha256(data).hexdigest())


def _stays_inside(name: str) -> bool:
    """Tell whether a member's name is a plain path below the folder."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _free_name(root: Path, what: str) -> Path:
    """Return a name beside the workspace's folder that is not taken."""
    return next(path for n in count(1) if not (path := root / f"{FOLDER}.{what}-{n}").exists())
