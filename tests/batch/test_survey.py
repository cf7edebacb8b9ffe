"""Looking through a corpus: what is kept of it, and what is found for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from govtui import corpus
from govtui.batch.kept import KeptReports, forget_others, kept_path
from govtui.batch.prepare import Failure, Prepared, Task
from govtui.batch.request import Request
from govtui.batch.survey import Survey, Surveyed, Surveyor, Viewer, survey_all
from govtui.batch.worker import Worker
from govtui.extraction.lexicon import Entry as LexiconEntry
from govtui.extraction.model import Suggestion
from govtui.extraction.schema import default_schema
from govtui.review import actions
from govtui.review.concordance import Asked
from govtui.review.fold import Review
from govtui.review.propagation import Deed, Precedent
from govtui.store.layout import FOLDER
from govtui.store.suggestions import Offered, keep
from govtui.store.workspace import Workspace
from tests.tui.corpus import TEXT, prepared

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.corpus.model import Entry

NAMES = ("a.txt", "b.txt", "c.txt")


class Bench:
    """A corpus of alike reports, and a surveyor that notes what it prepares."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / FOLDER
        self.made: list[str] = []
        for name in NAMES:
            (root / name).write_text(TEXT, encoding="utf-8")
        self.surveyor = self.another()

    @property
    def requests(self) -> tuple[Request, ...]:
        return tuple(Request(entry) for entry in corpus.scan(self.root))

    def another(self, *, read_only: bool = False) -> Surveyor:
        schema = default_schema()
        kept = KeptReports(self.folder, schema, read_only=read_only)
        return Surveyor(kept, schema, self._prepare)

    def _prepare(self, entry: Entry, _encoding: str | None) -> Prepared | Failure:
        self.made.append(entry.id)
        text = (self.root / entry.path).read_text(encoding="utf-8")
        return prepared(entry.id, text) if text else Failure(message="empty")

    def viewer(self) -> Viewer:
        return Viewer(folder=str(self.folder), reviewer="lin")

    def ask(self, survey: Survey, surveyor: Surveyor | None = None) -> Surveyed:
        return (surveyor or self.surveyor).answer(msgspec.structs.replace(survey, seconds=9.0))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_what_is_not_prepared_is_told_and_prepared_on_wish(bench: Bench) -> None:
    survey = Survey(requests=bench.requests)
    assert bench.ask(survey).unprepared == list(NAMES)
    survey = msgspec.structs.replace(survey, prepare=True)
    facts = bench.ask(survey).facts
    assert [(id_, known.title, known.total) for id_, known in facts] == [
        (name, "云溪区召开会议", 3) for name in NAMES
    ]
    assert bench.ask(survey).facts == facts
    assert bench.made == list(NAMES)
    assert not bench.folder.exists(), "looking at a corpus writes nothing into it"


def test_it_is_kept_on_the_disk_once_there_is_a_workspace(bench: Bench) -> None:
    bench.ask(Survey(requests=bench.requests[:1], prepare=True))
    bench.folder.mkdir()
    bench.ask(Survey(requests=bench.requests, prepare=True))
    again = bench.another(read_only=True)
    assert len(bench.ask(Survey(requests=bench.requests), again).facts) == 3
    assert bench.made == list(NAMES)


def test_another_source_or_a_damaged_file_is_prepared_anew(bench: Bench) -> None:
    bench.folder.mkdir()
    bench.ask(Survey(requests=bench.requests, prepare=True))
    (bench.root / "a.txt").write_text("云溪区", encoding="utf-8")
    path = kept_path(bench.folder, "b.txt")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    kept_path(bench.folder, "c.txt").write_bytes(b"")
    survey = Survey(requests=bench.requests)
    assert bench.ask(survey, bench.another()).unprepared == list(NAMES)


def test_a_read_only_session_keeps_nothing(bench: Bench) -> None:
    bench.folder.mkdir()
    bench.ask(Survey(requests=bench.requests, prepare=True), bench.another(read_only=True))
    assert not list(bench.folder.iterdir())


def test_reports_that_are_gone_are_forgotten(bench: Bench) -> None:
    bench.folder.mkdir()
    bench.ask(Survey(requests=bench.requests, prepare=True))
    forget_others(bench.folder, ["a.txt", "c.txt"])
    unprepared = bench.ask(Survey(requests=bench.requests), bench.another()).unprepared
    assert unprepared == ["b.txt"]


