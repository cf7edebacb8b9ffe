"""The bundled samples reach the user's data folder, and reviews of them are safe there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui import corpus
from govtui.corpus.samples import bundled_samples, samples_folder
from govtui.errors import CorpusError

if TYPE_CHECKING:
    from pathlib import Path


def test_samples_are_copied_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = samples_folder()
    assert folder.is_relative_to(tmp_path)
    listed = [entry.id for entry in corpus.scan(folder)]
    assert listed == [entry.id for entry in corpus.scan(bundled_samples())]
    assert len(listed) >= 10
    changed = folder / listed[0]
    changed.write_text("mine")
    assert samples_folder() == folder
    assert changed.read_text() == "mine"


def test_a_data_folder_that_cannot_be_written_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(CorpusError, match="name a folder of reports"):
        samples_folder()
