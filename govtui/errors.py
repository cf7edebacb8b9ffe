"""Every error that govtui raises on purpose.

    GovtuiError
    ├── UsageError            the call was wrong (exit status 2)
    ├── CorpusError           a source cannot be read; the others go on
    │   └── NeedsEncoding     more than one encoding is plausible: a person must say which
    ├── SchemaError           a workspace's label schema is none (`extraction.schema`)
    ├── ReviewError           a decision that the review refuses (an overlap, nothing to undo)
    ├── StoreError            a journal or workspace cannot be read or written
    │   ├── DamagedJournal    the bytes of a journal are not what was written
    │   ├── NewerFormat       written by a later govtui: open read-only
    │   └── ReadOnly          this session may not write, and why
    │       └── Locked        another session of the same reviewer holds the lock
    ├── InterchangeError      a record to import does not hold to its format
    └── SettingsError         a reviewer's own settings cannot be used (`tui.settings`)

The message of each names the file or record, says what is wrong and what the user can do. It may
quote text from outside: whoever prints it passes it through `govtui.display.display_safe`.
"""

from __future__ import annotations

import os

from govtui.i18n import _


class GovtuiError(Exception):
    """Base of all errors that are part of the interface."""


class UsageError(GovtuiError):
    """The call was wrong; nothing was done."""


class CorpusError(GovtuiError):
    """A source file or record cannot be read as a report."""


class NeedsEncoding(CorpusError):
    """Several encodings decode the file plausibly; guessing would be silent damage."""

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates
        """Names of the plausible encodings, likeliest first."""


class ReviewError(GovtuiError):
    """The review refuses this decision; its state is unchanged."""


class StoreError(GovtuiError):
    """A journal or a workspace cannot be read or written."""


class DamagedJournal(StoreError):
    """The bytes of a journal are not those that were written."""


class NewerFormat(StoreError):
    """The file was written by a later version of govtui."""


class ReadOnly(StoreError):
    """This session may not write; the message says why."""


class Locked(ReadOnly):
    """Another session of the same reviewer is open on this workspace."""


class InterchangeError(GovtuiError):
    """A record does not hold to the format that it claims."""


def fault(error: Exception) -> str:
    """Say that something nobody foresaw went wrong, for people.

    With `$GOVTUI_TRACEBACK` set it also says where in the program.
    """
    if os.environ.get("GOVTUI_TRACEBACK"):
        import traceback  # wanted by nobody else, and not free at the start

        return _("a fault of govtui, please report it:\n{where}").format(
            where="".join(traceback.format_exception(error)).rstrip()
        )
    message = _("a fault of govtui, please report it ({error}; GOVTUI_TRACEBACK=1 shows where)")
    return message.format(error=f"{type(error).__name__}: {error}")
