"""ORG: firms by their short names, where somebody is there: `在恒源电力\uff0c`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.analysis import HAN
from govtui.extraction.model import Suggestion
from govtui.extraction.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

FIRM = re.compile(
    "(?:化学|米业|粮油|电子|新?能源|科技|食品|药业|重工|机械|材料|新材|生物|股份|实业|智能|汽车|光电|半导体|纺织|锅炉|化工|石化|钢铁|铝业|铜业"
    "|矿业|水泥|建材|家居|服饰|乳业|牧业|种业|农业|酒业|茶业|物流|网络|软件|信息|医药|医疗|通信|电气|电器|轴承|动力|航空|制药|环保|光伏|储能|锂电|精密|装备|集团|时代|置业|创投|投资|控股|路桥|地产|燃气|热力|电力|能投|高科|交投|城投|国投)$"
)
"""What the short names of firms end with."""
_VISITED = re.compile(
    f"(?:在|到|走进|走访|赴|深入|考察|参观|察看|查看|调研|视察|[、和与及])(?P<name>(?:(?![和与及])[{HAN}]){{4,8}})"
    "(?=[\uff0c、。和与等]|分别|二期|一期|项目|进行|实地|生产|调研|公司)"
)


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the firms that are gone to."""
    del earlier
    for match in _VISITED.finditer(doc.text):
        start, end = match.span("name")
        kind = FIRM.search(doc.text, start, end)
        if kind and _is_proper(doc, start, kind.start()):
            yield Suggestion(start, end, "ORG", "rule:firm that is gone to", 0.75)


def _is_proper(doc: Analysis, start: int, end: int) -> bool:
    """Whether two or more characters that are no common word stand before a firm's kind."""
    stem = doc.words_before(end, start)
    common = doc.text[start:end] in words("plain_prefixes") or doc.text[start] in "各全某该"
    known = any(t.end - t.start > 1 and t.tag not in {"ns", "nr", "nz", "a", "j"} for t in stem)
    return end - start > 1 and start in doc.edges and not common and not known
