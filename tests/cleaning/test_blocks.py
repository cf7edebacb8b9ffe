"""Lines of a page: what is title, metadata, by-line, body and chrome."""

from __future__ import annotations

import pytest

from govtui.cleaning.model import Role
from tests.cleaning.pages import ARTICLE, BODY, LEAD, TITLE, cleaned, role_of, roles


@pytest.mark.parametrize(
    "line",
    [
        "来源:云泽区融媒体中心 发布时间:2024-03-22 16:00 浏览:150次",
        "来源:云泽区融媒体中心 | 作者:张三丰 | 发布时间:2024-03-22 | 668 次浏览: | 分享到:",
        "2024-03-22 编辑:李四 审核人:王五 阅读次数:2236 |",
        "发布日期:2024-03-22 10:15  信息来源:云泽日报  点击数:45  字体:[大 中 小]",
        "2024年03月22日",
        "[2024-03-22]",
        "云泽日报 2024-03-22 09:30",
        "阅读数:231",
        "发布时间 2024-03-22",
        "编辑:李四 发布时间:2024-03-22",
        "2024-03-22 1527",
    ],
)
@pytest.mark.parametrize("above", [True, False], ids=["above the title", "below the title"])
def test_metadata_lines(line: str, above: bool) -> None:
    page = f"{line}\n{TITLE}\n{ARTICLE}" if above else f"{TITLE}\n{line}\n{ARTICLE}"
    assert role_of(page, line.strip()) is Role.METADATA
    assert role_of(page, TITLE) is Role.TITLE


@pytest.mark.parametrize(
    "line",
    [
        "当前位置:首页 > 新闻中心 > 正文",
        "您的位置:首页>>要闻",
        "首页 新闻中心 政务公开 办事服务 互动交流 专题专栏",
        "云泽区人民政府门户网站",
        f"{TITLE}_云泽区人民政府",
        "[大 中 小] [打印]",
        "字号:T|T",
        "云报平台",
        "这已经是最后一期了哦!",
        "我知道了",
        "内容详情",
        "长者专区",
        "首页? |",
        "![](/files/20240322/0123456789012345678901234567890123456789012345678901.jpg)",
        "640 (1).jpg",
        "图片",
        "|",
    ],
)
def test_chrome_above_the_title(line: str) -> None:
    page = f"{line}\n{TITLE}\n2024-03-22\n{ARTICLE}"
    assert role_of(page, line) is Role.CHROME
    assert role_of(page, TITLE) is Role.TITLE


@pytest.mark.parametrize(
    "below",
    [
        ["上一篇:云泽区召开信访工作会议", "下一篇:没有了"],
        ["扫一扫在手机打开当前页", "打印本页 关闭窗口"],
        ["相关推荐", "云泽区召开信访工作会议", "云泽区召开防汛工作会议"],
        ["随机阅读", "学习园地", "友情链接", "中国政府网"],
        ["云泽新闻网版权与免责声明:", "①凡本网注明“来源:云泽新闻网”的作品,版权均属于本网。"],
        ["主办单位:云泽区人民政府", "网站标识码:0000000001 皖ICP备00000000号"],
        ["请输入验证码"],
        ["/enpproperty-->"],
        ["W020240322.jpg"],
        ["![图片](https://example.org/a.jpg)"],
        ["|"],
        ["亚洲欧美日韩精品在线观看久久"],
        ["本网站所载稿件,凡注明出处的,版权属于本网,转载请注明。"],
        [
            "想爆料?请登录《云泽在线》、拨打新闻热线0999-66661234,或登录云泽网官方微博"
            "(@云泽网)提供新闻线索。云泽网广告热线0999-81695052,诚邀合作伙伴。"
        ],
        ["云泽要闻", "部门动态", "乡镇传真"],
    ],
)
def test_chrome_below_the_text(below: list[str]) -> None:
    page = "\n".join([TITLE, "2024-03-22", ARTICLE, *below])
    assert [role for role, _ in roles(page)[4:]] == [Role.CHROME] * len(below)


@pytest.mark.parametrize(
    "line",
    [
        "(记者 余佳 通讯员 徐鹏)",
        "(记者余佳通讯员徐鹏)",
        "本报记者 张三 李四",
        "融媒体记者综合报道",
        "云泽区融媒体中心记者 张三",
        "责任编辑:赵六",
        "编辑:李四 校对:王五 审核:赵六",
        "(撰稿人:李明月 审核人:王灿)",
        "文/张三 图/李四",
        "作者:余佳徐鹏",
        "(张三 李四)",
        "张三 摄",
        "(文 张三)",
        "监 制:张三",
        "编审|张三 终审|李四",
    ],
)
def test_bylines(line: str) -> None:
    assert role_of(f"{TITLE}\n{line}\n{ARTICLE}", line) is Role.BYLINE
    assert role_of(f"{TITLE}\n{ARTICLE}\n{line}", line) is Role.BYLINE
    assert role_of(f"{TITLE}\n{ARTICLE}\n打印本页\n{line}", line) is Role.BYLINE


