"""The options that every command shares."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govtui import i18n
from govtui.errors import ReadOnly, UsageError
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Options:
    """What the shared options say."""

    encoding: str | None
    """The encoding of the files to read, by its canonical name."""
    workspace: Path | None
    read_only: bool
    named_reviewer: str | None
    """The reviewer that `--reviewer` names."""

    @property
    def reviewer(self) -> str:
        """Who decides: the one named, else `$GOVTUI_REVIEWER`, else the login name."""
        return self.named_reviewer or os.environ.get("GOVTUI_REVIEWER") or _login_name()

    def require_writable(self) -> None:
        """Raise ReadOnly where nothing may be written to the workspace."""
        if self.read_only:
            raise ReadOnly(_("This session is read-only."))


VALUED = frozenset({"--lang", "--encoding", "--workspace", "--reviewer"})
"""The shared options that take a value."""


def shared_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the shared options to a command, which gets them as its first argument."""

    @wraps(command)
    def with_options(
        lang: str | None,
        encoding: str | None,
        workspace: Path | None,
        reviewer: str | None,
        read_only: bool,
        **others: Any,
    ) -> int:
        i18n.use(lang)
        options = Options(_encoding(encoding), workspace, read_only, reviewer)
        return command(options, **others)

    parameters = getattr(command, "__click_params__", [])
    with_options.__click_params__ = [*reversed(_shared()), *parameters]  # type: ignore[attr-defined]
    return with_options


def _shared() -> list[click.Option]:
    """Make the options, with their help in the chosen language."""
    return [
        click.Option(
            ["--lang"], type=click.Choice(i18n.LANGUAGES), help=_("Language of the messages.")
        ),
        click.Option(["--encoding"], metavar="NAME", help=_("Encoding of the files to read.")),
        click.Option(
            ["--workspace"],
            metavar="DIR",
            type=click.Path(path_type=Path),
            help=_("Folder that keeps the reviews, where it isn't the reports' own."),
        ),
        click.Option(
            ["--reviewer"],
            metavar="NAME",
            help=_("Who decides; else $GOVTUI_REVIEWER, else the login name."),
        ),
        click.Option(["--read-only"], is_flag=True, help=_("Write nothing to the workspace.")),
    ]


def _encoding(name: str | None) -> str | None:
    """Return the canonical name of an encoding that can be read."""
    if name is None:
        return None
    from govtui.corpus.encoding import ENCODINGS, canonical

    found = canonical(name)
    if not found:
        message = _("no such encoding: {name}; there are: {names}")
        raise UsageError(message.format(name=name, names=", ".join(ENCODINGS)))
    return found


def _login_name() -> str:
    """Return the name that the user is logged in with."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise UsageError(_("say who decides: --reviewer NAME")) from error
