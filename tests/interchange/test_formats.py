"""The formats of other tools: what they say is what the text says at their offsets."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from govtui.interchange import formats
from govtui.interchange.formats import FORMATS, Document, Span
from govtui.review.fold import Review
from govtui.review.model import Accept, Reject, Relabel
from tests.review.made import do, opening

TEXT = "溪口县 召开会议\n县长𠀀明主持\n"
"""With a character outside the BMP, two units in UTF-16, in a name."""

ONE = Document("news/a.txt", TEXT, (Span(0, 3, "LOC"), Span(6, 11, "MEET"), Span(11, 13, "PER")))
"""The second span goes over the end of a paragraph."""


def _written(name: str, *reviews: Review) -> bytes:
    writer = FORMATS[name]()
    return b"".join(map(writer.add, reviews)) + writer.end()


def _reviews() -> list[Review]:
    """Two reviews, with an accepted, a rejected and an undecided label each."""
    made = []
    for report_id in ("news/a.txt", "../b.txt"):
        review = Review(opening(report_id=report_id))
        do(review, Relabel(ids=(0,), label="ORG"))
        do(review, Reject(ids=(1,)))
        made.append(review)
    return made


def test_conll_is_a_tag_a_character() -> None:
    assert formats.conll(ONE).decode().split("\n") == [
        *("-DOCSTART-\tO", ""),
        *("溪\tB-LOC", "口\tI-LOC", "县\tI-LOC"),
        *("召\tO", "开\tO", "会\tB-MEET", "议\tI-MEET", ""),
        *("县\tB-MEET", "长\tI-MEET", "𠀀\tB-PER", "明\tI-PER", "主\tO", "持\tO", "", ""),
    ]


def test_brat_has_fragments_and_no_newline_in_a_line() -> None:
    assert formats.brat_standoff(ONE).decode().split("\n") == [
        "T1\tLOC 0 3\t溪口县",
        "T2\tMEET 6 8;9 11\t会议 县长",
        "T3\tPER 11 13\t𠀀明",
        "",
    ]


def test_brat_is_a_zip_of_pairs_whose_names_no_id_makes() -> None:
    data = _written("brat", *_reviews())
    assert data == _written("brat", *_reviews()), "the same bytes each time"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names[-1] == "annotation.conf"
        assert b"[entities]\nORG\n" in archive.read("annotation.conf")
        for text, labels in zip(names[0:-1:2], names[1:-1:2], strict=True):
            assert text.removesuffix(".txt") == labels.removesuffix(".ann")
            assert "/" not in text
            assert archive.read(text).decode() == opening().text
            assert archive.read(labels).decode() == "T1\tORG 0 6\t溪口县委书记\n"


def test_doccano_is_a_line_a_report() -> None:
    lines = _written("doccano", *_reviews()).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["news/a.txt", "../b.txt"]
    assert json.loads(lines[0])["label"] == [[0, 6, "ORG"]]


def test_label_studio_counts_as_a_browser_does() -> None:
    task = json.loads(formats.label_studio(ONE))
    (annotation,) = task["annotations"]
    units = TEXT.encode("utf-16-le")
    for item, span in zip(annotation["result"], ONE.spans, strict=True):
        value = item["value"]
        assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]
        assert value["labels"] == [span.label]
    tasks: list[Any] = json.loads(_written("label-studio", *_reviews()))
    assert [task["data"]["id"] for task in tasks] == ["news/a.txt", "../b.txt"]


def test_a_file_of_no_reviews_is_whole() -> None:
    assert json.loads(_written("label-studio")) == []
    assert _written("doccano") == _written("conll") == b""
    with zipfile.ZipFile(io.BytesIO(_written("brat"))) as archive:
        assert archive.namelist() == ["annotation.conf"]


def test_only_labels_that_stand_are_in_it() -> None:
    review = Review(opening())
    assert formats.document(review).spans == ()
    do(review, Accept(ids=(2,)))
    assert formats.document(review).spans == (Span(14, 17, "PER"),)


@given(st.text(alphabet="溪𠀀a \n", max_size=12), st.data())
def test_every_span_can_be_read_back(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    spans = tuple(Span(start, end, "A B") for start, end in pairs if start < end)
    one = Document("x", text, spans)
    rows = [row.split("\t") for row in formats.conll(one).decode().split("\n")[2:] if row]
    assert [row[0] for row in rows] == [char for char in text if not char.isspace()]
    assert all(tag == "O" or tag.endswith("-A_B") for _char, tag in rows)
    for line in formats.brat_standoff(one).decode().splitlines():
        _number, where, surface = line.split("\t")
        places = [list(map(int, piece.split())) for piece in where.split(" ", 1)[1].split(";")]
        assert " ".join(text[start:end] for start, end in places) == surface
    for item in json.loads(formats.label_studio(one))["annotations"][0]["result"]:
        units = text.encode("utf-16-le")[2 * item["value"]["start"] : 2 * item["value"]["end"]]
        assert units.decode("utf-16-le") == item["value"]["text"]
