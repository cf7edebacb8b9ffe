"""What the reviews have taught, brought to the suggestions of the report that is opened next.

The process that prepares reports knows nothing of it: what it has made ready would be out of date
with each decision. So the lexicon is applied when a report is opened, in the thread that does it.
"""

from __future__ import annotations

from collections import Counter
from threading import Lock
from typing import TYPE_CHECKING

import msgspec

from govtui.review.propagation import surface_key
from govtui.review.teaching import taught, taught_by

if TYPE_CHECKING:
    from govtui.batch.prepare import Prepared
    from govtui.extraction.lexicon import Lexicon, Teachings
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
        self._teachings: Teachings | None = None
        """The lexicon made ready to be applied; None where it has to be made ready anew."""
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
            self._teachings = None

    def watch(self, review: Review) -> None:
        """Learn from what is decided in this review from now on."""
        with self._lock:
            self._take_up()
            self._watched = review
            self._known = Counter(taught_by(review))

    def taught(self, prepared: Prepared) -> Prepared:
        """Return a prepared report with the suggestions that the corpus would have of it."""
        from govtui.extraction.lexicon import Teachings

        with self._lock:
            self._take_up()
            if not self._lexicon:
                return prepared
            teachings = self._teachings = self._teachings or Teachings(self._lexicon)
        opening = taught(prepared.opening, teachings, self._schema)
        return msgspec.structs.replace(prepared, opening=opening)

    def lexicon(self) -> Lexicon:
        """Return all that is known by now; not to be changed."""
        with self._lock:
            self._take_up()
            return self._lexicon

    def habits(self, review: Review) -> dict[str, dict[str, int]]:
        """Return how often the surfaces of a review were which label in the corpus, by their keys.

        Only surfaces count that have been decided often enough for the lexicon to speak of them.
        """
        with self._lock:
            known = self._lexicon
        found: dict[str, dict[str, int]] = {}
        for surface in {review.surface(label) for label in review.labels}:
            entry = known.get(surface)
            if entry is not None and entry.label is not None:
                found[surface_key(surface)] = dict(entry.accepted) or {entry.label: 1}
        return found

    def _take_up(self) -> None:
        """Add what the watched review has taught since it was last looked at."""
        from govtui.extraction.lexicon import learn, merge

        if self._watched is None or not self._is_on:
            return
        now = Counter(taught_by(self._watched))
        new = learn((now - self._known).elements())
        self._known = now
        if new:
            old = {surface: self._lexicon[surface] for surface in new.keys() & self._lexicon.keys()}
            self._lexicon = {**self._lexicon, **merge(old, new)}
            self._teachings = None
