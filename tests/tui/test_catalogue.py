"""What the library lists, filtered and sorted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.batch.facts import Facts
from govtui.corpus.model import Entry
from govtui.review.model import ReviewStatus
from govtui.store.index import Summary
from govtui.tui.catalogue import Catalogue
from govtui.tui.query import parse
from govtui.tui.reviewed import Reviewed
from govtui.tui.states import Shown, Sort, State

_IDS = ["a.txt", "b/云溪.txt", "b/C.txt", "d.txt", "e.txt"]


def _entry(id_: str, problem: str | None = None) -> Entry:
    return Entry(id=id_, path=id_, size=1, modified=0.0, problem=problem)


def _summary(
    id_: str, status: ReviewStatus, decided: int = 0, total: int = 4, *, flagged: bool = False
) -> Summary:
    return Summary(id_, status, decided, total, 1, flagged, None, 0.0)


@pytest.fixture
def catalogue() -> Catalogue:
    made = Catalogue()
    made.extend(_entry(id_) for id_ in _IDS)
    made.learn("a.txt", Facts(title="乙会", date="2024-05-06", region="云溪区", total=9))
    made.learn("d.txt", Facts(title="甲会", date="2023-01-01", total=2, damage=3))
    made.set_reviews({
        "b/C.txt": _summary("b/C.txt", ReviewStatus.DONE, 4),
        "d.txt": _summary("d.txt", ReviewStatus.IN_PROGRESS, 1, flagged=True),
    })  # fmt: skip
    made.refuse("e.txt", "which encoding?", ("gb18030", "utf-16"))
    return made


def _shown(
    catalogue: Catalogue, words: str = "", shown: Shown = Shown.ALL, sort: Sort = Sort.PATH
) -> list[str]:
    catalogue.show(parse(words), shown, sort)
    return [catalogue.entry(number).id for number in catalogue.view]


def test_without_a_filter_all_are_shown_in_the_corpus_order(catalogue: Catalogue) -> None:
    assert _shown(catalogue) == _IDS
    catalogue.extend([_entry("f.txt")])
    assert _shown(catalogue) == [*_IDS, "f.txt"]


def test_reports_found_later_pass_the_filter_like_the_others(catalogue: Catalogue) -> None:
    _shown(catalogue, "b/", Shown.UNFINISHED)
    catalogue.extend([_entry("b/g.txt"), _entry("c/g.txt"), _entry("b/pipe", "a FIFO")])
    grown = list(catalogue.view)
    catalogue.refresh()
    assert grown == list(catalogue.view)
    assert catalogue.entry(grown[-1]).id == "b/g.txt"


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("云溪", ["a.txt", "b/云溪.txt"]),
        ("云溪 2024", ["a.txt"]),
        ("c.TXT", ["b/C.txt"]),
        ("甲会", ["d.txt"]),
        ("nowhere", []),
    ],
)
def test_the_filter_looks_at_id_title_region_and_date(
    catalogue: Catalogue, words: str, ids: list[str]
) -> None:
    assert _shown(catalogue, words) == ids


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("region:云溪", ["a.txt"]),
        ("status:done", ["b/C.txt"]),
        ("status:", _IDS),
        ("flagged", ["d.txt"]),
        ("flagged status:new", []),
        ("by:LI", ["b/C.txt", "d.txt"]),
        ("by:li by:an", ["d.txt"]),
        ("label:张伟", ["a.txt", "b/C.txt"]),
        ("label:张伟 c.txt", ["b/C.txt"]),
        ("label\uff1a县委 by:an", ["d.txt"]),
    ],
)
def test_the_filter_looks_at_fields(catalogue: Catalogue, words: str, ids: list[str]) -> None:
    catalogue.learn("a.txt", Facts(region="云溪区", surfaces="张伟\n5月6日"))
    catalogue.set_reviewed({
        "b/C.txt": Reviewed(frozenset({"li"}), "张伟"),
        "d.txt": Reviewed(frozenset({"li", "anna"}), "溪口县委"),
    })  # fmt: skip
    assert _shown(catalogue, words) == ids


@pytest.mark.parametrize(
    ("shown", "ids"),
    [
        (Shown.UNFINISHED, ["a.txt", "b/云溪.txt", "d.txt"]),
        (Shown.IN_PROGRESS, ["d.txt"]),
        (Shown.DONE, ["b/C.txt"]),
        (Shown.FLAGGED, ["d.txt"]),
        (Shown.PROBLEM, ["e.txt"]),
    ],
)
def test_the_status_filter(catalogue: Catalogue, shown: Shown, ids: list[str]) -> None:
    assert _shown(catalogue, shown=shown) == ids


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        (Sort.STATUS, ["d.txt", "e.txt", "a.txt", "b/云溪.txt", "b/C.txt"]),
        (Sort.DATE, ["d.txt", "a.txt", "b/云溪.txt", "b/C.txt", "e.txt"]),
        (Sort.REGION, ["a.txt", "b/云溪.txt", "b/C.txt", "d.txt", "e.txt"]),
        (Sort.TITLE, ["a.txt", "d.txt", "b/云溪.txt", "b/C.txt", "e.txt"]),
        (Sort.WORK, ["a.txt", "d.txt", "b/云溪.txt", "b/C.txt", "e.txt"]),
        (Sort.DAMAGE, ["b/C.txt", "d.txt", "a.txt", "b/云溪.txt", "e.txt"]),
    ],
)
def test_reports_without_the_fact_come_last_and_done_ones_have_no_work_left(
    catalogue: Catalogue, sort: Sort, ids: list[str]
) -> None:
    assert _shown(catalogue, sort=sort) == ids


def test_sure_labels_are_less_work_than_doubtful_ones() -> None:
    catalogue = Catalogue()
    catalogue.extend(_entry(id_) for id_ in ("doubtful.txt", "sure.txt", "short.txt"))
    catalogue.learn("doubtful.txt", Facts(total=20, mistakes=8.0))
    catalogue.learn("sure.txt", Facts(total=30, mistakes=1.0))
    catalogue.learn("short.txt", Facts(total=20, mistakes=8.0))
    catalogue.set_reviews({"short.txt": _summary("short.txt", ReviewStatus.IN_PROGRESS, 15, 20)})
    assert _shown(catalogue, sort=Sort.WORK) == ["short.txt", "sure.txt", "doubtful.txt"]


@given(st.lists(st.text("abc ", max_size=4), min_size=1, max_size=5))
def test_typing_on_gives_what_a_fresh_filter_gives(typed: list[str]) -> None:
    entries = [_entry(f"{a}{b}{c}.txt") for a in "abc" for b in "abc" for c in "abc"]
    grown, fresh = Catalogue(), Catalogue()
    grown.extend(entries)
    fresh.extend(entries)
    for end in range(1, len(typed) + 1):
        _shown(grown, "".join(typed[:end]))
    assert list(grown.view) == [fresh.number(id_) for id_ in _shown(fresh, "".join(typed))]


def test_states_and_counts(catalogue: Catalogue) -> None:
    states = [catalogue.state(id_) for id_ in _IDS]
    assert states == [State.NEW, State.NEW, State.DONE, State.IN_PROGRESS, State.ENCODING]
    assert catalogue.counts() == (5, 1, 1, 1)
    catalogue.settle_encoding("e.txt")
    assert catalogue.state("e.txt") is State.NEW
    assert catalogue.problem("e.txt") is None


def test_an_unreadable_report_says_why() -> None:
    catalogue = Catalogue()
    catalogue.extend([_entry("pipe", "a FIFO")])
    assert catalogue.state("pipe") is State.PROBLEM
    assert catalogue.problem("pipe") == "a FIFO"


def test_the_keys_go_round() -> None:
    shown, sort = Shown.ALL, Sort.PATH
    for _shown_step in Shown:
        shown = shown.next()
    for _sort_step in Sort:
        sort = sort.next()
    assert (shown, sort) == (Shown.ALL, Sort.PATH)
