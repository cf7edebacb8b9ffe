"""Reviewed labels in the formats of other tools: `govtui export --format NAME`.

- `conll`: a character and its BIO tag a line, parted by a tab; a blank line after each paragraph,
  `-DOCSTART-` before each report.
- `brat`: a zip file of brat's standoff pairs, `.txt` and `.ann`, and an `annotation.conf`. Offsets
  are in code points.
- `doccano`: doccano's JSONL for sequence labelling. Offsets are in code points.
- `label-studio`: Label Studio's JSON, a list of tasks. Offsets are in UTF-16 units, as the browser
  counts that it runs in: they differ from code points behind rare Han and emoji.

All hold the labels that stand (accepted, corrected, added) in the exported text. What these formats
have no place for, such as who decided and the raw offsets, only govtui's own format keeps.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from govtui.review.planting import real
from govtui.store.layout import review_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govtui.review.fold import Review

_json = msgspec.json.Encoder().encode


class Span(NamedTuple):
    """A label that stands, in code points of the text."""

    start: int
    end: int
    label: str


class Document(NamedTuple):
    """What the formats of others hold of a review."""

    id: str
    text: str
    spans: tuple[Span, ...]
    """In reading order; no two overlap."""


class Writer(Protocol):
    """Makes a file of reviews, piece by piece."""

    def add(self, review: Review) -> bytes:
        """Return what the file goes on with for one more review."""

    def end(self) -> bytes:
        """Return how the file ends."""


class _Pieces:
    """A format in which each report is a piece of its own."""

    def __init__(
        self,
        piece: Callable[[Document], bytes],
        *,
        first: bytes = b"",
        between: bytes = b"",
        last: bytes = b"",
    ) -> None:
        self._piece = piece
        self._next = first
        self._between = between
        self._last = last
        self._begun = False

    def add(self, review: Review) -> bytes:
        before, self._next, self._begun = self._next, self._between, True
        return before + self._piece(document(review))

    def end(self) -> bytes:
        return self._last if self._begun else self._next + self._last


class _Chunks:
    """A stream that cannot seek, and gives back what was written."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []

    def write(self, data: bytes, /) -> int:
        self._chunks.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""

    def take(self) -> bytes:
        """Return what was written since the last time."""
        data, self._chunks = b"".join(self._chunks), []
        return data


class _Brat:
    """A zip file of brat's pairs of files. Its bytes are the same whenever it is written."""

    def __init__(self) -> None:
        self._chunks = _Chunks()
        self._zip = zipfile.ZipFile(self._chunks, "w", zipfile.ZIP_DEFLATED)
        self._labels: set[str] = set()

    def add(self, review: Review) -> bytes:
        one = document(review)
        name = review_key(one.id)  # an id never becomes a path
        self._labels.update(_word(span.label) for span in one.spans)
        self._put(f"{name}.txt", one.text.encode())
        self._put(f"{name}.ann", brat_standoff(one))
        return self._chunks.take()

    def end(self) -> bytes:
        entities = "".join(f"{label}\n" for label in sorted(self._labels))
        self._put(
            "annotation.conf",
            f"[entities]\n{entities}[relations]\n[events]\n[attributes]\n".encode(),
        )
        self._zip.close()
        return self._chunks.take()

    def _put(self, name: str, data: bytes) -> None:
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        self._zip.writestr(info, data)


BINARY = ("brat",)
"""Formats that are not text."""

FORMATS: dict[str, Callable[[], Writer]] = {
    "conll": lambda: _Pieces(conll),
    "brat": _Brat,
    "doccano": lambda: _Pieces(doccano),
    "label-studio": lambda: _Pieces(label_studio, first=b"[\n", between=b",\n", last=b"\n]\n"),
}
"""Writers of the formats of other tools, by the names that `--format` takes."""


def document(review: Review) -> Document:
    """Return the text of a review and its labels that stand."""
    spans = (
        Span(label.start, label.end, label.label)
        for label in real(review.live)
        if label.status.stands and label.start < label.end
    )
    return Document(review.opening.report_id, review.text, tuple(spans))


def conll(one: Document) -> bytes:
    """Return a report in BIO tags, a character a line.

    White space has no line. A span over several paragraphs begins anew in each.
    """
    tags = ["O"] * len(one.text)
    for span in one.spans:
        for place in range(span.start, span.end):
            begins = place == span.start or one.text[place - 1] == "\n"
            tags[place] = f"{'B' if begins else 'I'}-{_word(span.label)}"
    lines = ["-DOCSTART-\tO", ""]
    for character, tag in zip(one.text, tags, strict=True):
        if character == "\n":
            lines.append("")
        elif not character.isspace():
            lines.append(f"{character}\t{tag}")
    return ("\n".join(lines).rstrip("\n") + "\n\n").encode()


def brat_standoff(one: Document) -> bytes:
    """Return the `.ann` file of a report; a span over several paragraphs is in fragments."""
    lines: list[str] = []
    for span in one.spans:
        pieces = list(_fragments(one.text, span))
        if not pieces:  # of nothing but newlines, which brat cannot say
            continue
        places = ";".join(f"{start} {end}" for start, end in pieces)
        surface = " ".join(one.text[start:end] for start, end in pieces)
        lines.append(f"T{len(lines) + 1}\t{_word(span.label)} {places}\t{surface}\n")
    return "".join(lines).encode()


def doccano(one: Document) -> bytes:
    """Return a report as a line of doccano's JSONL."""
    return _json({"id": one.id, "text": one.text, "label": one.spans}) + b"\n"


def label_studio(one: Document) -> bytes:
    """Return a report as a task of Label Studio, for `<Labels name="label" toName="text">`."""
    units = _utf16_offsets(one.text)
    result = [
        {
            "id": f"{number}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": units[span.start],
                "end": units[span.end],
                "text": one.text[span.start : span.end],
                "labels": [span.label],
            },
        }
        for number, span in enumerate(one.spans, 1)
    ]
    return _json({"data": {"id": one.id, "text": one.text}, "annotations": [{"result": result}]})


def _fragments(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a span that hold no newline."""
    start = span.start
    for piece in text[span.start : span.end].split("\n"):
        if piece:
            yield start, start + len(piece)
        start += len(piece) + 1


def _utf16_offsets(text: str) -> list[int]:
    """Return where each code point begins in UTF-16 units, and where the last one ends."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if character > "\uffff" else 1))
    return offsets


def _word(label: str) -> str:
    """Return a label's name as one word: in these formats a space ends it."""
    return "_".join(label.split())
