"""`govtui check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govtui.cli.options import Options, shared_options
from govtui.cli.output import complain, output_to
from govtui.cli.places import locate, open_workspace
from govtui.cli.progress import bar
from govtui.errors import GovtuiError
from govtui.i18n import _

if TYPE_CHECKING:
    from govtui.cli.places import Place
    from govtui.corpus.model import Entry
    from govtui.store.health import Finding
    from govtui.store.moved import Moved


@click.command(
    "check",
    help=_(
        "Read every file of the workspace against its checksums.\n\n"
        "Changes nothing without --repair. A repair keeps each damaged file in "
        "`.govtui/recovered`, and says which decisions could not be taken over. It also gives a "
        "report that was moved or renamed its review."
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
    says which decisions could not be taken over. It also gives a report that was moved or renamed
    its review.
    """
    import msgspec

    from govtui.store.health import check

    place = locate(path, options.workspace)
    place.require_workspace()
    if mend:
        options.require_writable()
        _repair(place.folder)
        _give_moved_reports_their_reviews(place, options)
    with bar(_("checking"), None) as progress:
        health = check(place.folder, progress=lambda _count: progress.advance())
    health.findings += map(_finding, _moved(place, options)[0])
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


def _repair(folder: Path) -> None:
    """Repair a workspace and say what became of each file."""
    from govtui.store.repair import repair

    for done in repair(folder):
        complain(
            _("{path}: repaired, {saved} decisions; the original is {kept}").format(
                path=done.path, saved=done.saved, kept=done.kept or _("as it was")
            )
        )
        for lost in done.lost:
            complain(f"{done.path}: {lost}")


def _moved(place: Place, options: Options) -> tuple[list[Moved], dict[str, Entry]]:
    """Return the reviews whose reports seem to have moved, and the corpus by id."""
    from govtui import corpus
    from govtui.store.moved import find_moved

    with open_workspace(place, options, read_only=True) as workspace:
        entries = corpus.scan(place.root, encodings=workspace.encodings, encoding=options.encoding)
        present = {entry.id: entry for entry in entries}
        return find_moved(workspace, list(present.values())), present


def _give_moved_reports_their_reviews(place: Place, options: Options) -> None:
    """Give each report that is surely the same its review."""
    from govtui.store.moved import take_over

    found, present = _moved(place, options)
    for one in found:
        if len(one.new) > 1:
            continue
        try:
            with open_workspace(place, options, reviewer=one.reviewer) as session:
                take_over(session, one.old, present[one.new[0]])
        except GovtuiError as error:
            complain(f"{one.old} ({one.reviewer}): {error}")
        else:
            message = _("{new} has the review of {old} by {reviewer} now")
            complain(message.format(new=one.new[0], old=one.old, reviewer=one.reviewer))


def _finding(moved: Moved) -> Finding:
    """Return a moved report as a finding."""
    from govtui.store.health import Finding, Kind
    from govtui.store.layout import review_path

    return Finding(
        kind=Kind.MOVED,
        path=review_path(Path(), moved.old, moved.reviewer).as_posix(),
        message=moved.message,
        report_id=moved.old,
        reviewer=moved.reviewer,
    )
