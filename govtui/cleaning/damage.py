"""Repair of the places where a mirror's byte handling destroyed text, each with a status.

Weak guesses are never applied: what a reviewer sees as text is either certain (`repaired`) or
marked to be confirmed (`likely`); the rest is offered (`suggested`) or only pointed at (`flagged`).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from govtui.cleaning.aligned import Span
from govtui.cleaning.candidates import posterior
from govtui.cleaning.inverse import Inverse
from govtui.cleaning.model import DamageStatus
from govtui.cleaning.page import page_facts
from govtui.cleaning.pinyin import READING

if TYPE_CHECKING:
    from govtui.cleaning.candidates import Search
    from govtui.cleaning.page import PageFacts


class Margins(NamedTuple):
    """From which lead over all other candidates a text is taken, as log odds in nats."""

    repaired: float
    likely: float


LEGIBLE = Margins(repaired=6.5, likely=1.0)
"""Chosen on one half of the pages of `benchmarks/damage.py`, which measures on the other."""
EATEN = Margins(repaired=math.inf, likely=1.0)
"""Where a character was eaten whole: the bytes can't prove it, only the language suggests it."""

MOST_CANDIDATES = 9
"""As many as there are digits to take one with."""
MOST_WORK = 300_000
"""Characters tried on one page, some seconds; one that wants more is garbage, and its rest is
left as it is."""


class Repair(msgspec.Struct, frozen=True, gc=False):
    """A damaged place of the raw text, and what is done about it."""

    raw: Span
    text: str
    """What takes its place, in the characters of the page and without glosses; what stands there
    already where nothing is applied."""
    status: DamageStatus
    candidates: tuple[str, ...] = ()
    """Texts that explain the place, likeliest first."""


def repair(raw: str, facts: PageFacts) -> list[Repair]:
    """Find and mend the damaged places of a raw text; in order, without overlap."""
    if "?" not in raw:
        return []
    inverse = Inverse(raw, facts)
    repairs = []
    position = raw.find("?")
    while position >= 0 and inverse.work < MOST_WORK:
        found = _at(inverse, position)
        if found:
            repairs.append(found)
        position = raw.find("?", found.raw[1] if found else position + 1)
    return repairs


_UNMARKED = re.compile("!(?<=[\u3400-\u9fff]!)(?=[\u3400-\u9fff]{2,10}+[@-~][\u3400-\u9fff(])")
"""A cut across two characters whose `?` somebody took away: what stands behind it ends in a letter
among Chinese. Only `!` is looked for: its second byte leads all quotation marks."""


def repair_unmarked(raw: str) -> list[Repair]:
    """Find and mend the damaged places of a raw text that have lost their `?`.

    In order, without overlap. None is sure enough to be more than `likely`.
    """
    repairs: list[Repair] = []
    places = [match.start() for match in _UNMARKED.finditer(raw)]
    if not places:
        return repairs
    ends = [*places[1:], len(raw)]
    marked = raw[: places[0]] + "".join(
        f"?{raw[at:end]}" for at, end in zip(places, ends, strict=True)
    )
    starts = [at + number for number, at in enumerate(places)]
    inverse = Inverse(marked, page_facts(marked))
    for at, start in zip(places, starts, strict=True):
        if inverse.work >= MOST_WORK or (repairs and repairs[-1].raw[1] > at):
            continue
        search = inverse.search(start)
        found = decide(marked, search) if search else None
        if found:
            place = (at, found.raw[1] - bisect_left(starts, found.raw[1]))
            if found.text == marked[slice(*found.raw)]:
                repairs.append(_left(raw, place, found.status, found.candidates))
            else:
                repairs.append(Repair(place, found.text, DamageStatus.LIKELY, found.candidates))
    return repairs


def _at(inverse: Inverse, position: int) -> Repair | None:
    """Return the damage at a `?`, or None where it is a question mark."""
    spaces = lost_spaces(inverse.raw, position)
    if spaces:
        # One alone before a line may also have been a bullet that GBK lacks.
        sure = spaces - position > 1 or inverse.raw[position - 1 : position] not in ("", "\n")
        status = DamageStatus.REPAIRED if sure else DamageStatus.LIKELY
        return Repair((position, spaces), " " * (spaces - position), status)
    search = inverse.search(position)
    return decide(inverse.raw, search) if search else None


def decide(raw: str, search: Search) -> Repair | None:
    """Return what follows from the candidates; None if the text more likely is as it stands."""
    if not search.candidates:
        return _left(raw, (search.start, search.end), DamageStatus.FLAGGED)
    best = search.candidates[0]
    if best.end == search.start:
        return None
    raw_range = (search.start, best.end)
    shares = posterior(search.candidates)
    margin = math.log(shares[0] / max(1 - shares[0], 1e-12))
    texts = tuple(c.text for c in search.candidates if c.end == best.end)[:MOST_CANDIDATES]
    margins = EATEN if best.eaten else LEGIBLE
    if min(margin, search.reach) >= margins.repaired:
        return Repair(raw_range, best.text, DamageStatus.REPAIRED, texts)
    if margin >= margins.likely:
        return Repair(raw_range, best.text, DamageStatus.LIKELY, texts)
    if search.end == search.start + 1:
        return None  # anything can stand behind a question
    return _left(raw, raw_range, DamageStatus.SUGGESTED, texts)


def _left(raw: str, place: Span, status: DamageStatus, candidates: tuple[str, ...] = ()) -> Repair:
    """Return the damage at a place that stays as it is."""
    return Repair(place, raw[slice(*place)], status, candidates)


_KEYS = (
    "(?:[審审][核稿]|[責责]任?[編编]|[編编][輯辑稿]|作者|[來来]源|[撰供]稿|[攝摄]影|校[對对]"
    "|[發发]布|[瀏浏][覽览]|[閱阅][讀读]|[時时][間间]|日期)"
)
"""What the entries of a by-line or of the line below a title begin with."""
_ROLES = "(?:[審审][核稿]人(?!员|員)|[撰供]稿人|[責责]任[編编][輯辑])"
"""Such as stand without a colon too."""

_LOST_SPACES = re.compile(
    rf"""
      (?:^|(?<=\n)) [?\u3000 ]{{0,40}} \? [? ]{{0,40}} (?!{READING}\))(?=[\w(\uff08“《])
    | (?<=\w) \?{{1,9}} (?={_KEYS}\w{{0,3}}[:\uff1a])
    | (?<=\w) \?{{2,9}} (?={_ROLES})
    | (?<=\d\d-\d\d) \?{{1,9}} (?=\d\d:\d\d)
    | (?<=[\w)]) \?{{1,9}} (?=20\d\d-\d\d-\d\d)
    | (?<=[。 ]) \?{{3,9}} (?=[\w ])
    | (?<=[:\uff1a][ ]) \?{{1,9}} (?=[ \n])
    """,
    re.VERBOSE,
)
"""Before an indented line, between by-lines, before and behind a date, where a value is empty,
before a paragraph on a page of one line."""


def lost_spaces(raw: str, position: int) -> int | None:
    """Return where the spaces that GBK lacks end, which became the `?` at `position`.

    Only where no question can stand; None elsewhere.
    """
    match = _LOST_SPACES.match(raw, position)
    return match.end() if match else None
