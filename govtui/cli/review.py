"""`govtui [PATH]`: the reviewer."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path

import click

from govtui.cli.options import Options, shared_options
from govtui.cli.places import locate, open_workspace
from govtui.display import display_safe
from govtui.errors import UsageError
from govtui.i18n import _


@click.command("review", hidden=True)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@shared_options
def command(options: Options, path: Path | None) -> int:
    """Open the reviewer on a folder or file of reports; without one, on the bundled samples."""
    named = locate(path, options.workspace) if path is not None else None
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            _(
                "the reviewer needs a terminal for its input and output; "
                "without one there are the commands: govtui --help"
            )
        )
    place = named or locate(_samples(), options.workspace)
    gc.disable()  # until the first frame is painted; the app enables it again
    from govtui.tui.app import GovtuiApp
    from govtui.tui.library import Library

    library = Library(
        place.root,
        partial(open_workspace, place, options),  # takes too long before the first frame
        within=place.within,
        encoding=options.encoding,
        schema=place.schema,
    )
    app = GovtuiApp(library, options.reviewer)
    try:
        status = app.run() or 0
    finally:
        library.close()
    for said in app.last_words:
        click.echo(display_safe(said), err=True)
    return status or int(bool(app.last_words))


def _samples() -> Path:
    from govtui.corpus.samples import samples_folder

    return samples_folder()
