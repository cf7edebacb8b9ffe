"""What a person has set, and where they were: kept from one run to the next.

Settings are in the user's configuration folder, in a file that people may edit. Where they left
off is in the user's state folder, by workspace: looking at a corpus writes nothing into it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec
import platformdirs

from govtui.corpus.strict_json import UNREADABLE
from govtui.errors import GovtuiError
from govtui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

_KEPT_REPORTS = 1000
"""Reports of a workspace whose current label is remembered."""

T = TypeVar("T")


class SettingsError(GovtuiError):
    """A settings or state file cannot be read or written; the program goes on without."""


class Settings(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What a person can set; `settings.json`."""

    theme: str = "auto"
    """A name in `govtui.tui.themes.TITLES`."""
    keys: str = "default"
    """A name in `govtui.tui.actions.SETS`."""
    bindings: dict[str, list[str]] = {}
    """Keys by action id, over those of the set."""
    language: Literal["", "en", "zh_CN"] = ""
    """Of the interface; empty for the locale's. `--lang` goes before it."""
    ambiguous_width: Literal[0, 1, 2] = 0
    """Cells of a character of ambiguous width; 0 asks the terminal."""


class Place(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Where a person left off in one workspace."""

    report: str | None = None
    """The report that was current in the library or open."""
    labels: dict[str, int] = {}
    """The current label's id by report id, the latest last."""
    attention: bool = False
    """Whether labels were gone through in the order of attention."""

    def copy(self) -> Place:
        """Return the same place as another object."""
        return msgspec.structs.replace(self, labels=dict(self.labels))

    def remember_label(self, report: str, label: int) -> None:
        """Keep `label` as the current one of `report`."""
        self.labels.pop(report, None)
        self.labels[report] = label
        while len(self.labels) > _KEPT_REPORTS:
            del self.labels[next(iter(self.labels))]


class UserFiles:
    """The files of settings and places."""

    def __init__(self, config: Path | None = None, state: Path | None = None) -> None:
        self.settings_path = (config or platformdirs.user_config_path("govtui")) / "settings.json"
        """Where the settings are, for people who edit them."""
        self._places_path = (state or platformdirs.user_state_path("govtui")) / "places.json"

    def load_settings(self) -> Settings:
        """Return the settings. Raises SettingsError if the file cannot be understood."""
        return _read(self.settings_path, Settings)

    def save_settings(self, settings: Settings) -> None:
        """Write the settings. Raises SettingsError."""
        _write(self.settings_path, settings)

    def load_place(self, root: Path) -> Place:
        """Return where this person left off in the workspace at `root`. Raises SettingsError."""
        return self._places().get(str(root), Place())

    def save_place(self, root: Path, place: Place) -> None:
        """Write where this person leaves off. Raises SettingsError."""
        _write(self._places_path, {**self._places(), str(root): place})

    def _places(self) -> dict[str, Place]:
        """Return the places of all workspaces."""
        return _read(self._places_path, dict[str, Place])


def _read(path: Path, kind: type[T]) -> T:
    """Return the object in the JSON file `path`, an empty one where there is no file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError:
        return kind()
    except (OSError, *UNREADABLE) as error:
        message = _("{path} cannot be read: {error}. Mend it or remove it.")
        raise SettingsError(message.format(path=path, error=error)) from error


def _write(path: Path, value: object) -> None:
    """Write `value` to the JSON file `path`, whole or not at all."""
    new = path.with_suffix(f".{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=2))
        new.replace(path)
    except OSError as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        message = _("{path} cannot be written: {error}.")
        raise SettingsError(message.format(path=path, error=error)) from error
