"""`govtui extract`."""

from __future__ import annotations

from pathlib import Path

import click

from govtui.cli.batching import list_all, write_lines
from govtui.cli.options import Options, shared_options
from govtui.cli.output import output_to
from govtui.i18n import _


@click.command("extract", help=_("Suggest labels for every report, in the format of `export`."))
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help=_("Instead of stdout.")
)
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help=_("Number of processes."))
@shared_options
def command(
    options: Options, paths: tuple[Path, ...], output: Path | None, jobs: int | None
) -> int:
    """Suggest labels for every report, in the format of `export`."""
    from govtui.batch.prepare import Product

    listings, missing = list_all(paths, options, taught=True)
    with output_to(output) as out:
        failed = write_lines(listings, Product.RECORD, out, _("extracting"), jobs=jobs)
    return failed or int(missing)
