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
from govtui.errors import CorpusError, ReadOnly, UsageError
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.cli.places import Place
    from govtui.interchange.importing import ImportedLine
    from govtui.store.workspace import Workspace


@click.command(
    "import",
    help=_(
        "Import labels in the format of `export`, as reviews or as suggestions.\n\n"
        "A review that is there already is never written over. Suggestions take the place of those "
        "that nobody has decided, never of a decided label."
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--as",
    "kind",
    type=click.Choice(["review", "suggestions"]),
    default="review",
    show_default=True,
    help=_("What the labels are to be here."),
)
@click.option(
    "--source", metavar="NAME", help=_("Who suggests, for --as suggestions; else FILE's name.")
)
@shared_options
def command(options: Options, file: Path, path: Path | None, kind: str, source: str | None) -> int:
    """Import labels in the format of `export`, as reviews or as suggestions."""
    from govtui.corpus.files import open_regular
    from govtui.interchange import import_records, import_suggestions
    from govtui.store.layout import source_name

    if source is not None and kind != "suggestions":
        raise UsageError(_("--source is for --as suggestions"))
    require_there(file)
    with ExitStack() as stack:
        sessions = _Sessions(locate(path, options.workspace), options, stack)
        try:
            records = stack.enter_context(open_regular(file.parent, file.name))
        except CorpusError as error:
            complain(f"{file}: {error}")
            return 1
        if kind == "review":
            summary = _("{added} reviews added, {unchanged} were there already, {refused} refused")
            return _tell(file, import_records(records, sessions.of), summary)
        name = source_name(source or file.stem)
        summary = _(
            "suggestions for {added} reports added, for {unchanged} they were there already, "
            "{refused} refused"
        )
        return _tell(file, import_suggestions(records, sessions.of(None), name), summary)


class _Sessions:
    """The sessions that an import writes in, a reviewer each, until its stack is closed."""

    def __init__(self, place: Place, options: Options, stack: ExitStack) -> None:
        self._place = place
        self._options = options
        self._stack = stack
        self._open: dict[str, Workspace] = {}

    def of(self, reviewer: str | None) -> Workspace:
        """Return the session of the reviewer that a record names, or that was named."""
        name = self._options.named_reviewer or reviewer or self._options.reviewer
        if name not in self._open:
            session = open_workspace(self._place, self._options, reviewer=name)
            self._open[name] = self._stack.enter_context(session)
            if session.read_only:
                raise ReadOnly(session.read_only)
        return self._open[name]


def _tell(file: Path, imported: Iterator[ImportedLine], summary: str) -> int:
    """Report what was refused and count the rest; return the exit status."""
    from govtui.interchange.importing import Imported

    counts = dict.fromkeys(Imported, 0)
    with bar(_("importing"), None) as progress:
        for line in imported:
            progress.advance()
            counts[line.result] += 1
            if line.problem is not None:
                with progress.aside():
                    complain(f"{file}: {line.problem}")
    complain(summary.format(**{str(result): count for result, count in counts.items()}))
    return int(counts[Imported.REFUSED] > 0)
