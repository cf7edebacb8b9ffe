"""Find and read source files: encodings, formats, report ids."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govtui.corpus.listing import scan
    from govtui.corpus.reading import read

__all__ = ["read", "scan"]


def __getattr__(name: str) -> Any:
    """Load what reads when it is first asked for.

    The screens import the types of this room before their first frame, and read after it.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    # `scan` is also the name of a module of this room, and would hide the function.
    home = import_module(f"govtui.corpus.{'reading' if name == 'read' else 'scan'}")
    return getattr(home, name)
