"""Each bundled sample, cleaned, against its labelled twin: what a careful reviewer would export."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from govtui.cleaning import clean
from govtui.cleaning.model import Cleaned, DamageStatus, Role
from govtui.corpus import read, scan
from govtui.corpus.html import visible_text
from govtui.corpus.samples import bundled_samples
from govtui.extraction.schema import default_schema
from govtui.interchange.record import Record, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.corpus.model import Entry, Report

TWINS = Path(__file__).parent
APPLIED = {DamageStatus.REPAIRED, DamageStatus.LIKELY}


class Sample(NamedTuple):
    """A bundled report as cleaning has it, and as it should be."""

    report: Report
    cleaned: Cleaned
    twin: Record


def _twins() -> Iterator[Record]:
    for path in sorted(TWINS.glob("*.jsonl")):
        for line in path.read_bytes().splitlines():
            yield decode(line)[0]


def _entries() -> dict[str, Entry]:
    return {entry.id: entry for entry in scan(bundled_samples())}


@pytest.fixture(scope="module", params=list(_twins()), ids=lambda twin: twin.id)
def sample(request: pytest.FixtureRequest) -> Sample:
    twin: Record = request.param
    report = read(bundled_samples(), _entries()[twin.id])
    return Sample(report, clean(report), twin)


def _touches_damage(twin: Record, start: int, end: int) -> bool:
    return any(start < mark.end and mark.start < end for mark in twin.damage)


def _mended(sample: Sample) -> re.Match[str]:
    """Match the cleaned text against the twin's, with a group for each damaged place."""
    pattern, at = "", 0
    for mark in sample.twin.damage:
        pattern += re.escape(sample.twin.text[at : mark.start]) + "(.{0,80}?)"
        at = mark.end
    match = re.fullmatch(pattern + re.escape(sample.twin.text[at:]), sample.cleaned.text, re.DOTALL)
    assert match, "the texts differ outside the damaged places"
    return match


def test_every_sample_has_a_twin() -> None:
    entries = _entries()
    assert sorted(entries) == sorted(twin.id for twin in _twins())
    assert not [entry.problem for entry in entries.values() if entry.problem]


def test_twin_is_of_this_sample(sample: Sample) -> None:
    assert sample.twin.source.path == sample.report.source.path
    assert sample.twin.source.sha256 == sample.report.source.sha256
    assert sample.twin.source.encoding == sample.report.source.encoding
    assert sample.twin.source.url == sample.report.source.url


def test_twin_holds_to_the_schema(sample: Sample) -> None:
    labels = sample.twin.labels
    assert sample.twin.review.label_schema == default_schema().name
    assert set(sample.twin.review.labels_covered) == set(default_schema().names)
    assert {label.label for label in labels} <= set(default_schema().names)
    assert all(one.end <= other.start for one, other in pairwise(labels))


def test_text(sample: Sample) -> None:
    if not sample.twin.damage:
        assert sample.cleaned.text == sample.twin.text
    _mended(sample)


def test_damage_is_found_and_nothing_else(sample: Sample) -> None:
    def meet(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
        return bool(one and other and one[0] < other[1] and other[0] < one[1])

    found = [mark.raw for mark in sample.cleaned.damage]
    marked = [mark.raw for mark in sample.twin.damage]
    assert all(any(meet(raw, other) for other in found) for raw in marked)
    assert all(any(meet(raw, other) for other in marked) for raw in found)


def test_what_is_repaired_is_right(sample: Sample) -> None:
    for mark, text in zip(sample.twin.damage, _mended(sample).groups(), strict=True):
        repairs = [
            repair
            for repair in sample.cleaned.damage
            if mark.raw and repair.raw[0] < mark.raw[1] and mark.raw[0] < repair.raw[1]
        ]
        if all(repair.status in APPLIED for repair in repairs):
            assert text == mark.text


def test_labels_lie_in_both_texts(sample: Sample) -> None:
    aligned = sample.cleaned.aligned
    for label in sample.twin.labels:
        if label.raw and not _touches_damage(sample.twin, label.start, label.end):
            start, end = aligned.clean_range(*label.raw)
            assert aligned.text[start:end] == label.text
            assert aligned.raw_range(start, end) == label.raw


def test_meta(sample: Sample) -> None:
    assert sample.cleaned.meta == sample.twin.meta


def test_every_kind_of_noise_is_shown() -> None:
    """What the samples are for: losing one of these would leave a part of cleaning unshown."""
    folder = bundled_samples()
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    raw = "".join(read(folder, entry).raw for entry in _entries().values())
    assert re.search(r"[\u4e00-\u9fff]\([a-zà-ǜ]+\)", raw)
    assert re.search(r"[\u4e00-\u9fff]\([a-zà-ǜ]+ \)", raw)
    assert re.search(r"[\u4e00-\u9fff]\(([a-z]+)\)\(\1\)", raw)
    assert {name.rpartition(".")[2] for name in files} == {"txt", "html", "jsonl"}
    assert {"\x1b", "\x00", "\u202e", "\u200b", "\u200d", "\U00020bb7"} <= set(raw)
    assert "[/x]" in raw
    assert "[@click=app.quit]" in raw
    assert b"\r\n" in b"".join(files.values())
    encodings = {twin.source.encoding for twin in _twins()}
    assert encodings == {"utf-8", "utf-16", "gb18030"}
    assert max(len(twin.text) for twin in _twins()) >= 30_000
    assert sum(len(twin.damage) for twin in _twins()) >= 5


def test_html_sample_shows_what_a_reader_sees() -> None:
    page = (bundled_samples() / "content_20240910.html").read_text(encoding="utf-8")
    assert "不应该出现" in page
    assert "不应该出现" not in visible_text(page)


def test_blocks_of_every_role_stand_in_the_samples() -> None:
    folder = bundled_samples()
    roles = {
        block.role for entry in _entries().values() for block in clean(read(folder, entry)).blocks
    }
    assert roles == set(Role)
