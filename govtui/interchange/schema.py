"""The JSON Schema of the export format, generated from its structs and published as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from govtui.interchange.record import SCHEMA, Record

PUBLISHED = Path(__file__).with_name("review-1.schema.json")
"""The file that travels with the package; `python -m govtui.interchange.schema` writes it."""


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one line of an export."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **msgspec.json.schema(Record),
    }


def dump() -> bytes:
    """Return the schema as it is published."""
    return msgspec.json.format(msgspec.json.encode(json_schema()), indent=2) + b"\n"


if __name__ == "__main__":
    PUBLISHED.write_bytes(dump())
