"""`manifest.jsonl`: what the crawler knew of the files beside it.

A record names its file in `path` (or `file`, or `id`), relative to the manifest's folder; `url` and
`crawled_at` go into the report's source, the rest into its fields.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from govtui.corpus.files import open_regular
from govtui.corpus.records import lines
from govtui.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "manifest.jsonl"
_NAMING = ("path", "file", "id")


def facts_of(root: Path, path: str) -> Mapping[str, Any]:
    """Return what the nearest manifest in the folders above the file at `path` says of it."""
    place = PurePosixPath(path)
    for folder in place.parents:
        try:
            found = os.stat(root / folder / NAME)
        except OSError:
            continue
        records = _records(root, str(folder / NAME), found.st_mtime_ns, found.st_size)
        facts = records.get(str(place.relative_to(folder)))
        if facts is not None:
            return facts
    return {}


@lru_cache(maxsize=64)
def _records(root: Path, path: str, _modified: int, _size: int) -> Mapping[str, Mapping[str, Any]]:
    """Read a manifest into file -> facts. Lines that cannot be read are listed by `scan`."""
    found: dict[str, Mapping[str, Any]] = {}
    try:
        with open_regular(root, path) as file:
            for line in lines(file):
                if line.record is None:
                    continue
                facts = dict(line.record)
                key = next((name for name in _NAMING if isinstance(facts.get(name), str)), None)
                if key is not None:
                    found.setdefault(str(PurePosixPath(facts.pop(key))), facts)
    except CorpusError:
        return {}
    return found
