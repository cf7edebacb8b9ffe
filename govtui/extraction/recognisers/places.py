"""LOC: administrative areas, their short forms, and named places by their ending."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from govtui.extraction.model import Suggestion
from govtui.extraction.phrases import left_edge
from govtui.extraction.vocabulary import any_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_ENDS = re.compile(
    "(?:街道|社区|自治县|自治州|自治区|经济开发区|开发区|高新区|新区|片区|园区|产业园|工业园|示范区|保税区|试验区|经济圈|城市群|经济带|商务区|景区|度假区|保护区|古镇|古城|古街|老街|大道|大街|公路|高速|大桥|水库|河|湖|江|山|岛|镇|乡|村|县|路|港|码头|机场|火车站|高铁站|广场|公园|小区|[省市区州旗])"
    "(?![长委镇级办域间道情属内外人民里政里])"
)
_GENERIC = re.compile("^(?:全|我|本|各|该|每|有关|相关|所在|城|乡|镇|农|山|老|新|旧|主|辖|社|园|小|市|县|区|校|地|灾|景|街|示范|重点|核心|中心|周边|沿线|试点|贫困|脱贫|美丽|基层|部分|先进|一个|两个|[一二三四五六七八九十0-9]+个?)*$")
_PAIR = re.compile("中(?=[美俄日韩法德英欧印澳老越泰蒙巴](?![一-龥]*(?:文|语)))")


@cache
def _divisions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = (resources.files("govtui.cleaning") / "data" / "divisions.tsv").read_text("utf-8")
    names = {line.split("\t")[1] for line in data.splitlines() if "\t" in line}
    names = {n for n in names if len(n) > 1 and n not in {"市辖区", "县"}}
    short = {re.sub("(?:特别行政区|自治区|自治州|自治县|地区|[省市区县州盟旗])$", "", n) for n in names if len(n) > 2}
    short = {re.sub("(?:壮族|回族|维吾尔|土家族|苗族|彝族|藏族|侗族|布依族|傣族|哈尼族|朝鲜族|蒙古族|羌族|瑶族|畲族|满族).*$", "", n) for n in short}
    return re.compile(any_of(frozenset(names))), re.compile(any_of(frozenset(n for n in short if len(n) > 1)))


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the places of the report."""
    bounds = sorted(s.end for s in earlier if s.label in {"TIME", "PER", "DOC"} and s.score > 0.7)
    full, short = _divisions()
    for match in full.finditer(doc.text):
        if match.start() in doc.edges:
            yield Suggestion(*match.span(), "LOC", "lexicon:divisions", 0.9)
    for match in short.finditer(doc.text):
        token = doc.token_at(match.start())
        if match.span() == (token.start, token.end) and token.tag == "ns":
            yield Suggestion(*match.span(), "LOC", "lexicon:divisions, short form", 0.8)
    for token in doc.tokens:
        if token.tag == "ns" and token.end - token.start > 1 and doc.text[token.start : token.end] not in words("not_places"):
            yield Suggestion(token.start, token.end, "LOC", "model:jieba", 0.6)
    for match in _ENDS.finditer(doc.text):
        head, end = match.span()
        low = max((b for b in bounds if b <= head), default=0)
        start = left_edge(doc, head, "stops", "stops_body", low=low)
        prefix = doc.text[start:head]
        if not prefix or _GENERIC.match(prefix) or len(prefix) > 8:
            continue
        yield Suggestion(start, end, "LOC", "rule:place by its ending", 0.7)
    for match in _PAIR.finditer(doc.text):
        yield Suggestion(match.start(), match.end(), "LOC", "rule:pair of countries", 0.8)
        yield Suggestion(match.end(), match.end() + 1, "LOC", "rule:pair of countries", 0.8)
