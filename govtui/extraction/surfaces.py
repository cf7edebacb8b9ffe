"""Where known surfaces stand in a text."""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def mentions(text: str, surfaces: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each place, in code points, where one of `surfaces` stands, with the surface; some overlap.

    Surfaces of fewer than two characters are passed over. The sets change with every report, so
    that a look at each pair of characters is quicker than an expression that is compiled for them.
    """
    by_pair: dict[str, list[str]] = {}
    for surface in surfaces:
        by_pair.setdefault(surface[:2], []).append(surface)
    pairs = map(add, text, text[1:])
    for at in [at for at, pair in enumerate(pairs) if pair in by_pair]:
        for surface in by_pair[text[at : at + 2]]:
            if text.startswith(surface, at):
                yield at, surface
