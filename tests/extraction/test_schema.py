"""The label schema is data that a workspace can replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from govtui.extraction.schema import LabelSchema, SchemaError, default_schema, load_schema

if TYPE_CHECKING:
    from pathlib import Path


def test_the_bundled_schema() -> None:
    schema = default_schema()
    assert schema.names == ("PER", "POST", "ORG", "LOC", "TIME", "MEET", "DOC", "TERM", "QTY")
    assert [label.key for label in schema.labels] == list("123456789")
    assert set(schema.priority) == set(schema.names)
    assert schema.rank("DOC") < schema.rank("PER") < schema.rank("unknown")
    for label in schema.labels:
        for texts in (label.titles, label.description, label.guideline):
            assert set(texts) == {"en", "zh_CN"}


def test_titles_fall_back() -> None:
    label = msgspec.structs.replace(default_schema().labels[0], titles={"en": "person"})
    assert label.title("zh_CN") == "person"
    assert msgspec.structs.replace(label, titles={}).title("en") == "PER"


def test_a_schema_comes_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "schema.json"
    path.write_bytes(msgspec.json.encode(default_schema()))
    assert load_schema(path) == default_schema()


@pytest.mark.parametrize(
    ("labels", "why"),
    [
        ([("A", "1"), ("A", "2")], "two labels have the name A"),
        ([("A", "1"), ("B", "1")], "two labels have the key 1"),
        ([("", "1")], "a label has no name"),
    ],
)
def test_a_schema_that_contradicts_itself_is_refused(
    tmp_path: Path, labels: list[tuple[str, str]], why: str
) -> None:
    path = tmp_path / "schema.json"
    data = [{"name": n, "key": k, "colour": "#ffffff", "titles": {}} for n, k in labels]
    path.write_bytes(msgspec.json.encode({"name": "x", "labels": data}))
    with pytest.raises(SchemaError, match=why):
        load_schema(path)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"none\.json"):
        load_schema(tmp_path / "none.json")


def test_schemas_compare_by_value() -> None:
    assert LabelSchema(name="x", labels=()) == LabelSchema(name="x", labels=())
