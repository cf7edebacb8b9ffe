"""`govtui export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from govtui.cli.options import Options, shared_options
from govtui.cli.output import complain, output_to
from govtui.cli.places import locate, open_workspace
from govtui.cli.progress import bar
from govtui.errors import UsageError
from govtui.i18n import _

_OWN = "jsonl"
_OTHERS = ("brat", "conll", "doccano", "label-studio")
"""The names in `interchange.formats`, which the help does not wait for."""


@click.command(
    "export", help=_("Write reviewed labels as JSONL: a line a report, of reviews that are done.")
)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help=_("Instead of stdout.")
)
@click.option(
    "--all", "everything", is_flag=True, help=_("Unfinished reviews and all labels, too.")
)
@click.option(
    "--format",
    "format_",
    metavar="NAME",
    type=click.Choice([_OWN, *_OTHERS]),
    default=_OWN,
    help=_("{own}, or that of another tool: {others}.").format(own=_OWN, others=", ".join(_OTHERS)),
)
@shared_options
def command(
    options: Options, path: Path | None, output: Path | None, everything: bool, format_: str
) -> int:
    """Write reviewed labels as JSONL: a line a report, of reviews that are done."""
    from govtui.errors import StoreError
    from govtui.interchange import choose, export
    from govtui.interchange.formats import BINARY, FORMATS

    if format_ in BINARY and output is None and sys.stdout.isatty():
        raise UsageError(_("{name} is no text: name a file with -o").format(name=format_))
    writer = FORMATS[format_]() if format_ != _OWN else None
    place = locate(path, options.workspace)
    place.require_workspace()
    failed = False
    with open_workspace(place, options, read_only=True) as workspace:
        chosen = choose(
            workspace,
            reviewer=options.named_reviewer,
            everything=everything,
            wanted=place.wants,
        )
        with output_to(output) as out, bar(_("exporting"), len(chosen)) as progress:
            for result in export(workspace, chosen, everything=everything, writer=writer):
                progress.advance()
                if isinstance(result, StoreError):
                    failed = True
                    with progress.aside():
                        complain(str(result))
                else:
                    with progress.aside_for(out):
                        out.write(result)
            if writer is not None:
                out.write(writer.end())
    return int(failed)
