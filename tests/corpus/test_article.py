"""The article of a web page by its markup, and what cleaning makes of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from govtui import corpus
from govtui.cleaning import VERSION, clean
from govtui.corpus.article import article_of
from govtui.corpus.html import visible_text

if TYPE_CHECKING:
    from pathlib import Path

    from govtui.corpus.model import Report

TITLE = "云泽区委常委会召开会议"
TEXT = [
    "3月21日下午，云泽区委常委会召开会议，传达学习上级有关会议精神，研究部署贯彻落实工作。"
    "区委书记上官旻主持会议，区委副书记、区长陆明和其他领导同志参加会议。",
    "会议强调，要压实责任，加强协同配合，形成工作合力。",
    "会议还研究了其他事项。",
    "会议强调，要压实责任，加强协同配合，形成工作合力。",
]
TEASERS = [
    "云泽市举办首届油菜花节，各地游客齐聚一堂，共赏金色花海，乡村旅游成为村民增收的新路子。",
    "记者从市气象台获悉，未来三天本市有降雨降温，请市民注意出行安全，及时增添衣物防感冒。",
]


def page(before: str = "", behind: str = "") -> str:
    """Return a page with a sidebar before or behind its article."""
    text = "".join(f"<p>\u3000\u3000{paragraph}</p>" for paragraph in TEXT)
    return (
        f"<html><body><ul class='nav'><li>网站首页</li><li>新闻中心</li></ul>{before}"
        f"<h1>{TITLE}</h1><div class='info'>来源：云泽日报</div><div class='content'>{text}</div>"
        f"{behind}<div class='footer'>主办：云泽区政府 网站标识码：3400000001</div></body></html>"
    )


SIDEBAR = "<div class='side'><h3>热点新闻</h3>" + "".join(
    f"<div><a href='/{at}'>新闻{at}</a><p>{teaser}</p></div>" for at, teaser in enumerate(TEASERS)
)


@pytest.fixture
def read(tmp_path: Path) -> Report:
    """Read a page with a sidebar before its article."""
    (tmp_path / "a.html").write_text(page(before=SIDEBAR + "</div>"), encoding="utf-8")
    (entry,) = corpus.scan(tmp_path)
    return corpus.read(tmp_path, entry)


def test_markup_tells_the_article_from_teasers(read: Report) -> None:
    pytest.importorskip("trafilatura")
    assert read.article is not None
    inside = read.raw[slice(*read.article)]
    assert all(paragraph in inside for paragraph in TEXT)
    assert not any(teaser in inside for teaser in TEASERS)
    cleaned = clean(read)
    assert cleaned.text.split("\n") == [TITLE, *TEXT]
    assert cleaned.meta.title == TITLE
    assert cleaned.version == f"{VERSION}+html"


def test_without_the_extra_the_rules_decide_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # importing it raises ImportError
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    (entry,) = corpus.scan(tmp_path)
    report = corpus.read(tmp_path, entry)
    assert report.article is None
    cleaned = clean(report)
    assert cleaned.text.split("\n") == [TITLE, *TEXT]
    assert cleaned.version == VERSION


def test_plain_text_is_never_looked_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("govtui.corpus.reading.article_of", lambda *_args: pytest.fail("looked at"))
    (tmp_path / "a.txt").write_text("<p>云泽区</p>", encoding="utf-8")
    (entry,) = corpus.scan(tmp_path)
    assert corpus.read(tmp_path, entry).article is None


def test_what_lacks_the_longest_paragraph_is_not_trusted() -> None:
    pytest.importorskip("trafilatura")
    # As one line of line breaks the article is no paragraph for trafilatura, and a teaser is.
    html = page(before=SIDEBAR + "</div>").replace("</p><p>\u3000\u3000", "<br>\u3000\u3000")
    visible = visible_text(html)
    found = article_of(html, visible)
    assert found is None or TEXT[0] in visible[slice(*found)]


@pytest.mark.parametrize("html", ["", "<", "<p>", "\0", "<table><td><![x" * 30, "<p>云泽区</p>"])
def test_broken_pages_have_no_article_or_one_inside(html: str) -> None:
    visible = visible_text(html)
    found = article_of(html, visible)
    assert found is None or 0 <= found[0] <= found[1] <= len(visible)
