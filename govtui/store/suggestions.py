"""Suggestions from elsewhere: `suggestions/<source>.jsonl`, a report a line, in order of the ids.

They are no decisions: the file they came from can be imported again. So a line that is damaged is
left out here, and `govtui check` tells of it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from govtui.corpus.strict_json import UNREADABLE
from govtui.extraction.model import Suggestion
from govtui.i18n import _
from govtui.store.fs import make_directories, store_errors, write_atomically
from govtui.store.layout import source_name
from govtui.store.locks import file_lock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from govtui.store.workspace import Workspace


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """What one source suggests for one report."""

    id: str
    """The report's id where the suggestions were made."""
    sha256: str
    """Of the report's source; the empty string where that is not known."""
    text: str
    """The cleaned text that the suggestions are in."""
    suggestions: tuple[Suggestion, ...]

    def __post_init__(self) -> None:
        if not all(0 <= s.start < s.end <= len(self.text) for s in self.suggestions):
            raise ValueError("a suggestion is not in the text")


_decode = msgspec.json.Decoder(Offered).decode
_encode = msgspec.json.Encoder().encode


def keep(workspace: Workspace, source: str, offered: Iterable[Offered]) -> set[str]:
    """Put what a source suggests in the place of what it suggested for the same reports.

    Returns the ids of the reports for which that is new. All of it is on the disk then, or
    StoreError is raised and nothing has changed.
    """
    workspace.require_writable()
    path = workspace.folder / "suggestions" / f"{source_name(source)}.jsonl"
    with store_errors(path, _("write")), file_lock(workspace.folder, "suggestions"):
        make_directories(workspace.fs, path.parent, workspace.folder)
        before = dict(_lines(workspace.fs.read(path))) if path.exists() else {}
        lines = before | {one.id: _encode(one) for one in offered}
        data = b"".join(lines[id_] + b"\n" for id_ in sorted(lines))
        write_atomically(workspace.fs, path, data)
    return {id_ for id_, line in lines.items() if before.get(id_) != line}


def offered_for(folder: Path, report_id: str, sha256: str) -> Iterator[tuple[str, Offered]]:
    """Yield what each source suggests for a report, with the source's name.

    It is found by the source's `sha256`, else by the id. `folder` is the `.govtui` folder.
    """
    for path in sorted((folder / "suggestions").glob("*.jsonl")):
        there = path.stat()
        places = _places(path, there.st_mtime_ns, there.st_size)
        place = places.get(("sha256", sha256)) or places.get(("id", report_id))
        if place is not None:
            with path.open("rb") as file:
                file.seek(place[0])
                yield path.stem, _decode(file.read(place[1]))


def damaged_lines(data: bytes) -> list[int]:
    """Return the numbers of the lines that hold no suggestions, counted from 1."""
    return [number for number, line in enumerate(data.splitlines(), 1) if _read(line) is None]


@lru_cache(maxsize=16)
def _places(path: Path, _modified: int, _size: int) -> Mapping[tuple[str, str], tuple[int, int]]:
    """Return where in a file the line of each report stands: offset and length in bytes."""
    places: dict[tuple[str, str], tuple[int, int]] = {}
    offset = 0
    for line in path.read_bytes().splitlines(keepends=True):
        one = _read(line)
        if one is not None:
            places["id", one.id] = places["sha256", one.sha256] = (offset, len(line))
        offset += len(line)
    places.pop(("sha256", ""), None)
    return places


def _lines(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the whole lines of a file with the ids of their reports."""
    for line in data.splitlines():
        one = _read(line)
        if one is not None:
            yield one.id, line


def _read(line: bytes) -> Offered | None:
    try:
        return _decode(line)
    except UNREADABLE:
        return None
