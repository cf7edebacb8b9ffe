"""MEET: meetings, campaigns, sessions, inspections and events by their name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from govtui.extraction.meeting_names import CONVENE, LONGEST, is_held, left
from govtui.extraction.model import Suggestion
from govtui.extraction.phrases import Bounds
from govtui.extraction.vocabulary import alternation, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtui.extraction.analysis import Analysis

_C = "[一二三四五六七八九十]"
_SESSION = re.compile(
    f"(?=[党第一二三四五六七八九十])(?:(?:党的)?(?:第)?{_C}{{2,3}}届(?:{_C}中、)*{_C}{{1,2}}中全会"
    f"|党的(?:第)?{_C}{{2,3}}大(?!报告)|(?<![一二三四五六七八九十第])(?:十[五六七八九]|二十)大(?!报告|[一-龥]?[类项点步个]))"
)
_NUMBERED = re.compile(
    f"第?{_C}{{1,3}}届{_C}{{1,3}}次(?:全委|执委|理事|常委|常务理事|委员|会员代表|职工代表)?"
    "(?:[\uff08(]扩大[\uff09)])?(?:全体)?(?:会议?|全会|大会)"
    f"|(?:第?{_C}{{1,3}}届)?(?:人大|政协)(?:常委会)?第?{_C}{{1,3}}次(?:常委会)?(?:全体)?会议"
)
"""A session of a body by the numbers of its term and of the session."""
_TWO = re.compile("(?=[全省市区县州“两])(?:全国|全?[省市区县州])?(?:“(?P<quoted>两会)”|两会)")
_CAMPAIGN = re.compile(
    "(?=[学主专党教生环安耕土海第一二三四五六七八九十常提机交巡])(?:学习教育|主题教育|专题教育|党史教育|教育整顿"
    "|(?:生态(?:环境)?保护|生态环保|环保|环境保护|安全生产|耕地保护|土地|海洋)(?:专项|综合|例行)?(?:督察|督查|巡查)|第[一二三四五六七八九十]{1,3}次大督查"
    "|专项斗争|(?:第?[一二三四五六七八九十]{1,4}轮)?(?:常规|专项|提级|机动|交叉)?(?:巡视|巡察))(?:“回头看”)?(?:活动)?(?![组员办局工回室干对机])(?!整改(?:工作)?(?:领导|专班|办))"
)
_LONG_CAMPAIGNS = re.compile(alternation("campaigns") + "(?:活动)?")
_SCOPE = re.compile("(?:全[省市县区州]|本地|机关|系统|我[省市县区])?(?:[0-9]{4}年度?)?")
"""Where and when a campaign goes on, before its name."""
_FOR_ALL = re.compile("(?:党员|干部|职工|群众|日常|政治|思想|领导){1,3}")
"""Before `学习教育`, what names no campaign."""
_SENDER = re.compile("(?:中央|[省市区县州旗]委|省|市|国家|国务院)")
_EVENT = re.compile(
    "”(?:(?!的)[一-龥]){0,10}?(?:活动|大赛|竞赛|挑战赛|邀请赛|联赛|论坛|文化节|旅游节|艺术节|采摘节|音乐节|马拉松|演练"
    "|行动(?!计划|方案|力|纲领|指南|自觉)|攻坚战|大会战|行动周|宣传周|宣传月|宣传日|主题日|志愿服务|招聘会|大讲堂|大比武|大比拼|擂台赛)"
)
_MARKED_EVENT = re.compile(
    "(?=[大专主义会体冬利参启夏实宣展庆开征志慰护拉招授推提揭擂攻整文春植比治洽清演百研秋签纪练考联表观读进集颁])(?:(?:主题党日|签约|开工|揭牌|授牌|表彰|颁奖|集中开工|集中签约|集中观摩|观摩|宣讲|义诊|植树|志愿服务|招聘|宣传|慰问|演讲|比赛|启动|研学|推介|主题|实践"
    "|拉练|比武|练兵|擂台|纪念|庆祝|文艺|联谊|读书|征文|招商|洽谈|体验|参观|考察|展示|展览|进校园|进社区|进农村|进企业|进机关)活动"
    "|(?:集中|专项|攻坚|整治|清零|治理|百日|会战|春雷|利剑|清朗|护航|提升|夏季|冬季|秋季|春季|联合)行动(?!计划|方案|组)|大会战)"
)
_OPEN_EVENT = re.compile(
    "(?=[会活行仪典讲课班节赛展比晚汇演])(?:(?<![员协学商工合事金社机委])会(?!议|[员长场])|活动(?!中心|[室月周日])|行动(?!计划|方案|组)|仪式|典礼|讲[座堂坛]|课堂|(?<![期期])班(?![子组])"
    "|(?<![季环调春时])节(?![点目能约水奏])|赛(?!事)|展(?![览示开现会])|比武|晚会|汇演|演练)"
)
"""Ends of the names of events, where the clause says that they are held."""
_SHORTEST = 6
"""Code points of an event's name that has no telling end."""
SHORTEST_QUOTED = 6
"""Code points of a meeting that is named in quotes; shorter ones are mechanisms: `“院坝会”`."""
_NTH_QUOTED = re.compile("第(?:[0-9]{1,3}|[一二三四五六七八九十]{1,4})[个届次](?=“)")
_FESTIVAL = re.compile("[一-龥]{2,14}[节月周]$")
_EDITION = re.compile(
    "(?:首届|第[一二三四五六七八九十百0-9]{1,4}届)(?:(?!委员会|代表|[向在的对])[一-龥]){2,16}?(?:节(?![点目能约水奏])|赛(?!事)|论坛|博览会|交易会|展览会|洽谈会|推介会|大会|年会|峰会|运动会|展(?![览示开现会]))(?:总?决赛)?"
)
_ANNIVERSARY = re.compile(
    "(?:庆祝|纪念)[^\uff0c。、\uff1b\n《》]{2,30}?(?:周年|诞辰|[^季环调春时]节)[^\uff0c。、\uff1b\n《》]{0,14}?"
    "(?:活动|大会|座谈会|晚会|汇演|演出|仪式|[展赛])(?![览示事])"
)
_GAMES = re.compile("(?:军运|冬奥|亚运|奥运|全运|省运|大运|残奥|青奥|民运)会")
_FAIR = re.compile("(?<=[一-龥])博会|(?<=[服京])贸会|(?<=[广华高农文])交会|(?<=[投科])洽会")
"""Short names of fairs, without their first character."""
_NTH = re.compile("第[一二三四五六七八九十]{1,3}届$")
_ASIDE = "(?:[\uff08(][一-龥]{1,4}[\uff09)])?"
_GENERIC = re.compile(
    "(?:本次|此次|这次|该|上次|历次|每次|各类|各种|各项|有关|相关|一系列|多次|一次|首次|多场|一场|系列|重要|专门|相应|大型"
    "|小型|同时|随后|当天|当日|我[区县市]|召开|主持|以上|上级|各级|各|全|部分|大|小|与会|参会|现场|及时|定期|适时|全区|全市|全县|全省|一|了|的)+"
)
_PLAIN = re.compile(
    "(?:启用|模拟|参与|今后各项|往届|新闻|国家和省|[省市县区](?:电视电话|电视|视频|电话)|推进|动员|部署|传达学习|传达|学习|调度|总结|表彰|启动|座谈|培训|汇报|反馈|签约|誓师|发布|推介|宣讲|调度例|交流|观摩|重要的?|中心组专题|专题|政协|人大)(?:部署|发布)?(?:大会|座谈会|报告会|研讨会|学习会|培训会|推进会|讲座|会议?|活动|仪式|演练)"
)
"""What meetings are called for short: names none of them."""
_ONE_OF_MANY = re.compile("[一两几多][次场]")
_MODAL = re.compile(
    "(?:要|应当|适时|定期|及时|每[月周季年]|坚持|制度|不定期|一次(?!会议|全会|常委会))[^\uff0c。\uff1b]{0,12}$"
)
_GENERIC_START = re.compile(
    "[本此这各每该历上][次场类种项级个]|该|各|一|有关|相关|系列|重要|专门|相应|大型|小型|同时|多[次场]|我[区县市]|全[区市县省]|与会|参会|现场|及时|定期|适时"
)
"""What begins no event's name before a word that tells its kind."""
_WITH_VERB = re.compile("召开|举行|举办|开|组织|主持|参加|列席|参会|召集|出席")
_KEEP_ALONE = re.compile(
    "(?:扩大会议|全体会议?|常务会议?|主任会议|党组会议|党委会议|党组\\w{0,4}会议|常委会会议|民主生活会|组织生活会"
    "|主席会议|闭幕会议?|预备会议|党委\uff08扩大\uff09会议|党工委会议|办公会议|联席会议|专题学习会|集体学习|集中学习|代表大会)"
)
_BODY_TOO = frozenset({"常委会", "党委会", "党组会", "代表大会", "职代会"})
"""Ends that a standing body and its meeting share."""
_STANDING = frozenset({"常委会", "党委会", "党组会"})
"""Those of them that are the body unless a meeting verb says otherwise."""
_CONVENES_ITSELF = re.compile("(?:召开|举行)(?:第|[0-9]{4}年|全体|扩大)")
"""What follows a standing conference that acts as a body: `联席会议召开第二次会议`."""
_CENSUS = re.compile("第[一二三四五六七八九十]{1,3}[次批](?:全国|全省|全市)?[一-龥]{2,5}普查")
_AS_MEANS = re.compile(
    "(?:适时|定期|及时|每[月周季年])(?:召开|开展|组织|举行|举办)?$|(?:^|[要\uff0c])(?:通过|采取|利用)$|有关$"
)
"""Before what is to be done now and then, or as a means, and before what some meeting was about."""
_STUDY = frozenset({"集中学习", "集体学习", "专题学习"})
"""What is an event only of a body: `中心组专题学习`."""
_VISIT = re.compile("来[一-龥]{2,4}现场办公会?")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        f"{_ASIDE}{alternation('meetings')}(?:(?<=会)议|(?<=宣传[周月日])活动)?(?!同(?![日时]))(?!(?<!会议)议|[了秘战商长员场址室厅堂见客合展计们期所主执]|(?<=节)[点目能约水奏])"
    )


