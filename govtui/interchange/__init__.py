"""JSONL out and in.

- `record`: the export format and its translation from and to reviews; `schema`: its JSON Schema
- `exporting`, `importing`, `suggesting`: records out, in as reviews, in as suggestions
- `formats`: out in the formats of other tools
- `scoring`: two files of records against each other
"""

from govtui.interchange.exporting import choose, export
from govtui.interchange.importing import import_records
from govtui.interchange.suggesting import import_suggestions, with_imported

__all__ = ["choose", "export", "import_records", "import_suggestions", "with_imported"]
