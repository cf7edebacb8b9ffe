"""MEET by the structure of the sentence, each case on an invented sentence."""

from __future__ import annotations

import pytest

from govtui.extraction import suggest
from tests.marked import Marked, parse, write

CASES = {
    "verbs inside a name that is held": (
        "[MEET|全县加强基层治理和平安建设工作推进会]召开。\n[MEET|市巩固提升创建成果动员部署会]在青河镇举行。"
    ),
    "words joined inside a name": (
        "传达[MEET|全省城市规划和建设工作会议]精神，落实[MEET|中央农村工作会议]和[MEET|全省农业工作会议]部署。"
    ),
    "frame of place": "他在[MEET|推动黄河流域生态保护和高质量发展座谈会]上强调，要抓好落实。",
    "two subjects that are held": "[MEET|县委全体会议]和[MEET|全县安全生产电视电话会议]召开。",
    "event of any kind that is held": (
        "[MEET|非物质文化遗产展演活动]在古城举行。\n[MEET|“光荣在党”纪念章颁发仪式]举行。"
    ),
    "parts with a middle dot or dash": (
        "[MEET|中国·临江国际茶文化节]开幕。\n[MEET|清河—苏州产业合作对接会]成功举办。"
    ),
    "sessions by two numbers": (
        "[MEET|市文联六届二次全委会]召开，[MEET|县政协十届十八次常委会会议]召开。"
    ),
    "verb between a noun and the event": "抓好[MEET|国有企业改革深化提升行动]收官。",
    "inspection looked at again": "[MEET|市委巡察“回头看”]发现的问题，[MEET|省委第七轮巡视]整改。",
    "short mentions": "推进大会气氛热烈，随后的座谈会和现场会都很务实，此次会议开得很好。",
    "meetings to be held at times": "要定期召开专题会议研究，每月组织一次应急演练。",
    "described and not named": "这是一次十分重要的会议，开了一场很好的座谈会。",
    "campaigns": (
        "深化[MEET|打击整治养老诈骗专项行动]，[MEET|黄河流域生态保护专项督察]交办的问题要办结，"
        "[MEET|扫黑除恶专项斗争]取得胜利。"
    ),
    "plenum after words that part names": "组织[MEET|党的二十届四中全会精神专题宣讲]。",
    "verbs inside a name that is made known": (
        "传达学习了[MEET|全国推进巩固提升创建成果考核发现问题整改视频会议]精神、"
        "[MEET|全省巩固拓展创建成果同基层治理有效衔接工作推进会议]精神。"
    ),
    "what bodies do is no name": "市委巡察办负责人就做好[MEET|六届市委第三轮巡察]提出要求。",
    "a second name in brackets": (
        "主持召开[MEET|县委农村工作领导小组（县实施乡村振兴战略领导小组）全体会议]。"
    ),
    "what people do is no name": "全区纪检监察系统干部共计320余人参加会议。",
    "noun that is a verb elsewhere": "[MEET|全区招商引资信息通报工作会议]召开。",
    "a session that is studied": "专题学习[MEET|中纪委十九届二次全会]精神。",
    "standing conference": "市信访工作联席会议召开[MEET|第二次会议]。",
    "joint meeting of bodies": "区委常委会暨新区党工委召开会议。",
    "guides and lines of action are none": "是新时代“三农”工作的行动纲领。",
    "quotes joined inside a name": (
        "传达[MEET|全市深化“五大战役”、“城市管理年”活动工作会议]的主要精神。"
    ),
    "meeting of several levels": "收听收看[MEET|全国、全省安全生产电视电话会议]，随即部署。",
    "two meetings": "落实[MEET|省委九届五次全会]和[MEET|云溪市重点项目建设推进会]部署。",
    "battles": "打响[MEET|涉麻涉毒整治大会战]，[MEET|打击电信诈骗大会战]取得成效。",
    "anniversaries and games": (
        "开展[MEET|庆祝中华人民共和国成立70周年系列活动]，办好[MEET|杭州亚运会]。"
    ),
    "campaigns without where and when": "总结全市2018年[MEET|扫黑除恶专项斗争]，落实省会议精神。",
    "conference of two ends": "[MEET|古山县疫情防控工作会商会]召开。",
    "studies of a body": "[MEET|县委中心组集体学习]开始，以从严治党为主题集中学习。",
    "two sessions in quotes": "做好“[MEET|两会]”筹备工作，研究[MEET|甘河县第五次妇代会]事宜。",
    "words that take a session": "深刻领会和掌握[MEET|十八届六中全会]精神。",
    "ceremonies and drills without a name": "出席启用仪式，加强模拟演练，做好党员干部学习教育。",
    "first and second": "回顾[MEET|第一次、第二次中央农村工作座谈会]以来的变化。",
    "our county is no part": "主持召开我县[MEET|防汛紧急会商会议]。",
    "fairs": "总结[MEET|第九届茶博会]成果，办好下一届[MEET|茶博会]。",
    "meeting without organiser": "县长主持召开专题会议研究部署，随后举行[MEET|扩大会议]。",
    "theme that holds another meeting": (
        "全市召开[MEET|学习贯彻党的十八大精神集中宣讲动员会]，部署工作。"
    ),
    "words that end like a meeting inside a name": (
        "学习在[MEET|推进机构改革和经济社会发展工作部署会议]上的重要讲话精神。"
    ),
    "session of a congress by its number": "通过了[MEET|县十七届人大一次会议]各项报告。",
    "known for short": "让[MEET|十八大]精神走进基层，[MEET|教育整顿]分三个阶段进行。",
    "meeting in quotes": "召开“[MEET|民营企业圆桌会]”，办好“院坝会”。",
    "festival in quotes by its number": "做好[MEET|第3个“民族团结进步节”]安排。",
    "general meetings of others": "与往届会议相比，新闻发布会由市视频会议转接。",
    "first of a row": "我区[MEET|民营经济圆桌会]召开后，首场[MEET|汽车产业圆桌会]召开。",
    "now and then, as a means, and about": (
        "适时开展疫情应急演练，要通过党组理论学习中心组集体学习、座谈会等抓好落实，组织领导干部集中学习。"
    ),
    "scope before quotes": "在统战系统[MEET|“企业服务年”活动]中立功。",
    "numbers in figures": "学习[MEET|省委常委会第140次、141次会议]精神。",
    "joined after another thing": "落实座谈会讲话及[MEET|全县推进营商环境建设会议]精神。",
    "study of a school": "在[MEET|中央党校\uff08国家行政学院\uff09中青年干部培训班开班式]上讲话。",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_meetings(marked: str) -> None:
    text, _spans = parse(marked)
    found = [Marked(s.start, s.end, s.label) for s in suggest(text) if s.label == "MEET"]
    assert write(text, found) == marked
