"""Records from anywhere: imported as they are, or refused with their line; nothing in between."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtui.interchange import choose, export, import_records
from govtui.interchange.importing import Imported, ImportedLine
from govtui.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "云溪区召开会议\n区长𠮷田野主持。"
RECORD: dict[str, Any] = {
    "schema": "govtui.review/1",
    "govtui_version": "0.1.0",
    "id": "news/a.txt",
    "source": {"path": "news/a.txt", "sha256": "0" * 64},
    "text": TEXT,
    "labels": [
        {"start": 0, "end": 3, "label": "LOC", "text": "云溪区", "raw": [0, 7], "status": "added"},
        {"start": 10, "end": 13, "label": "PER", "text": "𠮷田野", "status": "rejected"},
    ],
    "damage": [{"start": 3, "end": 5, "text": "召开", "status": "likely", "candidates": ["召幵"]}],
    "review": {"status": "in_progress", "reviewer": "li", "seconds": 3},
}


def _import(folder: Path, *lines: bytes) -> list[ImportedLine]:
    """Import lines into the workspace of `folder`, whoever's they are."""
    with Workspace.open(folder, reviewer="li") as workspace:
        return list(import_records(io.BytesIO(b"\n".join(lines)), lambda _name: workspace))


def _export(folder: Path) -> bytes:
    with Workspace.open(folder, reviewer="li", read_only=True) as workspace:
        chosen = choose(workspace, everything=True)
        lines = list(export(workspace, chosen, everything=True))
    assert all(isinstance(line, bytes) for line in lines)
    return b"".join(line for line in lines if isinstance(line, bytes))


def test_a_minimal_record_is_imported_and_completed(tmp_path: Path) -> None:
    (line,) = _import(tmp_path, json.dumps(RECORD).encode())
    assert (line.result, line.problem) == (Imported.ADDED, None)
    record = json.loads(_export(tmp_path))
    assert [label["status"] for label in record["labels"]] == ["added", "rejected"]
    assert record["meta"]["title"] is None
    assert record["damage"][0]["candidates"] == ["召幵"]


WRONG: dict[str, dict[str, Any]] = {
    "another format": {"schema": "govtui.review/2"},
    "no text": {"text": None},
    "a label outside": {"labels": [{**RECORD["labels"][0], "end": 99}]},
    "a label backwards": {"labels": [{**RECORD["labels"][0], "start": 3, "end": 0, "text": ""}]},
    "a label of another text": {"labels": [{**RECORD["labels"][0], "text": "大观区"}]},
    "labels that overlap": {"labels": [RECORD["labels"][0]] * 2},
    "a status that is none": {"labels": [{**RECORD["labels"][0], "status": "maybe"}]},
    "another checksum": {"text_sha256": "1" * 64},
    "a number as id": {"id": 7},
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_record_is_refused_with_its_line(tmp_path: Path, change: dict[str, Any]) -> None:
    good = json.dumps(RECORD).encode()
    bad, last = _import(tmp_path, json.dumps({**RECORD, **change}).encode(), good)
    assert bad.result is Imported.REFUSED
    assert (bad.problem or "").startswith("line 1: ")
    assert last.result is Imported.ADDED
    assert len(_export(tmp_path).splitlines()) == 1


@pytest.mark.parametrize("id_", ["../../x", "/etc/passwd", "..", "CON", "x" * 300, "\x1b[2J", ""])
def test_an_id_is_never_a_path(tmp_path: Path, id_: str) -> None:
    root = tmp_path / "corpus"
    root.mkdir()
    (line,) = _import(root, json.dumps({**RECORD, "id": id_}).encode())
    assert line.result is Imported.ADDED
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]
    assert [path.name for path in root.iterdir()] == [".govtui"]
    assert json.loads(_export(root))["id"] == id_


_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
_keys = st.sampled_from([*RECORD, "meta", "text_sha256", "x_unknown"])


@settings(max_examples=60)
@given(st.dictionaries(_keys, _json, max_size=3))
def test_any_record_is_kept_whole_or_refused(
    tmp_path_factory: pytest.TempPathFactory, change: dict[str, Any]
) -> None:
    first, second = (tmp_path_factory.mktemp("workspace") for _n in range(2))
    (line,) = _import(first, msgspec.json.encode({**RECORD, **change}))
    if line.result is Imported.REFUSED:
        assert line.problem
        assert not (first / ".govtui" / "reviews").exists()
        return
    exported = _export(first)
    (again,) = _import(second, exported.rstrip(b"\n"))
    assert again.result is Imported.ADDED
    assert _export(second) == exported


@settings(max_examples=60)
@given(st.binary(max_size=300) | st.integers(0, 600).map(lambda n: json.dumps(RECORD).encode()[:n]))
def test_any_bytes_are_refused_line_by_line(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("workspace")
    for line in _import(folder, data):
        assert line.result is Imported.REFUSED
        assert line.problem
