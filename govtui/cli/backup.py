"""`govtui backup`."""

from __future__ import annotations

from pathlib import Path

import click

from govtui.cli.options import Options, shared_options
from govtui.cli.output import complain
from govtui.cli.places import locate
from govtui.cli.progress import bar
from govtui.i18n import _


@click.command("backup", help=_("Copy the workspace into one file and verify it."))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=_("The zip file to write; it must not be there yet."),
)
@shared_options
def command(options: Options, path: Path | None, output: Path) -> int:
    """Copy the workspace into one file and verify it."""
    from govtui.store.backup import backup

    place = locate(path, options.workspace)
    place.require_workspace()
    with bar(_("copying"), None) as progress:
        manifest = backup(place.folder, output, progress=lambda _count: progress.advance())
    complain(_("{count} files are in {path}").format(count=len(manifest.files), path=output))
    return 0
