"""The child process of the screens and of a batch: `python -m govtui.batch.child`.

It reads framed messages from standard input (a `Task`, then requests) and writes a framed answer
to each. It ends when its input ends, even in the middle of a report, and so never outlives the
program that started it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from queue import SimpleQueue
from typing import BinaryIO

import msgspec

from govtui import i18n
from govtui.batch.prepare import Failure, Prepared, Product, Task, make_or_say_why, warm_up
from govtui.batch.request import Request
from govtui.batch.survey import Survey, Surveyed, Surveyor

_HEADER = 4
"""Bytes of a frame's length, big-endian, before the frame."""


class Answer(msgspec.Struct, frozen=True):
    """What came of a request: one of the four."""

    prepared: Prepared | None = None
    line: bytes | None = None
    """What a command writes for the report."""
    failure: Failure | None = None
    surveyed: Surveyed | None = None


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


def serve(requests: SimpleQueue[bytes], answers: BinaryIO) -> None:
    """Answer requests for ever."""
    task = msgspec.msgpack.decode(requests.get(), type=Task)
    i18n.use(task.language)
    with suppress(Exception):  # what is wrong will be told with the first report
        warm_up(task)
    surveyor = Surveyor.of(task) if task.product is Product.REVIEW else None
    decoder = msgspec.msgpack.Decoder(Request | Survey)
    while True:
        request = decoder.decode(requests.get())
        if isinstance(request, Survey):
            assert surveyor is not None, "only the screens look through a corpus"
            answer = Answer(surveyed=surveyor.answer(request))
        else:
            result = make_or_say_why(task, request.entry, request.encoding)
            if surveyor is not None and isinstance(result, Prepared):
                surveyor.keep(request, result)
            answer = _answer(result)
        write_frame(answers, msgspec.msgpack.encode(answer))


def main() -> None:
    """Serve on the standard streams."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C at the terminal is for the parent
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    requests: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, requests), daemon=True).start()
    try:
        serve(requests, answers)
    except BrokenPipeError:
        os._exit(0)  # the parent is gone; there is nobody to tell


def _receive(stream: BinaryIO, requests: SimpleQueue[bytes]) -> None:
    """Take in messages; when there are no more, end the process, whatever it is at."""
    while (body := read_frame(stream)) is not None:
        requests.put(body)
    os._exit(0)


def _answer(result: Prepared | bytes | Failure) -> Answer:
    if isinstance(result, Failure):
        return Answer(failure=result)
    return Answer(line=result) if isinstance(result, bytes) else Answer(prepared=result)


if __name__ == "__main__":
    main()
