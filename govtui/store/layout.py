"""Where things lie in a workspace's folder; a report's id never becomes a path."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from govtui.errors import UsageError
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ".govtui"
"""Name of the folder in the corpus."""

GITIGNORE = "# Caches and locks of this machine.\n/index/\n/locks/\n"
GITATTRIBUTES = (
    "# Journals are kept byte for byte; two versions of one are for `govtui merge`.\n"
    "*.jsonl -text -merge\n*.json text eol=lf\n"
)

_SLUG_BYTES = 40
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def find(path: Path) -> Path | None:
    """Return the nearest folder at or above `path` that has a workspace."""
    path = path.absolute()
    for folder in (path, *path.parents):
        if (folder / FOLDER).is_dir():
            return folder
    return None


def reviewer_name(name: str) -> str:
    """Return a reviewer's name as it is kept; UsageError where it cannot name a file.

    Letters of any script, digits, and `. _ - @` inside.
    """
    message = _("{name} cannot be a reviewer's name: use letters, digits and . _ - @")
    return _file_name(name, message)


def source_name(name: str) -> str:
    """Return the name of a source of suggestions as it is kept, by the same rules."""
    message = _("{name} cannot name a source: use letters, digits and . _ - @ (--source NAME)")
    return _file_name(name, message)


def _file_name(name: str, message: str) -> str:
    """Return a name that is safe as a file's, else raise UsageError with the message."""
    name = unicodedata.normalize("NFC", name.strip())
    plain = re.fullmatch(r"\w([\w.@-]*\w)?", name)
    if not plain or len(name.encode()) > 100 or _RESERVED.fullmatch(name):
        raise UsageError(message.format(name=repr(name)))
    return name


def review_key(report_id: str) -> str:
    """Return the name of a report's folder: a readable part and 64 bits of its id's SHA-256."""
    digest = hashlib.sha256(report_id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    slug = re.sub(r"[\W_]+", "-", report_id).strip("-").lower()
    short = slug.encode()[:_SLUG_BYTES].decode(errors="ignore").strip("-")
    return f"{short}-{digest}" if short else digest


def review_path(folder: Path, report_id: str, reviewer: str) -> Path:
    """Return the journal of one report and reviewer."""
    return review_folder(folder, report_id) / f"{reviewer}.jsonl"


def review_folder(folder: Path, report_id: str) -> Path:
    """Return the folder of a report's journals."""
    return sharded(folder / "reviews", review_key(report_id))


def sharded(folder: Path, key: str) -> Path:
    """Return where a report's key lies in a folder of many: below two digits of its hash."""
    return folder / key[-16:-14] / key


def journals(
    folder: Path, reviewer: str | None = None
) -> Iterator[tuple[str, Path, os.stat_result]]:
    """Yield the report's key, path and state of all journals, or of one reviewer's, in order."""
    reviews = os.path.join(folder, "reviews")
    for shard in _names(reviews):
        for key in _names(os.path.join(reviews, shard)):
            report = os.path.join(reviews, shard, key)
            names = _names(report) if reviewer is None else [f"{reviewer}.jsonl"]
            for name in names:
                path = os.path.join(report, name)
                if not name.endswith(".jsonl"):
                    continue
                try:
                    there = os.stat(path)
                except (FileNotFoundError, NotADirectoryError):
                    continue
                yield key, Path(path), there


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []
