"""The administrative divisions of China by code and by name.

The table is GB/T 2260 from the province down to the
county; its source and date stand at the head of `data/divisions.tsv`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SUFFIXES = (
    "特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "自治州", "自治县",
    "自治旗", "地区", "林区", "特区", "省", "市", "区", "县", "旗", "盟", "州",
)  # fmt: skip

_NATIONS = re.compile(
    "(?:蒙古族?|维吾尔族?|哈萨克族?|柯尔克孜族?|塔吉克族?|锡伯族?|达斡尔族?|鄂温克族?|鄂伦春族?"
    "|(?:[回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒]|布依|朝鲜|土家|哈尼|傈僳|拉祜|东乡|纳西|景颇|仫佬|布朗"
    "|撒拉|毛南|仡佬|保安|裕固|独龙|普米|各)族)+$"
)


class Division(msgspec.Struct, frozen=True):
    """A province, prefecture or county, or what has their rank."""

    code: str
    """The six digits of GB/T 2260."""
    name: str

    @property
    def short(self) -> str:
        """The name without the word for its rank: `大观`, `延边`; a `雄县` stays whole."""
        for suffix in _SUFFIXES:
            if self.name.endswith(suffix) and len(self.name) - len(suffix) >= 2:
                stem = self.name.removesuffix(suffix)
                bare = _NATIONS.sub("", stem)
                return bare if len(bare) >= 2 else stem
        return self.name

    @property
    def ancestors(self) -> tuple[Division, ...]:
        """The divisions above, the province first. Some counties stand right under theirs."""
        codes = dict.fromkeys((self.code[:2] + "0000", self.code[:4] + "00"))
        return tuple(
            divisions()[code] for code in codes if code != self.code and code in divisions()
        )


@cache
def divisions() -> Mapping[str, Division]:
    """Return all divisions by code."""
    table = resources.files("govtui.cleaning") / "data" / "divisions.tsv"
    rows = table.read_text(encoding="utf-8").splitlines()
    pairs = (row.split("\t") for row in rows if not row.startswith("#"))
    return {code: Division(code, name) for code, name in pairs}


@cache
def by_name() -> Mapping[str, tuple[Division, ...]]:
    """Return the divisions by full name; some names are those of several."""
    return _grouped((division.name, division) for division in divisions().values())


@cache
def by_short_name() -> Mapping[str, tuple[Division, ...]]:
    """Return the divisions by their name without the word for the rank."""
    return _grouped((division.short, division) for division in divisions().values())


def _grouped(pairs: Iterable[tuple[str, Division]]) -> Mapping[str, tuple[Division, ...]]:
    grouped: dict[str, list[Division]] = {}
    for name, division in pairs:
        grouped.setdefault(name, []).append(division)
    return {name: tuple(found) for name, found in grouped.items()}
