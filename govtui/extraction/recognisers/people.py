"""PER: names after posts, in lists, before verbs of speech, and the rest by the tagger."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govtui.extraction.analysis import HAN, MIDDLE_DOTS
from govtui.extraction.model import Suggestion
from govtui.extraction.names import (
    follows_name,
    is_common,
    is_name_shaped,
    leaders,
    name_at,
    sounds_foreign,
)
from govtui.extraction.phrases import left_edge
from govtui.extraction.recognisers.posts import is_family_alone
from govtui.extraction.vocabulary import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_GAP = re.compile("\\s{0,3}[\uff1a:/\uff0f]?\\s{0,3}")
_ITEM = f"[{HAN}{MIDDLE_DOTS}]{{1,14}}(?:[ \u3000]{{1,2}}[{HAN}](?![{HAN}]))?"
_LIST = re.compile(f"{_ITEM}(?:、{_ITEM}){{1,80}}")
_LAST_ITEM = re.compile(f"{_ITEM}$")
_BEFORE_LIST = re.compile(
    "(?:领导|对|任命|免去|由|邀请|替补|选举|增补|聘请|以及|出席|参加|列席|陪同|同志|代表|成员|嘉宾|人员|专家|教授|记者|通讯员"
    "|主席台就座的有|参会|到会|常委|委员|班子|干部|负责人|组长|选手|同学|[\uff1a:])[\uff1a:]?$"
)
_INTRODUCES = re.compile("(?:领导|同志|常委|就座的有|出席的有|参加的有|[长任员师]|[记席理])$")
_ATTENDS = re.compile(
    "等?(?:[0-9一二三四五六七八九十]+[位名]?)?(?:同志|领导)?(?:一同|一起|共同|全程)?(?:出席|参加|陪同|列席|参会|参与|先后|分别|主持|调研|随同|与会|到会|作|为副?[主会]|当选|讲话|发言)"
)
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
_NOTE = re.compile(
    "\uff0c[男女]\uff0c|[\uff08(](?:女|[一-龥]{1,5}族|女[、\uff0c][一-龥]{1,5}族|挂职|特邀|[左右前中后][一二三四五六七八九]?|[一二前后]排[左右中][一二三四五六]?|出差|病假|请假|事假)[\uff09)]"
)
_BODIES = frozenset({"单位", "方案", "通知", "高校"})
"""Words in the shape of names of which the same is said."""
_ADDRESS = re.compile("同志|先生|女士")
_GOVERNS = re.compile("[由与同向随跟陪]|关于|给予|陪同|会见|邀请|选举|任命|学习")
_WITH_PEOPLE = re.compile(
    "主持|代表|一同|一起|一行|亲切|会谈|座谈|交谈|握手|介绍|汇报|表示|致以|颁发|学习|同志|先生|女士|精神|为|等|作|宣|通报|领|调研|检查|严重|开除|免去"
)
_TAGGED = {True: 0.9, False: 0.6}
"""The share of three-character names that the tagger guesses and the shape confirms that are
names, by whether what follows is what follows names: measured on the People's Daily sample."""
LONGEST_HEADLINE = 60
"""Code points of a line that may be a headline."""


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(alternation("roles"))


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the people of the report."""
    posts = [s for s in earlier if s.label == "POST"]
    found = [
        Suggestion(*match.span(), "PER", "lexicon:leaders", 0.97)
        for match in leaders().finditer(doc.text)
        if len(match[0]) > 2 or follows_name(doc, match.end())
    ]
    for post in posts:
        found.extend(_after_post(doc, post))
    found.extend(_before_post(doc, posts))
    found.extend(_lists(doc, {post.end for post in posts}))
    found.extend(_subjects(doc, {post.start for post in posts}))
    found.extend(_headlines(doc))
    found.extend(_annotated(doc))
    found.extend(_addressed(doc))
    found.extend(_after_role(doc))
    found.extend(_governed(doc))
    yield from found
    taken = {at for s in (*found, *earlier) if s.label == "PER" for at in range(s.start, s.end)}
    for guess in _tagged(doc):
        if taken.isdisjoint(range(guess.start, guess.end)):
            yield guess


def _after_post(doc: Analysis, post: Suggestion) -> Iterator[Suggestion]:
    """The name right after a post."""
    gap = _GAP.match(doc.text, post.end)
    at = gap.end() if gap else post.end
    apart = at > post.end
    found = name_at(doc, at, expected=True)
    if found is None or found.score < (0.7 if apart or is_common(doc, at) else 0.5):
        return
    source = "rule:name in a by-line" if apart else "rule:name after post"
    yield Suggestion(at, found.end, "PER", source, min(max(found.score, 0.85), 0.97))


def _before_post(doc: Analysis, posts: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Names right before a post: `李明教授`."""
    for post in posts:
        if post.start in doc.clause_bounds:
            continue
        start = left_edge(doc, post.start, "stops", "stops_post")
        alone = is_family_alone(doc, start, post.start)
        if alone or (start < post.start and is_name_shaped(doc.text[start : post.start])):
            yield Suggestion(start, post.start, "PER", "rule:name before post", 0.85)


def _lists(doc: Analysis, posts: set[int]) -> Iterator[Suggestion]:
    """Names joined by 、 whose neighbours have the shape of names too."""
    for match in _joined_items(doc.text):
        at = match.start()
        run: list[tuple[int, int, float]] = []
        introduced = False
        for piece in match[0].split("、"):
            end = at + len(piece)
            span = _list_item(doc, at, end, posts, first=not run)
            if span is None or (run and span[0] != at):
                yield from _run(doc, run, introduced=introduced)
                run = []
            if span is not None:
                if not run:
                    introduced = bool(_INTRODUCES.search(doc.text, max(0, span[0] - 8), span[0]))
                run.append(span)
                if span[1] != end:
                    yield from _run(doc, run, introduced=introduced)
                    run = []
            at = end + 1
        yield from _run(doc, run, introduced=introduced)


