"""QTY: numbers with their unit, shares, ranks and amounts of money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.model import Suggestion
from govtui.extraction.vocabulary import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_N = r"[0-9\uff10-\uff19]{1,12}(?:[,\uff0c][0-9]{3}){0,4}(?:[.\uff0e][0-9]{1,6})?"
_C = "[一二三四五六七八九两]"
_LARGE = f"(?:{_C}?[十百千](?:{_C}?[十百千]|零?{_C}){{0,4}}[万亿]{{0,2}}|{_C}[万亿]{{1,2}})"
"""A number in Chinese figures of at least ten; smaller ones count nothing (`三个关系`)."""
_NEAR = "(?:近|(?<![签合契预制节大相特])约|超过?|逾|(?<![通经])过)"
_MORE = "(?:余|多|来)"
_ABOUT = "(?:以上|以下|以内|左右|上下)"
_SCALE = "(?:万亿|千亿|百亿|十亿|千万|百万|十万|[千百十]?[万亿]|千|百)"
_UNIT = alternation("units") + "(?:[\uff08(][一-龥]{1,2}[)\uff09])?"
_SMALL = (
    "(?:[件条年天家名次类种场所支位份座处]|项(?!任务|工作|内容|措施|机制|制度|要求|重点|行动|工程))"
)
_TO = r"(?:[-—–~\uff5e]|至|到)"

_KINDS: tuple[tuple[str, str, float], ...] = (
    (
        "share",
        f"{_NEAR}?{_N}[/\uff0f]{_N}(?!{_N})|{_NEAR}?(?:{_C}|十){{1,4}}分之(?:{_C}|十|百){{1,4}}{_ABOUT}?|[百千万]分之(?:{_C}|[十百])+",
        0.92,
    ),
    (
        "rank",
        f"(?<![放摆居][在于])第(?:{_N}|{_C}|十{_C}?)(?:等次|名|位)|前(?:{_N}|{_C}|十{_C}?|百)(?:名|位|强)",
        0.9,
    ),
    ("prize", "(?:特等|一等|二等|三等|优秀|优胜|[金银铜])奖(?!励|补|学|金|状|杯|牌|项)", 0.75),
    (
        "number with unit",
        f"{_NEAR}?{_N}(?:{_TO}{_N})?{_SCALE}?{_MORE}?{_SCALE}?{_UNIT}[余多]?{_ABOUT}?"
        f"|{_NEAR}?{_N} {_SCALE}?{_MORE}?(?:%|元|人|名|个|家|项|亩|公里|万|亿)"
        f"(?:{_UNIT})?{_ABOUT}?",
        0.93,
    ),
    ("amount", f"{_NEAR}?{_N}{_SCALE}{_MORE}?(?:级(?!别))?{_ABOUT}?", 0.85),
    (
        "number in Chinese figures",
        f"{_NEAR}?(?:{_LARGE}){_MORE}?[万亿]?{_UNIT}{_MORE}?{_ABOUT}?",
        0.8,
    ),
    (
        "amount",
        f"(?:{_NEAR}|(?<![跨迈登踏站晚早以])上)?(?:[十百千]亿|[千百十]万|万亿)(?:元|级)(?!级别){_ABOUT}?|(?:{_NEAR})[百千万]亿|{_NEAR}[百千万]{_UNIT}",
        0.85,
    ),
    (
        "small number in Chinese figures",
        "(?:[二三四五六七八九两]|十)(?:个(?:月(?:左右|以上|以内)?|多月|小时|多小时|半小时|工作日|百分点"
        f"|(?!环节|流域|阶段|层面|步骤|维度|报告|部分|方面|大项|维护|确立|意识|自信|关系))|{_SMALL})(?![级代])|一个月",
        0.75,
    ),
    ("level", "[ⅠⅡⅢⅣ]级", 0.8),
    ("days", f"{_N}日(?=之?内)", 0.9),
    (
        "share",
        f"{_NEAR}?{_C}成(?:{_C}|{_MORE}|{_ABOUT})?(?![熟果为立效长就员分套交本])|{_C}倍",
        0.75,
    ),
)
_FIRST = "(?=[0-9\uff10-\uff19一二三四五六七八九两十百千万亿ⅠⅡⅢⅣ近约超逾过上不高第前特优金银铜])"
"""What any quantity begins with: most of a text is passed over by this look alone."""
_ANY = re.compile(
    f"{_FIRST}(?:{'|'.join(f'(?P<k{i}>{p})' for i, (_, p, _s) in enumerate(_KINDS))})"
)
_TOP = re.compile(
    "(?:全[市省区县州国球镇]|系统|[前名居列位排])(?P<rank>第(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3})|前(?:[三五十百]|[0-9]{1,3}))"
    "(?![0-9一二三四五六七八九十批次届期轮时责要个季年阶代书产课关道支副位名强]|天)"
)
_BEFORE = frozenset("第0123456789.+-—")
_YEAR = re.compile(r"[0-9]{4}年")


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the quantities of the report."""
    del earlier
    text = doc.text
    for match in _ANY.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        if (before in _BEFORE and before) or _YEAR.match(text, start):
            continue
        if match.lastgroup == "k5" and _is_idiom(doc, start, end):
            continue
        kind, _, score = _KINDS[int(str(match.lastgroup)[1:])]
        yield Suggestion(start, end, "QTY", f"rule:{kind}", score)
    for match in _TOP.finditer(text):
        yield Suggestion(*match.span("rank"), "QTY", "rule:rank", 0.9)


def _is_idiom(doc: Analysis, start: int, end: int) -> bool:
    """Whether Chinese figures and a measure word are part of a longer word: `百家争鸣`."""
    return (
        end not in doc.edges
        or start not in doc.edges
        or doc.text[start:end] in words("number_idioms")
    )
