"""All settings in one dialog: those of the workspace, and the person's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from govtui import i18n
from govtui.errors import GovtuiError, ReviewError
from govtui.i18n import _
from govtui.tui.personal import PersonalApp
from govtui.tui.themes import TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govtui.review.settings import Setting

_LANGUAGES = {"en": "English", "zh_CN": "中文"}


class _Line(NamedTuple):
    """A setting as it is offered."""

    title: str
    value: str
    change: Callable[[], None]


class ConfigurableApp(PersonalApp):
    """Shows what is set, and what can be set."""

    def action_app_settings(self) -> None:
        """See and change the settings."""
        from govtui.tui.dialogs.choice import Choice, ChoiceDialog

        lines = [*self._personal_lines(), *self._workspace_lines()]

        def change(place: int | None) -> None:
            if place is not None:
                lines[place].change()

        choices = [Choice(line.title, line.value) for line in lines]
        self.push_screen(ChoiceDialog(_("Settings"), choices), change)

    def action_app_language(self) -> None:
        """Choose the language of the interface."""

        def choose(language: str) -> None:
            settings.language = cast("Literal['', 'en', 'zh_CN']", language)
            i18n.prefer(language)
            self.notice = _("What is drawn already changes with the next start.")

        names = {"": _("As the terminal's locale says"), **_LANGUAGES}
        settings = self.preferences.settings
        self._choose_setting(_("Language"), names, settings.language, choose)

    def _personal_lines(self) -> Iterator[_Line]:
        """Yield the person's own settings."""
        settings = self.preferences.settings
        languages = {"": _("As the terminal's locale says"), **_LANGUAGES}
        theme = TITLES.get(settings.theme)
        yield _Line(_("Colours"), _(theme) if theme else settings.theme, self.action_app_theme)
        yield _Line(
            _("Language"),
            languages.get(settings.language, settings.language),
            self.action_app_language,
        )
        yield _Line(_("Keys"), settings.keys, self.action_app_keys)
        widths = (_("Ask the terminal"), "1", "2")
        width = widths[settings.ambiguous_width]
        yield _Line(_("Characters of ambiguous width"), width, self.action_app_width)

    def _workspace_lines(self) -> Iterator[_Line]:
        """Yield the settings that all reviewers of the corpus share."""
        from govtui.review.settings import SETTINGS
        from govtui.store.lexicon import SETTING as LEXICON

        try:
            settings = self.library.workspace.settings
        except GovtuiError:  # it is not open yet
            return
        learns = settings.get(LEXICON) is not False
        answers = {True: _("yes"), False: _("no")}
        title = _("Learning from the reviews")
        yield _Line(
            _("Corpus: {title}").format(title=title),
            answers[learns],
            partial(self._set, LEXICON, not learns, title, answers[not learns]),
        )
        for setting in SETTINGS:
            value = str(settings.get(setting.name, setting.default))
            title = _("Corpus: {title}").format(title=_(setting.title))
            yield _Line(title, value, partial(self._ask_number, setting, value))

    def _ask_number(self, setting: Setting, value: str) -> None:
        """Ask for the value of a setting that is a whole number."""
        from govtui.review.settings import typed
        from govtui.tui.dialogs.text import TextDialog

        def check(text: str) -> str | None:
            try:
                typed(setting, text)
            except ReviewError as error:
                return str(error)
            return None

        def settle(text: str | None) -> None:
            if text is not None:
                self._set(setting.name, typed(setting, text), _(setting.title), text)

        dialog = TextDialog(_(setting.title), _(setting.help), value=value, check=check)
        self.push_screen(dialog, settle)

    def _set(self, name: str, value: int | bool, title: str, shown: str) -> None:
        """Keep a setting of the workspace; `title` and `shown` are name and value for people."""
        try:
            self.library.workspace.set_setting(name, value)
        except GovtuiError as error:
            self.say(_("Settings"), str(error))
        else:
            said = _("“{title}” is {value} for this corpus now.")
            self.notice = said.format(title=title, value=shown)
