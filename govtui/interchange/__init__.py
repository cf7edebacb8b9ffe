"""JSONL out and in."""

from govtui.interchange.exporting import choose, export
from govtui.interchange.importing import import_records
from govtui.interchange.suggesting import import_suggestions, with_imported

__all__ = ["choose", "export", "import_records", "import_suggestions", "with_imported"]
