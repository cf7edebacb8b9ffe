"""Traditional script back to simplified, one character for one.

Mirrors convert with a table of characters, without words: `干`, `后`, `里` stay as they are, and
`着` becomes `著`. OpenCC's `t2s` is the nearest way back. `tw2s` would look at `著` too, but takes
twice as long and changes what is right (`颚` to `腭`); so its neighbours decide here, as they do on
`乾` and `沈`, which a table without words brings forth from nothing else.
"""

from __future__ import annotations

import re
from functools import cache
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

_LEFT_OVER = {"锺": "钟", "祕": "秘", "簷": "檐", "痺": "痹", "睪": "睾"}
"""Characters that OpenCC leaves, here and there or always, and what is written for them."""

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
    simplified = _converter()(text)
    for char, usual in _LEFT_OVER.items():
        simplified = simplified.replace(char, usual)
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


@cache
def _converter() -> Callable[[str], str]:
    """Return a conversion that keeps the length of every text."""
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert

    def convert_one_to_one(text: str) -> str:
        converted = convert(text)
        if len(converted) == len(text):
            return converted
        # No entry of these tables changes the length; should one ever, its character stays.
        singles = ((char, convert(char)) for char in text)
        return "".join(new if len(new) == 1 else old for old, new in singles)

    return convert_one_to_one
