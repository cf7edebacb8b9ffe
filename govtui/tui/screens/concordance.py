"""The concordance: every place where a surface is labelled, one a line, to be opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import getters, on, work
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Static

from govtui.display import display_safe
from govtui.errors import GovtuiError
from govtui.i18n import _
from govtui.tui.dialogs.base import Panel
from govtui.tui.widgets.key_line import KeyLine
from govtui.tui.widgets.lines import CursorLines
from govtui.tui.width import fit, fit_end, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from govtui.batch.prepare import Prepared
    from govtui.review.concordance import Asked, Occurrence
    from govtui.review.fold import Review
    from govtui.store.workspace import Workspace

_LABEL_CELLS = 5


class Occurrences(CursorLines):
    """Places, one a line, their surfaces below one another."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "occurrences--cursor",
        "occurrences--faint",
        "occurrences--surface",
    }
    DEFAULT_CSS = """
    Occurrences {
        height: 1fr;
        &>.occurrences--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        &>.occurrences--faint { color: $text-muted; }
        &>.occurrences--surface { color: $accent; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: Sequence[Occurrence] = ()
        """The places; call `reset` after a change."""

    def line_count(self) -> int:
        """Return the number of places."""
        return len(self.found)

    def draw_line(self, y: int, width: int) -> Strip:
        """Draw a place: the report, the label and its state, and the surface in its context."""
        place = self.found[y]
        style = self.rich_style
        faint = self.get_component_rich_style("occurrences--faint")
        strong = self.get_component_rich_style("occurrences--surface")
        if y == self.cursor:
            style = faint = strong = self.get_component_rich_style("occurrences--cursor")
        where = width // 5
        label = fit(display_safe(place.label), _LABEL_CELLS)
        head = f" {'✓' if place.decided else '?'} {label} "
        surface = fit(display_safe(place.surface), min(width // 3, _cells(place.surface)))
        left = max(0, (width - where - _cells(head) - _cells(surface)) // 2)
        right = max(0, width - where - _cells(head) - _cells(surface) - left)
        return Strip([
            Segment(fit(display_safe(place.report_id), where), faint),
            Segment(head, style),
            Segment(fit_end(display_safe(place.before), left), style),
            Segment(surface, strong),
            Segment(fit(display_safe(place.after), right), style),
        ])  # fmt: skip


class ConcordanceScreen(Panel["Occurrence"]):
    """Searches the reviews in a thread; dismissed with the place that is to be opened."""

    DEFAULT_CSS = """
    ConcordanceScreen>Vertical { width: 100%; height: 100%; max-height: 100%; }
    """

    @dataclass
    class Found(Message):
        """All has been searched."""

        places: Sequence[Occurrence]
        searched: int
        """Reports."""

    _list = getters.query_one(Occurrences)

    def __init__(
        self,
        workspace: Workspace,
        prepared: Sequence[Prepared],
        asked: Asked,
    ) -> None:
        """`prepared` are the reports to search beside those that the reviewer has begun."""
        super().__init__(_("Looking for “{surface}” …").format(surface=asked.surface))
        self._workspace = workspace
        self._prepared = prepared
        self._asked = asked

    def body(self) -> ComposeResult:
        """Show the places and the keys."""
        yield Occurrences()
        yield KeyLine(("list.choose", _("open")), ("list.cancel", _("back")))

    def on_mount(self) -> None:
        """Begin to search."""
        self._list.focus()
        self._search()

    @work(thread=True)
    def _search(self) -> None:
        """Search all that can be searched. In a thread."""
        from govtui.review.concordance import occurrences

        places: list[Occurrence] = []
        searched = 0
        for review in self._reviews():
            places += occurrences(review, self._asked)
            searched += 1
        places.sort(key=lambda place: place.report_id)
        self.post_message(self.Found(places, searched))

    def _reviews(self) -> Iterator[Review]:
        """Yield the session's reviews, and the prepared reports that have none yet."""
        from govtui.review.fold import Review
        from govtui.store.reviews import every_review
        from govtui.tui.opening import first_opening

        begun = set()
        for _reviewer, review in every_review(self._workspace, self._workspace.reviewer):
            begun.add(review.opening.report_id)
            yield review
        for prepared in self._prepared:
            if prepared.report.id not in begun:
                try:
                    yield Review(first_opening(self._workspace, prepared))
                except GovtuiError:  # it says why when it is opened
                    continue

    @on(Found)
    def _show(self, message: Found) -> None:
        self._list.found = message.places
        self._list.reset()
        reports = len({place.report_id for place in message.places})
        title = _("{surface} {label}: {n} places in {reports} of {searched} reports searched")
        said = title.format(
            surface=self._asked.surface,
            label=self._asked.label or _("(any label)"),
            n=len(message.places),
            reports=reports,
            searched=message.searched,
        )
        self.query_one(".title", Static).update(Content(display_safe(said)))

    def action_list_choose(self) -> None:
        """Open the report of the place under the cursor, at its label."""
        if self._list.found:
            self.dismiss(self._list.found[self._list.cursor])

    @on(CursorLines.Chosen)
    def _open_by_mouse(self) -> None:
        self.action_list_choose()

    def _move(self, lines: int) -> None:
        """Move the cursor."""
        self._list.cursor += lines


def _cells(text: str) -> int:
    return width(display_safe(text))
