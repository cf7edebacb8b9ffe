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
from govtui.errors import GovtuiError, UsageError

DONE, INCOMPLETE, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130

COMMANDS = {
    "clean": "govtui.cli.clean",
    "extract": "govtui.cli.extract",
    "export": "govtui.cli.export",
    "import": "govtui.cli.import_",
    "score": "govtui.cli.score",
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
    if args and args[0] in ("--help", "-h", "--version"):
        return args
    at = 0
    while at < len(args) and args[at].startswith("-") and args[at] != "--":
        at += 2 if args[at] in VALUED else 1
    if at < len(args) and args[at] in COMMANDS:
        return [args[at], *args[:at], *args[at + 1 :]]
    return [_REVIEW, *args]


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="[PATH] | COMMAND …",
    epilog="A folder named like a command needs ./ before it.",
)
@click.version_option(__version__, prog_name="govtui")
def cli() -> None:
    """Read, clean and review entity labels on Chinese government meeting reports.

    With a folder or file of reports, or nothing, the reviewer opens.
    """


def main() -> NoReturn:
    """Run the command line and exit."""
    sys.exit(run(sys.argv[1:]))


def run(args: list[str]) -> int:
    """Run a command; return the exit status."""
    i18n.use()
    try:
        # Not `cli.main`: click has its own mind about closed pipes and Ctrl-C.
        with cli.make_context("govtui", args) as context:
            status: int = cli.invoke(context)
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
    return status
