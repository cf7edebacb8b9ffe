"""The page of keys, `docs/keys.md`: `python -m govtui.tui.key_docs > docs/keys.md`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from govtui.tui.actions import ACTIONS, GROUPS, Where
from govtui.tui.app import GovtuiApp
from govtui.tui.dialogs.choice import ChoiceDialog
from govtui.tui.dialogs.preview import PreviewDialog
from govtui.tui.keymap import SETS, Keymap
from govtui.tui.screens.concordance import ConcordanceScreen
from govtui.tui.screens.library import LibraryScreen
from govtui.tui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.tui.actions import Action

_HOMES = {
    Where.LIBRARY: (LibraryScreen,),
    Where.REVIEW: (ReviewScreen,),
    Where.MARK: (ReviewScreen,),
    Where.LIST: (ChoiceDialog, PreviewDialog, ConcordanceScreen),
    Where.EVERYWHERE: (GovtuiApp, ReviewScreen),
}
"""Where the methods of each place's actions are."""
_HEAD = """# Keys

Made from the registry of actions (`govtui/tui/actions.py`) by `python -m govtui.tui.key_docs`.

Letters work in either case. Full-width letters and digits and the punctuation of Chinese input
methods count as their keys: `【】` as `[ ]`, `《》` as `< >`, `、` as `/`. Text that an input
method commits, and pasted text, decides nothing outside a field.

Every action can have other keys: in `settings.json` in the user's configuration folder (on Linux
`~/.config/govtui/`), `"bindings": {"labels.accept": ["z", "space"]}`. `"keys": "vim"` chooses the
vim set. Two actions with one key, and actions that do not exist, are reported at the start.
"""


def is_built(action: Action) -> bool:
    """Tell whether a screen or the app has the method of `action`."""
    return any(hasattr(home, f"action_{action.name}") for home in _HOMES[action.where])


def page() -> str:
    """Return the page in Markdown."""
    return "\n".join([_HEAD, *_tables(), *_vim()])


def _tables() -> Iterator[str]:
    """Yield a table of each group."""
    keymap = Keymap()
    built = [action for action in ACTIONS if is_built(action)]
    order = list(GROUPS)
    built.sort(key=lambda action: order.index(action.group))
    for group, actions in groupby(built, key=lambda action: action.group):
        yield f"## {GROUPS[group]}\n\n| key | does | action |\n|---|---|---|"
        for action in actions:
            yield f"| {_keys(keymap, action)} | {action.help} | `{action.id}` |"
        yield ""


def _vim() -> Iterator[str]:
    """Yield a table of what the vim set has otherwise."""
    keymap = Keymap(SETS["vim"])
    yield "## The vim set, where it differs\n\n| key | action |\n|---|---|"
    for action in ACTIONS:
        if action.id in SETS["vim"]:
            yield f"| {_keys(keymap, action)} | `{action.id}` |"
    yield ""


def _keys(keymap: Keymap, action: Action) -> str:
    """Return the keys of an action as code."""
    if action.numbered:
        return f"`{keymap.shown(action)}`"
    shown = (f"`{key}`" for key in keymap.all_shown(action).split("  ") if key)
    return " ".join(shown) or "by name in the palette"


if __name__ == "__main__":
    print(page(), end="")
