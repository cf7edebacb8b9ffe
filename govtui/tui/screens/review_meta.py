"""The metadata, reviewed like labels: each field accepted or corrected, with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.i18n import _
from govtui.review import actions
from govtui.tui.dialogs.choice import Choice, ChoiceDialog
from govtui.tui.dialogs.text import TextDialog
from govtui.tui.meta_fields import FIELDS, HINTS, evidence, parsed, shown
from govtui.tui.screens.review_report import ReviewReport

if TYPE_CHECKING:
    from collections.abc import Callable

    from govtui.review.model import AnyDecision
    from govtui.tui.session import Session


class ReviewMeta(ReviewReport):
    """Shows the fields of the metadata, and takes what the reviewer says of each."""

    def action_report_meta(self) -> None:
        """Show the fields."""
        self._show_fields(0)

    def _show_fields(self, current: int) -> None:
        review = self._session.review
        choices = [
            Choice(
                ("✓ " if name in review.meta_reviewed else "  ") + _(title),
                shown(review.meta, name) or _("not known"),
            )
            for name, title in FIELDS.items()
        ]

        def edit(index: int | None) -> None:
            if index is not None:
                self._edit_field(index)

        self.app.push_screen(ChoiceDialog(_("Metadata"), choices, current=current), edit)

    def _edit_field(self, index: int) -> None:
        """Ask for the value of a field; the present one, unchanged, accepts it."""
        name, title = list(FIELDS.items())[index]
        value = shown(self._session.review.meta, name)
        said = [_(HINTS[name])] if name in HINTS else []
        if found := evidence(self.raw_text or "", value):
            said.append(_("In the raw text: {text}").format(text=found))

        def make(text: str) -> Callable[[Session], AnyDecision]:
            return lambda s: actions.set_meta(s.review, name, parsed(name, text))

        def settle(text: str | None) -> None:
            if text is None:
                self._show_fields(index)
            elif self.decide(make(text)):
                self._show_fields(min(index + 1, len(FIELDS) - 1))

        dialog = TextDialog(
            _(title).capitalize(),
            "\n".join(said),
            value=value,
            check=lambda text: self.objection(make(text)),
        )
        self.app.push_screen(dialog, settle)
