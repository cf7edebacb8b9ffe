"""What the review screen looks like, and how its panes keep together."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events, getters, on
from textual.color import Color
from textual.containers import Horizontal

from govtui.i18n import _
from govtui.tui.dispatch import ActionScreen
from govtui.tui.highlights import Highlights
from govtui.tui.saving import SavingState
from govtui.tui.seen import Seen
from govtui.tui.themes import label_variables
from govtui.tui.widgets.bar import Bar, Line, Part
from govtui.tui.widgets.field import Field
from govtui.tui.widgets.key_footer import KeyFooter
from govtui.tui.widgets.label_list import LabelList
from govtui.tui.widgets.lines import Lines
from govtui.tui.widgets.text_pane import TextPane
from govtui.tui.words import choices, current, head

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from govtui.review.model import Opening
    from govtui.tui.session import Session

RAW_FROM = 150
"""Cells of the terminal from which on the raw pane is open by default."""


class ReviewPanes(ActionScreen[None]):
    """The panes of the review screen, all at the same place of the report."""

    CSS_PATH: ClassVar[str] = "review.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-one-pane"), (72, "-two-panes")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (10, "-high")]  # noqa: RUF012

    raw = getters.query_one("#raw", TextPane)
    clean = getters.query_one("#clean", TextPane)
    labels = getters.query_one("#labels", LabelList)
    head = getters.query_one("#head", Bar)
    detail = getters.query_one("#detail", Bar)
    search_field = getters.query_one("#search", Field)

    def __init__(self) -> None:
        super().__init__()
        self.session: Session | None = None
        """The report that is shown; None until there is one."""
        self.highlights: Highlights | None = None
        self.seen = Seen()
        self._opening: Opening | None = None
        """The review whose labels were seen: their numbers mean nothing in another."""
        self.saving = SavingState()
        self.progress = ""
        """How far the corpus is, for the first line."""
        self.colours: dict[str, Color] = {}
        """The colour of each label name in the present theme."""
        self.raw_text: str | None = None
        """The raw text; None where it is not there."""
        self._raw_wanted: bool | None = None
        """Whether the user wants the raw pane; None leaves it to the width."""
        self._place = (0, 0)
        self._footer_kind: tuple[object, ...] = ()
        """What the footer goes by, as it was last drawn."""

    def compose(self) -> ComposeResult:
        """Put the panes side by side, and the lines above and below them."""
        yield Bar(id="head")
        with Horizontal(id="panes"):
            yield TextPane(id="raw")
            yield TextPane(id="clean", tags=True, indent=4)
            yield LabelList(id="labels")
        yield Bar(id="detail")
        yield Field(id="search")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Take the theme's colours, now and whenever it changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._take_colours())
        self.search_field.display = False
        self._take_colours()
        self.clean.focus()

    # A report

    def show_report(self, session: Session, raw: str | None) -> None:
        """Show a report, at the place where its session is."""
        self.session = session
        self.highlights = Highlights(session)
        if session.review.opening != self._opening:
            self._opening, self.seen = session.review.opening, Seen()
        self.raw_text = raw
        self._place = (0, 0)
        self._footer_kind = ()
        self.clean.load(session.review.text, self.highlights.clean)
        self.labels.load(session.review)
        self._load_raw()
        self._take_colours()
        self.show_place()
        self.call_after_refresh(self._note_seen)

    def show_notice(self, title: str, notice: str) -> None:
        """Show no report, but why not."""
        self.session = self.highlights = None
        self.seen.show((), monotonic())
        for pane in (self.clean, self.raw):
            pane.load("", _no_marks)
        self.head.show(Line([Part(title, "strong")]))
        self.detail.show(Line([Part(notice, "warning")]))

    def text_changed(self) -> None:
        """Show the review's text after a correction, with the same place at the top."""
        if self.session is not None and self.highlights is not None:
            self.clean.load(self.session.review.text, self.highlights.clean, self.clean.top_offset)
            self.show_place()
            self.call_after_refresh(self._note_seen)

    def show_place(self) -> None:
        """Bring what is current into view in every pane, and draw whatever has changed."""
        session = self.session
        if session is None:
            return
        caret = session.marking.caret if session.marking is not None else None
        place = session.place if caret is None else (caret, caret + 1)
        if self.highlights and self.highlights.search and (hit := self.highlights.search.hit):
            place = hit
        if place != self._place:
            self._place = place
            top = self.clean.scroll_offset.y
            self.clean.show_span(*place)
            self._align_raw(place, scrolled=top != self.clean.scroll_offset.y)
        label_id = session.label_id
        self.labels.show_current(None if label_id is None else session.review.index(label_id))
        self.show_changes()

    def show_changes(self) -> None:
        """Draw whatever has changed where it is; nothing scrolls."""
        if self.session is None:
            return
        self.clean.update_marks()
        if self.raw.display:
            self.raw.update_marks()
        self.labels.update_labels()
        self.show_state()
        kind = (self.scopes, self.session.label is None, self.session.damage is None)
        if self._footer_kind != kind:
            self._footer_kind = kind
            self.refresh_bindings()

    def show_state(self) -> None:
        """Bring the lines above and below the panes up to date."""
        if self.session is not None:
            self.head.show(head(self.session, self.progress, self.saving))
            self.detail.show(current(self.session), choices(self.session))

    # The panes together

    def toggle_raw(self) -> None:
        """Show or hide the raw pane, whatever the width."""
        self._raw_wanted = not self.raw.display
        self._show_raw()

    def _show_raw(self) -> None:
        wide = self.size.width >= RAW_FROM
        self.raw.display = wide if self._raw_wanted is None else self._raw_wanted
        self._load_raw()

    def _load_raw(self) -> None:
        """Give the raw pane its text, if it is open."""
        if not self.raw.display or self.highlights is None:
            return
        if self.raw_text is None:
            self.raw.load(_("The raw text is not there: its source cannot be read."), _no_marks)
        else:
            self.raw.load(self.raw_text, self.highlights.raw)
            self.call_after_refresh(self._align_raw, self._place, scrolled=True)

    def _align_raw(self, place: tuple[int, int], *, scrolled: bool) -> None:
        """Put the raw text of a place beside it; if nothing scrolled, only if it is out of view."""
        raw = self._raw_of(*place)
        if raw is None:
            return
        line = self.raw.line_of(raw[0])
        if scrolled or not 0 <= line < self.raw.size.height:
            self.raw.scroll_to_offset(raw[0], max(0, self.clean.line_of(place[0])))

    def _raw_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the raw range of a place, if there is a raw pane to show it in."""
        if self.session is None or self.raw_text is None or not self.raw.display:
            return None
        return self.session.review.raw_range(start, end)

    @on(Lines.Scrolled)
    def _follow(self, message: Lines.Scrolled) -> None:
        """Bring the other panes to where the user scrolled one of them."""
        if message.by_user and self.session is not None:
            if message.lines is self.raw:
                top = self.session.review.clean_range(*_character(self.raw.top_offset))
                if top is not None:
                    self.clean.scroll_to_offset(top[0])
            elif message.lines is self.labels:
                self.clean.scroll_to_offset(
                    self.session.review.labels[self.labels.visible_lines.start].start
                )
            top_offset = self.clean.top_offset
            if message.lines is not self.raw and (raw := self._raw_of(*_character(top_offset))):
                self.raw.scroll_to_offset(raw[0])
            if message.lines is not self.labels:
                self.labels.scroll_to_line(self.session.first_from(top_offset))
        self.call_after_refresh(self._note_seen)

    def _note_seen(self) -> None:
        """Note which labels are wholly painted in the cleaned pane now."""
        if self.session is None:
            return
        covered = not self.is_current
        start, end = self.clean.visible_span
        labels = () if covered else self.session.review.overlapping(start, end)
        self.seen.show(
            (label.id for label in labels if start <= label.start and label.end <= end),
            monotonic(),
        )

    def on_screen_suspend(self) -> None:
        """Nothing is on screen while something covers it."""
        self.seen.show((), monotonic())

    def on_screen_resume(self) -> None:
        """What comes back counts from now."""
        self.call_after_refresh(self._note_seen)

    def on_resize(self, event: events.Resize) -> None:
        """Open or close the raw pane with the width, and keep the place in view."""
        if event.size.width and self._raw_wanted is None:
            self._show_raw()
        self._place = (-1, -1)
        self.call_after_refresh(self.show_place)
        self.call_after_refresh(self._note_seen)

    def _take_colours(self) -> None:
        """Give every pane the labels' colours in this theme."""
        if self.session is None:
            return
        schema = self.session.schema
        variables = label_variables(schema, self.app.current_theme)
        values = (Color.parse(value) for value in variables.values())
        self.colours = dict(zip(schema.names, values, strict=True))
        for widget in (self.raw, self.clean, self.labels, self.detail):
            widget.set_colours(self.colours)


def _character(offset: int) -> tuple[int, int]:
    return offset, offset + 1


def _no_marks(start: int, end: int) -> tuple[()]:  # noqa: ARG001
    return ()
