"""What a child process is asked for."""

from __future__ import annotations

import msgspec

from govtui.corpus.model import Entry


class Request(msgspec.Struct, frozen=True, tag=True):
    """A report to work on."""

    entry: Entry
    encoding: str | None = None
