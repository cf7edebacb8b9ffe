"""`govtui clean`."""

from __future__ import annotations

from pathlib import Path

import click

from govtui.cli.batching import list_all, write_lines
from govtui.cli.options import Options, shared_options
from govtui.cli.output import output_to
from govtui.errors import UsageError
from govtui.i18n import _


@click.command("clean", help=_("Print the cleaned text of a report."))
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("A line of JSON for each report."))
@shared_options
def command(options: Options, paths: tuple[Path, ...], as_json: bool) -> int:
    """Print the cleaned text of a report."""
    from govtui.batch.prepare import Product

    listings, missing = list_all(paths, options)
    count = sum(len(listing.requests) for listing in listings)
    if count > 1 and not as_json:
        message = _("{count} reports: the text of one can be printed; use --json for several")
        raise UsageError(message.format(count=count))
    product = Product.CLEANED if as_json else Product.TEXT
    with output_to(None) as output:
        failed = write_lines(listings, product, output, _("cleaning"))
    return failed or int(missing)
