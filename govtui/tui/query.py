"""What the library's filter asks for: plain words, and words with a field before a colon."""

from __future__ import annotations

from typing import NamedTuple

_FLAGGED = "flagged"


class Query(NamedTuple):
    """What a report must have, all of it; every text is folded to lower case."""

    words: tuple[str, ...] = ()
    """Parts of id, title, region or date."""
    region: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    """Beginnings of a `catalogue.State`."""
    by: tuple[str, ...] = ()
    """Parts of the name of somebody who has a review of it."""
    label: tuple[str, ...] = ()
    """Parts of the surface of a label that is not rejected."""
    flagged: bool = False
    """Whether only flagged reports are wanted."""

    @property
    def asks_reviews(self) -> bool:
        """Whether the answer stands in the reviews of all reviewers, which have to be read."""
        return bool(self.by or self.label)

    @property
    def has_fields(self) -> bool:
        """Whether it asks for more than plain words."""
        return self != Query(words=self.words)


_FIELDS = ("region", "status", "by", "label")


def parse(text: str) -> Query:
    """Return what somebody typed as a query. A field without a value asks for nothing yet.

    >>> parse("防汛 label:张伟 flagged")
    Query(words=('防汛',), region=(), status=(), by=(), label=('张伟',), flagged=True)
    """
    found: dict[str, list[str]] = {name: [] for name in ("words", *_FIELDS)}
    flagged = False
    for word in text.casefold().replace("\uff1a", ":").split():
        name, colon, value = word.partition(":")
        if colon and name in _FIELDS:
            found[name] += [value] if value else []
        elif word == _FLAGGED:
            flagged = True
        else:
            found["words"].append(word)
    return Query(**{name: tuple(values) for name, values in found.items()}, flagged=flagged)


def narrows(new: Query, old: Query) -> bool:
    """Tell whether all that `new` lets through, `old` did; as far as plain words can tell."""
    if new.has_fields or old.has_fields or not old.words:
        return False
    return all(any(was in word for word in new.words) for was in old.words)
