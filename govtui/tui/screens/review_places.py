"""Getting about in a report: search, damage, the raw pane, and the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work

from govtui.i18n import _
from govtui.tui.dialogs.plain import PlainPage
from govtui.tui.initials import initials_of
from govtui.tui.marking import Marking
from govtui.tui.screens.review_marking import ReviewMarking
from govtui.tui.search import Search
from govtui.tui.widgets.bar import Bar
from govtui.tui.widgets.field import Field
from govtui.tui.widgets.label_list import LabelList
from govtui.tui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from textual import events

    from govtui.tui.highlights import Highlights

_RIGHT_BUTTON = 3
_INITIALS = 2
"""Letters that a jump waits for."""


class ReviewPlaces(ReviewMarking):
    """Goes to places in the report that are no labels, and takes the mouse."""

    _jumping = False
    """Whether the field takes initials to jump to, not words to search for."""
    _in_view = (0, 0)
    """What was in view before the field took its line."""

    # Damage and scrolling

    def action_text_damage(self) -> None:
        """Go to the next damaged place."""
        self._go(lambda session: session.next_damage(), _("No place is damaged."))

    def action_labels_missed(self) -> None:
        """Go to the next place that likely misses a label."""
        self._go(lambda session: session.next_missed(), _("No label seems to be missing."))

    def action_text_raw(self) -> None:
        """Show or hide the raw text."""
        self.toggle_raw()

    def action_text_plain(self) -> None:
        """Show the text alone, for copying."""
        self.app.push_screen(PlainPage(self._session.review.text))

    def action_text_page_down(self) -> None:
        """Scroll down by a page."""
        self._page(1)

    def action_text_page_up(self) -> None:
        """Scroll up by a page."""
        self._page(-1)

    def _page(self, pages: int) -> None:
        self.clean.scroll_pages(pages)

    def action_text_first(self) -> None:
        """Go to the first label."""
        self._go(lambda session: session.select_index(0))

    def action_text_last(self) -> None:
        """Go to the last label."""
        self._go(lambda session: session.select_index(len(session.review.labels) - 1))

    # Search

    def action_text_search(self) -> None:
        """Open the field to search the text."""
        self._open_field(_("search"), _("enter next   tab back"), jump=False)

    def action_text_jump(self) -> None:
        """Open the field for the initials of a visible place to go to."""
        self._load_readings()
        self._open_field(
            _("jump: one or two pinyin initials"), _("enter after one letter   tab back"), jump=True
        )

    @work(thread=True)
    def _load_readings(self) -> None:
        """Load the readings of characters while the initials are being typed."""
        initials_of("读")

    def action_mark_jump(self) -> None:
        """Open the field for the initials of a visible place to put the caret on."""
        self.action_text_jump()

    def _open_field(self, placeholder: str, hint: str, *, jump: bool) -> None:
        self._jumping, self._in_view = jump, self.clean.visible_span
        self.search_field.placeholder, self.search_field.hint = placeholder, hint
        self.search_field.value = ""
        self.search_field.display = True
        self.search_field.focus()

    @on(Field.Changed, "#search")
    def _type(self, message: Field.Changed) -> None:
        """Look for what is typed; two initials are enough to jump."""
        if self.highlights is None or not self.search_field.display:
            return
        if not self._jumping:
            self._search(self.highlights, message.value)
        elif len(message.value) >= _INITIALS:
            self._jump()

    def _jump(self) -> None:
        """Go to the next visible place with the typed initials, and close the field."""
        if letters := self.search_field.value.strip()[:_INITIALS]:
            self.jump_to(letters, visible=self._in_view)
        self._end_search()

    def _search(self, highlights: Highlights, query: str) -> None:
        """Show the first hit from the top of the pane on, as the user types."""
        search = Search(self._session.review.text, query)
        highlights.search = search
        if query and search.begin(self.clean.top_offset) is None:
            self.say(_("Not in this report."))
        else:
            found = _("Places: {n}").format(n=len(search.hits))
            self.say(f"{found}   {self.search_field.hint}" if query else "")
        self.show_place()

    @on(Field.Submitted, "#search")
    def _next_hit(self) -> None:
        """Go to the next hit; with nothing typed, back."""
        if self._jumping:
            self._jump()
        elif self.search_field.value:
            self._step_hits(1)
        else:
            self._end_search()

    def on_key(self, event: events.Key) -> None:
        """Leave the search field, or step through its hits."""
        if not self.search_field.has_focus:
            return
        if event.key in ("tab", "shift+tab", "escape", "f3"):
            event.stop()
            self._end_search()
        elif event.key in ("down", "up"):
            event.stop()
            self._step_hits(1 if event.key == "down" else -1)

    def _step_hits(self, hits: int) -> None:
        if self.highlights is not None and self.highlights.search is not None:
            self.highlights.search.step(hits)
            self.show_place()

    def _end_search(self) -> None:
        """Close the field and stay at the hit: `v` marks there."""
        search = self.highlights.search if self.highlights is not None else None
        if self.highlights is not None:
            self.highlights.search = None
        if search is not None and search.hit is not None:
            self._session.go_to(search.hit[0])
        self.search_field.display = False
        self.clean.focus()
        self.show_place()

    # The mouse

    @on(TextPane.Pressed)
    def _press(self, message: TextPane.Pressed) -> None:
        """Select what is under the mouse; the right button opens the menu of labels too."""
        if (
            self.session is None
            or (place := self._clean_place(message.pane, message.offset, message.offset + 1))
            is None
        ):
            return
        offset = place[0]
        marking = self.session.marking
        if marking is not None and marking.span is not None and message.button == _RIGHT_BUTTON:
            self.action_labels_menu()
            return
        if marking is not None and message.button != _RIGHT_BUTTON:
            marking.put(offset)
            marking.anchor = None
        elif self.session.has_something_at(offset):
            self.session.go_to(offset)
            if message.button == _RIGHT_BUTTON:
                self.action_labels_menu()
        self.show_place()

    @on(TextPane.Dragged)
    def _drag(self, message: TextPane.Dragged) -> None:
        """Mark what the mouse is dragged over."""
        if self.session is None:
            return
        place = self._clean_place(message.pane, message.start, message.end)
        if place is not None and place[0] < place[1]:
            start, end = place
            self.session.marking = Marking(self.session.words, end - 1, start)
            self.show_changes()

    def _clean_place(self, pane: TextPane, start: int, end: int) -> tuple[int, int] | None:
        """Return the span of the cleaned text that stands at a place of a pane."""
        if pane is self.clean or self.session is None:
            return start, end
        return self.session.review.clean_range(start, end)

    @on(LabelList.Picked)
    def _select(self, message: LabelList.Picked) -> None:
        """Take the label that was clicked in the list."""
        if self.session is not None:
            self.session.select_index(message.index)
            self.show_place()
            if message.button == _RIGHT_BUTTON:
                self.action_labels_menu()

    @on(Bar.Clicked)
    def _press_choice(self, message: Bar.Clicked) -> None:
        """Do what the digit that was clicked does."""
        if message.value == "0":
            self.action_labels_menu()
        elif self._session.marking is not None:
            self.action_mark_label(int(message.value))
        else:
            self.action_labels_relabel(int(message.value))
