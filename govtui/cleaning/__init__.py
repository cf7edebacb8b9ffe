"""Raw text to cleaned text, every character aligned."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govtui.cleaning.model import VERSION
    from govtui.cleaning.pipeline import clean

__all__ = ["VERSION", "clean"]


def __getattr__(name: str) -> Any:
    """Load the pipeline when it is first asked for.

    The screens import the types of this room before their first frame; another process cleans.
    """
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from govtui.cleaning import pipeline

    return getattr(pipeline, name)
