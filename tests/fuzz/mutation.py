"""Inputs near the seeds: bytes flipped, cut, repeated, moved, mixed with other seeds and with words
that readers mind. The same seed of the generator gives the same inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

WORDS = (
    b"\0", b"\xff", b"\n", b"\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1b[2J", b"\xed\xa0\x80",
    b"(", b")", b"?", b"\xef\xbc\x9f", b"[", b"{", b'"', b"\\", b"\\ud800", b"null", b"true", b"-1",
    b"0", b"1e999", b"18446744073709551616", b"NaN", b"[[[[[[[[", b"{}", b"<", b"</p>", b"<!--",
    b"<script>", b"&#0;", b"&#x110000;", b"&", "會(huì)".encode(), "(xiàn)".encode(),
    "\u3000".encode(), "\u200d".encode(), "\u202e".encode(), "\ufffd".encode(),
    "\U00020000".encode(), "。".encode(), "5月6日".encode(), "区委书记".encode(),
)  # fmt: skip


def mutated(seeds: Sequence[bytes], rng: random.Random) -> bytes:
    """Return a seed after a few changes."""
    data = bytearray(rng.choice(seeds))
    for _change in range(rng.choice((1, 1, 2, 3, 8))):
        start = rng.randint(0, len(data))
        end = min(len(data), start + rng.choice((0, 1, 2, 3, 8, 64)))
        match rng.randrange(7):
            case 0 if start < len(data):
                data[start] ^= 1 << rng.randrange(8)
            case 1:
                del data[start:end]
            case 2:
                data[start:start] = data[start:end] * rng.choice((1, 2, 50))
            case 3:
                piece = bytes(data[start:end])
                del data[start:end]
                place = rng.randint(0, len(data))
                data[place:place] = piece
            case 4:
                other = rng.choice(seeds)
                cut = rng.randint(0, len(other))
                data[start:end] = other[cut : cut + rng.choice((4, 32, 256))]
            case 5:
                del data[start:]
            case _:
                data[start:end] = rng.choice(WORDS)
    return bytes(data)
