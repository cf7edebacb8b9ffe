"""Word lists of the genre, kept as data: words parted by white space, `#` starts a comment."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources


@cache
def words(name: str) -> frozenset[str]:
    """The words of `data/<name>.txt`."""
    text = (resources.files("govtui.extraction") / "data" / f"{name}.txt").read_text("utf-8")
    return frozenset(re.sub(r"#.*", "", text).split())


@cache
def alternation(name: str) -> str:
    """A regular expression for any word of `data/<name>.txt`, the longest first."""
    return any_of(words(name))


def any_of(choices: frozenset[str]) -> str:
    """A regular expression for any of `choices`, the longest first.

    Words are grouped by their first character, so that a scan fails fast on text that holds none.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(choices, key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    parts = (re.escape(first) + f"(?:{'|'.join(rests)})" for first, rests in sorted(groups.items()))
    return f"(?:{'|'.join(parts)})"
