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
    """A regular expression for any of `choices`, the longest where several match.

    It is a trie with the set of first characters in front, so that a scan fails fast on text that
    holds none.
    """
    trie: _Trie = {}
    for word in sorted(choices):
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    firsts = "".join(re.escape(character) for character in trie)
    return f"(?=[{firsts}]){_branches(trie)}"


_Trie = dict[str, "_Trie"]


def _branches(node: _Trie) -> str:
    """The expression for what may follow at a node of the trie."""
    parts = [re.escape(c) + _branches(below) for c, below in node.items() if c]
    body = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})" if parts else ""
    return f"(?:{body})?" if "" in node and body else body
