"""From a key press to an action of the registry, and the screens and app that this works in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import events, getters, on
from textual.app import App
from textual.binding import Binding
from textual.reactive import var
from textual.screen import ModalScreen, Screen

from govtui.i18n import _
from govtui.tui.actions import Where
from govtui.tui.input import Commit, Unreadable
from govtui.tui.keymap import Keymap
from govtui.tui.keys import is_no_key, normalise

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.dom import DOMNode

    from govtui.tui.actions import Action

T = TypeVar("T")


class ActionApp(App[int]):
    """An app whose keys come from the registry, through the user's keymap."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    """Textual's own would list actions that are not in the registry; ours is a dialog."""
    ALLOW_SELECT = False

    keymap: var[Keymap] = var(Keymap)
    """Which key does what."""

    notice: var[str] = var("")
    """Something small to say at the foot of the screen until the next key; may quote anything."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.last_words: list[str] = []
        """What is to be said on the terminal after the program has ended; may quote anything."""

    async def perform(self, action: Action, number: int | None = None) -> bool:
        """Do `action` on the screen that has it, else on the app; tell whether it could be done."""
        parameters = () if number is None else (number,)
        return await self.run_action(("", action.name, parameters), self.target_of(action))

    def can(self, action: Action, screen: Screen[Any] | None = None) -> bool:
        """Tell whether `action` can be done just now on `screen`, by default the current one."""
        target = self.target_of(action, screen)
        return hasattr(target, f"action_{action.name}") and bool(
            target.check_action(action.name, ())
        )

    def has(self, action: Action) -> bool:
        """Tell whether the screen or the app knows how to do `action`."""
        return hasattr(self.target_of(action), f"action_{action.name}")

    def target_of(self, action: Action, screen: Screen[Any] | None = None) -> DOMNode:
        """Return what has the method of `action`: the screen, or else the app."""
        screen = screen or self.screen
        return screen if hasattr(screen, f"action_{action.name}") else self

    async def on_event(self, event: events.Event) -> None:
        """Let the registry have a key first; what is not in it goes Textual's way."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            if not await self._press(event):
                await super().on_event(event)
        elif isinstance(event, events.Paste) and not event.is_forwarded and not self._in_field:
            self.notice = _("Pasted text decides nothing here.")
        else:
            await super().on_event(event)

    async def _press(self, event: events.Key) -> bool:
        """Do what a key means; tell whether it means anything to the registry."""
        screen = self.screen
        if not isinstance(screen, ActionScreen):
            return False
        key = normalise(event.key, event.character)
        if self._in_field and _is_editing(key):
            return False
        self.notice = ""
        if is_no_key(key):
            self._refuse(event.character or key)
            return True
        scopes = (Where.EVERYWHERE,) if self._in_field else (*screen.scopes, Where.EVERYWHERE)
        found = self.keymap.find(scopes, key)
        return found is not None and await self.perform(*found)

    @property
    def _in_field(self) -> bool:
        """Whether what is typed goes into a field."""
        focused = self.focused
        return focused is not None and focused.check_consume_key("a", "a")

    @on(Commit)
    async def _take_commit(self, message: Commit) -> None:
        """Type committed text into the field that has the focus; else it means nothing."""
        if not self._in_field:
            self._refuse("".join(key.character or "" for key in message.keys))
            return
        for key in message.keys:
            await self.on_event(key)

    @on(Unreadable)
    def _say_unreadable(self) -> None:
        self.notice = _("What arrived is not UTF-8. Set the terminal's encoding to UTF-8.")

    def _refuse(self, text: str) -> None:
        """Say that `text` decided nothing."""
        message = _("“{text}” came as text, not as keys: nothing was decided.")
        self.notice = message.format(text=text if len(text) <= 12 else text[:12] + "…")


class ActionScreen(Screen[T], Generic[T], inherit_bindings=False):
    """A screen whose keys are those of places in the registry."""

    app = getters.app(ActionApp)

    @property
    def scopes(self) -> tuple[Where, ...]:
        """The places whose keys count now, innermost first; `EVERYWHERE` counts after them."""
        raise NotImplementedError

    def offers(self, action: Action) -> bool:  # noqa: ARG002
        """Tell whether the footer is to offer an action of `scopes` just now. By default always."""
        return True

    def note_place(self) -> None:
        """Take note of where the user is, to begin there the next time. By default nowhere."""

    def leave(self, then: Callable[[], object]) -> None:
        """Call `then`, which leaves the screen, once nothing is lost by it. By default at once."""
        then()


class Dialog(ActionScreen[T], ModalScreen[T]):
    """A dialog that offers things to choose from, or a field to fill; dismissed with a `T`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    @property
    def scopes(self) -> tuple[Where, ...]:
        """The keys of lists."""
        return (Where.LIST,)


_EDITING = {"space", "backspace", "delete", "left", "right", "up", "down", "home", "end", "enter",
            "tab", "shift+tab", "escape"}  # fmt: skip


def _is_editing(key: str) -> bool:
    """Tell whether `key` belongs to a field that has the focus rather than to the registry."""
    ours = key in {"ctrl+p", "ctrl+q", "ctrl+z"}
    return len(key) == 1 or key in _EDITING or ("+" in key and not ours)
