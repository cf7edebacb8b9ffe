"""One decision for the same surface in the whole corpus, and its undo, each as one batch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from govtui.errors import ReviewError
from govtui.i18n import _
from govtui.tui.dialogs.preview import Previewed, previewed
from govtui.tui.dialogs.searching import CorpusPreview
from govtui.tui.everywhere import Done, Search, decide_places, turn
from govtui.tui.screens.review_dropped import ReviewDropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govtui.review.model import Event
    from govtui.review.propagation import Finding, Precedent
    from govtui.tui.library import Library


class ReviewCorpus(ReviewDropped):
    """Decides in other reports too. What it does to the open one is read back from the disk."""

    library: Library
    report_id: str

    @dataclass
    class BatchDone(Message):
        """A batch is on the disk; or it could not be written."""

        done: Done

    def settle(self) -> bool:
        """Bring everything to the disk; where that fails, say why and return False."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read the open report's review from the disk."""
        raise NotImplementedError

    def action_labels_same_everywhere(self) -> None:
        """Show where else in the corpus the last decision for a surface would apply."""
        try:
            precedent = self._session.precedent()
        except ReviewError as error:
            self.say(str(error))
            return
        if self.refusal is not None:
            self.say(self.refusal)
        elif self.settle():
            self._search_corpus(precedent)

    def _search_corpus(self, precedent: Precedent) -> None:
        """Search the corpus, and do what is chosen of what is found."""
        surface, name = precedent.surface, precedent.label or _("no entity")
        search = Search(self.library, precedent=precedent, first=self.report_id)
        title = _("{surface}: {label}").format(surface=surface, label=name)
        dialog = CorpusPreview(title, search, _previewed)

        def do(chosen: list[int] | None) -> None:
            if chosen:
                self._apply(precedent, [dialog.found[index] for index in chosen])
            elif chosen is not None and not dialog.found:
                said = _("“{surface}” is nowhere else undecided: {searched}.")
                self.say(said.format(surface=surface, searched=search.said()))

        self.app.push_screen(dialog, do)

    @work(thread=True, exclusive=True, group="corpus")
    def _apply(self, precedent: Precedent, findings: Sequence[Finding]) -> None:
        self.post_message(self.BatchDone(decide_places(self.library, precedent, findings)))

    def action_report_undo(self) -> None:
        """Take back the last decision; of a batch, all of it in every report."""
        if not self._turn_batch(self._session.review.undoable, again=False):
            super().action_report_undo()

    def action_report_redo(self) -> None:
        """Decide again what was undone; of a batch, all of it in every report."""
        if not self._turn_batch(self._session.review.redoable, again=True):
            super().action_report_redo()

    def _turn_batch(self, event: Event | None, *, again: bool) -> bool:
        """Take back or repeat the batch of an event; return False where it is of none."""
        if event is None or event.batch is None or self.refusal is not None:
            return False
        if self.settle():
            self._write_turn(event.batch, again=again)
        return True

    @work(thread=True, exclusive=True, group="corpus")
    def _write_turn(self, batch_id: str, *, again: bool) -> None:
        self.post_message(self.BatchDone(turn(self.library, batch_id, again=again)))

    @on(BatchDone)
    def _show_batch(self, message: BatchDone) -> None:
        for summary in message.done.summaries:
            self.library.catalogue.set_review(summary)
        self.reload()
        self.say(message.done.said)


def _previewed(finding: Finding) -> Previewed:
    """Return a finding for the preview."""
    pieces = (finding.before, finding.surface, finding.after)
    return previewed(finding.place.deed, pieces, finding.report_id)
