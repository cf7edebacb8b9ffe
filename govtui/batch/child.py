"""The child process of the screens: `python -m govtui.batch.child`.

It reads framed messages from standard input (a `Task`, then requests) and writes a framed answer
to each. It ends when its input ends, and so never outlives the program that started it.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import BinaryIO

import msgspec

from govtui.batch.prepare import Failure, Prepared, Task, prepare_or_say_why
from govtui.corpus.model import Entry

_HEADER = 4
"""Bytes of a frame's length, big-endian, before the frame."""


class Request(msgspec.Struct, frozen=True):
    """A report to prepare."""

    entry: Entry
    encoding: str | None = None


class Answer(msgspec.Struct, frozen=True):
    """What came of a request: one of the two."""

    prepared: Prepared | None = None
    failure: Failure | None = None


def write_frame(stream: BinaryIO, body: bytes) -> None:
    """Write one message and flush it."""
    stream.write(len(body).to_bytes(_HEADER) + body)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """Read one message; None at the end of the stream, also where it ends within a message."""
    header = stream.read(_HEADER)
    if len(header) < _HEADER:
        return None
    length = int.from_bytes(header)
    body = stream.read(length)
    return body if len(body) == length else None


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    first = read_frame(requests)
    if first is None:
        return
    task = msgspec.msgpack.decode(first, type=Task)
    request_decoder = msgspec.msgpack.Decoder(Request)
    while (body := read_frame(requests)) is not None:
        request = request_decoder.decode(body)
        result = prepare_or_say_why(task, request.entry, request.encoding)
        answer = Answer(failure=result) if isinstance(result, Failure) else Answer(prepared=result)
        write_frame(answers, msgspec.msgpack.encode(answer))


def main() -> None:
    """Serve on the standard streams."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C at the terminal is for the screens
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    try:
        serve(sys.stdin.buffer, answers)
    except BrokenPipeError:
        os._exit(0)  # the screens are gone; there is nobody to tell


if __name__ == "__main__":
    main()
