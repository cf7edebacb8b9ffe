"""PER: names by what the clause says of them: before verbs of speech, after `由`, in headlines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.analysis import MIDDLE_DOTS
from govtui.extraction.model import Suggestion
from govtui.extraction.names import is_common, name_at, sounds_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_WITHOUT_DOTS = re.compile(f"[{MIDDLE_DOTS}]")
_OCCASION = (
    "(?:在[^\uff0c。\n]{2,30}(?:会|会议|大会|时|活动|仪式|式)(?:上|时|中)?"
    "(?=强调|指出|要求|讲话|致辞|表示|宣布|作|发言)|在(?:总结)?讲话中|在发言中|在会上|就[^\uff0c。\n]{2,30})"
)
_VERBS = (
    "(?:指出|强调|要求|表示|认为|提出|主持|讲话|出席|宣读|传达|通报|汇报|介绍|致辞|宣布|带队|率队|一行"
    "|先后|分别|围绕|代表|参加|领学|说|实地|深入|来到|前往|首先|充分|详细|仔细|边走边看|听取|同志|先生|女士"
    "|告诉|点评|总结|随后|最后|希望|走访|检查|调研|察看"
    "|为(?=[^\uff0c。\uff1b\n]{2,30}(?:长|书记|主任|委员|员|主席|代表|副职))"
    "|的(?=[^\uff0c。\uff1b\n]{2,30}职务)|辞去"
    "|作(?=[^\uff0c。\n]{0,12}(?:讲话|发言|报告|汇报|说明|部署|动员|辅导|点评|总结|主持)))"
)
_ADVERBS = (
    "(?:还|也|又|再次|随即|随后|一直|首先|最后|接着|代表|现场|当场|逐一|认真|详细|仔细|亲切|主动"
    "|高兴地|激动地){0,3}"
)
_DEED = re.compile(f"{_ADVERBS}{_OCCASION}?{_VERBS}")
_SPEAKS = re.compile(
    "强调|指出|要求[\uff0c各全]|主持(?:会议|并)|一行|率队|带队|表示\uff0c|为[^\uff0c。\uff1b]{2,24}[长任员记席]"
)
"""What only a person does, so that the subject may be any word that has the shape of a name."""
_HEADLINE_DEED = re.compile(
    "在|到|赴|率|深入|督导|调研|检查|主持|会见|会谈|走访|看望|慰问|督查|督办|接访|带队|出席|参加|讲话|作|专题"
    "|宣布|致辞|指导|暗访|随机|现场|约谈|察看|视察|考察|夜查|巡查"
)
_BODIES = frozenset({"单位", "方案", "通知", "高校"})
"""Words in the shape of names of which the same is said."""
_GOVERNS = re.compile("[由与同向随跟陪]|关于|给予|陪同|会见|邀请|选举|任命|学习")
_WITH_PEOPLE = re.compile(
    "主持|代表|一同|一起|一行|亲切|会谈|座谈|交谈|握手|介绍|汇报|表示|致以|颁发|学习|同志|先生|女士|精神|为|等|作|宣|通报|领|调研|检查|严重|开除|免去"
)
LONGEST_HEADLINE = 60
"""Code points of a line that may be a headline."""


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the people who do something, or with whom something is done."""
    yield from _subjects(doc, {post.start for post in earlier if post.label == "POST"})
    yield from _headlines(doc)
    yield from _governed(doc)


def _subjects(doc: Analysis, posts: set[int]) -> Iterator[Suggestion]:
    """Names at the start of a clause, before a verb of speech or attendance."""
    for at in (0, *(mark + 1 for mark in doc.clause_marks)):
        found = name_at(doc, at) if at not in posts and at < len(doc.text) else None
        surface = doc.text[at : found.end] if found and doc.has_dots else ""
        if found and sounds_foreign(_WITHOUT_DOTS.sub("", surface)):
            yield Suggestion(at, found.end, "PER", "rule:name in another language", 0.9)
        if not found or found.score < 0.7 or not _DEED.match(doc.text, found.end):
            continue
        if (
            not is_common(doc, at)
            or doc.text.startswith("同志", found.end)
            or (at in doc.edges and _person_by_deed(doc, at, found.end))
        ):
            yield Suggestion(at, found.end, "PER", "rule:name before verb", 0.9)


def _person_by_deed(doc: Analysis, start: int, end: int) -> bool:
    """Whether a word is a name by what it does here: no body, and no place but at a second time."""
    if (
        not _SPEAKS.match(doc.text, end)
        or doc.text[start:end] in _BODIES
        or doc.text[end - 1] in "会委办组"
    ):
        return False
    token = doc.plain_at(start)
    place = token.tag in {"ns", "nt", "t"} and token.end == end
    return not place or len(re.findall(f"{doc.text[start:end]}(?:强调|指出)", doc.text)) > 1


def _headlines(doc: Analysis) -> Iterator[Suggestion]:
    """The person a headline begins with: `王某某调研…`."""
    for line in re.finditer("[^\n]+", doc.text):
        if "。" in line[0] or len(line[0]) > LONGEST_HEADLINE:
            continue
        for part in re.finditer("[^\\s\uff1a:—]+", line[0]):
            at = line.start() + part.start()
            found = name_at(doc, at)
            if found and not is_common(doc, at) and _HEADLINE_DEED.match(doc.text, found.end):
                yield Suggestion(at, found.end, "PER", "rule:name in a headline", 0.85)


def _governed(doc: Analysis) -> Iterator[Suggestion]:
    """Names between a preposition and what is done with people: `由王某主持`, `与王某一同`."""
    for match in _GOVERNS.finditer(doc.text):
        at = match.end()
        found = name_at(doc, at) if match.start() in doc.edges and at in doc.edges else None
        if found and not is_common(doc, at) and _WITH_PEOPLE.match(doc.text, found.end):
            yield Suggestion(at, found.end, "PER", "rule:name after preposition", 0.85)
