"""TIME: dates, clock times, quarters, years, named periods and holidays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtui.extraction.model import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_N = r"[0-9\uff10-\uff19]"
_C = "[〇零一二三四五六七八九十]"
_GAP = " ?"
"""Some pages part figures from characters."""
_TO = r"(?:[-—–―~\uff5e\uff0d]{1,2}|至|到)"
_COLON = "[:\uff1a]"

_YEAR = f"(?:(?:{_N}{{4}}{_GAP}|[一二][〇零一二三四五六七八九]{{3}})年(?:度(?!假))?)"
_DEICTIC = (
    "(?:今明两年|今年|去年|明年|前年|来年|后年|本年度|新年度|上一?年度|下一?年度|当年度"
    "|新的一年|上一年|下一年|次年|翌年|(?<!以)上年(?![度龄纪]))"
)
_WHICH = f"(?:{_YEAR}|{_DEICTIC})"
_QUARTER = (
    "(?:第?[一二三四1-4](?:、[二三四2-4])?季度|前[一二三两1-3]个?季度|[上下本]个?季度"
    "|上半年|下半年)(?:末|初(?!步|见|现|期))?"
)
_MONTH = f"(?:{_GAP}(?:{_N}{{1,2}}{_GAP}|{_C}{{1,3}})月份?)"
_DAY = f"(?:{_GAP}(?:{_N}{{1,2}}{_GAP}|{_C}{{1,3}})[日号])"
_TEN = "(?:[上中下]{1,2}旬|初|底|末)"
_MONTHS = f"(?:(?:{_N}{{1,2}}|{_C}{{1,3}})月?份?{_TO}{_MONTH}|前(?:{_N}{{1,2}}|{_C}{{1,3}})个?月)"
_PART = "(?:凌晨|清晨|早上|早晨|早间|上午|中午|午间|下午|傍晚|晚上|晚间|夜间|深夜|当晚|晚|夜)"
_DATE = f"(?:{_MONTH}{_DAY}(?:{_TO}{_MONTH}?{_DAY}|{_PART}{_TO}{_MONTH}?{_DAY})?)"
_CLOCK = (
    f"(?:{_N}{{1,2}}{_COLON}{_N}{{2}}(?:{_COLON}{_N}{{2}})?"
    f"|(?:{_N}{{1,2}}|{_C}{{1,3}})时(?:(?:{_N}{{1,2}}|{_C}{{1,3}})分|许|整|半)?(?![代期间段])"
    f"|(?:{_N}{{1,2}}|{_C}{{1,3}})点(?:{_N}{{1,2}}分|半|整|钟|许))"
)
_WEEK = (
    "(?:[\uff08(](?:星期|周)[一二三四五六日天][)\uff09]|星期[一二三四五六日天]|周[一二三四五六日])"
)
_HOUR = f"(?:{_WEEK}?(?:{_PART}{_CLOCK}?|{_CLOCK})(?:{_TO}{_PART}?{_CLOCK})?|{_WEEK})"

_HOLIDAY = (
    "(?:元旦|春节|新春佳节|中秋佳节|除夕|元宵节?|清明节?|劳动节|端午节?|中秋节?|国庆节?|重阳节|教师节|建军节|建党节"
    "|妇女节|青年节|儿童节|植树节|护士节|记者节|腊八节?|小年|七夕节?|冬至|正月(?:初[一二三四五六七八九十]|十五)"
    "|大年(?:初[一二三四五六七]|三十)|农历[一二三四五六七八九十腊正冬]{1,2}月[初廿一二三四五六七八九十]{1,3}|寒假|暑假|暑期)"
)
_LEAVE = "(?:假期|假日|小长假|长假|黄金周)"
_NAMED = "五一|十一|六一|七一|八一|三八|五四|双节|元旦|春节|国庆|中秋|端午|清明"

_KINDS: tuple[tuple[str, str, float], ...] = (
    # name of the rule, pattern, score; the first that matches at a place is taken
    (
        "date in figures",
        f"{_N}{{4}}(?:-{_N}{{1,2}}-|/{_N}{{1,2}}/|[.]{_N}{{1,2}}[.]){_N}{{1,2}}(?!{_N})(?:\\s{{0,2}}{_CLOCK})?"
        f"|[01]{_N}-[0-3]{_N} {_N}{{2}}:{_N}{{2}}",
        0.95,
    ),
    ("range of years", f"{_N}{{4}}年?{_TO}{_N}{{4}}年度?", 0.97),
    (
        "date with its year",
        f"{_WHICH}的?(?:{_MONTHS}|{_DATE}{_HOUR}?|{_MONTH}{_TEN}?(?:{_TO}{_MONTH}{_TEN}?)?"
        f"|{_QUARTER}|(?:元旦|春节|国庆节?){_LEAVE}?|(?:春|夏|秋|冬)(?:季|天))",
        0.98,
    ),
    ("same time of a year", "去年同期|上年同期", 0.95),
    (
        "anniversary",
        f"(?:建[党国军]|(?:中国共产党|中国共青团|新中国|人民军队)(?:成立|诞生|建立))(?:{_N}|{_C}|百){{1,4}}周年(?:纪念日)?"
        f"|(?:中国共产党|建党)百年华诞|(?:全国)?第(?:{_N}|{_C}){{1,4}}个(?:中国|国际|世界|全国)?(?:教师|护士|记者|医师|丰收|人民警察|环卫工人)节",
        0.9,
    ),
    ("year", f"{_WHICH}(?:[底末初](?![步见期]))?(?![来前](?!我))", 0.97),
    ("month and day", f"{_DATE}{_HOUR}?(?:(?<=时){_TO}(?:{_MONTH}?{_DAY})?{_HOUR})?", 0.98),
    ("months", f"{_MONTHS}|{_MONTH}{_TEN}(?:{_TO}{_MONTH}{_TEN})?", 0.95),
    ("part of the year", f"{_QUARTER}|年底|年末", 0.95),
    ("month", f"{_N}{{1,2}}月份?|{_C}{{1,2}}月份", 0.93),
    (
        "day",
        f"(?:{_N}{{1,2}}日(?:{_TO}{_DAY})?|[今昨明当前]日|[今昨明当前]天){_HOUR}|今[天日](?=[\uff0c,]|召开|举行)",
        0.9,
    ),
    (
        "day",
        f"{_N}{{1,2}}(?:{_TO}{_N}{{1,2}})?日(?:{_TO}{_N}{{1,2}}日)?(?![均夜历常程子内]|之内)|昨天|昨日|昨晚|今晚|今晨",
        0.85,
    ),
    (
        "week",
        f"[本上下]周(?:[一二三四五六日末]{_HOUR}?)?(?!期)|{_WEEK}{_PART}?{_CLOCK}?(?!期)",
        0.75,
    ),
    (
        "period",
        "今冬明春|去冬今春|今[春夏秋冬](?!季|天)|(?:今|去|来)年?[春夏秋冬][季天]|本月(?:[上中下]旬|底)?|[上下]个?月底?(?!半)"
        f"|(?:本|上|2[01]|二十一?)世纪(?:[二三四五六七八九]十年代|{_N}0年代|中叶|末|初)?",
        0.8,
    ),
    (
        "span of years",
        f"(?:未来|今后|过去|接下来|近|最近)的?(?:{_C}|{_N}|两){{1,2}}(?:到{_C})?(?:年(?![级间前制])|个月)|(?:未来|今后)(?:{_C}|{_N}|两){{1,2}}(?:天|周)",
        0.8,
    ),
    ("clock time", f"(?:{_PART}{_CLOCK}|(?!一时){_CLOCK}(?<![点半整]))(?:{_TO}{_CLOCK})?", 0.85),
    (
        "holiday in quotes",
        f"“(?:{_NAMED})”(?:(?:国际)?{_HOLIDAY}{_LEAVE}?|国际劳动节|{_LEAVE})",
        0.95,
    ),
    ("holiday", f"(?:{_HOLIDAY}(?:{_LEAVE})?|(?:{_NAMED}){_LEAVE})", 0.9),
    ("five-year plan", "十[一二三四五六七]五(?![年月日个名人家项])", 0.95),
)
_FIRST = (
    "(?=[0-9\uff10-\uff19〇零一二三四五六七八九十第今去明昨前来后本当新上下次翌年月未过接近最凌清早晨中午傍晚夜深"
    "星周元春除劳端国重教建妇青儿植护记腊小冬正大农寒暑双“全人])"
)
"""What any time begins with: most of a text is passed over by this look alone."""
_ANY = re.compile(
    f"{_FIRST}(?:{'|'.join(f'(?P<k{i}>{p})' for i, (_, p, _s) in enumerate(_KINDS))})"
)
_NAMED_QUOTE = re.compile(f"“({_NAMED})”(?=期间|前|后|节|当天|、|和|，|期)")
_ALSO_WORDS = frozenset({"后年", "前年", "来年", "明年", "次年", "年底", "年末"})
"""Times whose characters may belong to the words beside them: `建成后年产值`."""
_INSIDE_NUMBER = frozenset("0123456789.第个")


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the times of the report."""
    del earlier
    text = doc.text
    for match in _ANY.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in _INSIDE_NUMBER and text[start] not in "“今去明本上下":
            continue
        if text[start:end] in _ALSO_WORDS and not {start, end} <= doc.edges:
            continue
        kind, _, score = _KINDS[int(str(match.lastgroup)[1:])]
        yield Suggestion(start, end, "TIME", f"rule:{kind}", score)
    for match in _NAMED_QUOTE.finditer(text):
        yield Suggestion(*match.span(1), "TIME", "rule:holiday in quotes", 0.85)
