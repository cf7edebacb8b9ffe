"""The dashboard's rows: bars that fill what they should, and figures in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.review.planting import Catch
from govtui.review.statistics import Statistics, Tally
from govtui.tui.charts import Row, bar, duration, percent, rows
from govtui.tui.states import Counts

_PARTS = st.tuples(*[st.integers(0, 1000)] * 3)


@given(_PARTS, st.integers(0, 200))
def test_a_bar_is_as_long_as_it_should_be(parts: tuple[int, int, int], cells: int) -> None:
    whole = max(1, sum(parts))
    drawn = bar(parts, whole, cells)
    assert len(drawn) == cells
    if sum(parts):
        assert " " not in drawn


def test_a_bar_shows_its_pieces() -> None:
    assert bar((2, 1, 1), 4, 8) == "████▓▓░░"
    assert bar((1,), 2, 4) == "██  "
    assert bar((1, 1), 2, 4, "#=-") == "##=="


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.999, "99%"), (1.0, "100%")],
)
def test_only_all_and_nothing_are_shown_as_such(share: float, shown: str) -> None:
    assert percent(share) == shown


def test_times_are_in_minutes() -> None:
    assert duration(119.6) == "2 min 0 s"


def _named(found: Statistics) -> dict[str, Row]:
    counts = Counts(reports=10, done=4, in_progress=1, unreadable=1)
    return {row.name: row for row in rows(found, counts)}


def test_an_unused_workspace_shows_what_is_left() -> None:
    shown = _named(Statistics())
    assert shown["mine"].figures == "4 done, 5 left"
    assert shown["suggestions"].figures == "none decided yet"
    assert "planted, caught" not in shown
    assert not [row for row in shown.values() if row.whole == 0 and row.parts]


def test_all_figures_have_their_row() -> None:
    found = Statistics(
        done={"an": 1, "lin": 3},
        suggestions=Tally(3, 0, 1),
        in_bulk=2,
        by_label={"PER": Tally(1, 0, 1), "LOC": Tally(2)},
        by_source={"rule:name": Tally(3, 0, 1)},
        seconds=[30.0, 90.0, 100.0],
        catch=Catch(planted=4, caught=3),
    )
    shown = _named(found)
    assert shown["lin"].parts == (3,)
    assert shown["PER"].figures == "50% of 2 accepted"
    assert shown["rule:name"].parts == (3, 0, 1)
    assert shown["planted, caught"].figures == "75% of 4"
    assert shown["decided in bulk"].figures == "50% of 4"
    assert shown["under 2 min"].figures == "2"
    assert "Time a finished report, median 1 min 30 s" in shown
