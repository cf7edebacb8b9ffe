"""The review screen, driven by keys: what is decided, kept, shown, and refused."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import msgspec
import pytest

from govtui.batch.prepare import Failure, Prepared
from govtui.cleaning.model import DamageStatus
from govtui.corpus.model import Entry, Report
from govtui.errors import StoreError
from govtui.extraction.schema import default_schema
from govtui.review.model import ReviewStatus, Status
from govtui.store.workspace import Workspace
from govtui.tui.dialogs.choice import ChoiceDialog
from govtui.tui.dispatch import ActionApp
from govtui.tui.keymap import Keymap
from govtui.tui.library import Library
from govtui.tui.screens.review import ReviewScreen
from govtui.tui.seen import LONG_ENOUGH
from govtui.tui.themes import THEMES
from tests.review.made import damage, opening
from tests.tui.corpus import InstantWorker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textual.pilot import Pilot

    from govtui.review.fold import Review
    from govtui.review.model import Label
    from govtui.tui.session import Session

TEXT = "溪口县委召开会议\n5月6日，溪口县委书记林知远主持会议。林知远强调防汛□作，要落实到位。"
RAW = "溪(xī)口縣委召開會議\n5月6日,溪口縣委書記林知遠主持會議。林知遠強調防汛?作,要落實到位。"
SPANS = [(0, 4, "ORG"), (9, 13, "TIME"), (14, 20, "POST"), (20, 23, "PER"), (28, 31, "PER")]
SIZE = (120, 30)
READ = 60.0
"""Seconds that a reader needs for what is on screen."""


class ReadyWorker(InstantWorker):
    """Has reports ready."""

    reports: Mapping[str, Prepared] = {}

    def prepare(self, entry: Entry, _encoding: str | None) -> Prepared | Failure:
        """Return the report of this id."""
        return self.reports.get(entry.id) or Failure(message=f"{entry.id}: not ready")


class Harness(ActionApp):
    """The review screen over a real workspace, with reports prepared beforehand."""

    def __init__(self, root: Path, *reports: Prepared, read_only: bool = False) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "govtui-dark"
        self.keymap = Keymap()
        by_id = {prepared.report.id: prepared for prepared in reports}
        self.library = Library(
            root,
            lambda: Workspace.open(root, reviewer="lin", read_only=read_only),
            make_worker=type("Worker", (ReadyWorker,), {"reports": by_id}),
        )
        self.library.open()
        self.library.start_worker(lambda _entry, _result: None)
        for report in reports:
            entry = Entry(id=report.report.id, path=report.report.id, size=1, modified=0.0)
            self.library.catalogue.extend([entry])
            self.library.accept(entry, report)
        self.first = reports[0].report.id
        self.left = False

    def on_mount(self) -> None:
        self.push_screen(ReviewScreen(self.library, self.first), self._leave)

    def on_unmount(self) -> None:
        self.library.close()

    def _leave(self, _result: None) -> None:
        self.left = True

    @property
    def review_screen(self) -> ReviewScreen:
        screen = next(s for s in self.screen_stack if isinstance(s, ReviewScreen))
        assert screen.is_mounted
        return screen

    @property
    def session(self) -> Session:
        assert self.review_screen.session is not None
        return self.review_screen.session

    @property
    def review(self) -> Review:
        return self.session.review

    @property
    def labels(self) -> list[Label]:
        return list(self.review.labels)

    @property
    def statuses(self) -> str:
        """One letter a label."""
        return "".join(label.status.value[0] for label in self.labels)

    def on_disk(self, report_id: str = "a.txt") -> Review:
        saved = self.library.workspace.load(report_id)
        assert saved is not None
        return saved.review()


def report(
    id_: str = "a.txt", text: str = TEXT, spans: list[tuple[int, int, str]] | None = None
) -> Prepared:
    marks = tuple(
        damage(place, place + 1, (place + 4, place + 5), "工", "重")
        for place, char in enumerate(text)
        if char == "□"
    )
    made = opening(text, SPANS if spans is None else spans, damage=marks, report_id=id_)
    made = msgspec.structs.replace(made, labels_covered=default_schema().names)
    return Prepared(report=Report(id=id_, source=made.source, raw=RAW), opening=made)


class Clock:
    """The time that the screen sees, in seconds."""

    now = 100.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    for module in ("review", "review_decisions", "review_panes", "review_report"):
        monkeypatch.setattr(f"govtui.tui.screens.{module}.monotonic", lambda: clock.now)
    return clock


async def ready(pilot: Pilot[int]) -> None:
    """Wait until the report is there and drawn."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


