"""One decision for the same surface in the whole corpus, and its undo, each as one batch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from govtui.errors import GovtuiError, ReviewError
from govtui.i18n import _
from govtui.tui.clock import now
from govtui.tui.dialogs.preview import PreviewDialog
from govtui.tui.everywhere import batch_items, look_everywhere, reports_of
from govtui.tui.screens.review_dropped import ReviewDropped
from govtui.tui.screens.review_report import previewed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govtui.review.model import Event
    from govtui.review.propagation import Precedent
    from govtui.store.batches import Outcome
    from govtui.tui.everywhere import Finding
    from govtui.tui.library import Library


class ReviewCorpus(ReviewDropped):
    """Decides in other reports too. What it does to the open one is read back from the disk."""

    library: Library
    report_id: str

    @dataclass
    class Looked(Message):
        """All prepared reports have been searched."""

        precedent: Precedent
        findings: Sequence[Finding]
        searched: int

    @dataclass
    class BatchDone(Message):
        """A batch is on the disk; or it could not be written, with the reason."""

        outcome: Outcome | None
        said: str

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
            self.say(_("Looking for “{surface}” …").format(surface=precedent.surface))
            self._look(precedent)

    @work(thread=True, exclusive=True, group="corpus")
    def _look(self, precedent: Precedent) -> None:
        reports = sorted(
            self.library.all_prepared(),
            key=lambda prepared: (prepared.report.id != self.report_id, prepared.report.id),
        )
        findings = look_everywhere(self.library.workspace, reports, precedent)
        self.post_message(self.Looked(precedent, findings, len(reports)))

    @on(Looked)
    def _offer_findings(self, message: Looked) -> None:
        total = len(self.library.catalogue)
        searched = _("{n} of {total} reports searched").format(n=message.searched, total=total)
        if not message.findings:
            said = _("“{surface}” is nowhere else undecided: {searched}.")
            self.say(said.format(surface=message.precedent.surface, searched=searched))
            return
        self.say("")
        name = message.precedent.label or _("no entity")
        title = _("{surface}: {label} · {n} places · {searched}").format(
            surface=message.precedent.surface,
            label=name,
            n=len(message.findings),
            searched=searched,
        )
        places = [
            previewed(finding.review.text, finding.place)._replace(where=finding.report_id)
            for finding in message.findings
        ]

        def do(chosen: list[int] | None) -> None:
            if chosen:
                picked = [message.findings[index] for index in chosen]
                self._apply(message.precedent, picked)

        self.app.push_screen(PreviewDialog(title, places), do)

    @work(thread=True, exclusive=True, group="corpus")
    def _apply(self, precedent: Precedent, findings: Sequence[Finding]) -> None:
        workspace = self.library.workspace
        what = f"{precedent.surface}: {precedent.label or '-'}"
        try:
            items = batch_items(findings, precedent, by=workspace.reviewer, at=now())
            outcome = workspace.batches.apply(what, now(), items)
        except GovtuiError as error:
            self.post_message(self.BatchDone(None, str(error)))
            return
        said = _("{n} places in {reports} reports decided alike; u takes all of it back.")
        said = said.format(n=len(findings), reports=reports_of(findings))
        self.post_message(self.BatchDone(outcome, said))

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
        workspace = self.library.workspace
        turn = workspace.batches.redo if again else workspace.batches.undo
        try:
            outcome = turn(batch_id, workspace.reviewer, now())
        except GovtuiError as error:
            self.post_message(self.BatchDone(None, str(error)))
            return
        said = _("Decided again in {n} reports.") if again else _("Taken back in {n} reports.")
        self.post_message(self.BatchDone(outcome, said.format(n=len(outcome.batch.reports))))

    @on(BatchDone)
    def _show_batch(self, message: BatchDone) -> None:
        said = message.said
        if message.outcome is not None:
            for report_id in message.outcome.batch.reports:
                self.library.review_changed(report_id)
            for report_id, problem in message.outcome.problems.items():
                said += f" {report_id}: {problem}"
        self.reload()
        self.say(said)
