"""JournalDB is TinyDB: the same calls give the same answers, now and after reopening."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tinydb import TinyDB, where
from tinydb.operations import delete, increment
from tinydb.storages import Storage
from tinydb.table import Document, Table

from govtui.store.journal import JournalDB
from tests.store.broken import Quick

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_TABLES = st.sampled_from(["_default", "opening", "decisions"])
_NUMBERS = st.integers(0, 4)
_DOCUMENTS = st.fixed_dictionaries(
    {"n": _NUMBERS, "text": st.text(alphabet='防汛\n\x00"\\{', max_size=3)},
    optional={"deep": st.lists(st.dictionaries(st.sampled_from("ab"), st.none()), max_size=2)},
)
_IDS = st.integers(1, 9)


class _Text(Storage):
    """What TinyDB's own JSON storage does, without its file.

    `MemoryStorage` hands out its live contents, so that an update which fails half-way stays in it.
    """

    text: str | None = None

    def read(self) -> dict[str, Any] | None:
        return None if self.text is None else json.loads(self.text)

    def write(self, data: dict[str, Any]) -> None:
        self.text = json.dumps(data)


class SameAsTinyDB(RuleBasedStateMachine):
    """Does the same to both databases and compares answers, errors and contents."""

    folder: Path
    count = 0

    def __init__(self) -> None:
        super().__init__()
        SameAsTinyDB.count += 1
        self.path = self.folder / f"{SameAsTinyDB.count}.jsonl"
        self.ours: TinyDB = JournalDB(self.path, fs=Quick())
        self.theirs = TinyDB(storage=_Text)

    def both(self, call: Callable[[TinyDB], Any]) -> None:
        """Make a call on both; they answer alike or fail alike."""
        answers = []
        for db in (self.theirs, self.ours):
            try:
                answers.append(call(db))
            except (ValueError, KeyError, RuntimeError) as error:
                answers.append((type(error), str(error)))
        assert answers[1] == answers[0]

    @rule(table=_TABLES, document=_DOCUMENTS)
    def insert(self, table: str, document: dict[str, Any]) -> None:
        self.both(lambda db: db.table(table).insert(document))

    @rule(table=_TABLES, document=_DOCUMENTS, id_=_IDS)
    def insert_with_id(self, table: str, document: dict[str, Any], id_: int) -> None:
        self.both(lambda db: db.table(table).insert(Document(document, id_)))

    @rule(table=_TABLES, documents=st.lists(_DOCUMENTS, max_size=3))
    def insert_multiple(self, table: str, documents: list[dict[str, Any]]) -> None:
        self.both(lambda db: db.table(table).insert_multiple(documents))

    @rule(table=_TABLES, document=_DOCUMENTS, number=_NUMBERS)
    def update(self, table: str, document: dict[str, Any], number: int) -> None:
        self.both(lambda db: db.table(table).update(document, where("n") == number))

    @rule(table=_TABLES, ids=st.lists(_IDS, max_size=3, unique=True))
    def update_by_id(self, table: str, ids: list[int]) -> None:
        self.both(lambda db: db.table(table).update(increment("n"), doc_ids=ids))

    @rule(table=_TABLES, number=_NUMBERS)
    def delete_a_field(self, table: str, number: int) -> None:
        self.both(lambda db: db.table(table).update(delete("text"), where("n") > number))

    @rule(table=_TABLES, document=_DOCUMENTS, number=_NUMBERS)
    def upsert(self, table: str, document: dict[str, Any], number: int) -> None:
        self.both(lambda db: db.table(table).upsert(document, where("n") == number))

    @rule(table=_TABLES, number=_NUMBERS)
    def remove(self, table: str, number: int) -> None:
        self.both(lambda db: db.table(table).remove(where("n") == number))

    @rule(table=_TABLES, ids=st.lists(_IDS, max_size=3, unique=True))
    def remove_by_id(self, table: str, ids: list[int]) -> None:
        self.both(lambda db: db.table(table).remove(doc_ids=ids))

    @rule(table=_TABLES)
    def truncate(self, table: str) -> None:
        self.both(lambda db: db.table(table).truncate())

    @rule(table=_TABLES)
    def drop_table(self, table: str) -> None:
        self.both(lambda db: db.drop_table(table))

    @precondition(lambda self: len(self.ours.tables()) > 1)
    @rule()
    def drop_tables(self) -> None:
        self.both(lambda db: db.drop_tables())

    @rule(table=_TABLES, number=_NUMBERS)
    def query(self, table: str, number: int) -> None:
        self.both(lambda db: db.table(table).search(where("n") >= number))
        self.both(lambda db: db.table(table).count(where("deep").exists()))
        self.both(lambda db: db.table(table).get(doc_id=number))
        self.both(lambda db: db.table(table).get(doc_ids=[number, 1, 2]))
        self.both(lambda db: db.table(table).contains(where("n") == number))

    @rule(table=_TABLES, document=_DOCUMENTS)
    def plain_table(self, table: str, document: dict[str, Any]) -> None:
        """A table of TinyDB's own class works on our storage, too."""
        self.both(lambda db: Table(db.storage, table).insert(document))
        self.reopen()
        self.theirs = _fresh(self.theirs)

    @rule()
    def reopen(self) -> None:
        self.ours.close()
        self.ours = JournalDB(self.path, fs=Quick())
        self.theirs = _fresh(self.theirs)

    @invariant()
    def contents_are_the_same(self) -> None:
        assert self.ours.tables() == self.theirs.tables()
        for name in self.theirs.tables():
            ours, theirs = self.ours.table(name).all(), self.theirs.table(name).all()
            assert [(doc.doc_id, doc) for doc in ours] == [(doc.doc_id, doc) for doc in theirs]
        assert self.ours.storage.read() == self.theirs.storage.read()

    def teardown(self) -> None:
        self.ours.close()


