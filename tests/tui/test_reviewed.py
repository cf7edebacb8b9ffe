"""What the filter knows of reviews."""

from __future__ import annotations

from govtui.review import actions
from govtui.review.fold import Review
from govtui.tui.reviewed import reviewed
from tests.review.made import do, opening


def test_reviewers_and_surfaces_are_brought_together_by_report() -> None:
    first, second = Review(opening()), Review(opening(report_id="b.txt"))
    do(first, actions.reject(first, [0]))
    found = reviewed([("Lin", first), ("an", Review(opening())), ("an", second)])
    assert found["news/a.txt"].reviewers == {"lin", "an"}
    assert set(found["news/a.txt"].surfaces.split()) == {"林知远", "溪口县委书记"}
    assert found["b.txt"].reviewers == {"an"}
    alone = reviewed([("lin", first)])
    assert alone["news/a.txt"].surfaces.split() == ["林知远"]
