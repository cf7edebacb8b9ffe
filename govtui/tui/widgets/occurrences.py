"""Labels of many reports, one a line, each with what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.strip import Strip

from govtui.display import display_safe
from govtui.tui.widgets.lines import CursorLines
from govtui.tui.width import fit, fit_end, width

if TYPE_CHECKING:
    from govtui.review.concordance import Occurrence

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
        self.found: list[Occurrence] = []
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


def _cells(text: str) -> int:
    return width(display_safe(text))
