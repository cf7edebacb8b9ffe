"""Time worked: between keys, without the idle part."""

from __future__ import annotations

from govtui.tui.timing import IDLE_AFTER, Worked


def test_idle_time_is_not_work() -> None:
    worked = Worked(100.0)
    worked.touch(110.0)
    worked.touch(110.0 + 10 * IDLE_AFTER)
    assert worked.take(110.0 + 10 * IDLE_AFTER + 5) == 10 + IDLE_AFTER + 5
    assert worked.take(110.0 + 10 * IDLE_AFTER + 7) == 2
