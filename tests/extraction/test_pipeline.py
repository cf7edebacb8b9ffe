"""The pipeline as a whole: flat, within the text, robust, open to others."""

from __future__ import annotations

import logging
from itertools import repeat
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtui.extraction import plugins, suggest
from govtui.extraction.calibration import shares
from govtui.extraction.lexicon import learn
from govtui.extraction.model import Suggestion
from govtui.extraction.recognisers import BUILT_IN
from govtui.extraction.resolve import resolve
from govtui.extraction.schema import LabelDef, LabelSchema, default_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

GENRE = st.text(
    st.sampled_from(
        list("区县市委会议书记张王李第一二三2024年5月日上午")
        + list("召开、，。“”《》（）·\n 强调党的习近平")
    ),
    max_size=120,
)
TOPIC = LabelDef(name="TOPIC", key="1", colour="#ffffff", titles={"en": "topic"})
TOPICS = LabelSchema(name="topics/1", labels=(TOPIC,))


@pytest.fixture
def extractors(monkeypatch: pytest.MonkeyPatch) -> dict[str, plugins.Extractor | Exception]:
    """The installed extractors of others, to be filled."""
    found: dict[str, plugins.Extractor | Exception] = {}
    monkeypatch.setattr(plugins, "installed", lambda: found)
    return found


@settings(deadline=None)
@given(st.one_of(GENRE, st.text(max_size=80)))
def test_suggestions_are_flat_sorted_and_within_the_text(text: str) -> None:
    found = suggest(text)
    ends = [0, *(s.end for s in found)]
    assert all(end <= s.start < s.end for end, s in zip(ends, found, strict=False))
    assert ends[-1] <= len(text)
    assert all(0 < s.score <= 1 and s.source for s in found)


@settings(deadline=None)
@given(GENRE)
def test_edges_are_trimmed(text: str) -> None:
    for s in suggest(text):
        surface = text[s.start : s.end]
        assert surface == surface.strip()
        assert surface[0] not in "、，。）\n"
        assert surface[-1] not in "、，。（\n"


def test_a_text_without_end_marks_is_no_stall() -> None:
    unknown = "".join(chr(code) for code in range(0x7400, 0x7400 + 300))
    assert all(s.end <= len(unknown) for s in suggest(unknown))
    assert suggest("张" * 5000 + "、" * 5000) is not None


def test_another_schema_takes_only_its_own_labels(
    extractors: dict[str, plugins.Extractor | Exception],
) -> None:
    extractors["mine"] = lambda _text: [Suggestion(0, 2, "TOPIC", "guess", 0.9)]
    assert suggest("区长张明主持会议。", schema=TOPICS) == [
        Suggestion(0, 2, "TOPIC", "mine:guess", 0.9)
    ]


def test_a_smaller_schema_leaves_labels_out() -> None:
    people = LabelSchema(name="people/1", labels=(default_schema().labels[0],))
    assert {s.label for s in suggest("5月6日，县委书记周立群主持会议。", schema=people)} == {"PER"}


@pytest.mark.parametrize(
    "broken",
    [
        ImportError("no such module"),
        lambda _text: [Suggestion(0, 99, "PER", "guess", 0.9)],
        lambda _text: [Suggestion(0, 2, "PER", "guess", 9.0)],
        lambda text: text.no_such_method(),
        lambda _text: repeat(Suggestion(0, 2, "PER", "guess", 0.9)),
    ],
)
def test_a_broken_extractor_is_reported_and_left_out(
    broken: plugins.Extractor | Exception,
    extractors: dict[str, plugins.Extractor | Exception],
    caplog: pytest.LogCaptureFixture,
) -> None:
    text = "县委书记周立群主持会议。"
    expected = suggest(text)
    extractors["theirs"] = broken
    assert suggest(text) == expected
    assert "theirs" in caplog.text


def test_a_recogniser_that_raises_is_left_out(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_doc: Analysis, _earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
        raise RuntimeError("odd text")

    monkeypatch.setitem(BUILT_IN, "terms", broken)
    with caplog.at_level(logging.ERROR):
        assert [s.label for s in suggest("县委书记周立群主持会议。")] == ["POST", "PER"]
    assert "terms" in caplog.text


def test_names_found_once_are_found_everywhere() -> None:
    text = "县委书记庄稼主持会议。会后，针对庄稼提出的问题，各方作了答复。"
    assert [s.start for s in suggest(text) if text[s.start : s.end] == "庄稼"] == [4, 16]


def test_a_full_place_supports_its_short_form() -> None:
    text = "澜山县召开会议，为澜山发展再立新功。"
    assert (9, 11, "LOC") in {(s.start, s.end, s.label) for s in suggest(text)}


def test_a_score_is_the_measured_share_of_its_source() -> None:
    (post, _person) = suggest("县委书记周立群主持会议。")
    assert post.source == "rule:post"
    assert post.score == shares()["rule:post"]
    assert all(0 < share < 1 for share in shares().values())


def test_the_longer_wins_then_the_surer_then_the_label() -> None:
    long, short = Suggestion(0, 4, "ORG", "a", 0.6), Suggestion(0, 2, "LOC", "a", 0.9)
    sure, unsure = Suggestion(5, 7, "PER", "a", 0.9), Suggestion(5, 7, "DOC", "a", 0.8)
    doc, per = Suggestion(8, 9, "DOC", "a", 0.9), Suggestion(8, 9, "PER", "a", 0.9)
    candidates = [short, long, unsure, sure, per, doc]
    assert resolve(candidates, default_schema()) == [long, sure, doc]


def test_the_lexicon_changes_suggestions_with_its_reason() -> None:
    text = "县委书记周立群来到恒丰智造园调研。"
    plain = {(s.start, s.end, s.label) for s in suggest(text)}
    assert not any(text[a:b] == "恒丰智造" for a, b, _ in plain)
    lexicon = learn([("恒丰智造园", "ORG", True)] * 3 + [("周立群", "PER", False)] * 2)
    found = {text[s.start : s.end]: s for s in suggest(text, lexicon=lexicon)}
    assert found["恒丰智造园"].label == "ORG"
    assert found["恒丰智造园"].source == "lexicon:accepted 3 times as ORG in this corpus"
    assert "周立群" not in found
