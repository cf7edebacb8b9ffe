"""PER: names after posts, in lists, before verbs of speech, and the rest by the tagger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.analysis import HAN
from govtui.extraction.model import Suggestion
from govtui.extraction.names import DOT, _leaders, is_name_shaped, name_at, split_names
from govtui.extraction.phrases import left_edge
from govtui.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_GAP = re.compile("[\\s\u3000]{0,3}[\uff1a:/\uff0f]?[\\s\u3000]{0,3}")
_NEXT = re.compile("[、 \u3000，,]{0,2}(?=[^\\s])")
_LIST = re.compile(
    f"[{HAN}{DOT}]{{1,14}}(?:[ \u3000]{{1,2}}[{HAN}](?![{HAN}]))?(?:、[{HAN}{DOT}]{{1,14}}(?:[ \u3000]{{1,2}}[{HAN}](?![{HAN}]))?){{1,80}}"
)
_SPEECH = re.compile(
    "(?:在[^\uff0c。]{2,30}(?:会|会议|大会|时|活动|仪式|式)(?:上|时|中)?(?=强调|指出|要求|讲话|致辞|表示|宣布|作|发言)|在讲话中|在发言中|在会上|在总结讲话中|在[^\uff0c。]{2,10}时|就[^\uff0c。]{2,30})?(?:指出|强调|要求|表示|认为|提出|主持|讲话|出席|宣读|传达|通报|汇报|介绍|致辞|宣布|带队|率队|一行|先后|分别|围绕|代表|作(?=[^\uff0c。]{0,12}(?:讲话|发言|报告|汇报|说明|部署|动员|辅导|点评|总结|主持))|参加|领学|说|实地|深入|来到|前往|首先|充分|详细|仔细|边走边看|听取|同志|先生|女士|告诉|点评|总结|随后|最后|希望|走访|检查|调研|察看)"
)
_TRIGGER = re.compile(
    "(?:领导|对|任命|免去|由|邀请|以及|出席|参加|列席|陪同|同志|代表|成员|嘉宾|人员|专家|教授|记者|通讯员|主席台就座的有|参会|到会|常委|委员|班子|干部|负责人|组长|选手|同学|等人|[\uff1a:])[\uff1a:]?$"
)


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the people of the report."""
    for match in _leaders().finditer(doc.text):
        yield Suggestion(*match.span(), "PER", "lexicon:leaders", 0.97)
    for post in earlier:
        if post.label == "POST":
            yield from _after_post(doc, post)
    posts_before = [s for s in earlier if s.label == "POST"]
    yield from _lists(doc)
    yield from _subjects(doc, {post.start for post in earlier if post.label == "POST"})
    yield from _annotated(doc)
    yield from _addressed(doc)
    yield from _after_role(doc)
    yield from _before_post(doc, posts_before)
    yield from _titles(doc)
    yield from _bylines(doc, earlier)
    yield from _bracketed(doc)
    yield from _tagged(doc)


_ABOUT = re.compile("[\uff08(](?:女|[一-龥]{1,5}族|女[、\uff0c][一-龥]{1,5}族|挂职|特邀)[\uff09)]")
_BRACKET = re.compile(f"[\uff08(]([{HAN}{DOT}、 \u3000]{{2,40}})[\uff09)](?=\\s*(?:\n|$)|[0-9])")


