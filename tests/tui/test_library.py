"""What is prepared when, and which report comes next."""

from __future__ import annotations

import sys
from functools import partial
from subprocess import run
from typing import TYPE_CHECKING

import pytest

from govtui.batch.facts import Facts
from govtui.batch.prepare import Failure
from govtui.batch.survey import Surveyed
from govtui.corpus.model import Entry
from govtui.review.model import ReviewStatus
from govtui.store.index import Summary
from govtui.store.workspace import Workspace
from govtui.tui.library import Library
from govtui.tui.preparation import Urgency
from govtui.tui.query import parse
from govtui.tui.states import Shown, Sort
from tests.tui.corpus import TEXT, prepared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govtui.batch.prepare import Task
    from govtui.batch.survey import Survey
    from govtui.batch.worker import Deliver

_IDS = [f"{n}.txt" for n in range(8)]


class _Worker:
    """Notes what it is asked for."""

    def __init__(self, _task: Task, _deliver: Deliver) -> None:
        self.asked: dict[str, int] = {}
        self.encodings: dict[str, str | None] = {}
        self.surveyed: list[str] = []

    def request(self, entry: Entry, *, encoding: str | None = None, urgency: int = 0) -> None:
        self.asked[entry.id] = urgency
        self.encodings[entry.id] = encoding

    def survey(self, survey: Survey, *, urgency: int = 0) -> Surveyed:
        assert urgency == Urgency.SOME_TIME
        self.surveyed += [request.entry.id for request in survey.requests]
        facts = [(request.entry.id, Facts()) for request in survey.requests]
        return Surveyed(looked=len(facts), facts=facts)

    def forget_below(self, urgency: int) -> None:
        self.asked = {id_: asked for id_, asked in self.asked.items() if asked >= urgency}

    def close(self) -> None:
        self.asked = {}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[tuple[Library, _Worker]]:
    made: list[_Worker] = []

    def make(task: Task, deliver: Deliver) -> _Worker:
        made.append(_Worker(task, deliver))
        return made[0]

    library = Library(tmp_path, partial(Workspace.open, tmp_path, reviewer="li"), make_worker=make)
    library.open()
    library.catalogue.extend(Entry(id=id_, path=id_, size=1, modified=0.0) for id_ in _IDS)
    library.start_worker(lambda _entry, _result: None)
    yield library, made[0]
    library.close()


def _done(id_: str) -> Summary:
    return Summary(id_, ReviewStatus.DONE, 3, 3, 0, False, None, 0.0)


def test_what_is_in_sight_comes_first(library: tuple[Library, _Worker]) -> None:
    shelf, worker = library
    shelf.catalogue.learn("6.txt", Facts())
    shelf.look_at([5, 6])
    assert worker.asked == {"5.txt": Urgency.IN_SIGHT, "6.txt": Urgency.SOME_TIME}
    shelf.look_at([0])
    assert worker.asked == {"0.txt": Urgency.IN_SIGHT}


def test_what_is_known_is_not_asked_for_again(library: tuple[Library, _Worker]) -> None:
    shelf, worker = library
    entry = shelf.catalogue.entry(0)
    shelf.accept(entry, prepared("0.txt", TEXT))
    shelf.accept(shelf.catalogue.entry(1), Failure(message="broken"))
    shelf.look_at([0, 1, 2])
    assert {"0.txt", "1.txt"} & worker.asked.keys() == set()
    assert shelf.prepared("0.txt") is not None


def test_all_are_prepared_in_spare_time(library: tuple[Library, _Worker]) -> None:
    shelf, worker = library
    shelf.catalogue.refuse("7.txt", "which?", ("gb18030", "big5"))
    for found in shelf.prepare_in_spare_time():
        shelf.take(found)
    assert worker.surveyed == _IDS[:-1]
    assert shelf.catalogue.unknown == 0
    assert shelf.prepared("3.txt") is None, "it would push out what somebody looks at"


def test_a_very_large_corpus_is_not_prepared_as_a_whole(
    library: tuple[Library, _Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, _worker = library
    monkeypatch.setattr("govtui.tui.preparation._IN_SPARE_TIME", len(_IDS) - 1)
    assert not list(shelf.prepare_in_spare_time())


def test_the_next_unfinished_ones_are_prepared_ahead(library: tuple[Library, _Worker]) -> None:
    shelf, worker = library
    shelf.catalogue.set_reviews({id_: _done(id_) for id_ in ("6.txt", "0.txt")})
    shelf.prepare_ahead("5.txt")
    assert list(worker.asked) == ["7.txt", "1.txt", "2.txt"]


def test_the_next_report_follows_the_view(library: tuple[Library, _Worker]) -> None:
    shelf, _worker = library
    assert shelf.unfinished_after("6.txt", 2) == ["7.txt", "0.txt"]
    shelf.catalogue.show(parse("3"), Shown.ALL, Sort.PATH)
    assert shelf.unfinished_after("6.txt", 2) == ["3.txt"]
    assert shelf.unfinished_after("3.txt") == []


def test_a_chosen_encoding_is_used(library: tuple[Library, _Worker]) -> None:
    shelf, worker = library
    shelf.accept(shelf.catalogue.entry(2), Failure(message="?", encodings=("gb18030", "utf-16")))
    shelf.request("2.txt", Urgency.NOW)
    assert "2.txt" not in worker.asked
    shelf.choose_encoding("2.txt", "gb18030")
    assert worker.encodings["2.txt"] == "gb18030"


def test_the_first_frame_waits_for_no_heavy_import() -> None:
    program = (
        "import sys, govtui.cli.review, govtui.tui.app, govtui.tui.library;"
        "heavy = {'jieba', 'rjieba', 'opencc', 'tinydb', 'pypinyin', 'govtui.batch.worker',"
        " 'govtui.cleaning.pipeline', 'govtui.extraction.pipeline', 'govtui.corpus.listing'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
