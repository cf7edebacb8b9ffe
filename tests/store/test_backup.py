"""A backup is whole or there is none; a restore loses nothing that was there."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from govtui.errors import StoreError
from govtui.review.model import Accept, Reject
from govtui.store.backup import backup, restore, verify
from govtui.store.fs import Fs
from govtui.store.workspace import Workspace
from tests.store.test_merge import decide, labels

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a corpus with a workspace."""
    decide(tmp_path / "corpus", Accept(ids=(0,)))
    return tmp_path / "corpus"


def test_there_and_back(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.zip"
    manifest = backup(root / ".govtui", target)
    assert verify(target) == manifest
    assert not any(name.startswith(("index", "locks")) for name in manifest.files)
    decide(root, Reject(ids=(1,)))
    aside = restore(target, root)
    assert labels(root) == ["accepted", "suggested", "suggested"]
    assert aside is not None
    assert aside.name == ".govtui.before-restore-1"
    assert any(aside.rglob("lin.jsonl"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert restore(target, elsewhere) is None
    assert labels(elsewhere) == ["accepted", "suggested", "suggested"]
    decide(elsewhere, Accept(ids=(1,)))


def test_the_folders_of_a_restored_workspace_are_on_the_disk(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: set[Path] = set()

    class Noting(Fs):
        def fsync_directory(self, path: Path) -> None:
            synced.add(path)
            super().fsync_directory(path)

    target = tmp_path / "backup.zip"
    backup(root / ".govtui", target)
    monkeypatch.setattr("govtui.store.backup.Fs", Noting)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    restore(target, elsewhere)
    fresh = elsewhere / ".govtui.restored-1"  # as it was called while it was written
    folders = [path for path in (elsewhere / ".govtui").rglob("*") if path.is_dir()]
    assert len(folders) > 2
    assert {fresh / path.relative_to(elsewhere / ".govtui") for path in folders} < synced


def test_a_backup_is_never_written_over(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.zip"
    target.write_text("precious")
    with pytest.raises(StoreError, match="another name"):
        backup(root / ".govtui", target)
    assert target.read_text() == "precious"


def test_a_target_that_cannot_be_written(root: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file"):
        backup(root / ".govtui", tmp_path / "nowhere" / "backup.zip")


def test_a_damaged_backup_changes_nothing(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.zip"
    backup(root / ".govtui", target)
    data = target.read_bytes()
    for place in range(0, len(data), 97):
        target.write_bytes(data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :])
        try:
            verify(target)
        except StoreError:
            with pytest.raises(StoreError):
                restore(target, root)
    assert [path.name for path in root.iterdir()] == [".govtui"]
    for cut in range(0, len(data) - 1, 211):
        target.write_bytes(data[:cut])
        with pytest.raises(StoreError):
            verify(target)


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", "a/../../outside", "..\\outside"])
def test_a_hostile_backup_writes_nothing_outside(tmp_path: Path, name: str) -> None:
    import hashlib
    import json

    target = tmp_path / "hostile.zip"
    digest = hashlib.sha256(b"x").hexdigest()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, b"x")
        manifest = {"files": {name: {"size": 1, "sha256": digest}}, "format": 1}
        archive.writestr("manifest.json", json.dumps(manifest))
    place = tmp_path / "corpus"
    place.mkdir()
    with pytest.raises(StoreError):
        restore(target, place)
    assert list(place.iterdir()) == []


def test_an_open_session_is_not_restored_over(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.zip"
    with Workspace.open(root, reviewer="lin"):
        backup(root / ".govtui", target)
        with pytest.raises(StoreError, match="lin"):
            restore(target, root)
