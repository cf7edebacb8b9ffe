"""`govtui restore`."""

from __future__ import annotations

from pathlib import Path

import click

from govtui.cli.options import Options, shared_options
from govtui.cli.output import complain
from govtui.cli.places import locate, require_there
from govtui.i18n import _


@click.command(
    "restore", help=_("Put the workspace of a backup in place; one that is there is moved aside.")
)
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@shared_options
def command(options: Options, file: Path, path: Path | None) -> int:
    """Put the workspace of a backup in place; one that is there is moved aside."""
    from govtui.store.backup import restore

    options.require_writable()
    require_there(file)
    place = locate(path, options.workspace)
    aside = restore(file, place.workspace_in)
    if aside is not None:
        complain(_("the workspace that was there is now {path}").format(path=aside))
    return 0
