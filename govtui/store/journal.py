"""TinyDB over a journal: `JournalDB(path)` is a TinyDB database with all of its queries.

Every insert, update and remove is one record, on the disk when the call returns, and costs what it
touches: TinyDB's own table copies itself for each write. What is read is always a copy, so nothing
reaches the journal but through these calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from govtui.store import log, records
from govtui.store.log import Log
from govtui.store.records import Op

if TYPE_CHECKING:
    from msgspec import Raw

    from govtui.store.fs import Fs

Document = dict[str, Any]


class JournalStorage(Storage):
    """A TinyDB storage whose file is a journal."""

    def __init__(
        self,
        path: str | Path,
        *,
        root: Path | None = None,
        read_only: bool = False,
        fs: Fs | None = None,
    ) -> None:
        """Open a journal; see `govtui.store.log.Log` for the arguments and errors."""
        self.log = Log(Path(path), root=root, read_only=read_only, fs=fs)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return a copy of all tables, None before the first record."""
        if not self.log.records:
            return None
        return {name: _decoded(table) for name, table in self.log.tables.items()}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make the tables equal to `data`, as one record of what differs."""
        ops: list[Op] = []
        for name in self.log.tables:
            if name not in data:
                ops.append(Op(name, None, records.NULL))
        for name, table in data.items():
            new = {str(id_): log.dump(document) for id_, document in table.items()}
            old = self.log.tables.get(name)
            if old is None:
                ops.append(Op(name, None, records.EMPTY))
            ops += log.changes(name, old or {}, new)
        if ops:
            self.log.append(ops)

    def close(self) -> None:
        """Close the file."""
        self.log.close()


class JournalTable(Table):
    """A TinyDB table that reads and writes single documents of its journal."""

    _storage: JournalStorage

    def _read_table(self) -> Mapping[str, Mapping[str, Any]]:  # type: ignore[override]
        return _Documents(self._storage.log.tables.get(self.name, {}))

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        old = self._storage.log.tables.get(self.name)
        draft = _Draft(old or {}, self.document_id_class)
        updater(draft)
        ops = list(draft.ops(self.name))
        if old is None:
            ops.insert(0, Op(self.name, None, records.EMPTY))
        if ops:
            self._storage.log.append(ops)
        self.clear_cache()


class JournalDB(TinyDB):
    """A TinyDB database that is an append-only, checksummed journal.

    >>> db = JournalDB("reviews/3f/news-a-txt-3f…/lin.jsonl", read_only=True)
    >>> db.table("decisions").search(where("decision")["do"] == "accept")
    """

    table_class = JournalTable
    default_storage_class = JournalStorage  # type: ignore[assignment]  # any Storage will do

    @property
    def log(self) -> Log:
        """The journal file."""
        storage = self.storage
        assert isinstance(storage, JournalStorage)
        return storage.log


class _Documents(Mapping[str, Document]):
    """Documents by id, decoded when they are looked at."""

    def __init__(self, raw: Mapping[str, Raw]) -> None:
        self._raw = raw

    def __getitem__(self, key: str) -> Document:
        return log.load(self._raw[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


class _Draft(MutableMapping[Any, Document]):
    """What a TinyDB updater sees as the table: it keeps only what was touched."""

    def __init__(self, base: Mapping[str, Raw], id_class: Callable[[str], Any]) -> None:
        self._base = base
        self._id_class = id_class
        self._touched: dict[str, Document] = {}
        self._gone: dict[str, None] = {}

    def ops(self, name: str) -> Iterator[Op]:
        """Yield the operations that make the table what it is here."""
        if self._base and not len(self):
            yield Op(name, None, records.EMPTY)
            return
        for id_ in self._gone:
            yield Op(name, id_, records.NULL)
        for id_, document in self._touched.items():
            raw = log.dump(document)
            if self._base.get(id_) != raw:
                yield Op(name, id_, raw)

    def __getitem__(self, key: Any) -> Document:
        id_ = str(key)
        if id_ not in self:
            raise KeyError(key)
        if id_ not in self._touched:
            self._touched[id_] = log.load(self._base[id_])
        return self._touched[id_]

    def __setitem__(self, key: Any, document: Document) -> None:
        self._gone.pop(str(key), None)
        self._touched[str(key)] = document

    def __delitem__(self, key: Any) -> None:
        id_ = str(key)
        if id_ not in self:
            raise KeyError(key)
        self._touched.pop(id_, None)
        if id_ in self._base:
            self._gone[id_] = None

    def __iter__(self) -> Iterator[Any]:
        there = [id_ for id_ in self._base if id_ not in self._gone]
        there += [id_ for id_ in self._touched if id_ not in self._base]
        return (self._id_class(id_) for id_ in there)

    def __len__(self) -> int:
        new = sum(id_ not in self._base for id_ in self._touched)
        return len(self._base) - len(self._gone) + new

    def __contains__(self, key: object) -> bool:
        id_ = str(key)
        return id_ in self._touched or (id_ in self._base and id_ not in self._gone)

    def clear(self) -> None:
        """Remove everything at once."""
        self._touched.clear()
        self._gone = dict.fromkeys(self._base)


def _decoded(table: Mapping[str, Raw]) -> dict[str, Document]:
    return {id_: log.load(document) for id_, document in table.items()}