def test_a_precedent_is_looked_for_in_what_the_reviewer_would_see(bench: Bench) -> None:
    with Workspace.open(bench.root, reviewer="lin") as workspace:
        review = Review(prepared("b.txt", TEXT).opening)
        event = review.event(actions.reject(review, [0]), by="lin", at="2026-11-22T10:00:00Z")
        workspace.append(review.opening, [event])
    survey = Survey(
        requests=bench.requests,
        prepare=True,
        viewer=bench.viewer(),
        precedent=Precedent("云溪区", "LOC"),
    )

    def deeds(survey: Survey) -> list[tuple[str, int, Deed]]:
        found = bench.ask(survey).findings
        return [(x.report_id, x.place.start, x.place.deed) for x in found]

    others = [(name, place, deed) for name in ("a.txt", "c.txt")
              for place, deed in ((0, Deed.ACCEPT), (13, Deed.ADD))]  # fmt: skip
    begun = ("b.txt", 13, Deed.ADD)
    assert sorted(deeds(survey)) == sorted([*others, begun])
    # What the corpus has taught is seen, too: it refuses the suggestion here.
    refused = {"云溪区": LexiconEntry(surface="云溪区", rejected={"LOC": 2})}
    taught = msgspec.structs.replace(bench.viewer(), lexicon=refused)
    assert ("a.txt", 0, Deed.ADD) in deeds(msgspec.structs.replace(survey, viewer=taught))


def test_what_was_imported_as_suggestions_is_seen(bench: Bench) -> None:
    with Workspace.open(bench.root, reviewer="lin") as workspace:
        offered = Offered(
            id="b.txt",
            sha256="",
            text=TEXT,
            suggestions=(Suggestion(13, 16, "LOC", "other", 1.0),),
        )
        keep(workspace, "other", [offered])
    survey = Survey(
        requests=bench.requests, prepare=True, viewer=bench.viewer(), asked=Asked("云溪区")
    )
    found = bench.ask(survey).occurrences
    assert [(place.report_id, place.start) for place in found] == [
        ("a.txt", 0),
        ("b.txt", 0),
        ("b.txt", 13),
        ("c.txt", 0),
    ]


def test_a_surface_that_is_nowhere_opens_no_report(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = Survey(requests=bench.requests, prepare=True, viewer=bench.viewer())
    bench.ask(survey)
    monkeypatch.delattr("govtui.batch.kept.Kept.opening")
    nowhere = msgspec.structs.replace(survey, asked=Asked("李四"))
    assert bench.ask(nowhere).occurrences == []


def test_places_of_a_label_are_found_and_planted_ones_are_not(bench: Bench) -> None:
    viewer = msgspec.structs.replace(bench.viewer(), planted=2)
    survey = Survey(requests=bench.requests, prepare=True, viewer=viewer, asked=Asked("官旻主"))
    found = bench.ask(survey).occurrences
    assert [(place.report_id, place.label, place.decided) for place in found] == [
        (name, "PER", False) for name in NAMES
    ]
    (first, *_rest) = bench.ask(msgspec.structs.replace(survey, openings=True)).openings
    assert first.labels[found[0].label_id].start == found[0].start


def test_time_is_kept_and_a_portion_that_fails_is_asked_again_one_by_one(bench: Bench) -> None:
    asked: list[int] = []

    def ask(survey: Survey) -> Surveyed:
        asked.append(len(survey.requests))
        if any(request.entry.id == "b.txt" for request in survey.requests):
            return Surveyed()
        return bench.surveyor.answer(survey)

    survey = Survey(requests=bench.requests, seconds=0.0, prepare=True)
    looked = [found for found, _requests in survey_all(ask, survey)]
    assert [found.looked for found in looked] == [1, 1, 1]
    assert [id_ for found in looked for id_, _failure in found.failures] == ["b.txt"]
    assert asked == [3, 1, 2, 1, 1]


def test_the_child_process_looks_through_a_corpus(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_text("云溪区召开会议\n区长上官旻主持会议。\n", encoding="utf-8")
    (tmp_path / FOLDER).mkdir()
    requests = tuple(Request(entry) for entry in corpus.scan(tmp_path))
    worker = Worker(
        Task(root=str(tmp_path), workspace=str(tmp_path / FOLDER)), lambda _entry, _result: None
    )
    survey = Survey(
        requests=requests,
        seconds=60.0,
        prepare=True,
        viewer=Viewer(folder=str(tmp_path / FOLDER), reviewer="lin"),
        asked=Asked("上官旻", "PER"),
    )
    found = worker.survey(survey)
    worker.close()
    assert found is not None
    assert [place.report_id for place in found.occurrences] == list(NAMES)
    assert worker.survey(survey) is None, "nobody waits for a worker that is closed"
