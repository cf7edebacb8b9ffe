"""The list of labels: one line each, told apart without colour."""

from __future__ import annotations

from textual.app import App, ComposeResult

from govtui.review import actions
from govtui.review.fold import Review
from govtui.tui.widgets.label_list import LabelList
from tests.review.made import TEXT, do, opening


class Harness(App[None]):
    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review
        self.picked: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield LabelList()

    def on_mount(self) -> None:
        self.list.load(self.review)

    @property
    def list(self) -> LabelList:
        return self.query_one(LabelList)

    def on_label_list_picked(self, message: LabelList.Picked) -> None:
        self.picked.append((message.index, message.button))


def shown(app: Harness) -> list[str]:
    return [app.list.render_line(y).text.rstrip() for y in range(app.list.line_count())]


async def test_state_label_surface_and_score() -> None:
    review = Review(opening())
    do(review, actions.accept(review, [0]))
    do(review, actions.flag(review, True, 1))
    app = Harness(review)
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        assert shown(app) == [
            ">✓ POST 溪口县委书记",
            " ? PER  林知远                  !0.90",
            " ? PER  林知远                   0.90",
        ]
        await pilot.resize_terminal(60, 5)
        await pilot.pause()
        assert "test" in shown(app)[1]


async def test_lines_follow_the_review() -> None:
    review = Review(opening())
    app = Harness(review)
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        do(review, actions.reject(review, [2]))
        app.list.update_labels()
        assert shown(app)[2] == " ✗ PER  林知远"
        do(review, actions.add(review, 9, 11, "ORG"))
        app.list.update_labels()
        assert shown(app)[2] == " + ORG  主持"
        assert len(shown(app)) == 4


async def test_where_no_label_is_current_none_is_lit() -> None:
    app = Harness(Review(opening()))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        app.list.show_current(1)
        assert [line[0] for line in shown(app)] == [" ", ">", " "]
        app.list.show_current(None)
        assert [line[0] for line in shown(app)] == [" ", " ", " "]
        app.list.show_current(1)
        assert [line[0] for line in shown(app)] == [" ", ">", " "]


async def test_a_click_tells_which_label_and_moves_nothing_itself() -> None:
    app = Harness(Review(opening()))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.click(LabelList, offset=(5, 1))
        await pilot.click(LabelList, offset=(5, 2), button=3)
        await pilot.click(LabelList, offset=(5, 4))
        await pilot.pause()
        assert app.picked == [(1, 1), (2, 3)]
        assert app.list.cursor == 0


async def test_hostile_labels_are_shown_made_visible() -> None:
    text = "[/x]\x1b]0;PWNED\x07\n" + TEXT
    app = Harness(Review(opening(text, [(0, 15, "[@click=app.quit]\x1b")], alignment=())))
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.pause()
        assert "[/x]\u241b]0;PWNED\u2407" in shown(app)[0]
        assert "[@c… " in shown(app)[0]
