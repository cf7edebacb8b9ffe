"""What a person chooses for themselves: colours, keys, the width of characters, the mouse."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from govtui import i18n
from govtui.i18n import _
from govtui.tui.dispatch import ActionApp
from govtui.tui.driver import PROBE_ROW, TerminalDriver
from govtui.tui.keymap import SETS
from govtui.tui.preferences import Preferences
from govtui.tui.settings import SettingsError, UserFiles
from govtui.tui.themes import THEMES, TITLES, label_variables
from govtui.tui.widgets.lines import Lines
from govtui.tui.width import ambiguous_width, set_ambiguous_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.driver import Driver

    from govtui.tui.library import Library


class PersonalApp(ActionApp):
    """An app that looks, and takes keys, as its user has set it."""

    def __init__(self, library: Library, files: UserFiles | None) -> None:
        """Take the settings and the place in the corpus from the user's files."""
        self.library = library
        self.preferences = Preferences(library.root, files)
        i18n.prefer(self.preferences.settings.language)
        library.place = self.preferences.place
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.preferences.theme(self.console.color_system)
        self.keymap = self.preferences.keymap()
        cells = self.preferences.settings.ambiguous_width
        self._probing = cells == 0
        set_ambiguous_width(cells or 1)

    def get_driver_class(self) -> type[Driver]:
        """Return the driver for the terminal."""
        return TerminalDriver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the labels' colours in the current theme, as `$label-1` and so on."""
        return label_variables(self.library.schema, self.current_theme)

    def say(self, title: str, text: str) -> None:
        """Show a message that has to be seen."""
        from govtui.tui.dialogs.message import MessageDialog

        self.push_screen(MessageDialog(title, text))

    # What can be chosen

    def action_app_theme(self) -> None:
        """Choose the colours."""

        def choose(name: str) -> None:
            settings.theme = name
            self.theme = self.preferences.theme(self.console.color_system)

        settings = self.preferences.settings
        names = {name: _(title) for name, title in TITLES.items()}
        self._choose_setting(_("Colours"), names, settings.theme, choose)

    def action_app_keys(self) -> None:
        """Choose the set of keys."""

        def choose(name: str) -> None:
            settings.keys = name
            self.keymap = self.preferences.keymap()

        settings = self.preferences.settings
        self._choose_setting(_("Keys"), {name: name for name in SETS}, settings.keys, choose)

    def action_app_width(self) -> None:
        """Say how wide ambiguous characters are."""
        names = {
            "0": _("Ask the terminal"),
            "1": _("One cell: “ ” — …"),
            "2": _("Two cells, as many Chinese terminals draw them"),
        }

        def choose(name: str) -> None:
            if name == "0":
                settings.ambiguous_width = 0
            else:
                settings.ambiguous_width = 1 if name == "1" else 2
                self._set_width(settings.ambiguous_width)

        settings = self.preferences.settings
        now = str(settings.ambiguous_width)
        self._choose_setting(_("Characters of ambiguous width"), names, now, choose)

    def action_app_mouse(self) -> None:
        """Leave the mouse to the terminal, or take it back."""
        if isinstance(self._driver, TerminalDriver):
            take = not self._driver.has_mouse
            self._driver.take_mouse(take)
            self.notice = (
                _("The mouse is ours again.")
                if take
                else _("The terminal selects and copies with the mouse now.")
            )

    def _choose_setting(
        self, title: str, names: dict[str, str], now: str, choose: Callable[[str], None]
    ) -> None:
        """Offer the values of a setting, by value and name, and keep the one chosen."""
        from govtui.tui.dialogs.choice import Choice, ChoiceDialog

        values = list(names)

        def settle(place: int | None) -> None:
            if place is None:
                return
            choose(values[place])
            try:
                self.preferences.save_settings()
            except SettingsError as error:
                self.say(_("Settings"), str(error))

        at = values.index(now) if now in values else 0
        dialog = ChoiceDialog(title, [Choice(name) for name in names.values()], current=at)
        self.push_screen(dialog, settle)

    # The width of characters

    def on_cursor_position(self, event: events.CursorPosition) -> None:
        """Take the terminal's answer on how wide it draws an ambiguous character."""
        if self._probing and event.y == PROBE_ROW and event.x in (1, 2):
            self._probing = False
            self._set_width(1 if event.x == 1 else 2)

    def _set_width(self, cells: int) -> None:
        """Count ambiguous characters so wide, and draw everything anew."""
        if cells == ambiguous_width():
            return
        set_ambiguous_width(1 if cells == 1 else 2)
        for screen in self.screen_stack:
            for lines in screen.query(Lines):
                lines.reset()
            screen.refresh(layout=True)
