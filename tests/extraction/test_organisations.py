"""ORG: bodies, the media, firms and places that act, each case on an invented sentence."""

from __future__ import annotations

import pytest

from govtui.extraction import suggest
from tests.marked import Marked, parse, write

CASES = {
    "two bodies without a mark": (
        "现场会举行，[ORG|工委][ORG|区委]、[ORG|区人大]、[ORG|管委][ORG|区政府]参加。"
    ),
    "committee and government of a town": "[ORG|青岭镇委][ORG|镇政府]要抓好落实。",
    "the party": "在[ORG|中国共产党]领导下，迎接新时代。",
    "media": "登录[ORG|人民网]，转自[ORG|云岭市人民政府网]。",
    "groups with a name": "[ORG|第五攻坚组]和有关乡镇参加。",
    "committees of a congress": "[ORG|旗政协资源环境和经济委员会]负责人发言。",
    "staff of a body": "组织[ORG|市政协机关]党员干部学习。",
    "all of a kind are none": "区各委办、乡两级人大要发挥作用。",
    "bureaus whose end is a bureau too": "[ORG|县教育和体育局]、[ORG|县自然资源和规划局]作汇报。",
    "firms that are gone to": "实地察看果园和[ORG|恒沃农业]，调研产业。",
    "places that act": "[ORG|云岭区]认真学习文件，[ORG|青岭镇]正抓紧落实，感谢[ORG|云岭区]的帮助。",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_bodies(marked: str) -> None:
    text, _spans = parse(marked)
    found = [Marked(s.start, s.end, s.label) for s in suggest(text) if s.label == "ORG"]
    assert write(text, found) == marked


def test_people_are_named_with_their_units_in_a_row() -> None:
    marked = (
        "听取了[ORG|青岭镇][PER|黄兴俊]、[ORG|明河乡][PER|贺耀文]、"
        "[ORG|水务局][PER|曾志远][QTY|3名]同志的汇报。"
    )
    text, _spans = parse(marked)
    found = [Marked(s.start, s.end, s.label) for s in suggest(text)]
    assert write(text, found) == marked
