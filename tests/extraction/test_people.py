"""PER by the structure of the sentence, each case on an invented sentence."""

from __future__ import annotations

import pytest

from govtui.extraction import suggest
from tests.marked import Marked, parse, write

CASES = {
    "rows of words that are names": (
        "县领导[PER|许诺]、[PER|常青]、[PER|温馨]、[PER|毕胜]出席会议。"
    ),
    "rows of words that are none": (
        "党建、项目、安全、民生等重点工作，金融、方案、高效、和谐、文明的环境。"
    ),
    "a word that speaks": "[PER|江源]强调，要落实责任。[PER|江源]指出，要抓好重点。",
    "a word after a post": "会议由副县长[PER|和平]主持，副镇长[PER|温泉]作安排。",
    "a preposition around": "与[PER|邢涛]一同调研，总经理[PER|汤明]向[PER|李志]介绍了项目。",
    "what follows is no part": "村民[PER|葛云飞]今年增收，队长[PER|覃敏]第一个发言。",
    "sounds of other languages": (
        "旗委书记[PER|那顺孟和]主持会议，旗长[PER|乌云其木格]作报告，[PER|阿依古丽]高兴地说。"
    ),
    "rows of them": "副州长[PER|丹增旺姆]、[PER|次旺多吉]、[PER|洛松泽仁]陪同。",
    "rows with spaces": "参加的有：[PER|王 强] [PER|刘春生] [PER|张 军] [PER|马 骏]",
    "credits": "本网讯（[PER|曹阳]/文 [PER|孟凡]/图）\n[PER|徐静] 摄",
    "minutes": "主持：[PER|江明] 记录：[PER|田芳]",
    "curriculum": "[PER|李红]，女，汉族，大学学历。",
    "caption": "图为[PER|郑强]在车间调研。[PER|李国富]（左二）察看现场。",
    "hamlets": "李家沟、张家湾、王家坪等村受灾。",
    "appointment": "决定任命：[PER|周正]为市公安局局长；[PER|万里]为市司法局局长。",
    "names in other languages after a post": "旗长[PER|阿木尔]主持，副旗长[PER|宝音满都呼]。",
    "full name before a post": "会议由[PER|侯东林]县长主持，[PER|李鹏举]书记提出要求。",
    "rare family names": "县领导[PER|马中奇]、[PER|妥国保]、[PER|杲云]、[PER|赵东]出席。",
    "what a thing is done for": "工商银行省分行长期支持，[PER|袁]秘书长指出。",
    "family name alone": "[PER|王]部长指出，要抓好落实。[PER|杨]区长就工作提出要求。",
    "given name that is a pronoun": "县政协副主席[PER|吴其珍]、[PER|胡宁]出席，尤其要抓好落实。",
    "visits are no names": "贯彻总书记来川视察重要指示精神。",
    "spaced name at the end": "会议研究了其他事项。\n（[PER|刘 婧]）",
    "name before the post": (
        "[PER|令狐敏]副县长主持会议，[PER|钟敬南]院士作报告，清源县委书记[PER|周济]讲话。"
    ),
    "names in another language": (
        "会议召开，[PER|海若拉·巴吾提]等领导参加，部长[PER|公保扎西]讲话。\n（记者 [PER|达尔汗]）"
    ),
    "the family name of the leader": "落实[PER|习]总书记重要指示。",
    "three names without a break": "会议研究了其他事项。\n（[PER|贾孝婷][PER|臧迪][PER|李慧芳]）",
    "words after a role": "改进干部职工纪律作风，群众安全感提升，企业高质量发展，干部严格要求。",
    "bodies that speak": "全会强调，常委会指出，党组要求各支部落实。",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_people(marked: str) -> None:
    text, _spans = parse(marked)
    found = [Marked(s.start, s.end, s.label) for s in suggest(text) if s.label == "PER"]
    assert write(text, found) == marked
