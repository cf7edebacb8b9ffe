"""`govtui lexicon`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govtui.cli.options import Options, shared_options
from govtui.cli.output import complain, output_to
from govtui.cli.places import locate, open_workspace
from govtui.errors import UsageError
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govtui.extraction.lexicon import Entry
    from govtui.store.workspace import Workspace


@click.command(
    "lexicon",
    help=_(
        "Show what the reviews of a corpus have taught, or change what is fixed by hand.\n\n"
        "It changes the suggestions of reports that are not done, never a decided label."
    ),
)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--set", "fixed", multiple=True, metavar="SURFACE=LABEL", help=_("Fix a label."))
@click.option("--never", multiple=True, metavar="SURFACE", help=_("Never suggest this."))
@click.option("--forget", multiple=True, metavar="SURFACE", help=_("Let go of what was fixed."))
@click.option("--on/--off", "on", default=None, help=_("Use the lexicon, or do not."))
@click.option("--json", "as_json", is_flag=True, help=_("An entry a line, as JSON."))
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), help=_("To a file."))
@shared_options
def command(
    options: Options,
    path: Path | None,
    fixed: tuple[str, ...],
    never: tuple[str, ...],
    forget: tuple[str, ...],
    on: bool | None,
    as_json: bool,
    target: Path | None,
) -> int:
    """Show or change the lexicon of a workspace."""
    import msgspec

    from govtui.store.lexicon import is_on, switch, whole

    place = locate(path, options.workspace)
    place.require_workspace()
    changing = bool(fixed or never or forget) or on is not None
    with open_workspace(place, options, read_only=not changing) as workspace:
        _fix(workspace, fixed, never, forget)
        if on is not None:
            switch(workspace, on=on)
        if changing:
            return 0
        entries = whole(workspace)
        if not is_on(workspace):
            complain(_("The lexicon is switched off."))
    with output_to(target) as output:
        for entry in entries.values():
            line = msgspec.json.encode(entry) if as_json else _row(entry).encode()
            output.write(line + b"\n")
    return 0


def _fix(
    workspace: Workspace, fixed: tuple[str, ...], never: tuple[str, ...], forget: tuple[str, ...]
) -> None:
    """Apply the changes that were asked for, after all of them have been checked."""
    from govtui.store.lexicon import fix

    changes: dict[str, str | None] = {}
    for pair in fixed:
        surface, mark, label = pair.rpartition("=")
        if not (surface and mark and label):
            raise UsageError(_("{pair}: write SURFACE=LABEL").format(pair=pair))
        changes[surface] = label
    changes.update(dict.fromkeys(never, ""))
    changes.update(dict.fromkeys(forget, None))
    for surface, wanted in changes.items():
        fix(workspace, surface, wanted)


def _row(entry: Entry) -> str:
    """One entry for people."""
    if entry.pinned is not None:
        held = _("fixed as {label}") if entry.pinned else _("never")
        said = held.format(label=entry.pinned)
    else:
        said = entry.label or "-"
    taken, refused = _counts(entry.accepted), _counts(entry.rejected)
    return "\t".join((entry.surface, said, f"+ {taken}", f"- {refused}"))


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{label} {count}" for label, count in sorted(counts.items())) or "0"
