"""A suggestion: a label that an extractor proposes."""

from __future__ import annotations

import msgspec

LABEL_LIMIT = 50_000
"""Labels of the largest report that is taken: more than twenty times those of a long one.

On the review screen so many were decided at the pace of few; twice as many are not.
"""


class Suggestion(msgspec.Struct, frozen=True, order=True):
    """A proposed label, in code points of the text that it was made on."""

    start: int
    end: int
    label: str
    source: str
    """Who proposes it, understandable to a reviewer: `rule:name after post`, `lexicon:regions`."""
    score: float
    """The share of such suggestions that are right, between 0 and 1."""
