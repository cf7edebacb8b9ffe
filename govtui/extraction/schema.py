"""The label schema: which labels there are, how they look and what they mean.

It is data: the bundled one is `data/schema.json`, a workspace may bring its own. With a schema that
lacks a built-in label, suggestions of that label are left out; nothing else depends on the names.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from govtui.corpus.strict_json import UNREADABLE
from govtui.errors import GovtuiError
from govtui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path


class LabelDef(msgspec.Struct, frozen=True, kw_only=True):
    """One label of a schema."""

    name: str
    """The short name that is stored and exported: `PER`."""
    key: str
    """The digit that gives a label this name."""
    colour: str
    """`#rrggbb`."""
    titles: dict[str, str]
    """What people call it, by language: `{"en": "person", "zh_CN": "人名"}`."""
    description: dict[str, str] = {}
    """One sentence on what it covers, by language."""
    guideline: dict[str, str] = {}
    """Examples and decided cases, by language."""

    def title(self, language: str) -> str:
        """The title in `language`, else in English, else the name."""
        return self.titles.get(language) or self.titles.get("en") or self.name


class LabelSchema(msgspec.Struct, frozen=True, kw_only=True):
    """Labels in the order in which they are shown, and the rules that hold for all."""

    name: str
    labels: tuple[LabelDef, ...]
    priority: tuple[str, ...] = ()
    """Which label wins where two fit one span, the first first; those not named come last."""
    guideline: dict[str, str] = {}
    """The general rules, by language."""

    def __post_init__(self) -> None:
        for what, values in (
            ("name", [label.name for label in self.labels]),
            ("key", [label.key for label in self.labels if label.key]),
        ):
            twice = {value for value in values if values.count(value) > 1}
            if twice:
                raise ValueError(f"two labels have the {what} {', '.join(sorted(twice))}")
        if not all(label.name for label in self.labels):
            raise ValueError("a label has no name")

    @property
    def names(self) -> tuple[str, ...]:
        """The label names in order."""
        return tuple(label.name for label in self.labels)

    def rank(self, label: str) -> int:
        """The place of `label` in the priority; a smaller one wins."""
        return self.priority.index(label) if label in self.priority else len(self.priority)


class SchemaError(GovtuiError):
    """A file does not hold a label schema."""


def load_schema(path: Path) -> LabelSchema:
    """Read the schema in the JSON file `path`. Raises SchemaError, naming what is wrong."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=LabelSchema)
    except (OSError, *UNREADABLE) as error:
        message = _("{path} is no label schema: {error}. Mend it or remove it.")
        raise SchemaError(message.format(path=path, error=error)) from error


def schema_of(workspace: Path) -> LabelSchema:
    """Return the schema of a `.govtui` folder: its `schema.json`, else the bundled one.

    Raises SchemaError where there is one that cannot be read.
    """
    own = workspace / "schema.json"
    return load_schema(own) if own.exists() else default_schema()


@cache
def default_schema() -> LabelSchema:
    """The bundled schema: nine labels for government meeting reports."""
    data = (resources.files("govtui.extraction") / "data" / "schema.json").read_bytes()
    return msgspec.json.decode(data, type=LabelSchema)
