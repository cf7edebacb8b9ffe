"""The forward model of the damage: what a mirror site did to a report, byte by byte.

A mirror converts a simplified page to traditional characters, glosses some of them with pinyin,
and does the latter on GBK bytes without regard to where characters begin. Five steps, which
reproduce the damage of real pages exactly:

1. every character is encoded in GBK, with `?` for what GBK lacks (a no-break space, an emoji);
2. for each glossed character in turn, its two bytes are replaced wherever they stand, also across
   two characters, by themselves and `(reading)`;
3. on some sites the text is split at the two bytes of punctuation marks, again wherever they
   stand, or the two bytes of a mark that ASCII has too are exchanged for it;
4. each piece is decoded as Windows code page 936: a lead byte takes the next byte with it, and
   both become one `?` where that is no trail byte; pairs without a character vanish;
5. full-width ASCII (U+FF01 to U+FF5E) is folded to ASCII.

`inverse.py` is the way back, and checks each of its answers with this model.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from govtui.cleaning.pinyin import toneless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CUT_MARKS = "\uff01\uff0c\uff1a\uff1b\uff1f。、"
"""Marks at which one site or another splits the bytes."""
ASCII_MARKS = CUT_MARKS[:5]
"""Those of them that ASCII has too."""

_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TO_FULL_WIDTH = {code - 0xFEE0: code for code in range(0xFF01, 0xFF5F)}


def to_mirror(text: str) -> str:
    """Return simplified text in the traditional characters of the mirrors, one for one.

    The table of the sites keeps a character that is also a traditional one (`后`, `干`, `里`)
    and writes `著` for `着`.
    """
    return text.translate(mirror_table())


@cache
def mirror_table() -> dict[int, str]:
    """Read the two lines of the table: simplified characters, and what the mirrors write."""
    table = resources.files("govtui.cleaning") / "data" / "mirror.txt"
    simplified, traditional = table.read_text(encoding="utf-8").splitlines()
    return dict(zip(map(ord, simplified), traditional, strict=True))


def fold(text: str) -> str:
    """Return `text` with full-width ASCII as ASCII, and nothing else changed."""
    return text.translate(_TO_ASCII)


def unfold(char: str) -> str:
    """Return the full-width form of a folded mark, or `char` itself where it has none."""
    return char.translate(_TO_FULL_WIDTH)


def encode(text: str) -> bytes:
    """Return `text` in GBK, with `?` for each character that it lacks."""
    return text.encode("gbk", "replace")


def corrupt(
    text: str, glosses: Mapping[str, str], cuts: Iterable[str] = "", exchanged: Iterable[str] = ""
) -> str:
    """Return what a reader sees of `text` (traditional) on a mirror.

    Args:
        text: the page as it was, full-width marks and all.
        glosses: the site's table: character to reading, with tone marks (`{"區": "qū"}`).
        cuts: the marks, full-width, at which the site splits bytes; see `CUT_MARKS`.
        exchanged: the marks whose bytes it exchanges for their ASCII form; see `ASCII_MARKS`.

    """
    data = encode(text)
    # A gloss begins and ends in ASCII, so it never makes the bytes of another character.
    found = [char for char in glosses if encode(char) in data]
    for char in sorted(found, key=lambda char: (toneless(glosses[char]), encode(char))):
        key = encode(char)
        data = data.replace(key, key + encode(f"({glosses[char]})"))
    for mark in exchanged:
        data = data.replace(encode(mark), encode(fold(mark)))
    marks = b"|".join(re.escape(encode(mark)) for mark in cuts)
    # Splitting with a group keeps the marks, as every second piece.
    pieces = re.split(b"(" + marks + b")", data) if marks else [data]
    return fold("".join(map(decode, pieces)))


def decode(data: bytes) -> str:
    """Decode bytes as the mirrors do: code page 936 as Windows reads it.

    A dangling lead byte, or one before a byte that can't trail, is a `?` and takes that byte with
    it; a pair without a character vanishes; 0x80 is the euro sign.
    """
    out: list[str] = []
    position = 0
    while position < len(data):
        byte = data[position]
        if byte <= 0x80 or byte == 0xFF:
            out.append("€" if byte == 0x80 else chr(byte) if byte < 0x80 else "")
            position += 1
            continue
        out.append(decode_pair(byte, data[position + 1] if position + 1 < len(data) else None))
        position += 2
    return "".join(out)


@cache
def decode_pair(lead: int, trail: int | None) -> str:
    """Return the character of two bytes, `?` where they are no pair, empty where they vanish."""
    if trail is None or trail < 0x40 or trail in (0x7F, 0xFF):
        return "?"
    return bytes((lead, trail)).decode("gbk", "ignore")
