"""JSON from outside, read strictly: what two programs could read differently is refused.

Python's reader takes NaN, keeps the last of two equal keys in silence, and turns `\\ud800` into a
string that no file can hold.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

import msgspec

from govtui.errors import CorpusError
from govtui.i18n import _

LINE_LIMIT = 16 * 2**20
"""Bytes of the longest line that is read."""

DEPTH_LIMIT = 100
"""How deep arrays and objects may nest."""

UNREADABLE = (msgspec.MsgspecError, ValueError, RecursionError)
"""What msgspec raises for bytes that are not the JSON that was wanted.

Bad UTF-8 is a `UnicodeDecodeError`, a `ValueError`; what nests too deeply a `RecursionError`.
"""

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MAY_BE_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def parse_object(text: str) -> dict[str, Any]:
    """Return the JSON object that `text` holds; raises `CorpusError` saying what is wrong."""
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        message = _("not JSON: {reason} at character {column}")
        raise CorpusError(message.format(reason=error.msg, column=error.pos + 1)) from error
    except RecursionError as error:
        raise CorpusError(_("JSON nested too deeply")) from error
    if not isinstance(value, dict):
        raise CorpusError(_("not a JSON object"))
    if text.count("[") + text.count("{") > DEPTH_LIMIT:
        _check_depth(value)
    if _MAY_BE_SURROGATE.search(text) and _SURROGATE.search(json.dumps(value, ensure_ascii=False)):
        raise CorpusError(_("half of a surrogate pair: not a character"))
    return value


def _check_depth(value: Any) -> None:
    """Refuse a value that nests deeper than the limit; works level by level."""
    level = [value]
    for _depth in range(DEPTH_LIMIT):
        level = [item for holder in level for item in _items(holder)]
        if not level:
            return
    raise CorpusError(_("JSON nested too deeply"))


def _items(value: Any) -> list[Any]:
    """Return what an array or object holds directly, arrays and objects only."""
    held = value.values() if isinstance(value, dict) else value
    return [item for item in held if isinstance(item, dict | list)]


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object, refusing a key that comes twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise CorpusError(_("the key {key} comes twice").format(key=json.dumps(twice)))
    return found


def _refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which are not JSON."""
    raise CorpusError(_("{name} is not JSON").format(name=name))


def _finite(digits: str) -> float:
    """Read a number, refusing one that is too large to be finite."""
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise CorpusError(_("{digits} is too large a number").format(digits=digits[:40]))
    return number


def _in_64_bits(digits: str) -> int:
    """Read a whole number, refusing one that other programs cannot hold."""
    number = int(digits) if len(digits) <= 20 else _WHOLE.stop
    if number not in _WHOLE:
        raise CorpusError(_("{digits} is too large a number").format(digits=digits[:40]))
    return number


_WHOLE = range(-(2**63), 2**64)

_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique,
    parse_constant=_refuse_constant,
    parse_float=_finite,
    parse_int=_in_64_bits,
)
