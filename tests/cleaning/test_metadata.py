"""The facts of a page."""

from __future__ import annotations

import pytest

from govtui.cleaning.dates import meeting_date, read_date
from govtui.cleaning.locate import Evidence, region_of
from govtui.cleaning.model import Region
from govtui.cleaning.names import split_names
from govtui.cleaning.regions import by_name, by_short_name, divisions
from tests.cleaning.pages import ARTICLE, BODY, LEAD, TITLE, cleaned


@pytest.mark.parametrize(
    ("lines", "source", "published", "views"),
    [
        ("来源:区委办 发布时间:2024-03-22 16:00 浏览:150次", "区委办", "2024-03-22T16:00", 150),
        ("来源:云泽网 | 发布时间:2024-03-22 | 668 次浏览: |", "云泽网", "2024-03-22", 668),
        ("2024-03-22 编辑:李四 审核人:王五 阅读次数:2236 |", None, "2024-03-22", 2236),
        ("信息来源:区办\n编稿时间:2024-03-20\n刊发日期:2024年03月23日", "区办", "2024-03-23", None),
        ("发布时间:\n2024/3/2 9:30\n来源:\n云网\n点击数:\n9,024", "云网", "2024-03-02T09:30", 9024),
        ("云泽日报 2024-03-22", "云泽日报", "2024-03-22", None),
        ("2024年04月08日\n阅读数:2.3万", None, "2024-04-08", 23000),
        ("索引号:003\n发文机关:区政府\n成文日期:2024-03-20", "区政府", "2024-03-20", None),
        ("字号:T|T", None, None, None),
        ("来源:\n发布日期:2024-03-22 16:00", None, "2024-03-22T16:00", None),
        ("2024-03-22 10:00 作者:  编辑:王五  来源:   点击:", None, "2024-03-22T10:00", None),
        ("来源:云泽发布收集编辑:云泽发布", "云泽发布", None, None),
        ("来源:本站 阅读次数:1896", None, None, 1896),
        ("- 发布日期:2024-03-22 09:09\n- 浏览次数:", None, "2024-03-22T09:09", None),
    ],
)  # fmt: skip
def test_source_time_and_views(
    lines: str, source: str | None, published: str | None, views: int | None
) -> None:
    meta = cleaned(f"{TITLE}\n{lines}\n{ARTICLE}").meta
    assert (meta.source, meta.published, meta.views) == (source, published, views)


@pytest.mark.parametrize(
    ("page", "authors"),
    [
        (f"{TITLE}\n云泽新闻网讯(余佳徐鹏宇){ARTICLE}", ("余佳", "徐鹏宇")),
        (f"{TITLE}\n本报讯(记者余佳通讯员徐鹏){ARTICLE}", ("余佳", "徐鹏")),
        (f"{TITLE}\n(记者 余佳 通讯员 徐鹏){ARTICLE}", ("余佳", "徐鹏")),
        (f"{TITLE}\n{ARTICLE}(撰稿人:李明月 审核人:王灿)", ("李明月",)),
        (f"{TITLE}\n{ARTICLE}\n作者:欧阳文静、李四", ("欧阳文静", "李四")),
        (f"{TITLE}\n{ARTICLE}\n责任编辑:赵六", ()),
        (f"{TITLE}\n{ARTICLE}\n供稿:区委办公室", ()),
        (f"{TITLE}\n融媒体记者综合报道\n{ARTICLE}", ()),
        (f"{TITLE}\n本报记者 张三 报道\n{ARTICLE}", ("张三",)),
        (f"{TITLE}\n{ARTICLE}各镇(街道)参加。", ()),
        (f"{TITLE}\n来源:云泽区融媒体中心 余佳 徐鹏宇\n{ARTICLE}", ("余佳", "徐鹏宇")),
        (f"{TITLE}\n云泽融媒(记者 余佳/文 徐鹏/图){ARTICLE}", ("余佳", "徐鹏")),
        (f"{TITLE}\n{ARTICLE}(余佳 通讯员 徐鹏)", ("余佳", "徐鹏")),
        (f"{TITLE}\n{ARTICLE}\n记者|余佳 摄影|徐鹏", ("余佳",)),
    ],
)
def test_authors(page: str, authors: tuple[str, ...]) -> None:
    assert cleaned(page).meta.authors == authors


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("余佳徐鹏宇", ["余佳", "徐鹏宇"]),
        ("李明王强", ["李明", "王强"]),
        ("张三丰", ["张三丰"]),
        ("王小明李大刚赵一平", ["王小明", "李大刚", "赵一平"]),
        ("欧阳文静", ["欧阳文静"]),
        ("张 三 李四", ["张三", "李四"]),
        ("阿卜杜拉·买买提", ["阿卜杜拉·买买提"]),
    ],
)
def test_names_run_together_are_parted(run: str, names: list[str]) -> None:
    assert split_names(run) == names


