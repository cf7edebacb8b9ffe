"""`govtui check`."""

from __future__ import annotations

from pathlib import Path

import click

from govtui.cli.options import Options, shared_options
from govtui.cli.output import complain, output_to
from govtui.cli.places import locate, open_workspace, require_workspace
from govtui.cli.progress import bar
from govtui.errors import ReadOnly
from govtui.i18n import _


@click.command(
    "check",
    help=_(
        "Read every file of the workspace against its checksums.\n\n"
        "Changes nothing without --repair. A repair keeps each damaged file in "
        "`.govtui/recovered`, and says which decisions could not be taken over."
    ),
)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("The findings as one JSON object."))
@click.option(
    "--repair", "mend", is_flag=True, help=_("Mend what is damaged; the originals are kept.")
)
@shared_options
def command(options: Options, path: Path | None, as_json: bool, mend: bool) -> int:
    """Read every file of the workspace against its checksums.

    Changes nothing without --repair. A repair keeps each damaged file in `.govtui/recovered`, and
    says which decisions could not be taken over.
    """
    import msgspec

    from govtui.store.health import check

    place = locate(path, options.workspace)
    with open_workspace(place, options, read_only=True) as workspace:
        require_workspace(workspace)
        folder = workspace.folder
    if mend:
        _repair(folder, options)
    with bar(_("checking"), None) as progress:
        health = check(folder, progress=lambda _count: progress.advance())
    for finding in health.findings:
        complain(f"{finding.path}: {finding.kind}: {finding.message}")
    summary = _("{journals} reviews, {records} records, {bytes} bytes read; {count} findings")
    text = summary.format(
        journals=health.journals,
        records=health.records,
        bytes=health.bytes,
        count=len(health.findings),
    )
    with output_to(None) as output:
        output.write((msgspec.json.encode(health) if as_json else text.encode()) + b"\n")
    return int(health.harmed)


def _repair(folder: Path, options: Options) -> None:
    """Repair a workspace and say what became of each file."""
    from govtui.store.repair import repair

    if options.read_only:
        raise ReadOnly(_("This session is read-only."))
    for done in repair(folder):
        complain(
            _("{path}: repaired, {saved} decisions; the original is {kept}").format(
                path=done.path, saved=done.saved, kept=done.kept or _("as it was")
            )
        )
        for lost in done.lost:
            complain(f"{done.path}: {lost}")
