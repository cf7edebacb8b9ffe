"""What a score promises: of suggestions scored 0.9, about nine in ten are right.

While candidates compete, scores only rank them. What stands is given the share of its source's
suggestions that were right on the development set and on labelled reports of the genre that are no
part of the project, where there were at least twenty (reports that no rule was written for counted
four times, one right and one wrong added): `data/shares.json`, which `benchmarks/calibration.py
FILE … --write` makes anew. The benchmark of the suggestions shows the reliability table.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from govtui.extraction.model import Suggestion


@cache
def shares() -> dict[str, float]:
    """The measured share of right suggestions, by source."""
    data = (resources.files("govtui.extraction") / "data" / "shares.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, float])


def calibrated(suggestion: Suggestion) -> Suggestion:
    """`suggestion` with the measured score of its source, where there is one."""
    share = shares().get(suggestion.source)
    return suggestion if share is None else msgspec.structs.replace(suggestion, score=share)
