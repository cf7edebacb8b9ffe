"""Settings and places last, and a broken file is said, never overwritten unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.tui.settings import Place, Settings, SettingsError, UserFiles

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def files(tmp_path: Path) -> UserFiles:
    return UserFiles(tmp_path / "config", tmp_path / "state")


def test_without_files_there_are_defaults(files: UserFiles, tmp_path: Path) -> None:
    assert files.load_settings() == Settings()
    assert files.load_place(tmp_path) == Place()
    assert list(tmp_path.iterdir()) == []


def test_settings_last(files: UserFiles) -> None:
    settings = Settings(theme="govtui-light", bindings={"labels.accept": ["z"]})
    files.save_settings(settings)
    assert files.load_settings() == settings


def test_places_are_kept_by_workspace(files: UserFiles, tmp_path: Path) -> None:
    here, there = Place(report="a.txt", labels={"a.txt": 3}), Place(report="b.txt")
    files.save_place(tmp_path / "here", here)
    files.save_place(tmp_path / "there", there)
    assert files.load_place(tmp_path / "here") == here
    assert files.load_place(tmp_path / "there") == there


def test_only_the_latest_labels_are_remembered() -> None:
    place = Place()
    for n in range(1500):
        place.remember_label(f"{n}.txt", n)
    place.remember_label("600.txt", 7)
    assert len(place.labels) == 1000
    assert list(place.labels)[-1] == "600.txt"


@pytest.mark.parametrize(
    "content", [b"{", b'{"theme": 3}', b"\xff", b'{"theme": "\xff"}', b"[" * 5000]
)
def test_a_broken_file_is_named_and_left(files: UserFiles, content: bytes) -> None:
    files.settings_path.parent.mkdir()
    files.settings_path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"settings\.json"):
        files.load_settings()
    assert files.settings_path.read_bytes() == content


def test_what_cannot_be_written_is_said(files: UserFiles) -> None:
    files.settings_path.parent.write_text("a file where the folder should be")
    with pytest.raises(SettingsError, match="cannot be written"):
        files.save_settings(Settings())


def test_a_copy_of_a_place_is_equal_and_goes_its_own_way() -> None:
    place = Place(report="a.txt", labels={"a.txt": 3}, attention=True)
    copy = place.copy()
    assert copy == place
    place.remember_label("b.txt", 1)
    assert copy.labels == {"a.txt": 3}
