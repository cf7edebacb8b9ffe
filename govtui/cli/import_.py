"""`govtui import`."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govtui.cli.options import Options, shared_options
from govtui.cli.output import complain
from govtui.cli.places import locate, open_workspace, require_there
from govtui.cli.progress import bar
from govtui.errors import CorpusError, ReadOnly
from govtui.i18n import _

if TYPE_CHECKING:
    from govtui.store.workspace import Workspace


@click.command(
    "import",
    help=_("Import reviews that `export` wrote. What is there already is never written over."),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@shared_options
def command(options: Options, file: Path, path: Path | None) -> int:
    """Import reviews that `export` wrote. What is there already is never written over."""
    from govtui.corpus.files import open_regular
    from govtui.interchange import import_records
    from govtui.interchange.importing import Imported

    require_there(file)
    place = locate(path, options.workspace)
    sessions: dict[str, Workspace] = {}
    counts = dict.fromkeys(Imported, 0)
    with ExitStack() as stack:

        def session_of(reviewer: str | None) -> Workspace:
            """Return the session of the reviewer that a record names, or that was named."""
            name = options.named_reviewer or reviewer or options.reviewer
            if name not in sessions:
                session = open_workspace(place, options, reviewer=name)
                sessions[name] = stack.enter_context(session)
                if sessions[name].read_only:
                    raise ReadOnly(sessions[name].read_only)
            return sessions[name]

        try:
            records = stack.enter_context(open_regular(file.parent, file.name))
        except CorpusError as error:
            complain(f"{file}: {error}")
            return 1
        with bar(_("importing"), None) as progress:
            for line in import_records(records, session_of):
                progress.advance()
                counts[line.result] += 1
                if line.problem is not None:
                    with progress.aside():
                        complain(f"{file}: {line.problem}")
    summary = _("{added} reviews added, {unchanged} were there already, {refused} refused")
    complain(summary.format(**{str(result): count for result, count in counts.items()}))
    return int(counts[Imported.REFUSED] > 0)
