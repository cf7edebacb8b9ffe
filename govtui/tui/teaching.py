"""What the reviews have taught, brought to the suggestions of the report that is opened next.

The process that prepares reports knows nothing of it: what it has made ready would be out of date
with each decision. So the lexicon is applied when a report is opened, in the thread that does it.
"""

from __future__ import annotations

from collections import Counter
from threading import Lock
from typing import TYPE_CHECKING

import msgspec

from govtui.review.opening import undecided_labels
from govtui.review.teaching import taught_by

if TYPE_CHECKING:
    from govtui.batch.prepare import Prepared
    from govtui.extraction.lexicon import Lexicon
    from govtui.extraction.schema import LabelSchema
    from govtui.review.fold import Review
    from govtui.store.workspace import Workspace

NEWEST = 2_000
"""Reviews that are read at the start of a sitting: some seconds of a thread. Older ones teach the
commands, and are behind these in what is the habit of a corpus."""


class Teacher:
    """The workspace's lexicon during a sitting. Its methods are for threads."""

    def __init__(self, schema: LabelSchema) -> None:
        """Know nothing yet."""
        self._schema = schema
        self._lexicon: Lexicon = {}
        self._is_on = False
        self._watched: Review | None = None
        self._known: Counter[tuple[str, str, bool]] = Counter()
        """What is counted already of the review that is watched."""
        self._lock = Lock()

    def learn(self, workspace: Workspace) -> None:
        """Learn from the workspace's newest reviews. Raises StoreError for a damaged lexicon."""
        from govtui.extraction.lexicon import merge
        from govtui.store.lexicon import is_on, lexicon_of

        lexicon = lexicon_of(workspace, newest=NEWEST)
        with self._lock:
            self._is_on = is_on(workspace)
            self._lexicon = merge(lexicon, self._lexicon) if self._is_on else {}

    def watch(self, review: Review) -> None:
        """Learn from what is decided in this review from now on."""
        with self._lock:
            self._take_up()
            self._watched = review
            self._known = Counter(taught_by(review))

    def taught(self, prepared: Prepared) -> Prepared:
        """Return a prepared report with the suggestions that the corpus would have of it."""
        from govtui.extraction import lexicon
        from govtui.extraction.resolve import resolve

        with self._lock:
            self._take_up()
            known = self._lexicon
        if not known:
            return prepared
        opening = prepared.opening
        suggested = [label.suggested for label in opening.labels if label.suggested is not None]
        changed = resolve(lexicon.apply(opening.text, suggested, known), self._schema)
        labels = undecided_labels(changed)
        opening = msgspec.structs.replace(opening, labels=labels)
        return msgspec.structs.replace(prepared, opening=opening)

    def _take_up(self) -> None:
        """Add what the watched review has taught since it was last looked at."""
        from govtui.extraction.lexicon import learn, merge

        if self._watched is None or not self._is_on:
            return
        now = Counter(taught_by(self._watched))
        self._lexicon = merge(self._lexicon, learn((now - self._known).elements()))
        self._known = now
