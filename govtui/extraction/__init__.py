"""Cleaned text to suggestions; the label schema, lexicons and span scores."""

from typing import TYPE_CHECKING, Any

from govtui.extraction.model import Suggestion

if TYPE_CHECKING:
    from govtui.extraction.pipeline import suggest

__all__ = ["Suggestion", "suggest"]


def __getattr__(name: str) -> Any:
    """Load the pipeline when it is first asked for.

    The screens import the types of this room before their first frame, and extract in another
    process.
    """
    if name != "suggest":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from govtui.extraction.pipeline import suggest

    return suggest