def _joined_items(text: str) -> Iterator[re.Match[str]]:
    """Rows of items joined by 、. To look for the mark first is quicker than to try every place."""
    done = 0
    for mark in re.finditer("、", text):
        first = _LAST_ITEM.search(text, max(done, mark.start() - 17), mark.start())
        row = _LIST.match(text, first.start()) if first and mark.start() >= done else None
        if row:
            done = row.end()
            yield row


def _list_item(
    doc: Analysis, start: int, end: int, posts: set[int], *, first: bool
) -> tuple[int, int, float] | None:
    """The name in a list item: all of it, its end (first item) or its start (last item)."""
    piece = doc.text[start:end]
    if doc.has_dots and any(dot in piece for dot in MIDDLE_DOTS):
        dotted = name_at(doc, start)
        return (start, min(dotted.end, end), 0.9) if dotted else None
    if sounds_foreign(piece):
        return start, end, 0.9
    if is_name_shaped(piece):
        return start, end, 0.5 if is_common(doc, start) else 0.9
    if len(piece) <= 3:
        return None
    if first:
        for size in (3, 2, 4):
            begin = end - size
            named = begin > start and is_name_shaped(doc.text[begin:end])
            if named and (
                begin in posts or _BEFORE_LIST.search(doc.text[max(0, begin - 8) : begin])
            ):
                return begin, end, 0.9
    found = name_at(doc, start)
    if found and found.end < end and found.score >= (0.9 if first else 0.74):
        return start, found.end, 0.5 if is_common(doc, start) else 0.85
    return None


def _run(
    doc: Analysis, run: list[tuple[int, int, float]], *, introduced: bool
) -> Iterator[Suggestion]:
    """Yield a row of list items as names, if enough of them are no common words.

    A row that is introduced as one of people and goes on as one may hold any words.
    """
    if introduced and len(run) > 1 and _ATTENDS.match(doc.text, run[-1][1]):
        yield from (Suggestion(*s[:2], "PER", "rule:name in a list", 0.92) for s in run)
        return
    clear = sum(1 for _, _, score in run if score > 0.5)
    tagged = sum(doc.token_at(start).tag.startswith("nr") for start, _, _ in run)
    enough = clear + tagged >= 3 or len(run) >= 4
    if (
        len(run) > 1
        and (enough or (clear and _ATTENDS.match(doc.text, run[-1][1])))
        and clear * 2 >= len(run)
    ):
        for start, end, score in run:
            yield Suggestion(start, end, "PER", "rule:name in a list", max(score, 0.85))


def _subjects(doc: Analysis, posts: set[int]) -> Iterator[Suggestion]:
    """Names at the start of a clause, before a verb of speech or attendance."""
    for at in (0, *(mark + 1 for mark in doc.clause_marks)):
        found = name_at(doc, at) if at not in posts and at < len(doc.text) else None
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


def _annotated(doc: Analysis) -> Iterator[Suggestion]:
    """Names that are followed by what only a person has: `\uff08女\uff09`, `\uff08回族\uff09`."""
    for match in _NOTE.finditer(doc.text):
        start = doc.clause_start(match.start())
        if is_name_shaped(doc.text[start : match.start()]):
            yield Suggestion(start, match.start(), "PER", "rule:name with a note", 0.95)


def _addressed(doc: Analysis) -> Iterator[Suggestion]:
    """Names before `同志`, `先生`."""
    for match in _ADDRESS.finditer(doc.text):
        end = match.start()
        for size in (3, 2, 4):
            start = end - size
            if start < 0 or start not in doc.edges or not is_name_shaped(doc.text[start:end]):
                continue
            if size == 3 or left_edge(doc, start, "stops") == start:
                yield Suggestion(start, end, "PER", "rule:name before form of address", 0.88)
                break


def _after_role(doc: Analysis) -> Iterator[Suggestion]:
    """Names after a word for what a person is: `村民`, `负责人`."""
    for match in _roles().finditer(doc.text):
        at = match.end()
        found = name_at(doc, at) if at < len(doc.text) else None
        longer = doc.plain_at(at).end > found.end if found else True  # `职工纪律作风`
        if found and not longer and found.score >= 0.74 and not is_common(doc, at):
            score = 0.85 if found.score >= 0.9 else 0.7
            yield Suggestion(at, found.end, "PER", "rule:name after role", score)


def _governed(doc: Analysis) -> Iterator[Suggestion]:
    """Names between a preposition and what is done with people: `由王某主持`, `与王某一同`."""
    for match in _GOVERNS.finditer(doc.text):
        at = match.end()
        found = name_at(doc, at) if match.start() in doc.edges and at in doc.edges else None
        if found and not is_common(doc, at) and _WITH_PEOPLE.match(doc.text, found.end):
            yield Suggestion(at, found.end, "PER", "rule:name after preposition", 0.85)


def _tagged(doc: Analysis) -> Iterator[Suggestion]:
    """What the tagger guesses to be a name of three characters and the shape confirms."""
    for start, end, tag in doc.tokens:
        if end - start != 3 or tag[:2] != "nr":
            continue
        guessed = doc.plain_at(start).end < end
        if guessed and is_name_shaped(doc.text[start:end]):
            score = _TAGGED[follows_name(doc, end)]
            yield Suggestion(start, end, "PER", "model:jieba", score)
