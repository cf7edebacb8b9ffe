"""What a key press means, whatever keyboard, Caps Lock or input method it came through.

Keys have the names that people read: a printable key is its character (`a`, `]`, `?`), the others
are called `space`, `enter`, `tab`, `f3`, `shift+left`, `ctrl+p`. Letters are lower case: Caps Lock
changes nothing. A Chinese input method in its full-width or Chinese-punctuation mode sends other
characters for the same keys; `normalise` gives those back. What an input method commits as text,
and what is pasted, is no key at all: `is_commit` tells it apart.
"""

from __future__ import annotations

from unicodedata import normalize

_PUNCTUATION = {
    "【": "[",
    "】": "]",
    "《": "<",
    "》": ">",
    "〈": "<",
    "〉": ">",
    "「": "{",
    "」": "}",
    "『": "{",
    "』": "}",
    "、": "/",
}
"""The characters that Chinese input methods send for punctuation keys, beside full-width ones."""

_NAMES = {" ": "space", "\t": "tab", "\r": "enter", "\x7f": "backspace"}


def normalise(key: str, character: str | None = None) -> str:
    """Return the name of a key, given Textual's name of it and the character that it sent.

    A character that stands for no key comes back as it is.
    """
    if _has_modifier(key):
        return key
    if character is None and len(key) == 1:
        character = key
    name = _key_of(character) if character else key
    return name if len(name) > 1 or name.isprintable() else key


def is_commit(text: str) -> bool:
    """Tell whether `text`, which arrived at once, was committed or pasted rather than typed.

    It was if it has a character that is on no key, such as a Han character; or if several
    different characters came together and one is not ASCII, or there are more than two and two
    different letters among them. A held key that repeats is typing, and so are digits and spaces
    close after one another, and two letters that a slow line brought together.
    """
    keys = {_key_of(char) for char in text}
    if not all(_is_key(key) for key in keys):
        return True
    if len(keys) < 2:
        return False
    letters = sum(len(key) == 1 and key.isalpha() for key in keys)
    return not text.isascii() or (len(text) > 2 and letters > 1)


def is_no_key(name: str) -> bool:
    """Tell whether a normalised name is a character that no key of a keyboard sends."""
    return len(name) == 1 and not name.isascii()


def display(key: str) -> str:
    """Return a key's name as help and footer show it."""
    *modifiers, last = key.split("+") if _has_modifier(key) else [key]
    shown = _SHOWN.get(last, last.upper() if _is_function_key(last) else last)
    return "+".join([*modifiers, shown])


_SHOWN = {"up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "pgup", "pagedown": "pgdn"}


def _key_of(character: str) -> str:
    """Return the key that sends `character`, or the character itself where none does."""
    key = _PUNCTUATION.get(character)
    if key is None:
        # NFKC takes full-width letters, digits, punctuation and the ideographic space home, but
        # would also take apart what is no twin of a key, such as U+2460.
        wide = "\uff01" <= character <= "\uff5e" or character == "\u3000"
        key = normalize("NFKC", character) if wide else character
    return _NAMES.get(key, key.lower() if key.isascii() else key)


def _is_key(name: str) -> bool:
    """Tell whether a normalised name is a key: a named one, or a printable ASCII character."""
    return len(name) > 1 or (name.isascii() and name.isprintable())


def _has_modifier(key: str) -> bool:
    """Tell whether a name such as `ctrl+p` has a modifier; the plus key itself has none."""
    return len(key) > 1 and "+" in key


def _is_function_key(key: str) -> bool:
    """Tell whether `key` is one of `f1`, `f2`, …"""
    return key[0] == "f" and key[1:].isdigit()