@pytest.mark.parametrize(
    "title",
    [
        "文成乡召开防汛工作会议",
        "记者节座谈会召开",
        "编辑出版工作会议召开",
        "统筹推进会在云泽召开",
        "图书馆建设推进会召开",
        "首页改版工作会议召开",
    ],
)
def test_titles_that_begin_like_something_else(title: str) -> None:
    assert role_of(f"{title}\n2024-03-22\n{ARTICLE}", title) is Role.TITLE


def test_titles_of_several_lines() -> None:
    page = f"云泽区委书记调研\n云泽区召开重点工作会议\n——上官旻主持并讲话\n2024-03-22\n{ARTICLE}"
    assert [role for role, _ in roles(page)[:3]] == [Role.TITLE] * 3


def test_a_title_over_a_continuation() -> None:
    page = f"云泽区召开高质量发展大会\n暨招商引资推进会\n{ARTICLE}"
    assert [role for role, _ in roles(page)[:2]] == [Role.TITLE] * 2
    assert cleaned(page).meta.title == "云泽区召开高质量发展大会暨招商引资推进会"


@pytest.mark.parametrize(
    "line",
    [
        "会议指出,“上一篇”“下一篇”都要改,打印本页的按钮、版权所有的字样要更新。",
        "扫一扫二维码就能办事,这是云泽区推出的新举措,广大群众反映良好,会议要求在全区推广。",
        "来源:一是财政投入,二是社会资本。",
        "一、提高政治站位",
        "时间:2024年3月25日上午",
        "2024年3月25日",
        "(二)压实责任",
        "相关链接",
    ],
)
def test_lines_of_the_article_stay(line: str) -> None:
    page = f"{TITLE}\n{LEAD}\n{line}\n{LEAD}\n{BODY}"
    expected = Role.CHROME if line == "相关链接" else Role.BODY
    assert role_of(page, line) in (Role.BODY, expected)
    assert cleaned(page).text.count("区长陆明") == 2


def test_contacts_and_hosts_of_an_event_stay() -> None:
    lines = ["主办单位:云泽区人民政府", "联系人:张三", "联系电话:0000-0000000"]
    page = "\n".join([TITLE, ARTICLE, *lines, BODY])
    assert [role_of(page, line) for line in lines] == [Role.BODY] * 3


def test_a_long_line_is_no_metadata() -> None:
    line = "来源:" + "一是财政投入" * 40
    assert role_of(f"{TITLE}\n{ARTICLE}\n{line}\n{BODY}", line) is Role.BODY


def test_a_paragraph_below_the_cut_stays() -> None:
    page = f"{TITLE}\n{ARTICLE}\n{ARTICLE}\n相关阅读\n云泽区简介\n{LEAD}"
    assert roles(page)[-1] == (Role.BODY, LEAD)


def test_minutes_keep_their_head() -> None:
    page = (
        "云泽区人民政府第12次常务会议纪要\n时间:2024年3月21日上午9:00\n地点:三楼会议室\n"
        "主持人:陆明\n出席:张三、李四\n列席:赵六 钱七\n记录:孙八\n会议研究了以下事项。\n"
        "一、关于招商引资工作\n会议听取了区商务局的汇报。"
    )
    assert [role for role, _ in roles(page)] == [Role.TITLE] + [Role.BODY] * 9


def test_notices_keep_address_and_signature() -> None:
    page = (
        "云泽区人民政府关于做好防汛工作的通知\n各乡镇人民政府,区直各部门:\n"
        "现就有关事项通知如下。\n一、提高认识\n要压实责任。\n云泽区人民政府\n2024年3月20日\n(此件公开发布)"
    )
    assert [role for role, _ in roles(page)] == [Role.TITLE] + [Role.BODY] * 7


def test_what_is_dropped_is_listed_with_a_reason() -> None:
    page = f"{TITLE}\n来源:云泽日报\n{ARTICLE}\n上一篇:无"
    result = cleaned(page)
    dropped = [block for block in result.blocks if block.start == block.end]
    assert [block.role for block in dropped] == [Role.METADATA, Role.CHROME]
    assert all(block.reason for block in result.blocks)
    kinds = [edit.kind for edit in result.aligned.edits if edit.clean[0] == edit.clean[1]]
    assert kinds == ["metadata", "space", "chrome"]


def test_a_page_of_one_line_stays_whole() -> None:
    page = f"{TITLE} 来源:云泽日报 发布时间:2024-03-22 {LEAD}{BODY}"
    assert roles(page) == [(Role.BODY, page)]


@pytest.mark.parametrize("line", ["稿件来源:云泽电视台 实习编辑:张三", "   核:李四", "辑:王小明"])
def test_names_below_the_text_stay(line: str) -> None:
    page = f"{TITLE}\n{ARTICLE}\n{line}"
    assert role_of(page, line.strip()) is Role.BYLINE


def test_a_source_beside_names_is_told() -> None:
    found = cleaned(f"{TITLE}\n{ARTICLE}\n稿件来源:云泽电视台 实习编辑:张三")
    assert found.meta.source == "云泽电视台"
