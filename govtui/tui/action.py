"""What an action is: something that a user can do by a key, and where."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Where(StrEnum):
    """A place in which keys have their meaning."""

    EVERYWHERE = "everywhere"
    LIBRARY = "library"
    REVIEW = "review"
    MARK = "mark"
    """Marking mode of the review screen."""
    LIST = "list"
    """A dialog that offers things to choose from."""


class Action(NamedTuple):
    """One thing that a user can do. The texts are message ids: translate them where shown."""

    id: str
    """`group.name`; the settings file and the docs call the action so."""
    where: Where
    keys: tuple[str, ...]
    """Default keys, named as in `govtui.tui.keys`; the first is the one that is shown."""
    label: str
    """One or two words, for footer and palette."""
    help: str
    """One sentence, for help, palette and docs."""
    footer: bool = False
    """Whether the footer shows it while it can be done."""
    numbered: bool = False
    """Whether the place of the pressed key among `keys`, from 1, is the action's argument."""

    @property
    def group(self) -> str:
        """The first part of the id: the heading that help lists it under."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """What Textual calls it: `labels_accept` is done by the method `action_labels_accept`."""
        return self.id.replace(".", "_")
