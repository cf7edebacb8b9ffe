"""`govtui status`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govtui.cleaning.model import VERSION
from govtui.cli.options import Options, shared_options
from govtui.cli.output import complain, output_to
from govtui.cli.places import locate, open_workspace
from govtui.cli.progress import bar
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.store.progress import Progress, ReviewerProgress


@click.command("status", help=_("Show how far the reviews are, by reviewer and label."))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("As one JSON object."))
@shared_options
def command(options: Options, path: Path | None, as_json: bool) -> int:
    """Show how far the reviews are, by reviewer and label."""
    import msgspec

    from govtui.store.progress import measure

    place = locate(path, options.workspace)
    with (
        open_workspace(place, options, read_only=True) as workspace,
        bar(_("reading"), None) as progress,
    ):
        found = measure(
            workspace,
            within=place.within,
            wanted=place.wants,
            reviewer=options.named_reviewer,
            encoding=options.encoding,
            advance=progress.advance,
        )
        other_cleaning = workspace.config.other_cleaning
    if other_cleaning:
        told = _("Cleaning has changed ({old} to {new}): a review follows when it is opened.")
        complain(told.format(old=other_cleaning, new=VERSION))
    for problem in found.problems:
        complain(problem)
    with output_to(None) as output:
        if as_json:
            output.write(msgspec.json.encode(found) + b"\n")
        else:
            output.write("".join(f"{line}\n" for line in _in_words(found)).encode())
    return int(bool(found.problems))


def _in_words(found: Progress) -> Iterator[str]:
    """Yield the lines for people."""
    yield _("{reports} reports, {unreadable} cannot be read").format(
        reports=found.reports, unreadable=found.unreadable
    )
    for reviewer in found.reviewers:
        yield ""
        yield _(
            "{reviewer}: {done} done, {in_progress} in progress, {new} new, {flagged} flagged"
        ).format(
            reviewer=reviewer.reviewer,
            new=reviewer.new,
            done=reviewer.done,
            in_progress=reviewer.in_progress,
            flagged=reviewer.flagged,
        )
        if reviewer.gone:
            yield _("  {count} of reports that are gone; `govtui check` finds those moved").format(
                count=reviewer.gone
            )
        if reviewer.planted:
            yield _("  {caught} of {planted} planted suggestions caught").format(
                caught=reviewer.caught, planted=reviewer.planted
            )
        yield from _table(reviewer)


def _table(reviewer: ReviewerProgress) -> Iterator[str]:
    """Yield a row for each label name, with how many labels were decided how."""
    from govtui.review.model import Status

    names = [str(status) for status in Status]
    width = max((len(label) for label in reviewer.labels), default=0)
    yield " ".join([" " * (width + 2), *names])
    for label, counts in sorted(reviewer.labels.items()):
        cells = (f"{counts.get(name, 0):>{len(name)}}" for name in names)
        yield " ".join([f"  {label:{width}}", *cells])
