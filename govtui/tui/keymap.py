"""Which key does what: the registry's defaults, overlaid with a set of keys and the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govtui.tui.actions import ACTIONS, BY_ID, Action, Where
from govtui.tui.keys import display

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

VIM: Mapping[str, tuple[str, ...]] = {
    "library.first": ("g", "home"),
    "library.page_down": ("ctrl+f", "ctrl+d", "pagedown"),
    "library.page_up": ("ctrl+b", "ctrl+u", "pageup"),
    "text.page_down": ("ctrl+f", "ctrl+d", "pagedown"),
    "text.page_up": ("ctrl+b", "ctrl+u", "pageup"),
    "list.first": ("g", "home"),
    "list.page_down": ("ctrl+f", "ctrl+d", "pagedown"),
    "list.page_up": ("ctrl+b", "ctrl+u", "pageup"),
}
"""The vim set: what it binds otherwise than the defaults, which have `h j k l w b /` already."""

SETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {"default": {}, "vim": VIM}
"""The sets of keys to choose from."""


class Clash(NamedTuple):
    """A key that two actions of one place claim; the first in the registry gets it."""

    key: str
    winner: Action
    loser: Action


class Keymap:
    """Which key does what: the registry's defaults, overlaid with the user's."""

    def __init__(self, overrides: Mapping[str, Sequence[str]] | None = None) -> None:
        """Bind every action to its keys in `overrides`, which are by action id, or its defaults."""
        self._keys = {
            action.id: tuple((overrides or {}).get(action.id, action.keys)) for action in ACTIONS
        }
        self.unknown: list[str] = [id_ for id_ in overrides or {} if id_ not in BY_ID]
        """The ids in the overrides that are no action's."""
        self.clashes: list[Clash] = []
        """The keys that more than one action of a place claims."""
        self._bound: dict[tuple[Where, str], tuple[Action, int]] = {}
        for action in ACTIONS:
            self._bind(action)
        self._report_hidden(overrides or {})

    def keys(self, action: Action) -> tuple[str, ...]:
        """Return the keys of an action."""
        return self._keys[action.id]

    def shown(self, action: Action) -> str:
        """Return the key of an action as footer and help show it first; `1-9` for digits."""
        keys = self.keys(action)
        if action.numbered and len(keys) > 1:
            return f"{display(keys[0])}-{display(keys[-1])}"
        return display(keys[0]) if keys else ""

    def all_shown(self, action: Action) -> str:
        """Return all keys of an action as help and docs show them."""
        keys = self.keys(action)
        return self.shown(action) if action.numbered else "  ".join(display(key) for key in keys)

    def find(self, scopes: Iterable[Where], key: str) -> tuple[Action, int | None] | None:
        """Return the action that `key` does in `scopes`, innermost first, and its argument.

        The argument is the place of the key among the action's keys, from 1, if it is `numbered`.
        """
        for where in scopes:
            if found := self._bound.get((where, key)):
                action, number = found
                return action, number if action.numbered else None
        return None

    def _bind(self, action: Action) -> None:
        """Give `action` its keys, but for those that an earlier one of its place has."""
        for number, key in enumerate(self._keys[action.id], 1):
            holder, _ = self._bound.setdefault((action.where, key), (action, number))
            if holder is not action:
                self.clashes.append(Clash(key, holder, action))

    def _report_hidden(self, overrides: Mapping[str, Sequence[str]]) -> None:
        """Report what an override hides, or is hidden by, across nested places."""
        for (where, key), (action, _) in self._bound.items():
            outer = self._bound.get((Where.EVERYWHERE, key))
            if where is Where.EVERYWHERE or outer is None:
                continue
            if action.id in overrides or outer[0].id in overrides:
                self.clashes.append(Clash(key, action, outer[0]))
