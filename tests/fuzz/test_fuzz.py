"""A bounded round of fuzzing: the kept seeds, and inputs near them, always the same ones."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from govtui.store import records
from tests.fuzz.mutation import mutated
from tests.fuzz.targets import CORPUS, TARGETS, seeds, try_out

if TYPE_CHECKING:
    from collections.abc import Callable

_ROUNDS = 500
"""Mutated inputs a target; a release has fifty times as many."""


@pytest.mark.parametrize("target", TARGETS)
def test_a_seed_that_is_named_good_is_taken(target: str) -> None:
    good = sorted((CORPUS / target).glob("good*"))
    assert good
    assert all(try_out(target, path.read_bytes()) for path in good)


@pytest.mark.parametrize("target", TARGETS)
def test_inputs_near_the_seeds_are_taken_or_refused(
    target: str, release: bool, counted: Callable[[str, int], None]
) -> None:
    kept = seeds(target)
    for data in kept:
        try_out(target, data)
    rng = random.Random(target)
    rounds = 50 * _ROUNDS if release else _ROUNDS
    for number in range(rounds):
        data = mutated(kept, rng)
        try:
            try_out(target, data)
        except Exception as error:
            error.add_note(f"round {number}, the input: {data!r}")
            raise
    counted("mutated inputs to readers", len(kept) + rounds)


def test_a_journal_whose_checksums_nobody_looks_at_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = (CORPUS / "journal" / "good").read_bytes()
    changed = line.replace(b"lin", b"lun")
    try_out("journal", changed)
    monkeypatch.setattr(records, "_sealed", records._decode)
    with pytest.raises(AssertionError):
        try_out("journal", changed)
