"""`govtui export`."""

from __future__ import annotations

from pathlib import Path

import click

from govtui.cli.options import Options, shared_options
from govtui.cli.output import complain, output_to
from govtui.cli.places import locate, open_workspace, require_workspace
from govtui.cli.progress import bar
from govtui.i18n import _


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
@shared_options
def command(options: Options, path: Path | None, output: Path | None, everything: bool) -> int:
    """Write reviewed labels as JSONL: a line a report, of reviews that are done."""
    from govtui.errors import StoreError
    from govtui.interchange import choose, export

    place = locate(path, options.workspace)
    failed = False
    with open_workspace(place, options, read_only=True) as workspace:
        require_workspace(workspace)
        chosen = choose(
            workspace,
            reviewer=options.named_reviewer,
            everything=everything,
            wanted=place.wants,
        )
        with output_to(output) as out, bar(_("exporting"), len(chosen)) as progress:
            for result in export(workspace, chosen, everything=everything):
                progress.advance()
                if isinstance(result, StoreError):
                    failed = True
                    with progress.aside():
                        complain(str(result))
                else:
                    with progress.aside_for(out):
                        out.write(result)
    return int(failed)
