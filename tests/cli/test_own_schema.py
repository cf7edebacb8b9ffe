"""A workspace's own label schema takes the place of the built-in one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Result

    Govtui = Callable[..., Result]

OWN = {
    "name": "people-only",
    "labels": [{"name": "PER", "key": "1", "colour": "#ff0000", "titles": {"en": "person"}}],
}


@pytest.fixture
def own(reports: Path) -> Path:
    """The file of the schema."""
    file = reports / ".govtui" / "schema.json"
    file.parent.mkdir()
    file.write_text(json.dumps(OWN), encoding="utf-8")
    return file


def test_only_its_labels_are_suggested(govtui: Govtui, reports: Path, own: Path) -> None:
    assert own.exists()
    result = govtui("extract", reports)
    records = [json.loads(line) for line in result.out.splitlines()]
    assert {label["label"] for record in records for label in record["labels"]} == {"PER"}
    assert {record["review"]["label_schema"] for record in records} == {"people-only"}


def test_one_that_cannot_be_read_is_told_of(govtui: Govtui, reports: Path, own: Path) -> None:
    own.write_text("{}", encoding="utf-8")
    result = govtui("extract", reports)
    assert (result.status, result.out) == (1, b"")
    assert "schema.json" in result.err