def _before_post(doc: Analysis, posts: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Names right before a post: `李明教授`."""
    for post in posts:
        start = left_edge(doc, post.start, "stops", "stops_post")
        if start < post.start and is_name_shaped(doc.text[start : post.start]):
            yield Suggestion(start, post.start, "PER", "rule:name before post", 0.85)


_LINE = re.compile("[^\n]+")
_DEEDS = re.compile(
    "在|到|赴|率|深入|督导|调研|检查|主持|会见|会谈|走访|看望|慰问|督查|督办|接访|带队|出席|参加|讲话|作|专题|宣布|致辞|指导|暗访|随机|现场|约谈|察看|视察|考察|夜查|巡查"
)


def _titles(doc: Analysis) -> Iterator[Suggestion]:
    """The person a headline begins with: `王某某调研…`."""
    for line in _LINE.finditer(doc.text):
        if "。" in line[0] or len(line[0]) > 60:
            continue
        for part in re.finditer("[^ \u3000\uff1a:—]+", line[0]):
            at = line.start() + part.start()
            found = name_at(doc, at)
            if found and not _is_common(doc, at, found.end) and _DEEDS.match(doc.text, found.end):
                yield Suggestion(at, found.end, "PER", "rule:name in a headline", 0.85)


_BYLINE = re.compile("[\uff08(][^\uff08\uff09()\n]{2,60}[\uff09)]|(?m:^)[^\n。]{2,80}(?m:$)")


def _bylines(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Names that stand alone between the roles of a by-line."""
    roles = [s for s in earlier if s.label == "POST" and doc.text[s.start : s.end] in _role_words()]
    for match in _BYLINE.finditer(doc.text):
        if not any(match.start() <= s.start < match.end() for s in roles):
            continue
        for piece in re.finditer("[^ \u3000、:/|\uff1a\uff0f\uff5c\uff08\uff09()]+", match[0]):
            start = match.start() + piece.start()
            if piece[0] not in _role_words() and is_name_shaped(piece[0]) and len(piece[0]) <= 4:
                yield Suggestion(
                    start, start + len(piece[0]), "PER", "rule:name in a by-line", 0.85
                )


def _role_words() -> frozenset[str]:
    return words("bylines") | words("posts")


def _annotated(doc: Analysis) -> Iterator[Suggestion]:
    """Names that are followed by what only a person has: `\uff08女\uff09`, `\uff08回族\uff09`."""
    for match in _ABOUT.finditer(doc.text):
        end = match.start()
        start = doc.clause_start(end)
        if is_name_shaped(doc.text[start:end]):
            yield Suggestion(start, end, "PER", "rule:name with a note", 0.95)


_ROLE = re.compile(
    "(?:职工|村民|群众|农民|居民|工人|党员|学生|员工|老人|家长|战士|患者|经营者|业主|农户|种粮大户|养殖户|模范|教师|队员|退役军人"
    "|代表|企业家|创业者|负责人|志愿者|干部|驾驶员|司机|市民|游客|选手|同学|老师|商户|店主|创始人|法人|传承人|老党员|老兵|烈士|英雄|贫困户|脱贫户|监测户|户主|店长|车间主任|获得者|候选人|主理人|工作人员|网格员|青年|村医|任命|免去|补选|增选|提名|接替|聘任|表彰|学习(?=[^会教])|获得者)"
)


def _after_role(doc: Analysis) -> Iterator[Suggestion]:
    """Names after a word for what a person is: `村民`, `负责人`."""
    for match in _ROLE.finditer(doc.text):
        found = name_at(doc, match.end())
        if found and found.score >= 0.74 and not _is_common(doc, match.end(), found.end):
            score = 0.85 if found.score >= 0.9 else 0.7
            yield Suggestion(match.end(), found.end, "PER", "rule:name after role", score)


def _addressed(doc: Analysis) -> Iterator[Suggestion]:
    """Names before `同志`, `先生`."""
    for match in re.finditer("同志|先生|女士", doc.text):
        end = match.start()
        for size in (3, 2, 4):
            start = end - size
            if start >= 0 and start in doc.edges and is_name_shaped(doc.text[start:end]):
                before = doc.clause_start(start)
                edge = left_edge(doc, start, "stops", low=before)
                if edge == start or size == 3:
                    yield Suggestion(start, end, "PER", "rule:name before 同志", 0.88)
                    break


def _bracketed(doc: Analysis) -> Iterator[Suggestion]:
    """Names in the brackets that close a report, or that follow `讯`."""
    for match in _BRACKET.finditer(doc.text):
        at = match.start(1)
        for piece in re.split("([、 \u3000]+)", match[1]):
            for size in split_names(piece):
                yield Suggestion(at, at + size, "PER", "rule:name in a by-line", 0.85)
                at += size
            if not split_names(piece):
                at += len(piece)


def _after_post(doc: Analysis, post: Suggestion) -> Iterator[Suggestion]:
    """Names right after a post, and those that follow them in a row."""
    gap = _GAP.match(doc.text, post.end)
    at = gap.end() if gap else post.end
    byline = at > post.end
    source = "rule:name in a by-line" if byline else "rule:name after post"
    found = name_at(doc, at)
    if found is None or (_is_common(doc, at, found.end) and found.score < 0.7):
        return
    while found is not None and found.score >= (0.5 if not byline else 0.7):
        yield Suggestion(at, found.end, "PER", source, min(max(found.score, 0.85), 0.97))
        following = _NEXT.match(doc.text, found.end)
        if following is None or (following.end() == found.end and not byline):
            return
        at = following.end()
        found = name_at(doc, at)
        if (
            found is not None
            and doc.text[found.end : found.end + 1] not in _LIST_ENDS
            and not (byline and name_at(doc, found.end))
        ):
            return


_LIST_ENDS = frozenset(
    [
        "、",
        " ",
        "\u3000",
        "，",
        "。",
        "；",
        "\uff0c",
        "\uff1b",
        "\uff09",
        ")",
        "\n",
        "等",
        "出",
        "参",
        "分",
        "列",
        "陪",
        "一",
        "主",
        "",
    ]
)


def _lists(doc: Analysis) -> Iterator[Suggestion]:
    """Names joined by 、 whose neighbours have the shape of names too."""
    for match in _LIST.finditer(doc.text):
        at = match.start()
        run: list[tuple[int, int, float]] = []
        for piece in match[0].split("、"):
            span = _list_item(doc, at, at + len(piece), first=not run)
            if span is None or (run and span[0] != at):
                yield from _run(doc, run)
                run = []
            if span is not None:
                run.append(span)
                if span[1] != at + len(piece):
                    yield from _run(doc, run)
                    run = []
            at += len(piece) + 1
        yield from _run(doc, run)


def _list_item(
    doc: Analysis, start: int, end: int, *, first: bool
) -> tuple[int, int, float] | None:
    """The name in a list item: all of it, its end (first item) or its start (last item)."""
    piece = doc.text[start:end]
    if is_name_shaped(piece) and len(piece) <= 4 or any(c in DOT for c in piece):
        return start, end, 0.9 if not _is_common(doc, start, end) else 0.5
    if len(piece) <= 3:
        return None
    if first:
        for size in (3, 2, 4):
            begin = end - size
            if (
                begin > start
                and is_name_shaped(doc.text[begin:end])
                and _TRIGGER.search(doc.text[max(0, begin - 8) : begin])
            ):
                return begin, end, 0.9
    found = name_at(doc, start)
    if found and found.end < end and found.score >= (0.9 if first else 0.74):
        return start, found.end, 0.5 if _is_common(doc, start, found.end) else 0.85
    return None


def _run(doc: Analysis, run: list[tuple[int, int, float]]) -> Iterator[Suggestion]:
    """Yield a row of list items as names, if enough of them are no common words."""
    if len(run) < 2:
        return
    clear = sum(1 for _, _, score in run if score > 0.5)
    named = sum(doc.token_at(start).tag.startswith("nr") for start, _, _ in run)
    if clear * 2 < len(run) or (clear + named < 3 and len(run) < 4):
        return
    for start, end, score in run:
        yield Suggestion(start, end, "PER", "rule:name in a list", max(score, 0.85))


def _subjects(doc: Analysis, posts: set[int]) -> Iterator[Suggestion]:
    """Names at the start of a clause, before a verb of speech or attendance."""
    for at in _clause_starts(doc):
        if at in posts:
            continue
        found = name_at(doc, at)
        if (
            found
            and found.score >= 0.7
            and _SPEECH.match(doc.text, found.end)
            and (not _is_common(doc, at, found.end) or doc.text.startswith("同志", found.end))
        ):
            yield Suggestion(at, found.end, "PER", "rule:name before verb", 0.9)


def _is_common(doc: Analysis, start: int, end: int) -> bool:
    """Whether `[start, end)` begins with an ordinary word rather than with a family name."""
    token = doc.plain_at(start)
    if token.start != start:
        return True
    return end > start and token.end - start > 1 and not token.tag.startswith("nr")


def _clause_starts(doc: Analysis) -> list[int]:
    """Where clauses begin, the start of the text included."""
    starts = [0]
    for mark in doc.clause_marks:
        at = mark + 1
        if at < len(doc.text) and doc.text[at] not in " \u3000\n":
            starts.append(at)
    return starts


def _tagged(doc: Analysis) -> Iterator[Suggestion]:
    """What the tagger takes for a name and the shape confirms."""
    for token in doc.tokens:
        if token.tag == "nr" and token.end - token.start >= 2:
            surface = doc.text[token.start : token.end]
            if is_name_shaped(surface) and surface[0] in words("surnames"):
                score = 0.45 if token.end - token.start == 3 else 0.4
                yield Suggestion(token.start, token.end, "PER", "model:jieba", score)
