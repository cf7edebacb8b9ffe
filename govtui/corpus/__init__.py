"""Find and read source files: encodings, formats, report ids."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govtui.corpus.listing import scan
    from govtui.corpus.reading import read

__all__ = ["read", "scan"]


def __getattr__(name: str) -> Any:
    """Load what lists and reads when it is first asked for.

    The screens import the types of this room before their first frame, and need these after it.
    """
    if name == "read":
        from govtui.corpus.reading import read

        return read
    if name == "scan":
        from govtui.corpus.listing import scan

        return scan
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
