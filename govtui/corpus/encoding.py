"""From bytes to text, never by a silent guess.

An encoding is plausible where it decodes the bytes strictly and at least 95 % of the Han characters
it gives are common ones. Big5, for one, decodes as GB18030 without an error, into rubbish.
"""

from __future__ import annotations

import codecs

from govtui.corpus.common_han import common_share
from govtui.errors import CorpusError, NeedsEncoding
from govtui.i18n import _

PLAUSIBLE_SHARE = 0.95
"""The least share of common characters among the Han of a plausible text."""

_READ_UNASKED = ("utf-8", "gb18030")
_ONLY_IF_CHOSEN = ("big5", "utf-16-le", "utf-16-be")
"""Offered where they are plausible, never taken without a word."""

ENCODINGS = (*_READ_UNASKED, "utf-16", *_ONLY_IF_CHOSEN)
"""Names of the encodings that can be chosen."""


def decode(
    data: bytes, *, chosen: str | None = None, declared: str | None = None
) -> tuple[str, str]:
    """Return the text of `data` and the name of its encoding; a byte order mark is dropped.

    `chosen` is what a person said, and holds. `declared` is what the page says of itself, and
    settles a tie. Raises `NeedsEncoding` where several encodings are plausible, or only one that is
    not read unasked; `CorpusError` with the byte offset where none is.
    """
    if chosen is not None:
        return _decode_chosen(data, chosen)
    if (codec := _byte_order_mark(data)) is not None:
        return _strict(data, codec), codec.removesuffix("-sig")
    if data.isascii():
        return data.decode("ascii"), "utf-8"
    plausible = [name for name in _READ_UNASKED if _is_plausible(data, name)]
    if (said := canonical(declared)) in plausible:
        return _strict(data, said), said
    if "utf-8" not in plausible:
        plausible += [name for name in _ONLY_IF_CHOSEN if _is_plausible(data, name)]
    if len(plausible) == 1 and plausible[0] in _READ_UNASKED:
        return _strict(data, plausible[0]), plausible[0]
    if plausible:
        message = _("its encoding must be chosen; plausible: {names} (--encoding NAME)")
        raise NeedsEncoding(message.format(names=", ".join(plausible)), tuple(plausible))
    # UTF-8 checks itself: where it decodes and nothing else is plausible, rare Han are rare Han.
    return _strict(data, "utf-8"), "utf-8"


def canonical(name: str | None) -> str:
    """Return the name in `ENCODINGS` for any of its aliases, or the empty string for none.

    GB 2312 and GBK are read as GB18030, which holds both.
    """
    try:
        found = codecs.lookup(name or "").name.removesuffix("-sig")
    except (LookupError, ValueError):
        return ""
    found = "gb18030" if found in ("gb2312", "gbk") else found
    return found if found in ENCODINGS else ""


def _decode_chosen(data: bytes, chosen: str) -> tuple[str, str]:
    """Decode as a person said."""
    name = canonical(chosen)
    if not name:
        message = _("no such encoding: {name}; there are: {names}")
        raise CorpusError(message.format(name=chosen, names=", ".join(ENCODINGS)))
    marked = name == "utf-8" and data.startswith(codecs.BOM_UTF8)
    return _strict(data, "utf-8-sig" if marked else name), name


def _byte_order_mark(data: bytes) -> str | None:
    """Return the codec that the byte order mark asks for, None without a mark."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise CorpusError(_("UTF-32 is not read; convert the file to UTF-8"))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def _strict(data: bytes, codec: str) -> str:
    """Decode strictly; the error names the byte."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        message = _(
            "not {encoding}: invalid byte 0x{byte:02x} at offset {offset} ({reason}); "
            "convert it, or name its encoding (--encoding NAME)"
        )
        raise CorpusError(
            message.format(
                encoding=codec.removesuffix("-sig").upper(),
                byte=error.object[error.start],
                offset=error.start + (3 if codec == "utf-8-sig" else 0),
                reason=error.reason,
            )
        ) from error


def _is_plausible(data: bytes, encoding: str) -> bool:
    """Tell whether `data` read as `encoding` looks like a Chinese text that someone wrote."""
    try:
        share = common_share(data.decode(encoding))
    except UnicodeDecodeError:
        return False
    return encoding == "utf-8" if share is None else share >= PLAUSIBLE_SHARE
