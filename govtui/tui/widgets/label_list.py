"""The list of the extracted entities, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from govtui.display import display_safe
from govtui.review.model import Status
from govtui.tui.reasons import short_reason
from govtui.tui.widgets.lines import CursorLines
from govtui.tui.width import fit, width

if TYPE_CHECKING:
    from textual import events
    from textual.color import Color

    from govtui.review.fold import Review
    from govtui.review.model import Label

GLYPHS = {
    Status.SUGGESTED: "?",
    Status.ACCEPTED: "✓",
    Status.CORRECTED: "✎",
    Status.ADDED: "+",
    Status.REJECTED: "✗",
}
"""One cell each in every terminal, told apart without colour."""
_SOURCE = 17
"""Cells of the column of sources, its gap included."""
_SOURCE_FROM = 44
"""Cells of a line from which on the source is shown too."""
_NOTE = 7
"""Cells of the last column."""
_SURFACE = 400
"""Characters of a surface that are looked at; no line shows more."""


class LabelList(CursorLines, can_focus=False):
    """One line a label: state, label, surface, and score or remark; the source where it fits.

    Keys are the screen's; the list shows, scrolls and is clicked.
    """

    ALLOW_SELECT = False
    TURNS = True

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "label-list--current",
        "label-list--decided",
        "label-list--rejected",
    }

    DEFAULT_CSS = """
    LabelList {
        padding: 0 1;
        .label-list--current { color: $accent; text-style: bold; }
        .label-list--decided { text-style: dim; }
        .label-list--rejected { text-style: dim strike; }
    }
    """

    @dataclass
    class Picked(Message):
        """A label was clicked."""

        list: LabelList
        index: int
        """Its place in the review's labels."""
        button: int
        """1 left, 2 middle, 3 right."""

        @property
        def control(self) -> LabelList:
            """The list."""
            return self.list

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._review: Review | None = None
        self._colours: dict[str, Color] = {}
        self._name_width = 4
        self._lit = True
        """Whether there is a current label."""
        self._shown: dict[int, Label] = {}
        """The labels that lines were drawn with."""

    def load(self, review: Review) -> None:
        """Show the labels of a review."""
        self._review = review
        names = review.opening.labels_covered
        self._name_width = max(2, min(8, max(map(width, names), default=4)))
        self.reset()

    def update_labels(self) -> None:
        """Draw the lines in view whose labels are others than before."""
        assert self._review is not None  # it follows a review
        if self.virtual_size.height != self.line_count():
            self.reset()
            return
        shown, self._shown = self._shown, {}
        self._drawn.clear()
        for y in self.visible_lines:
            self._shown[y] = self._review.labels[y]
            if shown.get(y) is not self._shown[y]:
                self.refresh_lines(y)

    def show_current(self, index: int | None) -> None:
        """Light up the label at a place of the review's labels, or none."""
        if (index is None) is self._lit:
            self._lit = index is not None
            self.lines_changed(self.cursor)
        if index is not None:
            self.cursor = index

    def set_colours(self, colours: dict[str, Color]) -> None:
        """Draw the label names in these colours."""
        self._colours = colours
        self.redraw()

    def line_count(self) -> int:
        """Return the number of labels."""
        return len(self._review.labels) if self._review else 0

    def draw_line(self, y: int, width: int) -> Strip:
        """Return the line of a label."""
        assert self._review is not None  # there are no lines otherwise
        label = self._shown[y] = self._review.labels[y]
        current = self._lit and y == self.cursor
        style = self._line_style(label, current)
        name_style = style
        if not label.decided and not current and label.label in self._colours:
            name_style = style + Style.from_color(self._colours[label.label].rich_color)
        source = _source(label) if width >= _SOURCE_FROM else ""
        room = max(0, width - self._name_width - 4 - (_SOURCE if source else 0) - _NOTE)
        surface = self._review.text[label.start : min(label.end, label.start + _SURFACE)]
        return Strip(
            [
                Segment(f"{'>' if current else ' '}{GLYPHS[label.status]} ", style),
                Segment(fit(display_safe(label.label), self._name_width) + " ", name_style),
                Segment(fit(display_safe(surface.replace("\n", " ")), room), style),
                Segment(f"{source}{_note(label):>{_NOTE}}", style),
            ]
        )

    def on_click(self, event: events.Click) -> None:
        """Tell which label was clicked; the owner moves the cursor."""
        event.stop()
        event.prevent_default()
        index = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if index < self.line_count():
            self.post_message(self.Picked(self, index, event.button))

    def _line_style(self, label: Label, current: bool) -> Style:
        if current:
            name = "current"
        elif label.status is Status.REJECTED:
            name = "rejected"
        elif label.decided:
            name = "decided"
        else:
            return Style.null()
        return self.get_component_rich_style(f"label-list--{name}", partial=True)


def _note(label: Label) -> str:
    """Return what a label's line ends with: its score, and marks for a flag and a comment."""
    score = f"{label.suggested.score:.2f}" if label.suggested and not label.decided else ""
    return ("!" if label.flagged else "") + ("#" if label.comment else "") + score


def _source(label: Label) -> str:
    """Return the source of a label's suggestion, as far as a line has room for it."""
    if label.suggested is None:
        return ""
    return " " + fit(display_safe(short_reason(label.suggested.source)), _SOURCE - 1)
