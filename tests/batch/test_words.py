"""Prepared reports bring the words of their text along, whatever has to be looked up for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui import corpus
from govtui.batch.prepare import Prepared, Product, Task, make
from govtui.review.word_edges import WordEdges

if TYPE_CHECKING:
    from pathlib import Path


def test_a_report_for_review_knows_its_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("芦塘镇召开会议\n镇党委书记主持会议。\n", encoding="utf-8")
    (entry,) = corpus.scan(tmp_path)
    found = make(Task(root=str(tmp_path)), entry)
    assert isinstance(found, Prepared)
    words = WordEdges(found.opening.text, found.words)
    assert words.are_known
    text = words.text
    at = text.index("召开会议")
    assert (words.after(at), words.before(at + 4)) == (at + 2, at + 2)
    line = make(Task(root=str(tmp_path), product=Product.RECORD), entry)
    assert isinstance(line, bytes)
    assert b'"words"' not in line


def test_an_empty_report_has_no_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n", encoding="utf-8")
    (entry,) = corpus.scan(tmp_path)
    found = make(Task(root=str(tmp_path)), entry)
    assert isinstance(found, Prepared)
    assert found.words in (b"", b"\x01")
