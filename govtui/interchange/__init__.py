"""JSONL out and in."""

from govtui.interchange.exporting import choose, export
from govtui.interchange.importing import import_records

__all__ = ["choose", "export", "import_records"]
