"""LOC: houses, floors, sites and short forms, and TERM by a place, on invented sentences."""

from __future__ import annotations

import pytest

from govtui.extraction import suggest
from tests.marked import Marked, parse, write

CASES = {
    "floors of a house": ("大会在[LOC|县行政大厦七楼]举行，培训在[LOC|县委党校四楼会议室]举行。"),
    "a project with a name of its own": (
        "参观[LOC|青岭镇九里村]“[TERM|千亩葡萄]”种植基地，随后座谈。"
    ),
    "a site in quotes": "为“[LOC|山东省排球队训练基地]”揭牌。",
    "one character after a verb of presence": "[LOC|绛县]召开会议，欢迎来[LOC|绛]考察的客商。",
    "short form before what is the place's": "打响[LOC|环翠]品牌，谱写[LOC|通渭]新篇章。",
    "small areas named by a word": "观摩团到达[LOC|文昌社区]观摩点。",
    "halls are places": "会议在[LOC|青岭国际会展中心]召开。",
    "ring roads": "一行前往[LOC|南三环]-[LOC|中州大道]工地。",
    "no village": "干部进村入户，分赴各县区宣讲。",
    "names that a place gives itself": (
        "建设[TERM|平安通渭]、[TERM|法治通渭]、[TERM|幸福通渭]，抓责任落实、政策落实。"
    ),
    "what a place lives on": "坚持[TERM|工业强县、旅游活县]，实施[TERM|优势再造战略]。",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_places_and_their_terms(marked: str) -> None:
    text, _spans = parse(marked)
    spans = [Marked(s.start, s.end, s.label) for s in suggest(text)]
    assert write(text, [s for s in spans if s.label in {"LOC", "TERM"}]) == marked
