"""The listing of a corpus: every report that can be read, and why the others cannot.

Text and HTML files are only looked at, not opened, so that 100,000 of them list in the time that
the directories take. The lines of JSONL files are read, for their ids stand in them.
"""

from __future__ import annotations

import os
import stat
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from govtui.corpus import manifest
from govtui.corpus.files import SIZE_LIMIT, not_regular, open_regular, reason, too_large
from govtui.corpus.model import Entry
from govtui.corpus.records import Line, lines
from govtui.errors import CorpusError
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TEXT = (".txt",)
HTML = (".html", ".htm")
JSONL = (".jsonl",)
SUFFIXES = TEXT + HTML + JSONL

_READ_BY_ALL = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH

WORKSPACE = ".govtui"
"""Name of the folder that holds the reviews; nothing in it is a report."""


def scan(
    root: Path,
    within: Path | None = None,
    *,
    encodings: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> Iterator[Entry]:
    """List the reports under `root`, or in the folder or file `within` it, in order of their paths.

    Ids are POSIX paths from `root`. `encodings` gives the encoding chosen for a path, `encoding`
    the one for all others, where JSONL is to be read as something else than UTF-8. Hidden files and
    folders, `.govtui/` among them, are left out, and so are files of other kinds; one that `within`
    names is listed with the reason.
    """
    scanner = _Scanner(root, encodings or {}, encoding)
    if within is None:
        return scanner.folder("")
    path = within.relative_to(root).as_posix()
    if WORKSPACE in within.relative_to(root).parts:
        return iter(())
    if within.is_dir() and not within.is_symlink():
        return scanner.folder("" if path == "." else path + "/")
    return scanner.named_file(path)


class _Scanner:
    """One walk over a corpus."""

    def __init__(self, root: Path, encodings: Mapping[str, str], encoding: str | None) -> None:
        self._root = root
        self._top = os.path.realpath(root)
        self._encodings = encodings
        self._encoding = encoding
        self._marked: set[str] = set()
        """Ids with a `#`: the only ones that two files can share."""

    def folder(self, prefix: str) -> Iterator[Entry]:
        """List a folder, given as the start of its files' paths: empty, or ending in `/`."""
        waiting: list[tuple[str, os.DirEntry[str] | None]] = [(prefix, None)]
        while waiting:  # a stack: folders may nest deeper than calls
            path, item = waiting.pop()
            if item is not None:
                yield from self._file(path, item)
                continue
            try:
                waiting += reversed(self._look_into(path))
            except OSError as error:
                yield self._problem(path or ".", reason(error))

    def named_file(self, path: str) -> Iterator[Entry]:
        """List one file that somebody named."""
        if not path.lower().endswith(SUFFIXES):
            kinds = ", ".join(SUFFIXES)
            yield self._problem(path, _("not a kind that is read: {kinds}").format(kinds=kinds))
            return
        yield from self._file(path)

    def _look_into(self, prefix: str) -> list[tuple[str, os.DirEntry[str] | None]]:
        """Return the files of a folder, and its folders with `/` and without entry, sorted."""
        inside: list[tuple[str, os.DirEntry[str] | None]] = []
        with os.scandir(os.path.join(self._root, prefix)) as found:
            for item in found:
                name = item.name
                if name.startswith("."):
                    continue
                if item.is_dir(follow_symlinks=False):
                    inside.append((f"{prefix}{name}/", None))
                elif name.lower().endswith(SUFFIXES) or _links_to_folder(item):
                    inside.append((prefix + name, item))
        return sorted(inside, key=itemgetter(0))

    def _file(self, path: str, item: os.DirEntry[str] | None = None) -> Iterator[Entry]:
        """List what one file holds."""
        place = os.path.join(self._root, path)
        try:
            found = os.lstat(place) if item is None else item.stat(follow_symlinks=False)
            if stat.S_ISLNK(found.st_mode):
                self._check_link(place)
                found = os.stat(place)
        except OSError as error:
            yield self._problem(path, reason(error))
            return
        except CorpusError as error:
            yield self._problem(path, str(error))
            return
        if problem := _why_not(path, place, found):
            yield self._problem(path, problem, found)
        elif path.lower().endswith(JSONL):
            yield from self._records(path, found)
        elif "#" in path and path in self._marked:
            yield self._problem(path, _("another report has the same id"), found)
        else:
            if "#" in path:
                self._marked.add(path)
            yield Entry(id=path, path=path, size=found.st_size, modified=found.st_mtime)

    def _check_link(self, place: str) -> None:
        """Refuse a link that leads out of the folder, or to a folder; raises OSError for a loop."""
        target = os.path.realpath(place, strict=True)
        if os.path.isdir(target):
            raise CorpusError(_("a link to a folder is not followed"))
        if not Path(target).is_relative_to(self._top):
            raise CorpusError(_("a link out of the folder is not followed"))

    def _records(self, path: str, found: os.stat_result) -> Iterator[Entry]:
        """List the records of a JSONL file; of a manifest, only the lines that cannot be read."""
        try:
            with open_regular(self._root, path) as file:
                for line in lines(file, encoding=self._encodings.get(path, self._encoding)):
                    if entry := self._record(path, line, found):
                        yield entry
        except CorpusError as error:
            yield self._problem(path, str(error), found)

    def _record(self, path: str, line: Line, found: os.stat_result) -> Entry | None:
        """List one record; None where it is no raw report."""
        record, problem = line.record, line.problem
        if record is not None:
            if "schema" in record or path.rpartition("/")[2] == manifest.NAME:
                return None
            problem = why_no_report(record)
        own = record.get("id") if record is not None else None
        id_ = f"{path}#{line.number if own is None else own}"
        if problem is None and id_ in self._marked:
            problem = _("the id {id} was there before").format(id=own or line.number)
        if problem is None:
            self._marked.add(id_)
        else:
            id_ = f"{path}:{line.number}"  # no report has such an id, and it says where
        return Entry(
            id=id_, path=path, size=line.size, modified=found.st_mtime, offset=line.offset,
            problem=problem,
        )  # fmt: skip

    def _problem(self, path: str, problem: str, found: os.stat_result | None = None) -> Entry:
        """Return the entry of something that cannot be read."""
        shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        return Entry(
            id=shown, path=shown, problem=problem,
            size=found.st_size if found else 0, modified=found.st_mtime if found else 0.0,
        )  # fmt: skip


def why_no_report(record: Mapping[str, object]) -> str | None:
    """Say what keeps a JSONL record from being a report; None if nothing does."""
    if not isinstance(record.get("text"), str):
        return _("no field `text` with a string")
    own = record.get("id")
    if isinstance(own, bool) or not isinstance(own, str | int | None):
        return _("the field `id` is neither a string nor a whole number")
    if own == "":
        return _("the field `id` is empty")
    return None


def _why_not(path: str, place: str, found: os.stat_result) -> str | None:
    """Say what keeps a file from being opened, without opening it; None if nothing is known."""
    if not stat.S_ISREG(found.st_mode):
        return not_regular(found.st_mode)
    if not _is_unicode(path):
        return _("its name is not Unicode text; rename the file")
    if found.st_size > SIZE_LIMIT and not path.lower().endswith(JSONL):
        return too_large(found.st_size, SIZE_LIMIT)
    if found.st_mode & _READ_BY_ALL != _READ_BY_ALL and not os.access(place, os.R_OK):
        return _("no permission to read it")
    return None


def _is_unicode(path: str) -> bool:
    """Tell whether a path can stand in a JSON file: no lone surrogates."""
    if path.isascii():
        return True
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _links_to_folder(item: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a link to a folder."""
    try:
        return item.is_symlink() and item.is_dir()
    except OSError:  # a link loop
        return False
