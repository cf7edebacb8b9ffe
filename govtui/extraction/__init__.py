"""Cleaned text to suggestions; the label schema, lexicons and span scores."""

from govtui.extraction.model import Suggestion
from govtui.extraction.pipeline import suggest

__all__ = ["Suggestion", "suggest"]
