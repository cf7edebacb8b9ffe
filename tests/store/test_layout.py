"""Where things lie: ids and names from outside never become paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govtui.errors import UsageError
from govtui.store.layout import review_key, review_path, reviewer_name, source_name

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE_IDS = [
    "../../etc/cron.d/x",
    "/etc/passwd",
    "a/../../b",
    "..",
    "",
    "CON",
    "x" * 300,
    "国发〔2024〕1号",
    "a\x1b]52;c;eA==\x07",
    "a\nb",
    "\udcff\udcfe",
    "国" * 100,
    "A.txt",
    "a.txt",
]


@pytest.mark.parametrize("report_id", HOSTILE_IDS)
def test_an_id_never_becomes_a_path(tmp_path: Path, report_id: str) -> None:
    path = review_path(tmp_path, report_id, "lin")
    assert path.parent.parent.parent.parent == tmp_path
    key = path.parent.name
    assert len(key.encode()) <= 57
    assert key.isprintable()
    assert "/" not in key
    assert ".." not in key


def test_ids_that_look_alike_are_kept_apart() -> None:
    keys = {review_key(report_id).casefold() for report_id in HOSTILE_IDS}
    assert len(keys) == len(HOSTILE_IDS)


@pytest.mark.parametrize("name", ["", "../x", ".hidden", "a/b", "a b", "CON", "nul.txt", "x" * 101])
def test_names_that_cannot_name_a_file_are_refused(name: str) -> None:
    for kept in (reviewer_name, source_name):
        with pytest.raises(UsageError, match="use letters"):
            kept(name)


@pytest.mark.parametrize("name", ["lin", "林知远", "lin@host", "a.b-c_d", "x"])
def test_reviewers_may_be_called_what_people_are(name: str) -> None:
    assert reviewer_name(f" {name} ") == name
