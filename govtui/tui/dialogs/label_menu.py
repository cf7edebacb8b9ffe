"""The menu of all labels, for schemas with more labels than digits, and for the curious."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.i18n import _
from govtui.tui.dialogs.choice import Choice, ChoiceDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.color import Color

    from govtui.extraction.schema import LabelSchema


class LabelMenu(ChoiceDialog):
    """Offers the labels of a schema; dismissed with the place of one in the schema, from 0."""

    def __init__(
        self,
        schema: LabelSchema,
        colours: Mapping[str, Color],
        language: str,
        current: str | None = None,
    ) -> None:
        """`current` is the name of the label that the span has now."""
        choices = [
            Choice(label.name, label.title(language), colours.get(label.name))
            for label in schema.labels
        ]
        at = schema.names.index(current) if current in schema.names else 0
        super().__init__(_("Label"), choices, current=at)
