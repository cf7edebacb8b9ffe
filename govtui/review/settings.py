"""The settings of a workspace that are whole numbers: what they mean, and whether they are right.

They stand in `.govtui/workspace.json` and hold for every reviewer of the corpus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govtui.errors import ReviewError
from govtui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping


class Setting(NamedTuple):
    """One of them. The texts are message ids: translate them where shown."""

    name: str
    default: int
    title: str
    help: str


PLANTED = Setting(
    "planted_per_report",
    0,
    N_("Planted suggestions"),
    N_("So many suggestions are wrong on purpose in each new review; they are never exported."),
)
RECHECKED = Setting(
    "rechecked_per_report",
    0,
    N_("Labels checked again"),
    N_("So many of the labels that were accepted in bulk in a done report are shown once more."),
)
READING_SPEED = Setting(
    "reading_speed",
    1500,  # some three times what people read silently, twice what they skim
    N_("Reading speed"),
    N_("Accepting the rest asks first where nobody reads so many characters a minute; 0 is off."),
)
SETTINGS = (PLANTED, RECHECKED, READING_SPEED)


def number(settings: Mapping[str, object], setting: Setting) -> int:
    """Return the value of a setting. Raises ReviewError for a bad one."""
    return _checked(setting, settings.get(setting.name, setting.default))


def typed(setting: Setting, text: str) -> int:
    """Return what somebody typed as the value of a setting. Raises ReviewError for a bad one."""
    return _checked(setting, int(text) if text.isascii() and text.isdecimal() else text)


def _checked(setting: Setting, value: object) -> int:
    if type(value) is not int or value < 0:
        message = _("The setting {name} is {value}; it must be a whole number, 0 or more.")
        raise ReviewError(message.format(name=setting.name, value=repr(value)))
    return value
