"""Find and read source files: encodings, formats, report ids."""

from typing import TYPE_CHECKING, Any

from govtui.corpus.listing import scan

if TYPE_CHECKING:
    from govtui.corpus.reading import read

__all__ = ["read", "scan"]


def __getattr__(name: str) -> Any:
    """Load what reads when it is first asked for.

    The screens import the types of this room before their first frame, and read in another process.
    """
    if name != "read":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from govtui.corpus.reading import read

    return read
