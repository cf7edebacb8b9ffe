"""Leaving a report: at once if all decisions are on the disk, else by what the reviewer chooses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govtui.i18n import _
from govtui.tui.dialogs.choice import Choice, ChoiceDialog
from govtui.tui.dialogs.text import TextDialog
from govtui.tui.paths import cannot_be_written, typed_path, why_not
from govtui.tui.screens.review_corpus import ReviewCorpus

if TYPE_CHECKING:
    from collections.abc import Callable

    from govtui.tui.saving import SavingState


class LeavingDialog(ChoiceDialog):
    """What can be done where decisions cannot be saved."""


class ReviewLeaving(ReviewCorpus):
    """Loses no decision without being told to."""

    def flush(self) -> SavingState:
        """Bring everything to the disk, if that can be done soon."""
        raise NotImplementedError

    def action_app_back(self) -> None:
        """Back to the library."""
        self.leave(self.dismiss)

    def leave(self, then: Callable[[], object]) -> None:
        """Call `then` when everything is on the disk, in a copy, or given up."""
        state = self.flush()
        if not state.unsaved:
            then()
        elif not isinstance(self.app.screen, LeavingDialog):
            self._ask(state, then)

    def _ask(self, state: SavingState, then: Callable[[], object]) -> None:
        offers: list[tuple[str, Callable[[], object]]] = [
            (_("Try again"), lambda: self.leave(then)),
            (_("Save a copy of this review elsewhere, and leave"), lambda: self._ask_where(then)),
            (_("Leave without them"), then),
        ]

        def settle(choice: int | None) -> None:
            if choice is not None:
                offers[choice][1]()

        title = _("Decisions not saved: {n}").format(n=state.unsaved)
        choices = [Choice(name) for name, _do in offers]
        text = state.problem or _("The disk is slow.")
        self.app.push_screen(LeavingDialog(title, choices, text=text), settle)

    def _ask_where(self, then: Callable[[], object]) -> None:
        """Have a copy of the review written to a file that `govtui import` reads."""

        def settle(text: str | None) -> None:
            if text is None:
                self.leave(then)
                return
            said = _("A copy is in {path}: `govtui import` reads it.").format(path=text)
            self.app.last_words.append(said)
            then()

        proposed = Path.home() / "govtui-unsaved.jsonl"
        dialog = TextDialog(
            _("Where to?"),
            _("All of this review, with what is not saved, goes to this file:"),
            value=str(proposed),
            check=self._write_copy,
        )
        self.app.push_screen(dialog, settle)

    def _write_copy(self, text: str) -> str | None:
        """Write the review to a new file; say why that cannot be done, None if it is done."""
        from govtui.interchange import record
        from govtui.store.fs import Fs, write_atomically

        path = typed_path(text)
        if problem := why_not(path):
            return problem
        if path.exists():
            return _("{path} exists. Name another file.").format(path=path)
        reviewer = self._session.reviewer
        line = record.encode(self._session.review, reviewer=reviewer, everything=True)
        try:
            write_atomically(Fs(), path, line)
        except OSError as error:
            return cannot_be_written(path, error)
        return None
