"""Jumping by initials from anywhere, labels whose end is guessed, and edges by real words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govtui.review.model import Status
from govtui.review.word_edges import packed
from tests.tui.screens.test_review import SIZE, SPANS, Harness, lines, ready, report, saved

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_missing_label_takes_a_jump_and_a_digit(tmp_path: Path) -> None:
    spans = [(0, 4, "ORG"), (9, 13, "TIME"), (20, 23, "PER")]
    app = Harness(tmp_path, report(spans=spans))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press(";", "x", "k", "2")
        await ready(pilot)
        assert app.session.marking is None
        label = app.session.label
        assert label is not None
        surface = app.review.surface(label)
        assert (surface, label.label, label.status) == ("溪口县委书记", "POST", Status.ADDED)
        await saved(app, pilot)
        assert label in app.on_disk().labels


async def test_the_foot_says_what_each_digit_would_label(tmp_path: Path) -> None:
    app = Harness(tmp_path, report(spans=[(20, 23, "PER")]))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press(";", "x", "k")
        await ready(pilot)
        assert "14 溪口   " in lines(app)[-3]
        assert "6 溪口县委召开会议" in lines(app)[-3]


async def test_a_jump_to_a_label_selects_it(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press(";", "l", "z")
        await ready(pilot)
        assert (app.session.label_id, app.session.marking) == (3, None)
        await pilot.press(";", "l", "z", "x")
        await ready(pilot)
        assert app.statuses == "ssssr"


async def test_after_a_jump_the_caret_moves_the_end(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press(";", "f", "enter", "l", "6")
        await ready(pilot)
        label = app.session.label
        assert label is not None
        assert app.review.surface(label) == "防汛"


async def test_the_next_place_with_the_same_initials_is_one_key_away(tmp_path: Path) -> None:
    app = Harness(tmp_path, report(spans=[(20, 23, "PER")]))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        carets = []
        await pilot.press("home", ";", "x", "k")
        for key in ("n", "tab", "p", "shift+tab", "p"):
            await pilot.press(key)
            await ready(pilot)
            assert app.session.marking is not None
            carets.append(app.session.marking.caret)
        assert carets == [14, 0, 14, 0, 14]
        await pilot.press("2")
        assert app.review.surface(app.labels[0]) == "溪口县委书记"


async def test_what_has_no_label_goes_before_what_has_one(tmp_path: Path) -> None:
    app = Harness(tmp_path, report(spans=[(0, 4, "ORG"), (20, 23, "PER")]))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press(";", "x", "k", "q", "p", ";", "x", "k")
        await ready(pilot)
        assert app.session.marking is not None
        assert app.session.marking.caret == 14


async def test_the_last_line_in_view_is_reached_though_the_field_takes_a_line(
    tmp_path: Path,
) -> None:
    text = "\n".join([*["云溪区召开会议"] * 40, "林知远强调防汛"])
    app = Harness(tmp_path, report(text=text, spans=[(len(text) - 4, len(text) - 2, "ORG")]))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press(";", "f", "x", "6")
        await ready(pilot)
        assert app.review.surface(app.labels[-1]) == "防汛"


async def test_a_jump_that_leads_nowhere_says_so_and_begins_nothing(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press(";", "o", "o")
        await ready(pilot)
        assert "initials" in app.notice
        assert app.session.marking is None
        await pilot.press("a")
        assert app.statuses == "assss"


async def test_edges_go_by_the_words_that_the_worker_sent(tmp_path: Path) -> None:
    made = report(spans=[(14, 16, "POST"), *SPANS[3:]])
    edges = [0, 2, 4, 6, 8, 9, 10, 11, 12, 13, 14, 17, 20, 23, len(made.opening.text)]
    app = Harness(tmp_path, msgspec.structs.replace(made, words=packed(edges)))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press(")", ")")
        assert (app.labels[0].start, app.labels[0].end) == (14, 20)


async def test_the_order_of_attention_stays_on_in_the_next_report(tmp_path: Path) -> None:
    app = Harness(tmp_path, report(), report("b.txt"))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("o")
        app.review_screen.open_report("b.txt")
        await ready(pilot)
        assert app.session.attention is not None
        await pilot.press("o")
        app.review_screen.open_report("a.txt")
        await ready(pilot)
        assert app.session.attention is None
