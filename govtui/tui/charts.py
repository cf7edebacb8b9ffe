"""What the dashboard shows: rows of words, bars and figures, free of screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govtui.i18n import _
from govtui.review.statistics import MINUTES, Tally
from govtui.tui.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govtui.review.statistics import Statistics
    from govtui.tui.states import Counts

BLOCKS = "█▓░"
ASCII = "#=-"
"""Instead of the blocks where the terminal draws those wide."""


class Row(NamedTuple):
    """A line of the dashboard: a heading, or a name with a bar and figures."""

    name: str
    figures: str = ""
    parts: tuple[int, ...] = ()
    """The lengths of up to three pieces of the bar, in the unit of `whole`."""
    whole: int = 0
    """What a full bar stands for; 0 where there is none."""
    heading: bool = False


def bar(parts: tuple[int, ...], whole: int, cells: int, characters: str = BLOCKS) -> str:
    """Return a bar of `cells` cells for `whole`, one character a piece, blanks for the rest.

    Edges are rounded, not lengths, so that pieces that make up the whole fill the bar.
    """
    drawn, reached = "", 0
    for part, character in zip(parts, characters, strict=False):
        reached += part
        drawn += character * (round(cells * reached / whole) - len(drawn))
    return drawn.ljust(cells)


def rows(found: Statistics, counts: Counts) -> Iterator[Row]:
    """Yield the lines: `counts` are the session's own, `found` is over the whole workspace."""
    yield Row(_("Reports"), heading=True)
    left = max(0, counts.reports - counts.unreadable - counts.done)
    yield Row(
        _("mine"),
        _("{done} done, {left} left").format(done=counts.done, left=left),
        (counts.done, 0, left),
        counts.done + left,
    )
    others = found.done if len(found.done) > 1 else {}
    for reviewer, done in sorted(others.items()):
        figures = _("{n} done").format(n=done)
        yield Row(reviewer, figures, (done,), max(1, *others.values()))
    yield from _decisions(found)
    yield from _tallies(_("Accepted, corrected, rejected by label"), found.by_label)
    by_reason = {reason(source): tally for source, tally in found.by_source.items()}
    yield from _tallies(_("Accepted, corrected, rejected by source"), by_reason)
    yield from _times(found)


def _decisions(found: Statistics) -> Iterator[Row]:
    """Yield what was decided in all."""
    total = found.suggestions.total
    yield Row("")
    yield Row(_("Labels"), heading=True)
    yield _tally_row(_("suggestions"), found.suggestions)
    if found.bulk_share is not None:
        figures = _("{share} of {n}").format(share=percent(found.bulk_share), n=total)
        yield Row(_("decided in bulk"), figures, (found.in_bulk,), total)
    if found.catch.rate is not None:
        caught, planted = found.catch.caught, found.catch.planted
        figures = _("{share} of {n}").format(share=percent(found.catch.rate), n=planted)
        yield Row(_("planted, caught"), figures, (caught,), planted)
    if found.checked:
        share = percent(found.kept / found.checked)
        figures = _("{share} of {n}").format(share=share, n=found.checked)
        yield Row(_("checked again, kept"), figures, (found.kept,), found.checked)
    yield Row(_("added"), str(found.added))
    yield Row(_("undecided"), str(found.left))


def _tallies(title: str, tallies: Mapping[str, Tally]) -> Iterator[Row]:
    """Yield a row a name, those with the most decisions first."""
    if tallies:
        yield Row("")
        yield Row(title, heading=True)
    for name, tally in sorted(tallies.items(), key=lambda item: (-item[1].total, item[0])):
        yield _tally_row(name, tally)


def _tally_row(name: str, tally: Tally) -> Row:
    if tally.rate is None:
        return Row(name, _("none decided yet"))
    figures = _("{share} of {n} accepted").format(share=percent(tally.rate), n=tally.total)
    return Row(name, figures, (tally.accepted, tally.corrected, tally.rejected), tally.total)


def _times(found: Statistics) -> Iterator[Row]:
    """Yield how long finished reports took."""
    if found.median_seconds is None:
        return
    yield Row("")
    typical = duration(found.median_seconds)
    yield Row(_("Time a finished report, median {time}").format(time=typical), heading=True)
    counts = found.times()
    names = [_("under {n} min").format(n=minutes) for minutes in MINUTES]
    names.append(_("{n} min and more").format(n=MINUTES[-1]))
    for name, count in zip(names, counts, strict=True):
        yield Row(name, str(count), (count,), max(counts))


def percent(share: float) -> str:
    """Return a share between 0 and 1 for people; 100% and 0% only where it is all or nothing."""
    rounded = round(100 * share)
    return f"{min(max(rounded, 1 if share else 0), 99 if share < 1 else 100)}%"


def duration(seconds: float) -> str:
    """Return a time as minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
