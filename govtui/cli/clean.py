"""`govtui clean`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govtui.cli.batching import Listing, list_all, write_lines
from govtui.cli.options import Options, shared_options
from govtui.cli.output import complain, output_to
from govtui.errors import CorpusError, UsageError
from govtui.i18n import _

if TYPE_CHECKING:
    from govtui.batch.child import Request


@click.command("clean", help=_("Print the cleaned text of a report."))
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("A line of JSON for each report."))
@shared_options
def command(options: Options, paths: tuple[Path, ...], as_json: bool) -> int:
    """Print the cleaned text of a report."""
    listings, failed = list_all(paths, options)
    if as_json:
        from govtui.batch.prepare import Product

        with output_to(None) as output:
            return write_lines(listings, Product.CLEANED, output, _("cleaning")) or int(failed)
    requests = [(listing, request) for listing in listings for request in listing.requests]
    if len(requests) > 1:
        message = _("{count} reports: the text of one can be printed; use --json for several")
        raise UsageError(message.format(count=len(requests)))
    for listing in listings:
        failed |= listing.tell_problems()
    for listing, request in requests:
        failed |= not _print_text(listing, request)
    return int(failed)


def _print_text(listing: Listing, request: Request) -> bool:
    """Print the cleaned text of one report; tell whether it could be read."""
    from govtui import cleaning, corpus

    try:
        report = corpus.read(listing.place.root, request.entry, encoding=request.encoding)
    except CorpusError as error:
        complain(str(error))
        return False
    text = cleaning.clean(report).text
    with output_to(None) as output:
        output.write(text.encode() + (b"" if text.endswith("\n") else b"\n"))
    return True
