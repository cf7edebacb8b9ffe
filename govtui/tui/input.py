"""Bytes from the terminal to messages: any bytes at all, without an end or a misunderstanding.

Textual's own reader ends the program at the first byte that is not UTF-8, which a terminal set to
GBK sends with the first Chinese character. This one makes nothing of such bytes and says so. It
also keeps together what arrived at once, so that the text which an input method commits is not
taken for key presses.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from typing import TypeGuard

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from govtui.tui.keys import is_commit

_UNDECODABLE = "\ufffd"


class Unreadable(Message, bubble=False):
    """Bytes arrived that are not UTF-8, or a sequence that no terminal sends; they were dropped."""


class Commit(Message, bubble=False):
    """Text arrived at once, as from an input method or a paste: fine in a field, no keys else."""

    def __init__(self, keys: tuple[events.Key, ...]) -> None:
        super().__init__()
        self.keys = keys
        """The characters as key presses, for a field that has the focus."""


class InputReader:
    """Turns what each read of the terminal gives into Textual's messages and the two above."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._parser = XTermParser()

    def feed(self, data: bytes) -> list[Message]:
        """Return what `data`, the bytes of one read, says."""
        return self._understand(self._decoder.decode(data))

    def tick(self) -> list[Message]:
        """Return what a pause in the input decides: a lone escape key, half a character."""
        messages = list(self._parser.tick())
        if self._decoder.getstate()[0]:
            messages += self._understand(self._decoder.decode(b"", final=True))
        return messages

    def _understand(self, text: str) -> list[Message]:
        """Parse `text`. Beside undecodable bytes no key counts: GBK's second bytes are letters."""
        if not text:
            return []  # To the parser, an empty text is the end of all input.
        messages: list[Message] = []
        broken = _UNDECODABLE in text
        try:
            # `extend` takes them one by one: what was parsed before an error counts.
            messages.extend(self._parser.feed(text))
        except (ArithmeticError, LookupError, ValueError):
            # A made-up sequence, such as a key code that is no code point. The parser is a
            # generator and cannot go on after an exception.
            self._parser = XTermParser()
            broken = True
        if broken:
            kept = (message for message in messages if not isinstance(message, events.Key))
            return [*kept, Unreadable()]
        return _gather_commit(messages)


def _gather_commit(messages: list[Message]) -> list[Message]:
    """Return `messages` with the typed characters made one `Commit`, if they are one."""
    typed = tuple(message for message in messages if _is_typed(message))
    if not is_commit("".join(key.character or "" for key in typed)):
        return messages
    others = [message for message in messages if not _is_typed(message)]
    return [Commit(typed), *others]


def _is_typed(message: Message) -> TypeGuard[events.Key]:
    """Tell whether a message is a key press that types a character or a line end."""
    return (
        isinstance(message, events.Key)
        and message.character is not None
        and (message.character.isprintable() or message.character in "\r\n\t\u3000")
        and not message.key.startswith(("alt+", "ctrl+"))
    )
