"""The lines that cleaning left out, as the review screen lists them and brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.batch.prepare import Prepared
from govtui.cleaning.model import Dropped, Role
from govtui.corpus.model import Report
from govtui.interchange import record
from govtui.review.fold import Review
from govtui.review.model import Status
from govtui.tui.dialogs.choice import ChoiceDialog
from tests.review.made import opening
from tests.tui.screens.test_review import SIZE, Harness, ready, report, saved

if TYPE_CHECKING:
    from pathlib import Path

RAW = "打印本页\n溪口县委召开会议。\n上一篇[/b]"
LINES = (
    Dropped(
        raw=(0, 4),
        text="打印本页",
        alignment=(),
        before=None,
        after=(4, 5),
        role=Role.CHROME,
        reason="a button",
    ),
    Dropped(
        raw=(15, 22),
        text="上一篇[/b]",
        alignment=(),
        before=(14, 15),
        after=None,
        role=Role.METADATA,
        reason="below the article",
    ),
)


def with_dropped() -> Prepared:
    text, cut = "溪口县委召开会议。", ((0, 5, 0, 0), (14, 22, 9, 9))
    made = opening(text, [(0, 4, "ORG")], alignment=cut, report_id="a.txt")
    return Prepared(
        report=Report(id="a.txt", source=made.source, raw=RAW), opening=made, dropped=LINES
    )


async def test_they_are_listed_with_the_reason_and_brought_back(tmp_path: Path) -> None:
    app = Harness(tmp_path, with_dropped())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("a", "l")
        shown = "\n".join(lines_of_dialog(app))
        assert "打印本页" in shown
        assert "chrome: a button" in shown
        assert "上一篇[/b]" in shown
        assert "metadata: below the article" in shown
        await pilot.press("down", "enter")
        assert app.review.text == "溪口县委召开会议。\n上一篇[/b]"
        assert "part of the text now" in app.notice
        assert app.session.place == (10, 10)
        await pilot.press("l", "enter")
        assert app.review.text == RAW
        assert app.labels[0].status is Status.ACCEPTED
        assert app.labels[0].raw == (5, 9)
        await pilot.press("v", "v", "right", "right", "right", "3")
        assert app.review.surface(app.labels[0]) == "打印本页"
        assert app.labels[0].raw == (0, 4)
        await saved(app, pilot)
        assert app.on_disk().text == RAW
        await pilot.press("u", "u")
        assert app.review.text == "溪口县委召开会议。\n上一篇[/b]"
        await pilot.press("y", "l")
        assert not isinstance(app.screen, ChoiceDialog)
        assert "left out no line" in app.notice


async def test_the_export_has_the_line_and_who_brought_it_back(tmp_path: Path) -> None:
    app = Harness(tmp_path, with_dropped())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("l", "enter")
        await saved(app, pilot)
        line = record.encode(app.on_disk(), reviewer="lin", everything=True)
    read, data = record.decode(line)
    assert read.text.startswith("打印本页\n")
    (mark,) = read.damage
    assert (mark.start, mark.end, mark.raw, mark.by) == (0, 5, (0, 5), "lin")
    again = Review(record.opening_of(read, data))
    assert record.encode(again, reviewer="lin", everything=True) == line


async def test_where_nothing_was_left_out_it_says_so(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("l")
        assert "left out no line" in app.notice


def lines_of_dialog(app: Harness) -> list[str]:
    return ["".join(s.text for s in line) for line in app.screen._compositor.render_strips()]
