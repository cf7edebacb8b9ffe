"""The shape of personal names, and where a name ends that starts at a given place.

A Chinese name is a family name of one or two characters and one or two more. What follows in
running text is not parted from it, so its end is read from what comes next: a mark, or a word that
these reports put after names (`data/after_name.txt`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from govtui.extraction.analysis import HAN, MIDDLE_DOTS
from govtui.extraction.vocabulary import alternation, any_of, words

if TYPE_CHECKING:
    from govtui.extraction.analysis import Analysis
    from govtui.extraction.tagging import Token

_DOTTED = re.compile(f"[{HAN}]{{1,8}}(?:[{MIDDLE_DOTS}][{HAN}]{{1,10}}){{1,3}}")
_DOTS = frozenset(MIDDLE_DOTS)
_LONGEST_SHAPE = 4
"""Code points of a name without a middle dot, the space inside counted."""
LONGEST_JOINED = 9
"""Code points of names that are written without a break: three of them."""
_ALL_HAN = re.compile(f"[{HAN}]+\\Z")
_HAN = re.compile(f"[{HAN}]")
_COMES = re.compile("来[一-龥](?:视察|考察|调研|检查)")
"""`总书记来川视察`."""
_SPACED = re.compile(f"[{HAN}][ \\u3000]{{1,2}}[{HAN}]")
_WEAK = frozenset(
    "和向从关强任通时应成来于安包单全还同由但随原再都等上下有道常高方易水计管平化分领经明解保要"
)
"""Family names that are as often another word: they need a telling right side."""
_FUNCTION = frozenset("和向从由同还但随再都等")
"""Those of them that are more often prepositions and the like."""
_PARTICLES = frozenset("任作做还也就是向对赴到在说为与和家")
_COPULAS = frozenset("作为就还")
"""What follows names more often than it ends them."""
_HAMLETS = frozenset("沟湾坪庄村屯堡寨河山坡岭塘桥店营集镇洼峪咀窑台梁畔院垭冲坝")
"""Ends of places that are called `李家沟` after the family."""
_NEVER_GIVEN = frozenset(
    "的了在是着过们个各就都也还把被将与对很最且该说这那您你我他她它吗呢不没等并区县镇局厅省市部院率员村街店坝站"
)

_BEFORE_PRONOUN = frozenset("尤何任于由从向和同随")
"""Family names that make another word with `其` after them: `尤其是`."""
_FOREIGN = (
    "阿艾爱安公保汗昂奥巴白班宝贝比别冰波勃布才参措达丹旦当道德登地迪丁顿多朵俄额恩尔法高歌格根更贡古嘎噶哈海罕合黑"
    "呼胡花华火霍吉加佳江杰金晋居卡康克库拉兰朗乐勒雷力丽莉利良列伦罗洛马玛麦曼满毛梅美孟米绵敏明莫木穆拿那"
    "纳乃尼尔努诺帕潘培平泊普其齐恰强乔青琴曲群热仁日肉若萨赛桑沙珊斯松苏孙索塔台太坦特提天图吐土托娃瓦旺威韦维文翁乌吾西希"
    "夏乡祥项辛雄旭逊雅亚央扬叶伊依义易因音英尤玉云增扎珍芝志智周珠兹子孜卓琼措坚参且惹铁石则都买江肯姆娜顺和生菲蒂莎丝妮琳泽次石"
)
"""Characters that write names of other languages by their sound."""
_TELLING = frozenset(
    "阿尔汗玛扎措旺尼嘎噶卓拉克格勒图雅娃姆提买吐逊孜肯依巴其哈斯乌云木别列惹日曲吉子萨热帕米娜顿珠增旦丹贡桑索洛吾萨罕仁才且沙朗央努莫艾古丽那顺孟"
)
"""Those of them that family names and ordinary words seldom hold side by side."""
_SOUNDS = re.compile(f"[{_FOREIGN}]{{3,7}}")
_SURELY_FOREIGN = 5
"""Characters that write sounds, from which a row of them after a post is a name."""


class NameEnd(NamedTuple):
    """Where a name ends, and how sure the right side makes it (0 to 1)."""

    end: int
    score: float


@cache
def _after() -> re.Pattern[str]:
    return re.compile(alternation("after_name"))


@cache
def _surname() -> re.Pattern[str]:
    return re.compile(any_of(words("surnames")))


@cache
def leaders() -> re.Pattern[str]:
    """Matches the names of `data/leaders.txt`."""
    return re.compile(alternation("leaders"))


@cache
def _first_characters() -> frozenset[str]:
    """What a Chinese name may begin with."""
    return frozenset(word[0] for word in words("surnames") | words("leaders"))


def surname_length(text: str, at: int) -> int:
    """The length of the longest family name at `at`; 0 where there is none."""
    match = _surname().match(text, at)
    return len(match[0]) if match else 0


def is_name_shaped(chunk: str) -> bool:
    """Whether the whole of `chunk` could be one name."""
    if len(chunk) > _LONGEST_SHAPE or not _DOTS.isdisjoint(chunk):
        return bool(_DOTTED.fullmatch(chunk))
    if len(chunk) == 3 and chunk[1] == "家" and chunk[2] in _HAMLETS:
        return False
    if _SPACED.fullmatch(chunk):
        return surname_length(chunk, 0) == 1
    family = surname_length(chunk, 0)
    return (
        bool(family)
        and 1 <= len(chunk) - family <= 2
        and _may_be_given(chunk[:family], chunk[family:])
        and bool(_ALL_HAN.match(chunk))
    ) or (family == 2 and len(chunk) in {2, 3} and _plain_shape(chunk))


def _plain_shape(chunk: str) -> bool:
    """Whether `chunk` is a one-character family name and one or two characters."""
    return chunk[0] in words("surnames") and _may_be_given(chunk[0], chunk[1:])


def _may_be_given(family: str, given: str) -> bool:
    """Whether no character of `given` is one that names never hold after `family`."""
    pronoun = given.startswith("其") and family in _BEFORE_PRONOUN
    return _NEVER_GIVEN.isdisjoint(given) and not pronoun


def split_names(piece: str) -> list[int]:
    """The lengths of the names that `piece` consists of, written without a break; else empty."""
    if is_name_shaped(piece):
        return [len(piece)]
    for size in (2, 3):
        rest = split_names(piece[size:]) if is_name_shaped(piece[:size]) else []
        if rest and len(piece) <= LONGEST_JOINED:
            return [size, *rest]
    return []


def name_at(doc: Analysis, at: int, *, expected: bool = False) -> NameEnd | None:
    """The name that starts at `at`, if one may.

    Where the left side expects a name, as after a post, a family name may be one that is mostly
    another word.
    """
    text = doc.text
    if at >= len(text):
        return None
    if text[at] not in _first_characters() and not doc.has_dots:
        return _by_sound(doc, at, expected=expected)
    leader = leaders().match(text, at)
    if leader and follows_name(doc, leader.end()):
        return NameEnd(leader.end(), 0.99)
    dotted = _DOTTED.match(text, at) if doc.has_dots else None
    if dotted:
        return NameEnd(_dotted_end(doc, dotted), 0.95)
    spaced = _SPACED.match(text, at)
    if spaced and text[at] in words("surnames") and follows_name(doc, spaced.end()):
        return NameEnd(spaced.end(), 0.9)
    by_sound = _by_sound(doc, at, expected=expected)
    if by_sound:
        return by_sound
    if _COMES.match(text, at):
        return None
    best: NameEnd | None = None
    for family in sorted({surname_length(text, at), 1} - {0}, reverse=True):
        if text[at : at + family] in words("surnames"):
            found = _best_end(doc, at, family, expected=expected)
            if found and (best is None or found.score > best.score + 0.01):
                best = found
    return best


def sounds_foreign(chunk: str) -> bool:
    """Whether `chunk` writes the sound of a name in another language, as `乌云其木格` does."""
    if not _SOUNDS.fullmatch(chunk):
        return False
    telling = sum(character in _TELLING for character in chunk)
    return telling >= 2 and telling * 2 >= len(chunk)


def _by_sound(doc: Analysis, at: int, *, expected: bool) -> NameEnd | None:
    """The name of another language, written without a dot, that starts at `at`."""
    if expected:
        return _titled_by_sound(doc, at)
    run = _SOUNDS.match(doc.text, at)
    if run is None or len(_TELLING.intersection(run[0])) < 2:
        return None
    limit = run.end()
    for cut in range(at + 2, run.end()):
        after = _after().match(doc.text, cut)
        if after and len(after[0]) > 1:
            limit = cut
            break
    for end in range(limit, at + 3, -1):
        if sounds_foreign(doc.text[at:end]) and follows_name(doc, end):
            return NameEnd(end, 0.92)
    return None


def _titled_by_sound(doc: Analysis, at: int) -> NameEnd | None:
    """The name of another language after a post, where fewer characters need to tell."""
    run = _SOUNDS.match(doc.text, at)
    if run is None:
        return None
    for end in range(run.end(), at + 1, -1):
        chunk = doc.text[at:end]
        telling = len(_TELLING.intersection(chunk))
        enough = telling >= 2 and telling * 2 >= len(chunk)
        enough = enough or (len(chunk) == 4 and chunk[2:] in words("surnames"))
        if follows_name(doc, end) and (enough or len(chunk) >= _SURELY_FOREIGN):
            return NameEnd(end, 0.92)
    return None


def follows_name(doc: Analysis, at: int) -> bool:
    """Whether what stands at `at` is what these reports put after a name."""
    return at == len(doc.text) or not _HAN.match(doc.text[at]) or bool(_after().match(doc.text, at))


def is_common(doc: Analysis, start: int) -> bool:
    """Whether an ordinary word begins at `start`, or covers it, rather than a family name."""
    token = doc.plain_at(start)
    if token.start != start:
        return True
    return token.end - start > 1 and not token.tag.startswith("nr")


def _best_end(doc: Analysis, at: int, family: int, *, expected: bool) -> NameEnd | None:
    """The likeliest end of a name whose family name has `family` characters."""
    text, token = doc.text, doc.token_at(at)
    options = []
    for given in (2, 1):
        end = at + family + given
        inside = doc.text[at + family : end]
        fits = len(inside) == given and _may_be_given(text[at : at + family], inside)
        if fits and _ALL_HAN.match(inside):
            options.append(NameEnd(end, _right_side(doc, token, at, end, family)))
    if not options:
        return None
    best = max(options, key=lambda o: o.score - _ends_in_particle(doc, token, at, o.end))
    if doc.text[at : best.end] in words("after_name"):
        return None
    weak = family == 1 and text[at] in _WEAK and not token.tag.startswith("nr")
    word = doc.plain_at(at)
    if expected and best.score >= 0.9 and (word.start, word.end) == (at, best.end):
        return best  # `副县长和平主持`: a word that no clause goes on with
    needed = 0.95 if doc.text[at] in _FUNCTION else 0.74 if expected else 0.9
    if weak and (best.score < needed or _word_of_speech(doc, at)):
        return None
    return best if best.score >= 0.3 else None


def _ends_in_particle(doc: Analysis, token: Token, at: int, end: int) -> float:
    """What speaks against a name of three characters whose last one may already be what follows."""
    whole = token.tag.startswith("nr") and (token.start, token.end) == (at, end)
    return 0.25 if end - at == 3 and doc.text[end - 1] in (_COPULAS if whole else _PARTICLES) else 0


def _word_of_speech(doc: Analysis, at: int) -> bool:
    """Whether what seems a name is a word that follows names: `强调`, `关于`."""
    after = _after().match(doc.text, at)
    return bool(after and len(after[0]) > 1)


def _right_side(doc: Analysis, token: Token, start: int, end: int, family: int) -> float:
    """How much the text around `end` speaks for a name that ends there."""
    if end == len(doc.text) or not _HAN.match(doc.text[end]):
        score = 0.95
    else:
        after = _after().match(doc.text, end)
        if after is None:
            score = 0.3 if end in doc.edges else 0.1
        else:
            score = 0.93 if len(after[0]) > 1 or after[0] == "等" else 0.75
    if token.tag.startswith("nr") and (token.start, token.end) == (start, end):
        score += 0.04
    elif score < 0.5 and end in doc.edges and start in doc.edges and end - start == 2 + family:
        score += 0.15
    return min(score, 0.98)


def _dotted_end(doc: Analysis, match: re.Match[str]) -> int:
    """Cut what is no longer the name off the last part of a name with a middle dot."""
    last = max(match[0].rfind(dot) for dot in MIDDLE_DOTS) + match.start() + 1
    for end in range(last + 2, match.end()):
        after = _after().match(doc.text, end)
        token = doc.plain_at(end)
        word = token.start == end and token.end - end > 1 and token.tag[:1] in "vdpcr"
        if word or (after and (len(after[0]) > 1 or end in doc.edges)):
            return end
    return match.end()