def recognise(doc: Analysis, earlier: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield the meetings and events of the report."""
    text = doc.text
    bounds = _bounds(doc, earlier)
    posts = {s.end: s.start for s in earlier if s.label == "POST"}
    for match in _SESSION.finditer(text):
        yield Suggestion(*match.span(), "MEET", "rule:session", 0.95)
    for match in _NUMBERED.finditer(text):
        yield Suggestion(left(doc, match.start(), bounds), match.end(), "MEET", "rule:session", 0.9)
    for match in _TWO.finditer(text):
        span = match.span("quoted") if match[0].startswith("“") else match.span()
        yield Suggestion(*span, "MEET", "rule:two sessions", 0.96)
    for match in _CENSUS.finditer(text):
        yield Suggestion(*match.span(), "MEET", "rule:census", 0.85)
    for match in _LONG_CAMPAIGNS.finditer(text):
        yield Suggestion(*match.span(), "MEET", "lexicon:campaign", 0.95)
    for match in _heads().finditer(text):
        yield from _named(doc, match, bounds, posts)
    for match in _CAMPAIGN.finditer(text):
        yield from _campaign(doc, match, bounds)
    for match in _EVENT.finditer(text):
        opening = _quote_start(doc, match.start())
        if opening is not None:
            start = left(doc, opening, bounds)
            start = opening if text.endswith("系统", start, opening) else start
            yield Suggestion(start, match.end(), "MEET", "rule:quoted event", 0.8)
    for match in _NTH_QUOTED.finditer(text):
        quote = next((q for q in doc.quotes if q.start == match.end() + 1), None)
        if quote and _FESTIVAL.match(text, quote.start, quote.end):
            yield Suggestion(match.start(), quote.end + 1, "MEET", "rule:numbered event", 0.9)
    for match in _EDITION.finditer(text):
        start = left(doc, match.start(), bounds)
        yield Suggestion(start, match.end(), "MEET", "rule:numbered event", 0.85)
    for match in _ANNIVERSARY.finditer(text):
        yield Suggestion(*match.span(), "MEET", "rule:anniversary", 0.8)
    for match in _GAMES.finditer(text):
        town = doc.plain_at(match.start() - 1)
        start = town.start if match.start() and town.tag == "ns" else match.start()
        yield Suggestion(start, match.end(), "MEET", "rule:games", 0.85)
    for match in _FAIR.finditer(text):
        start = match.start() - 1
        nth = _NTH.search(text, max(0, start - 5), start)
        yield Suggestion(nth.start() if nth else start, match.end(), "MEET", "rule:fair", 0.8)
    for match in _OPEN_EVENT.finditer(text):
        yield from _held_event(doc, match, bounds)
    for match in _MARKED_EVENT.finditer(text):
        start = left(doc, match.start(), bounds)
        if match.end() - start >= 7 and not _GENERIC_START.match(text, start):
            yield Suggestion(start, match.end(), "MEET", "rule:event", 0.6)


def _bounds(doc: Analysis, earlier: Sequence[Suggestion]) -> Bounds:
    """Ends of what never begins a meeting's name: dates, people, documents, whole meetings."""
    ends = [
        s.end
        for s in earlier
        if (s.label in {"PER", "DOC"} and s.score >= 0.8)
        or (s.label == "TIME" and _ends_before_names(doc.text[s.start : s.end]))
    ]
    ends += [m.end() for m in re.finditer("(?<=[会动式])暨|(?<=会议)暨", doc.text)]
    return Bounds(ends)


def _ends_before_names(time: str) -> bool:
    """Whether a time is no part of a meeting's name, as `2024年度` or `一季度` may be."""
    return "日" in time or time[0] in "今去明上下昨近"


def _quote_start(doc: Analysis, closing: int) -> int | None:
    """The opening mark of the quote that ends at `closing`."""
    return next((quote.start - 1 for quote in doc.quotes if quote.end == closing), None)


def _campaign(doc: Analysis, match: re.Match[str], bounds: Bounds) -> Iterator[Suggestion]:
    """An inspection by a named sender, or a campaign with its theme."""
    start = left(doc, match.start(), bounds)
    prefix = doc.text[start : match.start()]
    if wide := _SCOPE.match(doc.text, start, match.start()):
        start = wide.end()
        prefix = doc.text[start : match.start()]
    by_theme = match[0].endswith(("教育", "教育整顿", "专项斗争", "专项督察"))
    if _FOR_ALL.fullmatch(prefix):
        return
    alone = match[0] == "主题教育" or (match[0] == "教育整顿" and not prefix)
    if alone or (by_theme and len(prefix) >= 2) or _SENDER.search(prefix):
        yield Suggestion(start, match.end(), "MEET", "rule:campaign or inspection", 0.85)


def _named(
    doc: Analysis, match: re.Match[str], bounds: Bounds, posts: dict[int, int]
) -> Iterator[Suggestion]:
    """The meeting whose name ends at `match`."""
    text = doc.text
    head, end = match.span()
    start = left(doc, head, bounds, end)
    visit = _VISIT.match(text, end) if match[0] in _BODY_TOO else None
    if visit:
        yield Suggestion(start, visit.end(), "MEET", "rule:meeting name", 0.8)
        return
    generic = _GENERIC.fullmatch(text[start:head])
    if generic:
        start = head
    while text[start - 1 : start] == "、" and start - 1 in posts and _starts_post(posts, start):
        start = posts[start - 1]
    quoted = doc.quotes_around(start)
    if quoted and (quoted[-1].start, quoted[-1].end) == (start, end):
        outer = left(doc, start - 1, bounds)
        if outer < start - 1:
            yield Suggestion(outer, end + 1, "MEET", "rule:meeting name", 0.85)
        elif end - start >= SHORTEST_QUOTED:
            yield Suggestion(start, end, "MEET", "rule:meeting in quotes", 0.96)
        return
    if match[0] == "联席会议" and _CONVENES_ITSELF.match(text, end):
        yield Suggestion(start, end, "ORG", "rule:standing conference", 0.85)
        return
    held = bool(_WITH_VERB.search(text[max(0, start - 4) : start]))
    if match[0] == "会议" and head - start == 1:
        return  # `省会议`
    of_body = text.endswith(tuple("组委会部局队班校院次届"), start, head)
    if match[0] in _STUDY and (not of_body or text.endswith("干部", start, head)):
        return
    if _AS_MEANS.search(text, max(0, start - 10), start):
        return
    if match[0] in {"学习会议", "落实会议", "传达会议"}:
        return
    numbered = "第" in text[start:head] and match[0] not in _STANDING
    if match[0] in _BODY_TOO and not held and not numbered:
        return
    if (
        text[head - 1 : head] == "的"
        or _PLAIN.fullmatch(text, start, end)
        or _ONE_OF_MANY.match(text, start)
    ):
        return
    if start == head and text[start - 1 : start] != "暨":
        if (
            match[0] not in words("bare_meetings")
            and _KEEP_ALONE.fullmatch(match[0])
            and held
            and not _MODAL.search(text, max(0, start - 20), start)
        ):
            yield Suggestion(start, end, "MEET", "rule:meeting without a name", 0.75)
        return
    if end - start <= LONGEST:
        yield Suggestion(start, end, "MEET", "rule:meeting name", 0.9)


def _held_event(doc: Analysis, match: re.Match[str], bounds: Bounds) -> Iterator[Suggestion]:
    """The event, of whatever kind, that ends at `match` if the clause says that it is held."""
    head, end = match.span()
    passive = is_held(doc.text, end)
    if not passive and end != doc.clause_end(end):
        return
    start = left(doc, head, bounds, end)
    active = CONVENE.search(doc.text, max(0, start - 5), start)
    named = _SHORTEST <= end - start <= LONGEST and not _GENERIC_START.match(doc.text, start)
    if named and (passive or active):
        yield Suggestion(start, end, "MEET", "rule:held event", 0.75)


def _starts_post(posts: dict[int, int], start: int) -> bool:
    return start in posts.values()
