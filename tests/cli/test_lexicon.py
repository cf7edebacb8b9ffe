"""`govtui lexicon`: what the reviews of a corpus have taught."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.conftest import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Result

    Command = Callable[..., Result]


def test_the_lexicon_is_listed(govtui: Command, reviewed: Path) -> None:
    result = govtui("lexicon", reviewed)
    assert result.status == 0
    assert "区长\tPOST\t+ POST 3\t- 0" in result.out.decode()


def test_the_lexicon_leaves_as_json(govtui: Command, reviewed: Path, tmp_path: Path) -> None:
    target = tmp_path / "lexicon.out"
    assert govtui("lexicon", reviewed, "--json", "-o", target).status == 0
    entries = {e["surface"]: e for e in map(json.loads, target.read_bytes().splitlines())}
    assert entries["区长"]["accepted"] == {"POST": 3}


def test_what_is_fixed_changes_what_is_extracted(govtui: Command, reviewed: Path) -> None:
    assert govtui("lexicon", reviewed, "--set", "区长=ORG", "--never", "上官旻").status == 0
    record = json.loads(govtui("extract", reviewed / "0.txt").out)
    labels = {label["text"]: label for label in record["labels"]}
    assert labels["区长"]["label"] == "ORG"
    assert labels["区长"]["suggested"]["source"] == "lexicon:fixed as ORG in this corpus"
    assert "上官旻" not in labels
    assert govtui("lexicon", reviewed, "--off").status == 0
    record = json.loads(govtui("extract", reviewed / "0.txt").out)
    assert "上官旻" in {label["text"] for label in record["labels"]}


def test_a_label_must_be_named(govtui: Command, reviewed: Path) -> None:
    assert govtui("lexicon", reviewed, "--set", "区长").status == 2


def test_without_a_workspace_there_is_no_lexicon(govtui: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert govtui("lexicon", tmp_path).status == 2
