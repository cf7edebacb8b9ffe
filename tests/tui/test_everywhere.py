"""Searching a corpus in portions, and batches that are made whole or not at all."""

from __future__ import annotations

import os
import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

from govtui.review.model import Status
from govtui.review.propagation import Precedent
from govtui.store.workspace import Workspace
from govtui.tui import everywhere
from govtui.tui.everywhere import Search, decide_places, turn
from govtui.tui.library import Library
from tests.store.test_killed import _Suicidal as Suicidal
from tests.tui.corpus import TEXT, InstantWorker, write_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from govtui.batch.survey import Survey, Surveyed
    from govtui.review.propagation import Finding

NAMES = [f"{n}.txt" for n in range(6)]
PRECEDENT = Precedent("云溪区", "LOC")


class SlowWorker(InstantWorker):
    """Gets through two reports of a survey, and through as many surveys as it is told."""

    surveys = 1_000

    def survey(self, survey: Survey, *, urgency: int = 0) -> Surveyed | None:
        """Look through the first two."""
        type(self).surveys -= 1
        if self.surveys < 0:
            return None
        requests = survey.requests[:2]
        return super().survey(_only(survey, requests), urgency=urgency)


def _only(survey: Survey, requests: object) -> Survey:
    import msgspec

    return msgspec.structs.replace(survey, requests=requests)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    write_corpus(tmp_path, dict.fromkeys(NAMES, TEXT))
    root = tmp_path / "corpus"
    SlowWorker.surveys = 1_000
    library = Library(root, partial(Workspace.open, root, reviewer="li"), make_worker=SlowWorker)
    library.open()
    for entries in library.scan():
        library.catalogue.extend(entries)
    library.start_worker(lambda _entry, _result: None)
    yield library
    library.close()


def _findings(search: Search, *, prepare: bool) -> list[Finding]:
    return [place for found in search.run(prepare=prepare) for place in found.findings]


def _decided(library: Library) -> list[int]:
    """Return how many labels are decided in each report."""
    saved = [library.load(name) for name in NAMES]
    return [sum(x.decided for x in one.review().labels) if one else 0 for one in saved]


def test_it_says_how_much_it_searched_and_goes_on_where_it_stopped(library: Library) -> None:
    search = Search(library, precedent=PRECEDENT, first="3.txt")
    assert not _findings(search, prepare=False)
    assert search.said() == "0 of 6 reports searched, 6 not prepared yet"
    portions = search.run(prepare=True)
    first = next(portions)
    assert [place.report_id for place in first.findings[:1]] == ["3.txt"]
    assert (search.searched, search.unprepared) == (2, 4)
    portions.close()  # whoever searches has enough of it
    assert {place.report_id for place in _findings(search, prepare=True)} == {
        "1.txt", "2.txt", "4.txt", "5.txt"
    }  # fmt: skip
    assert search.said() == "6 of 6 reports searched"


def test_it_stops_at_more_places_than_anybody_looks_through(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(everywhere, "MOST", 4)
    search = Search(library, precedent=PRECEDENT)
    assert len(_findings(search, prepare=True)) == 4
    assert search.said() == "2 of 6 reports searched, the first 4 places"


def test_a_batch_over_new_reports_is_one_undo(library: Library) -> None:
    chosen = _findings(Search(library, precedent=PRECEDENT), prepare=True)
    done = decide_places(library, PRECEDENT, chosen[:-1])
    assert done.batch is not None
    assert "11 places in 6 reports" in done.said
    assert [summary.decided for summary in done.summaries] == [2, 2, 2, 2, 2, 1]
    saved = library.load("5.txt")
    assert saved is not None
    assert [label.status for label in saved.review().labels] == [
        Status.ACCEPTED, Status.SUGGESTED, Status.SUGGESTED
    ]  # fmt: skip
    taken_back = turn(library, done.batch.id, again=False)
    assert "6 reports" in taken_back.said
    assert _decided(library) == [0] * 6


def test_what_ends_the_search_for_reports_leaves_nothing_decided(library: Library) -> None:
    chosen = _findings(Search(library, precedent=PRECEDENT), prepare=True)
    SlowWorker.surveys = 2  # the program is left while the batch is being made
    done = decide_places(library, PRECEDENT, chosen)
    assert done.batch is None
    assert "nothing has been decided" in done.said
    assert _decided(library) == [0] * 6
    SlowWorker.surveys = 1_000
    assert decide_places(library, PRECEDENT, chosen).batch is not None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_batch_that_is_killed_is_made_whole_or_not_at_all(library: Library) -> None:
    """Kill the program at every file operation of a batch over new reports."""
    root, names = library.root, NAMES[:2]
    library.close()
    for name in NAMES[2:]:
        (root / name).unlink()
    for at in range(1000):
        shutil.rmtree(root / ".govtui", ignore_errors=True)
        pid = os.fork()
        if pid == 0:
            _decide_and_die(root, at)
        ended = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        with Workspace.open(root, reviewer="li") as again:
            saved = [again.load(name) for name in names]
            decided = [one is not None and one.review().undecided < 3 for one in saved]
        assert decided in ([True, True], [False, False]), f"killed at {at}"
        if ended == 0:
            break
    assert all(decided)
    assert at > 10


def _decide_and_die(root: Path, at: int) -> None:
    """In a process of its own: decide in all reports, killed at the file operation `at`."""
    status = 1
    try:
        workspace = Workspace.open(root, reviewer="li", fs=Suicidal(at))
        library = Library(root, lambda: workspace, make_worker=InstantWorker)
        library.open()
        library.catalogue.extend(entry for entries in library.scan() for entry in entries)
        library.start_worker(lambda _entry, _result: None)
        chosen = _findings(Search(library, precedent=PRECEDENT), prepare=True)
        status = int(decide_places(library, PRECEDENT, chosen).batch is None)
    finally:
        os._exit(status)
