"""What cleaning left out of the text: listed with the reason, and brought back line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.cleaning.model import Role
from govtui.i18n import N_, _
from govtui.review.restoring import left_out, restore
from govtui.tui.dialogs.choice import Choice, ChoiceDialog
from govtui.tui.screens.review_meta import ReviewMeta

if TYPE_CHECKING:
    from govtui.cleaning.model import Dropped

_ROLES = {Role.CHROME: N_("chrome"), Role.METADATA: N_("metadata")}
_SHOWN = 200
"""Characters of a line that are looked at; no terminal shows more of it."""


class ReviewDropped(ReviewMeta):
    """Lists what cleaning left out of the report."""

    def __init__(self) -> None:
        super().__init__()
        self.dropped: tuple[Dropped, ...] = ()
        """What cleaning left out, in reading order; what has been brought back is still in it."""

    def action_report_dropped(self) -> None:
        """Show the lines that cleaning left out, and bring one back."""
        lines = left_out(self._session.review, self.dropped)
        if not lines:
            self.say(_("Cleaning left out no line of this report."))
            return
        choices = [Choice(line.text[:_SHOWN], _why(line)) for line in lines]

        def bring_back(index: int | None) -> None:
            if index is not None:
                self._bring_back(lines[index])

        title = _("Lines that were left out: {n}; enter brings one back").format(n=len(lines))
        self.app.push_screen(ChoiceDialog(title, choices), bring_back)

    def _bring_back(self, line: Dropped) -> None:
        """Put a line into the text, and go to it."""
        if self.decide(lambda session: restore(session.review, line)):
            place = self._session.review.clean_range(*line.raw)
            if place is not None:
                self._session.go_to(place[0])
                self.show_place()
            self.say(_("The line is part of the text now: v marks labels in it, u takes it out."))


def _why(line: Dropped) -> str:
    """Return what cleaning took a line for, and by which rule."""
    return _("{role}: {reason}").format(role=_(_ROLES[line.role]), reason=line.reason)
