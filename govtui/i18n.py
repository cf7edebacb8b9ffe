"""The languages of the interface: `_("English text")` gives the text in the chosen language.

The English text is the message id. Catalogs are gettext's, in `govtui/locale/`. Write
`_("{count} reports").format(count=n)`, never an f-string inside `_()`.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

LANGUAGES = ("en", "zh_CN")

_catalog: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"
_is_asked_for = False
"""Whether somebody said which language this run is to use."""


def use(lang: str | None = None) -> str:
    """Choose the language: `lang`, else the locale's, else English. Returns the one chosen."""
    global _catalog, _language, _is_asked_for
    _is_asked_for = bool(lang)
    wanted = lang or _from_environment()
    _language = chosen = "zh_CN" if wanted.lower().startswith("zh") else "en"
    _catalog = (
        gettext.translation("govtui", Path(__file__).parent / "locale", [chosen], fallback=True)
        if chosen != "en"
        else gettext.NullTranslations()
    )
    return chosen


def prefer(lang: str) -> None:
    """Choose the language that a person has set, unless `use` was told one; "" is none."""
    global _is_asked_for
    if lang and not _is_asked_for:
        use(lang)
        _is_asked_for = False


def current() -> str:
    """Return the chosen language."""
    return _language


def _from_environment() -> str:
    """Return the language of the first locale variable that is set, in POSIX's order."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    return "en"


def _(message: str) -> str:
    """Return `message` in the chosen language."""
    return _catalog.gettext(message) if message else message


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Return `message` as it is: marks it for the catalogs where `_` comes only when shown."""
    return message
