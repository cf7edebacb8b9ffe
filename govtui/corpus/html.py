"""The visible text of a web page.

Our own scanner, because `html.parser` takes quadratic time on broken pages (60,000 bytes of `<a`
cost it half a minute), raises AssertionError on `<![x`, and reads comments and scripts differently
from one Python release to the next: the raw text, which every offset counts in, must not change
with the Python that reads it. The scanner takes linear time, and a mark that is never closed is
text: nothing behind it is lost.
"""

from __future__ import annotations

import re
from html import unescape

_NAME = r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/><]*+)"
# Quoted values may hold `>`. Every alternative can run to the end, so that nothing is tried twice.
_TAG = re.compile(_NAME + r"""(?:=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))|[^>])*+(?P<end>>|\Z)""")
# After a tag that never ends, quotes can't be trusted: a tag is what has no `<` inside.
_TAG_AFTER_OPEN_QUOTE = re.compile(_NAME + r"[^<>]*+(?P<end>>)")
_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
"""Bytes from the start in which a page's declaration of its encoding is looked for."""

_UNSEEN = frozenset({"script", "style", "title", "template", "noscript", "iframe", "noframes"})
_CELLS = frozenset({"td", "th"})
# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "select",
    "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
})
# fmt: on
_SPACES = re.compile(r"[ \t\n\r\f]+")


def declared_encoding(page: bytes) -> str | None:
    """Return the encoding that a page says it is in (meta charset, XML declaration), unchecked."""
    found = _CHARSET.search(page, 0, _DECLARED_WITHIN)
    return found[1].decode("ascii", "replace") if found else None


def visible_text(page: str) -> str:
    """Return the text that a reader of `page` sees, a line for each block and `<br>`.

    Entities are decoded, and spaces run together as a browser shows them; no-break and ideographic
    spaces stay. Repeated paragraphs stay.
    """
    return _Scanner(page).run()


class _Scanner:
    """One pass over a page, from mark to mark."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._lines = _Lines()
        self._tag = _TAG
        self._never_closed: set[str] = set()

    def run(self) -> str:
        """Return the visible text."""
        page, at = self._page, 0
        while (mark := page.find("<", at)) >= 0:
            self._lines.add(unescape(page[at:mark]))
            at = self._mark(mark)
        self._lines.add(unescape(page[at:]))
        return self._lines.text()

    def _mark(self, at: int) -> int:
        """Take the mark that may begin at `at`; return where to go on."""
        page = self._page
        if page.startswith("<!--", at):
            return self._skip(at, "-->", at + 4)
        if page.startswith(("<!", "<?"), at):
            return self._skip(at, ">", at + 2)
        tag = self._tag.match(page, at)
        if tag and not tag["end"]:
            self._tag = _TAG_AFTER_OPEN_QUOTE
            tag = self._tag.match(page, at)
        if not tag:
            self._lines.add("<")
            return at + 1
        name = tag["name"].lower()
        self._show(name, closing=bool(tag["close"]))
        if name in _UNSEEN and not tag["close"]:
            return self._skip_element(name, tag.end())
        return tag.end()

    def _skip(self, mark: int, until: str, start: int) -> int:
        """Return the place behind the next `until`; a mark without one is text."""
        end = -1 if until in self._never_closed else self._page.find(until, start)
        if end >= 0:
            return end + len(until)
        self._never_closed.add(until)
        self._lines.add(self._page[mark:start])
        return start

    def _skip_element(self, name: str, start: int) -> int:
        """Return the place of the closing tag of an element whose content nobody sees."""
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
        found = None if name in self._never_closed else closing.search(self._page, start)
        if found:
            return found.start()
        self._never_closed.add(name)
        return len(self._page) if name in ("script", "style") else start

    def _show(self, name: str, *, closing: bool) -> None:
        """Break the line as the tag asks."""
        if name == "br":
            self._lines.end()
        elif name in _BLOCKS:
            self._lines.end_if_any()
        elif name in _CELLS:
            self._lines.add(" ")
        if name == "pre":
            self._lines.keep_spaces = not closing


class _Lines:
    """The lines of the visible text as they grow."""

    def __init__(self) -> None:
        self.keep_spaces = False
        """Inside `<pre>`."""
        self._lines: list[str] = []
        self._line: list[str] = []

    def add(self, text: str) -> None:
        """Add text to the current line."""
        if self.keep_spaces:
            first, *more = text.replace("\r\n", "\n").split("\n")
            self._line.append(first)
            for line in more:
                self.end()
                self._line.append(line)
            return
        text = _SPACES.sub(" ", text)
        if text.startswith(" ") and (not self._line or self._line[-1].endswith(" ")):
            text = text[1:]
        if text:
            self._line.append(text)

    def end(self) -> None:
        """End the current line, though it be empty."""
        self._lines.append("".join(self._line).rstrip(" "))
        self._line.clear()

    def end_if_any(self) -> None:
        """End the current line if something stands in it."""
        if self._line:
            self.end()

    def text(self) -> str:
        """Return all lines."""
        self.end_if_any()
        return "\n".join(self._lines)
