"""Find and read source files: encodings, formats, report ids."""

from govtui.corpus.reading import read
from govtui.corpus.scan import scan

__all__ = ["read", "scan"]
