"""What `clean` and `extract` share: listing reports, and writing a line for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govtui import i18n
from govtui.cli.output import complain
from govtui.cli.places import Place, encoding_of, locate, open_workspace
from govtui.cli.progress import bar
from govtui.errors import UsageError
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from govtui.batch.prepare import Product
    from govtui.batch.request import Request
    from govtui.cli.options import Options
    from govtui.cli.output import Output
    from govtui.corpus.model import Entry
    from govtui.extraction.lexicon import Lexicon


@dataclass(frozen=True)
class Listing:
    """The reports of one path."""

    place: Place
    requests: Sequence[Request]
    """Those that can be read, as far as is known unread."""
    unreadable: Sequence[Entry]
    lexicon: Lexicon = field(default_factory=dict)
    """What the reviews of the workspace have taught."""

    def tell_problems(self) -> bool:
        """Report what cannot be read; tell whether there was any."""
        for entry in self.unreadable:
            complain(f"{entry.id}: {entry.problem}")
        return bool(self.unreadable)


def list_all(
    paths: Sequence[Path], options: Options, *, taught: bool = False
) -> tuple[list[Listing], bool]:
    """List the reports of several paths; tell whether a path was not there, which is reported.

    Raises UsageError where none of them is there.
    """
    listings: list[Listing] = []
    missing: list[UsageError] = []
    for path in paths:
        try:
            listings.append(list_reports(path, options, taught=taught))
        except UsageError as error:
            missing.append(error)
    for problem in missing if listings else missing[:-1]:
        complain(str(problem))
    if not listings:
        raise missing[-1]
    if not any(listing.requests or listing.unreadable for listing in listings):
        complain(_("there are no reports here"))
    return listings, bool(missing)


def list_reports(path: Path, options: Options, *, taught: bool = False) -> Listing:
    """List the reports of a path, with the workspace's lexicon where it is wanted.

    Raises UsageError where there is no such path.
    """
    from govtui import corpus
    from govtui.batch.request import Request
    from govtui.store.lexicon import lexicon_of

    place = locate(path, options.workspace)
    with open_workspace(place, options, read_only=True) as workspace:
        chosen = workspace.encodings
        lexicon = lexicon_of(workspace) if taught else {}
    requests: list[Request] = []
    unreadable: list[Entry] = []
    by_path = {} if options.encoding else chosen
    entries = corpus.scan(place.root, place.within, encodings=by_path, encoding=options.encoding)
    for entry in entries:
        if entry.problem is None:
            requests.append(Request(entry, encoding_of(entry, options, chosen)))
        else:
            unreadable.append(entry)
    return Listing(place, requests, unreadable, lexicon)


def write_lines(
    listings: Sequence[Listing],
    product: Product,
    output: Output,
    what: str,
    *,
    jobs: int | None = None,
) -> int:
    """Write the line that `product` is for each report, in order; return the exit status.

    What cannot be read or made is reported, and the rest is done.
    """
    from govtui.batch.pool import make_all
    from govtui.batch.prepare import Failure, Task

    failed = False
    for listing in listings:
        failed |= listing.tell_problems()
    with bar(what, sum(len(listing.requests) for listing in listings)) as progress:
        for listing in listings:
            root = str(listing.place.root)
            task = Task(
                root=root,
                product=product,
                schema=listing.place.schema,
                lexicon=listing.lexicon,
                language=i18n.current(),
            )
            for _request, result in make_all(task, listing.requests, jobs=jobs):
                progress.advance()
                if isinstance(result, Failure):
                    failed = True
                    with progress.aside():
                        complain(result.message)
                else:
                    with progress.aside_for(output):
                        output.write(result)
    return int(failed)
