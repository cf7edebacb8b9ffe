"""Reviews to export: made as the screens make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui import corpus
from govtui.batch.prepare import Prepared, Task, make
from govtui.review.fold import Review
from govtui.review.model import Accept, AnyDecision, Comment, Finish, Reject
from govtui.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

AT = "2026-11-22T10:00:00Z"


def review_all(root: Path, reviewer: str, *, finish: bool = True) -> None:
    """Accept all labels of every report but the last, which is rejected; finish if so wanted."""
    with Workspace.open(root, reviewer=reviewer) as workspace:
        for entry in corpus.scan(root):
            prepared = make(Task(root=str(root)), entry)
            assert isinstance(prepared, Prepared)
            review = Review(prepared.opening)
            *right, wrong = (label.id for label in review.labels)
            decisions: list[AnyDecision] = [
                Accept(ids=tuple(right)),
                Comment(text="备注", id=wrong),
                Reject(ids=(wrong,)),
            ]
            if finish:
                decisions.append(Finish())
            events = []
            for decision in decisions:
                event = review.event(decision, by=reviewer, at=AT)
                review.apply(event)
                events.append(event)
            workspace.append(review.opening, events)
