"""Traditional script back to simplified, one character for one.

Mirrors convert with a table of characters, without words: `干`, `后`, `里` stay as they are, and
`着` becomes `著`. OpenCC's `t2s` is the nearest way back. `tw2s` would look at `著` too, but takes
twice as long and changes what is right (`颚` to `腭`); so its neighbours decide here, as they do on
`乾` and `沈`, which a table without words brings forth from nothing else.

`t2s` itself goes character by character nearly everywhere. So its answers for single characters
stand in a table (`data/simplified.txt`), and only a clause with a character that belongs to one
of its words is given to OpenCC: half the time, and most reports need not load it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SAMPLE = 400
"""Code points that tell the script of a page, half from its middle, where no site's bar stands."""

# The commonest characters of the genre that differ between the scripts.
_TRADITIONAL = re.compile(
    "[個們這國會來時為發經後開學過長門關進與對動員產業議領導區縣書記傳達實現務]"
)
_SIMPLIFIED = re.compile("[个们这国会来时为发经开学过长门关进与对动员产业议领导区县书记传达实现务]")

LEFT_OVER = {"锺": "钟", "祕": "秘", "陜": "陕", "簷": "檐", "痺": "痹", "睪": "睾"}
"""Characters that OpenCC leaves, here and there or always, and what is written for them."""

# At least one character of each of OpenCC's words (TSPhrases.txt of version 1.4.2) that turn out
# otherwise than their characters one by one, those aside that our own rules decide on; and the
# planes that the table leaves out.
_OF_A_WORD = re.compile(
    "[么麽幺篤坏傢剋劄吒哩噁彷徵扞於昇氾濛甦瞭脩蒐薹藉衹袷覆谿貲逕釐鉅鍊陞畫族\U00020000-\U0003ffff]"
    "(?:(?<![畫族])|(?<=[計籌]畫)|(?<=麼些族))"
)

# Five characters with the one to decide in the middle.
_WRITING = re.compile(
    "..著[名述称录作者]|..著书|微知著|..著有?《|.[显昭卓专原译名巨遗土拙编撰所曾新近合论]著"
)
_ONGOING = re.compile(
    "..著作[出为用风]|.[看随跟带沿朝向有本绕循]著|[谈议讨评争辩]论著|[更刷创革翻]新著|[临接靠走贴]近著"
    "|[结配混综联闭]合著|.[捧拿抱读翻背]著书"
)
_DRY = re.compile("..乾[净燥旱脆杯货果粮涸枯洗]|.[饼晒烘风吹擦榨肉豆]乾")


def is_traditional(text: str) -> bool:
    """Return whether a page is written in traditional characters, judged by its commonest ones."""
    middle = max(len(text) - _SAMPLE, 0) // 2
    sample = text[: _SAMPLE // 2] + text[middle : middle + _SAMPLE // 2]
    return len(_TRADITIONAL.findall(sample)) > len(_SIMPLIFIED.findall(sample))


def to_simplified(text: str) -> str:
    """Return traditional `text` in simplified characters, of the same length.

    A page that writes `着` tells it from `著` already; elsewhere `著` stands for both. `text` must
    hold no NUL, which ends OpenCC's reading, and no surrogates.
    """
    simplified = text.translate(_table())
    if _OF_A_WORD.search(text):
        simplified = _word_by_word(text, simplified)
    if "着" not in text:
        simplified = _decide(text, simplified, "著", _zhu_or_zhe)
    simplified = _decide(text, simplified, "乾", _qian_or_gan)
    return _decide(text, simplified, "沈", _shen)


def _decide(text: str, simplified: str, char: str, decision: Callable[[str], str]) -> str:
    """Put what `decision` says for each `char` of `text`, shown with two characters either side."""
    if char not in text:
        return simplified
    pieces: list[str] = []
    done = 0
    padded = f"  {simplified}  "
    for match in re.finditer(char, text):
        at = match.start()
        around = padded[at : at + 2] + char + padded[at + 3 : at + 5]
        pieces += (simplified[done:at], decision(around))
        done = at + 1
    pieces.append(simplified[done:])
    return "".join(pieces)


def _zhu_or_zhe(around: str) -> str:
    return "著" if _WRITING.match(around) and not _ONGOING.match(around) else "着"


def _qian_or_gan(around: str) -> str:
    return "干" if _DRY.match(around) else "乾"


def _shen(_around: str) -> str:
    return "沈"  # the name: what sinks is written 沉 on these pages too


def _word_by_word(text: str, simplified: str) -> str:
    """Return `simplified` with those clauses converted anew in which OpenCC may look at words.

    No word of its tables has a mark in it.
    """
    convert = _converter()
    pieces: list[str] = []
    done = 0
    for match in _OF_A_WORD.finditer(text):
        if match.start() < done:
            continue
        start, end = _clause(text, match.start())
        converted = convert(text[start:end])
        # No entry of these tables changes the length; should one ever, the table decides.
        if len(converted) == end - start:
            pieces += (simplified[done:start], converted.translate(_left_over()))
            done = end
    return "".join((*pieces, simplified[done:]))


def _clause(text: str, at: int) -> tuple[int, int]:
    """Return where the letters around a place start and end."""
    start = end = at
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


@cache
def _table() -> tuple[int, ...]:
    """Return the simplified character of every character of the first plane, by code point.

    A tuple is looked up in half the time of a dict that lacks most of the characters.
    """
    data = resources.files("govtui.cleaning") / "data" / "simplified.txt"
    traditional, simplified = data.read_text(encoding="utf-8").splitlines()
    table = list(range(0x10000))
    for char, usual in zip(traditional, simplified, strict=True):
        table[ord(char)] = ord(usual)
    return tuple(table)


@cache
def _left_over() -> dict[int, str]:
    return str.maketrans(LEFT_OVER)


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
