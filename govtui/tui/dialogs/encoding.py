"""Choosing how the bytes of a report are to be read, by how each way looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.i18n import _
from govtui.tui.dialogs.choice import Choice, ChoiceDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAMPLE = 40
"""Characters shown of each way to read."""


class EncodingDialog(ChoiceDialog):
    """Offers encodings, each with the beginning as it would read."""

    def __init__(self, path: str, data: bytes, encodings: Sequence[str]) -> None:
        """`data` are the first bytes of the file at `path`."""
        choices = [Choice(name, sample(data, name)) for name in encodings]
        text = _("{path}\nMore than one encoding is plausible. Which one reads well?")
        super().__init__(_("Encoding"), choices, text=text.format(path=path))


def sample(data: bytes, encoding: str) -> str:
    """Return how the beginning of `data` reads, without line ends and the character cut off."""
    text = data.decode(encoding, "ignore")
    # The lines that are not ASCII tell the encodings apart.
    lines = [line.strip() for line in text.splitlines() if not line.isascii()]
    return " ".join(lines)[:_SAMPLE]
