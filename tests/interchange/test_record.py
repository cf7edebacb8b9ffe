"""The export format: what goes out comes back in, byte for byte."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from govtui.cleaning.model import Meta, Region
from govtui.corpus.model import Source
from govtui.errors import InterchangeError
from govtui.extraction.model import Suggestion
from govtui.interchange import record, schema
from govtui.review.effects import sha256
from govtui.review.fold import Review
from govtui.review.model import Accept, Add, Label, Opening, Reject

TEXT = "云溪区召开会议\n区长𠮷田野主持。"
LABEL = {"start": 0, "end": 1, "label": "LOC", "text": "云", "status": "added"}
AT = "2026-11-22T10:00:00Z"


def _review() -> Review:
    """Return a review with an accepted, a rejected, an added and an undecided label."""
    suggestions = [
        Suggestion(0, 3, "LOC", "lexicon:regions", 0.98),
        Suggestion(3, 7, "MEET", "rule:x", 0.4),
        Suggestion(8, 10, "POST", "rule:y", 0.9),
    ]
    opening = Opening(
        report_id="news/a.txt",
        source=Source(path="news/a.txt", sha256="0" * 64, encoding="utf-8"),
        meta=Meta(title="云溪区召开会议", region=Region("云溪区", "430603"), authors=("甲", "乙")),
        text=TEXT,
        text_sha256=sha256(TEXT),
        cleaning_version="1",
        alignment=((2, 7, 2, 3),),
        label_schema="government-reports",
        labels_covered=("PER", "LOC"),
        labels=tuple(
            Label(id=n, start=s.start, end=s.end, label=s.label, suggested=s)
            for n, s in enumerate(suggestions)
        ),
    )
    review = Review(opening)
    for decision in (Accept(ids=(0,)), Reject(ids=(1,)), Add(id=3, start=10, end=13, label="PER")):
        review.apply(review.event(decision, by="li", at=AT))
    return review


def _object(review: Review, *, everything: bool = True) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(record.encode(review, reviewer="li", everything=everything))
    return data


def test_a_record_holds_to_the_contract() -> None:
    data = _object(_review(), everything=False)
    assert list(data) == [
        "schema", "govtui_version", "id", "source", "meta", "text", "text_sha256",
        "cleaning_version", "labels", "damage", "review",
    ]  # fmt: skip
    assert [(item["text"], item["status"]) for item in data["labels"]] == [
        ("云溪区", "accepted"),
        ("𠮷田野", "added"),
    ]
    assert data["labels"][0] == {
        "start": 0, "end": 3, "label": "LOC", "text": "云溪区", "raw": [0, 7],
        "status": "accepted", "in_bulk": False, "by": "li", "at": AT,
        "suggested": {
            "start": 0, "end": 3, "label": "LOC", "source": "lexicon:regions", "score": 0.98,
        },
        "comment": None,
    }  # fmt: skip
    jsonschema.validate(data, schema.json_schema())


def test_everything_holds_the_rejected_and_the_undecided_too() -> None:
    statuses = [item["status"] for item in _object(_review())["labels"]]
    assert statuses == ["accepted", "rejected", "suggested", "added"]


def test_out_and_in_and_out_again_is_byte_identical() -> None:
    line = record.encode(_review(), reviewer="li", everything=True)
    again = Review(record.opening_of(*record.decode(line)))
    assert record.encode(again, reviewer="li", everything=True) == line


def test_unknown_keys_stand_where_they_stood() -> None:
    data = _object(_review())
    data["project"] = {"round": 2}
    data["source"]["site"] = "x"
    data["labels"][0]["suggested"]["model"] = "m1"
    line = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    again = Review(record.opening_of(*record.decode(line)))
    assert json.loads(record.encode(again, reviewer="li", everything=True)) == data


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text_sha256": "0"}, "text_sha256"),
        ({"schema": "other/1"}, "schema"),
        (
            {"labels": [{"start": 0, "end": 3, "label": "LOC", "text": "云", "status": "added"}]},
            "0",
        ),
        (
            {"labels": [{"start": 0, "end": 99, "label": "LOC", "text": "", "status": "added"}]},
            "99",
        ),
        ({"labels": [{"start": "0"}]}, "start"),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(change: dict[str, Any], message: str) -> None:
    line = json.dumps({**_object(_review()), **change}).encode()
    with pytest.raises(InterchangeError, match=message):
        record.decode(line)


@pytest.mark.parametrize("line", [b"", b"[" * 100_000, b"\xff", b'"x"', b"{}"])
def test_what_is_no_record_is_refused(line: bytes) -> None:
    with pytest.raises(InterchangeError):
        record.decode(line)


def test_the_published_schema_is_that_of_the_code() -> None:
    assert schema.PUBLISHED.read_bytes() == schema.dump()
