"""The decided cases of the annotation guidelines, each on an invented sentence."""

from __future__ import annotations

import pytest

from govtui.extraction import suggest
from tests.marked import Marked, parse, write

DECIDED = {
    "name without the post": "[PER|习近平][POST|总书记]作出重要指示。",
    "name after a post": "[POST|县委书记][PER|周立群]主持会议并讲话。",
    "two posts": "[POST|区委副书记]、[POST|区长][PER|高翔]主持会议。",
    "posts with their bodies": (
        "[POST|县人大常委会主任][PER|杨国富]，[POST|县政协主席][PER|贾振华]等县四套班子领导出席。"
    ),
    "a row of names": "区领导[PER|李勇]、[PER|郑海涛]、[PER|冯玉宝]、[PER|刘志强]等出席。",
    "compound family names": "市领导[PER|欧阳娜]、[PER|司马光辉]、[PER|尉迟敬]、[PER|宇文博]参加。",
    "names with a middle dot": (
        "县领导[PER|马文斌]、[PER|阿力木江·吐尔逊]、[PER|古丽娜尔·阿不都拉]参加活动。"
    ),
    "a name spaced to the width of three": "[POST|作者]：[PER|张 伟]",
    "a name that is a word": "[POST|县委常委]、[POST|组织部部长][PER|安静]出席。",
    "a name after a role": "[LOC|大岭村]村民[PER|黄有福]高兴地说，[TIME|今年]收成好。",
    "a name before its post": "来自[ORG|清华大学]的[PER|李明][POST|教授]作了专题讲座。",
    "by-line": "（[POST|记者] [PER|黄丽娟] [POST|通讯员] [PER|覃永刚] [PER|韦小芳]）",
    "roles in a by-line": (
        "[POST|责任编辑]：[PER|刘洋] [POST|校对]：[PER|赵敏] [POST|审核]：[PER|陈国强]"
    ),
    "post without a person": (
        "要以[TERM|河长制]为抓手，发挥[POST|项目长]作用，各[POST|河长]要履职尽责。"
    ),
    "post of a working group": "[POST|松口区全面振兴三年行动领导小组组长][PER|孟非]出席。",
    "members of a working group": "[ORG|市委巡视整改领导小组]成员参加会议。",
    "bodies by short form": "在[ORG|市委]、[ORG|市政府]坚强领导下，[ORG|区考核办]抓好落实。",
    "body of an area": "[ORG|云岭县委]召开会议，[ORG|云岭县人民政府]作了汇报。",
    "departments": "[ORG|县发改局]、[ORG|县自然资源和规划局]、[ORG|县市场监督管理局]要各负其责。",
    "units that speak": (
        "[ORG|东风街道]、[ORG|红旗镇]、[ORG|恒通物流公司][QTY|3家]单位作交流发言。"
    ),
    "a place that acts in a headline": "[ORG|云岭新区]：全力以赴拼项目",
    "a place is a place elsewhere": "[PER|曹广成]来到[LOC|杨家庄村]、[LOC|后沟村]调研秋粮收购。",
    "generic words": "会议要求，全区各级各部门、各镇街主要负责同志和班子成员要抓好落实。",
    "date and part of the day": "[TIME|10月18日上午]，会议召开。",
    "deictic years and quarters": (
        "[TIME|今年]以来，[TIME|一季度]好于[TIME|去年]，[TIME|上半年]更好。"
    ),
    "no times": "近期、当前、未来、长期和全年都要抓好，新时代要有新作为。",
    "period in quotes": "“[TIME|十五五]”规划要编好。",
    "holiday in quotes": "[TIME|“五一”假期]人气旺。",
    "range of months": "[TIME|1至6月]完成投资[QTY|6.8亿元]。",
    "organiser and meeting": "[ORG|市委审计委员会]召开[MEET|第一次会议]。",
    "organiser inside the name": "[MEET|区委常委会扩大会议]召开。",
    "joint meetings": "[MEET|全市卫生健康工作会议]暨[MEET|警示教育大会]召开。",
    "joint name": "[MEET|全区2023年度综合考核总结暨2024年工作推进会]召开。",
    "two sessions": "[TIME|今年][MEET|全国“两会”]期间，代表建言。",
    "plenum": "全面贯彻[MEET|党的二十届三中全会]精神和[MEET|市委六届九次全会]部署。",
    "quoted event": "[ORG|县纪委监委]组织开展[MEET|“清风润万家”家风宣讲活动]。",
    "campaign": "扎实开展[MEET|党纪学习教育]，抓好[MEET|省委巡视]反馈意见整改。",
    "meeting without a name": "会议指出，此次会议和座谈会很重要。",
    "title marks": "学习了[DOC|《中国共产党纪律处分条例》]，严格执行[DOC|中央八项规定]精神。",
    "title without marks": "[PER|程颖]宣读了[DOC|区委区政府关于2023年度综合考核情况的通报]。",
    "quoted term": "打造“[TERM|1+6+N]”产业体系，争取“[TERM|开门红]”。",
    "quoted once, a term everywhere": "锁定“[TERM|一个目标]”。[TERM|一个目标]就是争先。",
    "standing formula": "以[TERM|习近平新时代中国特色社会主义思想]为指导。",
    "programme of years": "深入实施[TERM|安全生产治本攻坚三年行动]。",
    "quoted speech": "[POST|主任][PER|汤显宏]说：“我们将以这次会议为契机，全力以赴抓项目。”",
    "ordinary words": "推动高质量发展，全面推进乡村振兴。",
    "number with unit": "[QTY|25项]指标全市[QTY|第一]，[QTY|近3/4]进入全市[QTY|前三]。",
    "money": "引进[QTY|50亿级]项目，投资[QTY|过百亿]，[QTY|3.5亿元以上]资金到位。",
    "growth": "同比增长[QTY|8.3%]，提高[QTY|3.1个百分点]。",
    "prize and class": "荣获[QTY|一等奖]，进入[QTY|第一等次]。",
    "counts of nothing": "谈一户签一户，编排一批项目，抓紧每一天，突出两大阵地。",
    "day with 号": "[TIME|2月19号]，会议召开。[TIME|未来两天]有雨。",
    "dates and figures with spaces": "[TIME|4 月 28 日]，共计[QTY|320 余人]参加，增长[QTY|8.3 %]。",
    "quotes of two kinds": '突出“[TERM|四条主线]"，落实"[TERM|三项改革]"。',
    "drafts": (
        "通过了[DOC|县政协三届四次会议选举办法（草案）]；"
        "讨论通过了[DOC|县政协三届四次会议决议（草案）]。"
    ),
    "papers of bodies": ("听取[DOC|县委常委会上半年工作报告]，[DOC|总经理工作报告]宣读完毕。"),
    "years that have passed": "总结[QTY|66年]来的发展，提出了五点要求。",
    "reports to a congress": (
        "审议[DOC|云岭县人民政府工作报告]、[DOC|县人民法院工作报告]，"
        "听取[DOC|2020年云岭县特色农业扶贫行动方案]。"
    ),
    "by-line without a break": "本报讯（[POST|记者][PER|张赫]）在会上，大家发言。",
    "formulas": "以[TERM|铸牢中华民族共同体意识]为主线。",
    "counts of reports": "审议三个报告，坚持“[TERM|三个确立]”，做了[QTY|两个多小时]的讲话。",
    "papers without title marks": (
        "学习[DOC|中央和省委一号文件]精神，学习[DOC|党的二十届三中全会公报]。"
    ),
    "posts of all": "各位[POST|常委]和全体[POST|政协委员]要履职尽责。",
    "agendas of a session": "表决通过了大会议程\uff08草案\uff09和人员名单\uff08草案\uff09。",
    "laws and papers by their short names": (
        "学习[DOC|地方组织法]、[DOC|新安法]和[DOC|省乡镇人大工作条例]以及[DOC|市委9号文件]，普及禁毒法律。"
    ),
    "standing formulas of the state": (
        "坚持[TERM|中国特色社会主义制度]和[TERM|民族区域自治制度]，实施[TERM|乡村振兴战略]。"
    ),
    "anniversaries and days of a profession": (
        "迎接[TIME|建党一百周年]，[TIME|全国第三十一个教师节]来临，好于[TIME|去年同期]。"
    ),
    "days with a dash": "[TIME|6—9日]，代表团调研，[TIME|12月份中下旬]结束。",
    "plans with their year": (
        "印发[DOC|2024年云岭县防汛抗旱工作方案]，审议[DOC|关于乡村建设的意见]、[DOC|关于污染防治的方案]。"
    ),
    "small counts": "组建[QTY|三支]队伍，新建[QTY|四所]学校，做好三项工作，分三个阶段进行。",
    "money and months": "收入[QTY|100亿元人民币]，用时[QTY|两个月左右]。",
    "two countries": "推动[LOC|中][LOC|美]关系发展。",
}


@pytest.mark.parametrize("marked", DECIDED.values(), ids=DECIDED)
def test_decided_case(marked: str) -> None:
    text, _spans = parse(marked)
    found = [Marked(s.start, s.end, s.label) for s in suggest(text)]
    assert write(text, found) == marked
