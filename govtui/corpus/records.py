"""The records of a JSONL file, line by line: read strictly, refused one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from govtui.corpus.files import too_large
from govtui.corpus.strict_json import LINE_LIMIT, parse_object
from govtui.errors import CorpusError
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_BOM = b"\xef\xbb\xbf"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a JSONL file."""

    number: int
    """Counted from 1."""
    offset: int
    """Bytes from the start of the file."""
    size: int
    """Bytes, without the line end."""
    record: dict[str, Any] | None
    problem: str | None = None
    """Why there is no record, for people, who want `number` with it."""


def lines(file: BinaryIO, *, encoding: str | None = None) -> Iterator[Line]:
    """Yield the lines of `file` that are not blank, from its start to its end."""
    offset = 0
    number = 0
    while data := file.readline(LINE_LIMIT + 1):
        number += 1
        start, offset = offset, offset + len(data)
        if len(data) > LINE_LIMIT and not data.endswith(b"\n"):
            offset += _skip_line(file)
            yield Line(
                number=number, offset=start, size=offset - start, record=None,
                problem=too_large(offset - start, LINE_LIMIT),
            )  # fmt: skip
            continue
        body = data.rstrip(b"\r\n")
        if number == 1 and body.startswith(_BOM):
            body, start = body[len(_BOM) :], start + len(_BOM)
        if not body.strip():
            continue
        record, why = _parsed(body, encoding)
        yield Line(
            number=number, offset=start, size=len(body), record=record, problem=why,
        )  # fmt: skip


def parse_line(body: bytes, encoding: str | None = None) -> dict[str, Any]:
    """Return the record in one line; raises `CorpusError`."""
    try:
        return parse_object(body.decode(encoding or "utf-8"))
    except UnicodeDecodeError as error:
        message = _("not {encoding}: invalid byte 0x{byte:02x} at offset {offset} of the line")
        raise CorpusError(
            message.format(
                encoding=(encoding or "utf-8").upper(),
                byte=error.object[error.start],
                offset=error.start,
            )
        ) from error


def located(number: int, problem: str) -> str:
    """Put the line number before a problem."""
    return _("line {number}: {problem}").format(number=number, problem=problem)


def _parsed(body: bytes, encoding: str | None) -> tuple[dict[str, Any] | None, str | None]:
    """Return the record, or what is wrong with it."""
    try:
        return parse_line(body, encoding), None
    except CorpusError as error:
        return None, str(error)


def _skip_line(file: BinaryIO) -> int:
    """Read on to the end of the line; return how many bytes that were."""
    skipped = 0
    while data := file.readline(2**20):
        skipped += len(data)
        if data.endswith(b"\n"):
            break
    return skipped