def _fresh(db: TinyDB) -> TinyDB:
    """Return the same contents as a database that was just opened."""
    again = TinyDB(storage=_Text)
    contents = db.storage.read()
    if contents is not None:
        again.storage.write(contents)
    return again


def test_the_same_as_tinydb(
    tmp_path: Path, release: bool, counted: Callable[[str, int], None]
) -> None:
    SameAsTinyDB.folder = tmp_path
    machine = SameAsTinyDB.TestCase
    machine.settings = settings(max_examples=1_000, stateful_step_count=8)
    for _seed in range(100 if release else 1):  # hypothesis remembers what it tried, ever slower
        machine().runTest()
    counted("random sequences of calls, equal to TinyDB's", SameAsTinyDB.count)


def test_what_is_read_is_a_copy(tmp_path: Path) -> None:
    with JournalDB(tmp_path / "j.jsonl") as db:
        db.insert({"labels": ["PER"]})
        document = db.get(doc_id=1)
        assert isinstance(document, Document)
        document["labels"].append("ORG")
        assert db.get(doc_id=1) == {"labels": ["PER"]}
        contents = db.storage.read()
        assert contents is not None
        contents["_default"].clear()
        assert len(db) == 1


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, "\udc80", object()])
def test_what_json_cannot_hold_is_refused_and_changes_nothing(
    tmp_path: Path, value: object
) -> None:
    with JournalDB(tmp_path / "j.jsonl") as db:
        db.insert({"n": 1})
        with pytest.raises((TypeError, ValueError)):
            db.insert({"value": value})
        assert len(db) == 1
    with JournalDB(tmp_path / "j.jsonl") as db:
        assert db.all() == [{"n": 1}]


def test_an_update_that_fails_half_way_changes_nothing(tmp_path: Path) -> None:
    with JournalDB(tmp_path / "j.jsonl") as db:
        db.insert_multiple([{"text": "防汛"}, {}])
        with pytest.raises(KeyError):
            db.update(delete("text"))
        assert db.all() == [{"text": "防汛"}, {}]
    with JournalDB(tmp_path / "j.jsonl") as db:
        assert db.all() == [{"text": "防汛"}, {}]


def test_a_write_costs_what_it_touches(tmp_path: Path) -> None:
    with JournalDB(tmp_path / "j.jsonl") as db:
        db.insert_multiple({"n": n} for n in range(1000))
        before = (tmp_path / "j.jsonl").stat().st_size
        db.update({"n": -1}, doc_ids=[500])
        db.update({"n": -1}, doc_ids=[500])
        assert (tmp_path / "j.jsonl").stat().st_size - before < 100


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with JournalDB(tmp_path / "folder" / "j.jsonl", root=tmp_path) as db:
        assert db.all() == []
        assert db.table("decisions").search(where("n") == 1) == []
    assert list(tmp_path.iterdir()) == []
