"""`govtui`: finds the command, and turns what comes of it into an exit status.

0 done; 1 something could not be read or written and was reported, the rest was done; 2 the call was
wrong; 130 on Ctrl-C; a closed pipe is quiet. Commands are imported when they are called.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import NoReturn

import click

from govtui import __version__, i18n
from govtui.cli.options import VALUED
from govtui.cli.output import complain, drop_output
from govtui.errors import GovtuiError, UsageError, fault
from govtui.i18n import _

DONE, INCOMPLETE, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130

COMMANDS = {
    "clean": "govtui.cli.clean",
    "extract": "govtui.cli.extract",
    "export": "govtui.cli.export",
    "import": "govtui.cli.import_",
    "score": "govtui.cli.score",
    "lexicon": "govtui.cli.lexicon",
    "status": "govtui.cli.status",
    "check": "govtui.cli.check",
    "backup": "govtui.cli.backup",
    "restore": "govtui.cli.restore",
    "merge": "govtui.cli.merge",
}
"""The module of each command; its command object is called `command`."""

_REVIEW = "review"
"""What is meant where no command is named; not to be typed."""


class _Commands(click.Group):
    """The commands, each imported when it is needed; without one, the reviewer opens."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        module = "govtui.cli.review" if name == _REVIEW else COMMANDS.get(name)
        if module is None:
            return None
        command: click.Command = import_module(module).command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _command_first(args))


def _command_first(args: list[str]) -> list[str]:
    """Put the command before the shared options that may stand before it."""
    at = 0
    while at < len(args) and args[at].startswith("-") and args[at] != "--":
        at += 2 if args[at] in VALUED else 1
    if at < len(args) and args[at] in COMMANDS:
        return [args[at], *args[:at], *args[at + 1 :]]
    for asked in ("--help", "-h", "--version"):
        if asked in args:
            return [asked]
    return [_REVIEW, *args]


def command_line() -> click.Group:
    """Make the top of the command line, with its help in the chosen language."""
    group = _Commands(
        name="govtui",
        help=_(
            "Read, clean and review entity labels on Chinese government meeting reports.\n\n"
            "With a folder or file of reports, or nothing, the reviewer opens."
        ),
        epilog=_("A folder named like a command needs ./ before it."),
        subcommand_metavar="[PATH] | COMMAND …",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    return click.version_option(__version__, prog_name="govtui")(group)


def main() -> NoReturn:
    """Run the command line and exit."""
    sys.exit(run(sys.argv[1:]))


def run(args: list[str]) -> int:
    """Run a command; return the exit status."""
    i18n.use(_language(args))  # before the commands are imported, for their help
    group = command_line()
    try:
        # Not `group.main`: click has its own mind about closed pipes and Ctrl-C.
        with group.make_context("govtui", args) as context:
            status: int = group.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:  # --help and --version
        return done.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        complain(error.format_message())
        return WRONG_CALL
    except UsageError as error:
        complain(str(error))
        return WRONG_CALL
    except BrokenPipeError:
        drop_output()
        return DONE
    except GovtuiError as error:
        complain(str(error))
        return INCOMPLETE
    except Exception as error:
        # Nobody foresaw it: a message with what to do instead of a traceback over the terminal.
        complain(fault(error))
        return INCOMPLETE
    return status


def _language(args: list[str]) -> str | None:
    """Return what `--lang` says, right or wrong; None without it."""
    for arg, following in zip(args, [*args, None][1:], strict=True):
        if arg == "--lang":
            return following
        if arg.startswith("--lang="):
            return arg.removeprefix("--lang=")
    return None