def screen_text(app: Harness) -> str:
    """Return all that is on the screen, a dialog over it included."""
    return "".join("".join(s.text for s in li) for li in app.screen._compositor.render_strips())


async def saved(app: Harness, pilot: Pilot[int]) -> None:
    """Wait until everything is on the disk."""
    app.review_screen._saver.flush(5)
    await pilot.pause()


def lines(app: Harness) -> list[str]:
    """Return the screen as text."""
    return ["".join(s.text for s in line) for line in app.review_screen._compositor.render_strips()]


async def test_the_panes_show_text_and_labels_side_by_side(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=(80, 14)) as pilot:
        await ready(pilot)
        shown = lines(app)
        assert shown[0].startswith(" 溪口县委召开会议")
        assert "0/5 decided · 1 damaged" in shown[0]
        assert shown[1].startswith("     溪口县委召开会议")
        assert shown[2].startswith("     ORG════?")
        assert ">? ORG" in shown[1]
        assert shown[-3].startswith(" > ORG 溪口县委   suggested · rule:test 0.90 · 1 more")
        assert shown[-2].startswith(" 1 PER  2 POST  3 ORG")


async def test_decisions_move_on_and_are_saved(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("a", "space", "x", "3")
        assert app.statuses == "aarcs"
        assert app.session.label_id == 4
        await saved(app, pilot)
        assert "· saved" in lines(app)[0]
        assert [label.status for label in app.on_disk().labels] == [
            label.status for label in app.labels
        ]
        await pilot.press("u", "u")
        assert app.statuses == "aasss"
        assert app.session.label_id == 2
        await pilot.press("y")
        assert app.statuses == "aarss"


async def test_browsing_writes_nothing(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("n", "p", "j", "k", "b", "t", "v", "l", "q", "q")
        await pilot.pause()
        assert app.left
    assert list(tmp_path.iterdir()) == []


async def test_navigation(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("x", "k")
        assert app.session.label_id == 0  # j and k visit rejected labels too
        await pilot.press("n")
        assert app.session.label_id == 1
        await pilot.press("p", "up")
        assert app.session.label_id == 3
        await pilot.press("end")
        assert app.session.label_id == 4
        await pilot.press("tab")
        assert app.session.label_id == 1


async def test_edges_and_marking(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("j", "j", "<", "]")
        moved = app.labels[2]
        assert (moved.start, moved.end, moved.status) == (13, 21, Status.CORRECTED)
        assert app.statuses == "sscrs"  # what was in the way is rejected with it
        await pilot.press("u", "u")
        assert app.statuses == "sssss"
        await pilot.press("end", "v", "l", "l", "v", "l", "1")
        added = app.labels[-1]
        assert (added.label, added.status, app.review.surface(added)) == (
            "PER",
            Status.ADDED,
            "防汛",
        )
        assert app.session.marking is None
        assert app.session.label_id == added.id
        await pilot.press("v", "q")
        assert app.session.marking is None
        assert len(app.labels) == 6


async def test_damage_takes_a_candidate_or_what_is_typed(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("b")
        assert "1 工" in lines(app)[-2]
        await pilot.press("1")
        assert "防汛工作" in app.review.text
        assert "防汛工作" in "".join(lines(app))
        await pilot.press("u", "b", "0")
        await pilot.press("backspace", *"xy", "enter")
        await pilot.pause()
        assert "防汛xy作" in app.review.text
        await saved(app, pilot)
        assert app.on_disk().text == app.review.text


async def test_accept_rest_takes_only_what_has_been_on_screen(tmp_path: Path, clock: Clock) -> None:
    many = [(n * 40, n * 40 + 2, "ORG") for n in range(60)]
    app = Harness(tmp_path, report(text="县委" * 1200, spans=many))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("r")
        assert app.statuses == "s" * 60
        clock.now += READ
        await pilot.press("r")
        taken = app.statuses.count("a")
        assert 0 < taken < 60
        assert app.statuses == "a" * taken + "s" * (60 - taken)
        assert all(label.in_bulk for label in app.labels[:taken])
        assert "not been on screen" in app.notice
        await pilot.press("u")
        assert app.statuses == "s" * 60


async def test_accept_rest_asks_whoever_cannot_have_read_it(tmp_path: Path, clock: Clock) -> None:
    app = Harness(tmp_path, report("a.txt"), report("b.txt"))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        clock.now += 2 * LONG_ENOUGH  # seen, but 31 characters want 1.24 seconds
        await pilot.press("r")
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("1")
        assert app.statuses == "sssss"
        await pilot.press("d", "1", "2")  # the way through `done` is guarded alike
        await ready(pilot)
        assert app.review_screen.report_id == "b.txt"
        assert all(label.in_bulk for label in app.on_disk("a.txt").labels)
        clock.now += 1.3
        await pilot.press("r")
        assert app.statuses == "aaaaa"
        app.library.workspace.set_setting("reading_speed", 0)
        await pilot.press("u", "r")
        assert app.statuses == "aaaaa"
        app.library.workspace.set_setting("reading_speed", "slow")
        await pilot.press("u", "r")
        assert app.statuses == "sssss"
        assert "reading_speed" in app.notice


async def test_any_text_can_be_corrected_where_it_is_marked(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("end", "v", "v", "l", "c")
        await pilot.press("backspace", "backspace", *"xyz", "enter")
        await pilot.pause()
        assert "林知远xyz防汛" in app.review.text
        assert app.session.marking is None
        mark = app.review.damage[0]
        assert (mark.status, mark.text) == (DamageStatus.CORRECTED, "xyz")
        await saved(app, pilot)
        assert app.on_disk().text == app.review.text
        await pilot.press("u")
        assert app.review.text == TEXT
        await pilot.press("home", "v", "v", "down", "c")
        assert "one line" in app.notice


async def test_what_a_dialog_covers_is_not_on_screen(tmp_path: Path, clock: Clock) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("g")
        await pilot.pause()
        clock.now += 10 * LONG_ENOUGH
        await pilot.press("q")
        await ready(pilot)
        await pilot.press("r")
        assert app.statuses == "sssss"


async def test_the_next_report_and_one_read_again_are_on_screen(
    tmp_path: Path, clock: Clock
) -> None:
    app = Harness(tmp_path, report("a.txt"), report("b.txt"))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("x", "x", "x", "x", "x", "d")  # no dialog in between
        await ready(pilot)
        assert app.review_screen.report_id == "b.txt"
        clock.now += READ
        app.review_screen.reload()
        await ready(pilot)
        await pilot.press("r")
        assert app.statuses == "aaaaa"
        await pilot.press("u")
        app.review_screen.reload()
        await ready(pilot)
        await pilot.press("r")
        assert app.statuses == "aaaaa"


async def test_done_offers_what_can_be_done_and_goes_on(tmp_path: Path, clock: Clock) -> None:
    app = Harness(tmp_path, report("a.txt"), report("b.txt"))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        clock.now += READ
        await pilot.press("a", "d")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("1")
        await ready(pilot)
        assert app.on_disk("a.txt").status is ReviewStatus.DONE
        assert app.on_disk("a.txt").seconds >= LONG_ENOUGH
        assert app.review_screen.report_id == "b.txt"
        assert app.statuses == "sssss"
        await pilot.press("x", "x", "x", "x", "x", "d")
        await ready(pilot)
        assert "No other report" in app.notice
        finished = app.review.status
        assert finished is ReviewStatus.DONE
        await pilot.press("a")
        assert "reopen" in app.notice
        await pilot.press("d", "2")
        await ready(pilot)
        assert app.review.undecided == 0
        assert app.review.status.value == "in_progress"


async def test_a_decision_that_cannot_be_written_stays_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)

        def full(*_args: object) -> None:
            raise StoreError("no space left")

        with monkeypatch.context() as patch:
            patch.setattr(app.library.workspace, "append", full)
            await pilot.press("a")
            await saved(app, pilot)
            assert "1 not saved" in lines(app)[0]
            assert app.notice == "no space left"
            assert app.statuses == "assss"
            await pilot.press("q")
            await pilot.pause()
            assert isinstance(app.screen, ChoiceDialog)  # leaving would lose it
            await pilot.press("q")
        await pilot.press("a")
        await saved(app, pilot)
        assert "· saved" in lines(app)[0]
        assert app.on_disk().undecided == 3


async def test_a_read_only_session_decides_nothing_and_says_why(tmp_path: Path) -> None:
    app = Harness(tmp_path, report(), read_only=True)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("a")
        assert "read-only" in app.notice
        assert app.statuses == "sssss"


async def test_a_review_is_taken_up_where_it_was(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("a", "x", "q")
        await pilot.pause()
    again = Harness(tmp_path, report())
    async with again.run_test(size=SIZE) as pilot:
        await ready(pilot)
        assert again.statuses == "arsss"
        assert again.session.label_id == 2


async def test_search_goes_from_hit_to_hit_and_marking_begins_there(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("/")
        app.review_screen.search_field.value = "强调"
        await pilot.pause()
        assert "Places: 1" in app.notice
        await pilot.press("tab", "v", "v", "l", "8")
        added = next(label for label in app.labels if label.status is Status.ADDED)
        assert app.review.surface(added) == "强调"


async def test_the_same_decision_is_made_for_the_same_surface(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("s")
        assert "Nothing is decided" in app.notice
        await pilot.press("j", "j", "j", "x")  # 林知远 is no person
        assert app.session.label_id == 4
        await pilot.press("s")
        await pilot.pause()
        assert "[x] reject" in "".join(
            "".join(s.text for s in line) for line in app.screen._compositor.render_strips()
        )
        await pilot.press("x", "x", "enter")
        await ready(pilot)
        assert app.statuses == "sssrr"
        assert app.labels[4].in_bulk
        await pilot.press("u")
        assert app.statuses == "sssrs"
        await pilot.press("s")
        await pilot.pause()
        await pilot.press("x", "enter")  # ticked off
        await ready(pilot)
        assert app.statuses == "sssrs"


async def test_a_decision_for_the_whole_corpus_is_one_batch_and_one_undo(tmp_path: Path) -> None:
    app = Harness(tmp_path, report("a.txt"), report("b.txt"), report("c.txt"))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("j", "j", "j", "x", "k")  # 林知远 is no person
        await pilot.press("w")
        await ready(pilot)
        await ready(pilot)
        assert "1 of 3 reports searched, 2 not prepared yet" in screen_text(app)
        await pilot.press("m")
        await ready(pilot)
        await ready(pilot)
        shown = screen_text(app)
        assert "3 of 3 reports searched" in shown
        assert "b.txt" in shown
        await pilot.press("end", "x", "enter")  # the last one is an exception
        await ready(pilot)
        await ready(pilot)
        assert app.statuses == "sssrr"
        assert app.session.label_id == 3
        assert "u takes all of it back" in app.notice
        assert (
            "".join(label.status.value[0] for label in app.on_disk("b.txt").labels) == "sssrr"
        )  # both places
        assert "".join(label.status.value[0] for label in app.on_disk("c.txt").labels) == "sssrs"
        await pilot.press("u")
        await ready(pilot)
        await ready(pilot)
        assert app.statuses == "sssrs"
        assert app.on_disk("b.txt").undecided == app.on_disk("c.txt").undecided == 5
        await pilot.press("y")  # in the other reports, too
        await ready(pilot)
        await ready(pilot)
        assert "Decided again in 3 reports" in app.notice
        assert app.on_disk("b.txt").undecided == 3
        assert app.on_disk("c.txt").undecided == 4
        await pilot.press("u")
        await ready(pilot)
        await ready(pilot)
        assert app.on_disk("b.txt").undecided == app.on_disk("c.txt").undecided == 5
        await pilot.press("u")
        await ready(pilot)
        assert app.statuses == "sssss"


async def test_the_order_of_attention_begins_with_the_least_sure(tmp_path: Path) -> None:
    prepared = report()
    labels = list(prepared.opening.labels)
    doubtful = labels[2].suggested
    assert doubtful is not None
    labels[2] = msgspec.structs.replace(
        labels[2], suggested=msgspec.structs.replace(doubtful, score=0.3)
    )
    opening_ = msgspec.structs.replace(prepared.opening, labels=tuple(labels))
    app = Harness(tmp_path, msgspec.structs.replace(prepared, opening=opening_))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("o")
        assert app.session.label_id == 2
        await pilot.press("a")
        assert app.statuses == "ssass"
        await pilot.press("a", "a", "a", "a")
        assert app.statuses == "aaaaa"
        await pilot.press("o")
        assert "Reading order" in app.notice


async def test_a_missed_place_shows_faintly_and_is_taken_or_refused(tmp_path: Path) -> None:
    app = Harness(tmp_path, report(spans=SPANS[:4]))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("a", "a", "a", "a")
        await pilot.pause(0.4)
        assert "PER..?" in "".join(lines(app))
        await pilot.press("e")
        assert "missed? PER 林知远" in lines(app)[-3]
        await pilot.press("x")
        assert app.statuses == "aaaar"
        await pilot.press("e")
        assert "seems to be missing" in app.notice
        await pilot.press("u", "e", "space")
        assert app.labels[-1].status is Status.ADDED
        await pilot.press("u")
        await pilot.pause(0.4)
        pane = app.review_screen.clean
        row = next(n for n, line in enumerate(lines(app)) if "PER..?" in line)
        cell = lines(app)[row].index("PER..?")
        await pilot.click(offset=(cell, row - 1))
        assert app.session.missed is not None
        assert pane.has_focus


async def test_what_breaks_the_guidelines_is_mended_or_explained_before_done(
    tmp_path: Path,
) -> None:
    spans = [(0, 4, "ORG"), (len(TEXT) - 5, len(TEXT), "TERM")]
    app = Harness(tmp_path, report(spans=spans))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("a", "a", "d")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("2")
        await ready(pilot)
        assert app.review.status is ReviewStatus.DONE
        assert not app.review.surface(app.labels[1]).endswith("。")


async def test_a_review_goes_on_with_newer_suggestions(tmp_path: Path) -> None:
    app = Harness(tmp_path, report(spans=SPANS[:2]))
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("a", "q")
        await pilot.pause()
    again = Harness(tmp_path, report())
    async with again.run_test(size=SIZE) as pilot:
        await ready(pilot)
        assert again.statuses == "assss"
        await pilot.press("x", "a")
        await saved(again, pilot)
        assert again.on_disk().undecided == 2
        assert [label.status for label in again.on_disk().labels] == [
            label.status for label in again.labels
        ]


async def test_metadata_are_accepted_or_corrected_field_by_field(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("m", "1", "enter")
        await ready(pilot)
        assert app.review.meta_reviewed == {"title"}
        await pilot.press("7", *"512", "enter")
        await ready(pilot)
        assert app.review.meta.views == 512
        await pilot.press("q")
        await saved(app, pilot)
        assert app.on_disk().meta == app.review.meta


async def test_a_jump_by_initials_moves_the_caret(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("v", ";", "q", "d")
        await ready(pilot)
        assert app.session.marking is not None
        assert app.review.text[app.session.marking.caret :].startswith("强调")
        await pilot.press("v", "l", "8")
        added = next(label for label in app.labels if label.status is Status.ADDED)
        assert app.review.surface(added) == "强调"
        await pilot.press("v", ";", "z", "z")
        await ready(pilot)
        assert "No visible place" in app.notice
        await pilot.press(";", "f", "enter", "q")
        assert app.session.marking is None


async def test_comments_and_flags_on_label_and_report(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("f", "1", "f", "2", "c", "1", *"odd", "enter")
        await pilot.pause()
        assert (app.labels[0].flagged, app.labels[0].comment) == (True, "odd")
        assert app.review.flagged
        assert app.statuses == "sssss"
        decisions = app.review.decisions
        await pilot.press("c", "1", "enter", "c", "2", "enter", "c", "2", "escape")
        await pilot.pause()
        assert app.review.decisions == decisions  # a comment as it was, or none, is no decision
        await pilot.press("c", "1", "ctrl+u", "enter")
        await pilot.pause()
        assert app.labels[0].comment is None


async def test_the_raw_pane_opens_by_width_or_by_key(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        assert not app.review_screen.raw.display
        await pilot.press("t")
        await ready(pilot)
        assert "溪(xī)口縣委" in "".join(lines(app))
        await pilot.press("t")
        await pilot.resize_terminal(160, 30)
        await ready(pilot)
        assert not app.review_screen.raw.display  # the user said so
    wide = Harness(tmp_path, report())
    async with wide.run_test(size=(160, 30)) as pilot:
        await ready(pilot)
        assert wide.review_screen.raw.display


async def test_scrolling_one_pane_brings_the_others(tmp_path: Path) -> None:
    text = "".join(f"第{n}段县委。" + "会议" * 30 + "\n" for n in range(200))
    spans = [(i, i + 2, "ORG") for i in range(len(text)) if text.startswith("县委", i)]
    app = Harness(tmp_path, report(text=text, spans=spans))
    async with app.run_test(size=(160, 30)) as pilot:
        await ready(pilot)
        screen = app.review_screen
        screen.raw.load(text, screen.raw._marks)
        screen.clean.scroll_pages(3)
        await ready(pilot)
        top = screen.clean.top_offset
        first = app.labels[screen.labels.visible_lines.start]
        assert abs(first.start - top) < 140
        assert app.session.label_id == 0  # scrolling selects nothing
        screen.labels.scroll_pages(2)
        await ready(pilot)
        first = app.labels[screen.labels.visible_lines.start]
        low, high = screen.clean.visible_span
        assert low <= first.start < high
        screen.raw.scroll_pages(1)
        await ready(pilot)
        assert screen.clean.top_offset > low


async def test_the_mouse_selects_marks_and_opens_the_menu(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.click("#labels", offset=(8, 3))
        await pilot.pause()
        assert app.session.label_id == 3
        await pilot.click("#clean", offset=(6, 0))
        await pilot.pause()
        assert app.session.label_id == 0
        await pilot.mouse_down("#clean", offset=(17, 0))
        await pilot.hover("#clean", offset=(20, 0))
        await pilot.mouse_up("#clean", offset=(20, 0))
        await pilot.pause()
        await pilot.press("6")
        added = next(label for label in app.labels if label.status is Status.ADDED)
        assert (app.review.surface(added), added.label) == ("会议", "MEET")
        await pilot.click("#clean", offset=(6, 0), button=3)
        await pilot.pause()
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("4")
        await pilot.pause()
        assert app.labels[0].label == "LOC"


async def test_hostile_text_passes_every_part_of_the_screen(tmp_path: Path) -> None:
    hostile = "\x1b]0;PWNED\x07\u202e[/b][@click=app.quit]点我[/]\x9b2J\u200b价格"
    prepared = report(text=hostile, spans=[(0, 30, "ORG"), (30, 40, "PER")])
    app = Harness(tmp_path, prepared)
    async with app.run_test(size=(160, 30)) as pilot:
        await ready(pilot)
        app.review_screen.raw.load(hostile, app.review_screen.raw._marks)
        await pilot.press("j", "v", "v", "l", "q", "f")
        await pilot.pause()
        shown = lines(app)
        await pilot.press("q", "g", "q", "0", "q", "c", "1")
        await pilot.pause()
        shown += ["".join(s.text for s in line) for line in app.screen._compositor.render_strips()]
        assert any("[@click=app.quit]" in line for line in shown)
        assert not {unicodedata.category(c) for line in shown for c in line} & {"Cc", "Cf", "Cs"}
        assert app.is_running


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (40, 8), (72, 10), (300, 100)])
async def test_any_size_is_survived(tmp_path: Path, size: tuple[int, int]) -> None:
    app = Harness(tmp_path, report())
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        await pilot.press("n", "a", "v", "l", "q", "b", "t", "pagedown")
        await pilot.resize_terminal(*SIZE)
        await ready(pilot)
        assert app.statuses.count("a") == 1


async def test_a_report_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    app = Harness(tmp_path, report())
    app.library.catalogue.extend([Entry(id="z.txt", path="z.txt", size=1, modified=0.0)])
    app.library.catalogue.refuse("z.txt", "z.txt: not a text [/x]")
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        app.review_screen.open_report("z.txt")
        await ready(pilot)
        assert any("z.txt: not a text [/x]" in line for line in lines(app))
        await pilot.press("a", "d", "v", "n")
        await pilot.press("q")
        await pilot.pause()
        assert app.left