def test_wire_services_are_the_source_where_the_page_names_none() -> None:
    assert cleaned(f"{TITLE}\n云泽新闻网讯(余佳){ARTICLE}").meta.source == "云泽新闻网"
    assert cleaned(f"{TITLE}\n本报讯{ARTICLE}").meta.source is None


@pytest.mark.parametrize(
    ("lead", "published", "expected"),
    [
        ("5月6日上午,会议召开。", "2024-05-07T10:00", "2024-05-06"),
        ("12月29日,会议召开。", "2024-01-03", "2023-12-29"),
        ("2022年5月6日,会议召开。", "2024-05-07", "2022-05-06"),
        ("4月26日,云泽区2023年第一季度会议召开。", None, "2023-04-26"),
        ("4月26日,会议总结2022年工作,部署2023年工作。", None, "--04-26"),
        ("5月6日至7日,会议召开。", None, "--05-06"),
        ("6日上午,会议召开。", "2024-05-07", "2024-05-06"),
        ("30日,会议召开。", "2024-05-07", "2024-04-30"),
        ("6日上午,会议召开。", None, None),
        ("近日,会议召开。", "2024-05-07", None),
        ("13月45日,会议召开。", "2024-05-07", None),
        ("2月19号,县委书记调研。", "2024-05-07", "2024-02-19"),
        ("5月6号文件下发。", None, None),
        ("4 月 28 日,会议召开。", "2024-05-07", "2024-04-28"),
        ("云泽网1月20日讯 1月19日,会议召开。", "2024-05-07", "2024-01-19"),
        ("云泽网1月20日讯 会议召开。", "2024-05-07", "2024-01-20"),
        ("1月3日,云泽县2018年度述职会议召开。", None, "--01-03"),
        (f"为{'深入' * 20}贯彻精神,9月26日,区妇联召开会议。", "2024-10-07", "2024-09-26"),
    ],
)
def test_meeting_date(lead: str, published: str | None, expected: str | None) -> None:
    assert meeting_date("", [lead.replace(",", "\uff0c")], published) == expected


def test_dates_that_do_not_exist_are_passed_over() -> None:
    assert read_date("2024-13-01 2024-02-30 2024-02-29 25:00") == "2024-02-29"


@pytest.mark.parametrize(
    ("title", "source", "body", "expected"),
    [
        ("大观区召开会议", "", "", Region("大观区", "340803")),
        ("全县工作会议召开", "肥西县融媒体中心", "", Region("肥西县", "340123")),
        ("大足召开区委全会", "", "", Region("大足区", "500111")),
        ("鼓楼区召开会议", "", "会议在福州举行。", Region("鼓楼区", "350102")),
        ("鼓楼区召开会议", "", "会议在南京举行。", Region("鼓楼区", "320106")),
        ("鼓楼区召开会议", "", "", Region("鼓楼区", None)),
        ("云泽区委常委会召开会议", "", "", Region("云泽区", None)),
        ("天青新区:奋战二季度", "", "", Region("天青新区", None)),
        ("全市经济工作会议召开", "", "1月3日,安庆市召开会议。", Region("安庆市", "340800")),
        ("全区会议召开", "", "书记讲话。" * 99 + "就淮安区而言。", Region("淮安区", "320803")),
        ("全区上下齐努力", "", "各辖区、园区、社区要努力。", None),
        ("", "", "", None),
        ("", "", "会议围绕县委、县政府要求,按照县委部署,传达学习市委精神。", None),
        ("", "", "开发区召开会议。", None),
    ],
)  # fmt: skip
def test_region(title: str, source: str, body: str, expected: Region | None) -> None:
    widened = Evidence(title.replace(":", "\uff1a"), source, body.replace(",", "\uff0c"))
    assert region_of(widened) == expected


def test_the_table_of_divisions() -> None:
    assert divisions()["340803"].name == "大观区"
    assert [d.name for d in divisions()["340803"].ancestors] == ["安徽省", "安庆市"]
    assert [d.code for d in by_name()["淮安区"]] == ["320803"]
    assert {d.short for d in by_name()["陵水黎族自治县"]} == {"陵水"}
    assert [d.name for d in by_short_name()["延边"]] == ["延边朝鲜族自治州"]
    assert "天衢新区" not in by_name()
    assert len(divisions()) > 3000


def test_absent_facts_are_none() -> None:
    meta = cleaned("各位同志下午好。").meta
    assert meta.title is None
    assert (meta.source, meta.published, meta.meeting_date, meta.region) == (None,) * 4
    assert (meta.authors, meta.views) == ((), None)


def test_the_lead_is_not_touched_by_the_facts() -> None:
    assert cleaned(f"{TITLE}\n{LEAD}\n{BODY}").meta.region == Region("云泽区", None)
