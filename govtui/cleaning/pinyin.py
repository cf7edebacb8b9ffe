"""Pinyin: what a reading is written with, the readings of characters, and what a gloss looks like.

pypinyin's dictionary gives the readings; it is loaded when the first one is asked for.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

READING = "[a-z\u00e0-\u00fc\u0101-\u01dc\u01f9\u1e3f]{1,7}"
"""Pattern of a reading, with or without tone mark."""

BRACKETS = rf"[(\uff08] ?{READING} ?[)\uff09]"
"""Pattern of what stands behind a glossed character."""


@cache
def toneless(reading: str) -> str:
    """Return a reading without its tone mark; `ü` stays."""
    decomposed = unicodedata.normalize("NFD", reading)
    bare = "".join(mark for mark in decomposed if mark not in "\u0300\u0301\u0304\u030c")
    return unicodedata.normalize("NFC", bare)


def readings(char: str) -> list[str]:
    """Return the readings of a character, with tone marks, the commonest first."""
    known = _dictionary().get(ord(char), "")
    return known.split(",") if known else []


@cache
def _dictionary() -> Mapping[int, str]:
    from pypinyin.pinyin_dict import pinyin_dict

    table: Mapping[int, str] = pinyin_dict
    return table
