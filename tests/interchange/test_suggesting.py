"""Labels from elsewhere as suggestions: kept apart, found again, and never over a decision."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from govtui.errors import ReadOnly
from govtui.interchange import import_suggestions, with_imported
from govtui.interchange.importing import Imported
from govtui.review.carry import renewed
from govtui.review.fold import Review
from govtui.review.model import Accept, Reject
from govtui.store.health import Kind, check
from govtui.store.repair import repair
from govtui.store.workspace import Workspace
from tests.review.made import TEXT, do, opening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govtui.interchange.importing import ImportedLine

SHA256 = opening().source.sha256


def _label(start: int, end: int, label: str = "ORG", **others: Any) -> dict[str, Any]:
    text = others.pop("text", TEXT)
    given = {"start": start, "end": end, "label": label, "text": text[start:end]}
    return given | {"status": "accepted"} | others


def _record(*labels: dict[str, Any], **others: Any) -> dict[str, Any]:
    return {
        "schema": "govtui.review/1",
        "id": "elsewhere/b.txt",
        "source": {"path": "elsewhere/b.txt", "sha256": SHA256},
        "text": TEXT,
        "labels": list(labels),
        "review": {"status": "done"},
    } | others


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path, reviewer="lin") as opened:
        yield opened


def _import(workspace: Workspace, *records: Any, source: str = "model") -> list[ImportedLine]:
    file = io.BytesIO(b"\n".join(json.dumps(one).encode() for one in records))
    return list(import_suggestions(file, workspace, source))


def _shown(workspace: Workspace, **made: Any) -> list[tuple[int, int, str, str, float]]:
    labels = with_imported(workspace.folder, opening(**made)).labels
    assert [label.id for label in labels] == list(range(len(labels)))
    return [msgspec.structs.astuple(label.suggested) for label in labels if label.suggested]


def test_they_stand_before_what_is_computed(workspace: Workspace) -> None:
    suggested = {"start": 19, "end": 21, "label": "ORG", "source": "crf", "score": 0.8}
    (line,) = _import(
        workspace,
        _record(
            _label(0, 9, "ORG"),
            _label(19, 21, status="suggested", suggested=suggested),
            _label(14, 17, status="rejected"),
        ),
    )
    assert (line.id, line.result) == ("elsewhere/b.txt", Imported.ADDED)
    assert _shown(workspace) == [
        (0, 9, "ORG", "model", 1.0),
        (14, 17, "PER", "rule:test", 0.9),
        (19, 21, "ORG", "model:crf", 0.8),
    ]
    path = workspace.folder / "suggestions" / "model.jsonl"
    assert json.loads(path.read_bytes())["id"] == "elsewhere/b.txt"


def test_the_surer_of_two_sources_stands(workspace: Workspace) -> None:
    for score, source in ((0.6, "first"), (0.7, "second")):
        suggested = {"start": 0, "end": 3, "label": "LOC", "source": "x", "score": score}
        label = _label(0, 3, "LOC", status="suggested", suggested=suggested)
        _import(workspace, _record(label), source=source)
    assert _shown(workspace)[0] == (0, 3, "LOC", "second:x", 0.7)
    assert [item[:2] for item in _shown(workspace)] == [(0, 3), (6, 9), (14, 17)]


def test_a_report_is_found_by_its_bytes_or_by_its_id(workspace: Workspace) -> None:
    _import(workspace, _record(_label(19, 21), source={"path": "x", "sha256": ""}))
    assert len(_shown(workspace)) == 3
    assert len(_shown(workspace, report_id="elsewhere/b.txt")) == 4
    _import(workspace, _record(_label(19, 21)))
    assert len(_shown(workspace)) == 4


def test_a_source_replaces_what_it_said_before(workspace: Workspace) -> None:
    _import(workspace, _record(_label(19, 21)), _record(_label(9, 11), id="other"))
    (line,) = _import(workspace, _record(_label(19, 21)))
    assert line.result is Imported.UNCHANGED
    _import(workspace, _record(_label(18, 20), source={"path": "x", "sha256": ""}))
    kept = (workspace.folder / "suggestions" / "model.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["id"] for line in kept] == ["elsewhere/b.txt", "other"]


def test_in_another_text_only_what_reads_the_same_is_placed(workspace: Workspace) -> None:
    old = TEXT.replace("主持", "主").replace("强调", "强调了")
    labels = [_label(0, 6, "POST", text=old), _label(9, 12, "MEET", text=old)]
    labels.append(_label(13, 16, "LOC", text=old))
    _import(workspace, _record(*labels, text=old))
    assert _shown(workspace) == [
        (0, 6, "POST", "model", 1.0),
        (6, 9, "PER", "rule:test", 0.9),
        (14, 17, "LOC", "model", 1.0),
    ]


def test_a_label_that_the_schema_lacks_is_left_out(workspace: Workspace) -> None:
    _import(workspace, _record(_label(19, 21, "ANIMAL")))
    assert len(_shown(workspace)) == 3


def test_no_decision_is_touched(workspace: Workspace) -> None:
    review = Review(opening())
    do(review, Accept(ids=(0,)))
    do(review, Reject(ids=(1,)))
    _import(workspace, _record(_label(0, 3, "LOC"), _label(6, 9, "PER"), _label(14, 16, "PER")))
    fresh = with_imported(workspace.folder, opening())
    newer = renewed(review, [label.suggested for label in fresh.labels if label.suggested])
    assert newer is not None
    assert [(label.start, label.end, label.label, label.status) for label in newer.labels] == [
        (0, 6, "POST", "accepted"),
        (6, 9, "PER", "rejected"),
        (14, 16, "PER", "suggested"),
    ]


def test_a_bad_line_is_refused_and_the_others_are_taken(workspace: Workspace) -> None:
    wrong = _record(_label(0, 3))
    wrong["labels"][0]["text"] = "别的"
    results = _import(workspace, wrong, [], _record(_label(19, 21)))
    assert [line.result for line in results] == ["refused", "refused", "added"]
    assert [line.problem and line.problem[:6] for line in results] == ["line 1", "line 2", None]
    assert len(_shown(workspace)) == 4


def test_a_damaged_line_is_left_out_and_told_of(workspace: Workspace) -> None:
    unknown = _record(_label(9, 11), id="z", source={"path": "z", "sha256": ""})
    _import(workspace, _record(_label(19, 21)), unknown)
    path = workspace.folder / "suggestions" / "model.jsonl"
    path.write_bytes(path.read_bytes()[3:])
    assert len(_shown(workspace)) == 3
    (finding,) = check(workspace.folder).findings
    assert (finding.kind, finding.message[:6]) == (Kind.SUGGESTIONS, "line 1")
    damaged = path.read_bytes()
    assert repair(workspace.folder) == []
    assert path.read_bytes() == damaged


def test_a_session_that_may_not_write_imports_nothing(tmp_path: Path) -> None:
    with (
        Workspace.open(tmp_path, reviewer="lin", read_only=True) as workspace,
        pytest.raises(ReadOnly),
    ):
        _import(workspace, _record(_label(19, 21)))
    assert list(tmp_path.iterdir()) == []
