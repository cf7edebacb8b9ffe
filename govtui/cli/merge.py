"""`govtui merge`."""

from __future__ import annotations

from pathlib import Path

import click

from govtui.cli.options import Options, shared_options
from govtui.cli.output import complain
from govtui.cli.places import locate, require_there
from govtui.cli.progress import bar
from govtui.errors import UsageError
from govtui.i18n import _


@click.command(
    "merge",
    help=_(
        "Bring the decisions of another copy of the workspace into this one.\n\n"
        "OTHER is the folder that holds the other `.govtui`. It is only read. Where one reviewer "
        "went on in both, the decisions are made again here as far as they fit; the rest is listed."
    ),
)
@click.argument("other", type=click.Path(path_type=Path))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@shared_options
def command(options: Options, other: Path, path: Path | None) -> int:
    """Bring the decisions of another copy of the workspace into this one.

    OTHER is the folder that holds the other `.govtui`. It is only read. Where one reviewer went on
    in both, the decisions are made again here as far as they fit; the rest is listed.
    """
    from govtui.store.layout import FOLDER
    from govtui.store.merge import merge

    options.require_writable()
    require_there(other)
    theirs = other if other.name == FOLDER else other / FOLDER
    mine = locate(path, options.workspace).folder
    for folder in (theirs, mine):
        if not folder.is_dir():
            raise UsageError(_("{folder}: there is no workspace").format(folder=folder.parent))
    with bar(_("merging"), None) as progress:
        merged = merge(mine, theirs, progress=lambda _count: progress.advance())
    for one in merged:
        for problem in (*([one.problem] if one.problem else []), *one.conflicts):
            complain(f"{one.path}: {problem}")
    complain(
        _("{copied} journals came over, {replayed} decisions were made again here").format(
            copied=sum(one.copied for one in merged),
            replayed=sum(one.replayed for one in merged),
        )
    )
    return int(any(one.problem or one.conflicts for one in merged))
