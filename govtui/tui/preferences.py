"""A person's settings in use: loaded without stopping the start, complained of where wrong."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

from govtui.i18n import _
from govtui.tui.keymap import SETS, Keymap
from govtui.tui.settings import Place, Settings, SettingsError, UserFiles
from govtui.tui.themes import AUTOMATIC, TITLES, automatic_theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")


class Preferences:
    """What a person has set, and where they are in one workspace."""

    def __init__(self, root: Path, files: UserFiles | None = None) -> None:
        """Load both; what cannot be read is a complaint, and the defaults are used."""
        self._root = root
        self._files = files or UserFiles()
        self.complaints: list[str] = []
        """What is wrong with the person's files, for people."""
        self.settings = self._load(self._files.load_settings, Settings)
        self.place = self._load(lambda: self._files.load_place(root), Place)
        self._kept = self.place.copy()
        """The place as it is on the disk."""

    def save_settings(self) -> None:
        """Keep the settings. Raises SettingsError."""
        self._files.save_settings(self.settings)

    def moved(self) -> Place | None:
        """Return where the person is now, None if that is where they were the last time."""
        if self.place == self._kept:
            return None
        self._kept = self.place.copy()
        return self._kept

    def save_place(self, place: Place) -> None:
        """Keep where the person is, if it can be kept: to lose it costs them one key.

        For a thread, so that no key waits for the disk.
        """
        try:
            self._files.save_place(self._root, place)
        except SettingsError as error:
            if (complaint := str(error)) not in self.complaints:
                self.complaints.append(complaint)

    def theme(self, color_system: str | None) -> str:
        """Return the name of the theme to use on a terminal with these colours."""
        wanted = self.settings.theme
        if wanted == AUTOMATIC or wanted not in TITLES:
            return automatic_theme(color_system, os.environ)
        return wanted

    def keymap(self) -> Keymap:
        """Return the keymap to use. What is wrong with the bindings is a complaint."""
        keymap = Keymap({**SETS.get(self.settings.keys, {}), **self.settings.bindings})
        for id_ in keymap.unknown:
            self.complaints.append(_("There is no action {id} to bind keys to.").format(id=id_))
        for clash in keymap.clashes:
            text = _("{key} is bound to {winner}, and to {loser} in vain.")
            self.complaints.append(
                text.format(key=clash.key, winner=clash.winner.id, loser=clash.loser.id)
            )
        return keymap

    def _load(self, load: Callable[[], T], default: Callable[[], T]) -> T:
        try:
            return load()
        except SettingsError as error:
            self.complaints.append(str(error))
            return default()
