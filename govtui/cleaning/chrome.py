"""The words and shapes of page chrome, metadata lines and by-lines on government news sites.

The patterns are for lines that are simplified, full-width and stripped; marks may still be
half-width beside Latin. They say what a line looks like; `blocks` decides what it is.
"""

from __future__ import annotations

import re

_HAN = "[\u4e00-\u9fff]"
COLON = "[:\uff1a]"
_OPEN = "[\\[【(\uff08]"
_CLOSE = "[\\]】)\uff09]"


def _any(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


_DATE = (
    "(?P<year>(?:19|20)\\d{2}) ?[-/.年] ?(?P<month>\\d{1,2}) ?[-/.月] ?(?P<day>\\d{1,2}) ?日?"
    "(?:[ T]*(?:星期|周)[一二三四五六日天])?"
    "(?:[ T]*(?P<hour>\\d{1,2})[:\uff1a](?P<minute>\\d{2})(?:[:\uff1a]\\d{2})?)?"
)
DATE = re.compile(_DATE)

# --- keys of metadata ---

SOURCE_KEY = "(?:信息|文章|稿件|新闻|内容)?(?:来\\s*源|稿源)"
PUBLISHER_KEY = "发布(?:单位|机构|部门)|发文机关|供稿单位"
PUBLISHED_KEY = "(?:发布|发表|刊发|发文|公开|印发)(?:时间|日期)"
VIEW_KEY = "(?:浏览|阅读|点击|访问|查看)(?:次数|量|数|率)?|人气"
_TIME_KEY = "(?:更新|编稿|成文|生成|创建|录入|添加)(?:时间|日期)|日\\s*期|时\\s*间"
_FILE_KEY = _any(
    "索\\s*引\\s*号", "发文字号", "文\\s*号", "(?:主题|信息|组配|体裁)分类", "主题词", "公文种类",
    "公开(?:方式|形式|范围)", "有效性", "效力状态", "标签", "关键词", "(?:所属)?栏目",
    "发布[人者]",
)  # fmt: skip
_CONTROL_KEY = _any("字\\s*[号体](?:大小)?", "分享到?", "录入", "回复", "评论")
_META_KEY = _any(
    SOURCE_KEY, PUBLISHER_KEY, PUBLISHED_KEY, VIEW_KEY, _TIME_KEY, _FILE_KEY, _CONTROL_KEY
)
META_KEY = re.compile(f"{_META_KEY}\\s*{COLON}")
META_START = re.compile(
    f"{_OPEN}?\\s*(?:{_META_KEY}\\s*(?:{COLON}|$)|{PUBLISHED_KEY}\\s*{_DATE}|{SOURCE_KEY}\\s)"
)
TELLING = re.compile(f"(?:{SOURCE_KEY}|{PUBLISHED_KEY}|{VIEW_KEY})\\s*{COLON}")
BARE_KEY = re.compile(f"{_META_KEY}\\s*{COLON}?$")
_MEDIUM = f"{_HAN}{{2,12}}(?:网|报|社|台|中心|融媒|发布)"
DATE_LINE = re.compile(
    f"(?:(?P<before>{_MEDIUM})[\\s|\uff5c]+)?{_OPEN}?\\s*{_DATE}\\s*{_CLOSE}?"
    f"(?:[\\s|\uff5c]*(?P<after>{_MEDIUM}))?(?:\\s+\\d{{1,6}})?[\\s|\uff5c]*$"
)
VIEWS_LINE = re.compile("\\d+ ?次?(?:浏览|阅读|点击)|(?:浏览|阅读|点击)量? ?\\d+ ?次?$")
AMBIGUOUS_TIME = re.compile(f"(?:日\\s*期|时\\s*间)\\s*{COLON}")

# --- what minutes and notices begin with: the document's own ---

AGENDA = re.compile(
    _any(
        f"会议时\\s*间\\s*{COLON}",
        f"(?:会议)?(?:地\\s*点|议\\s*题|名\\s*称|主\\s*题)\\s*{COLON}",
        "(?:主\\s*持|[出列缺]\\s*席|参\\s*[会加]|请\\s*假|记\\s*录|[主宣]\\s*讲|[应实]\\s*到|与\\s*会|召\\s*集)"
        f"{_HAN}{{0,4}}\\s*{COLON}",
    )
)

# --- by-lines ---

WRITER = "作\\s*者|记\\s*者|通讯员|撰\\s*稿人?|供\\s*稿人?|采写|来稿"
_PICTURES = "文(?:[/\uff0f、]图)?|图[/\uff0f]文|摄影?|摄像|[配供]图|图片?"
EDITOR = _any(
    "(?:责任|执行|值班|本期|网络|新媒体)?编\\s*辑", "责\\s*编", "编审", "编校", "(?:责任)?校对",
    "[一二三初复终]审", "审\\s*[核稿签]人?", "总?监\\s*制", "总\\s*监", "统筹", "策划", "制作",
    "排版", "值班主任",
)  # fmt: skip
NAMING = re.compile(f"(?:{WRITER}|{EDITOR})\\s*{COLON}\\s*{_HAN}{{2}}")
"""A writer or an editor named: below the text of as much interest as a by-line."""
_MEDIA_OF = _any("本[报网台]", "见习", "特约", "实习", "首席", f"{_HAN}{{0,8}}[媒体报社网台心闻]")
BYLINE = re.compile(
    f"(?:{_OPEN}|[□■◎●△▲\\s])*(?:{_MEDIA_OF})?"
    f"(?P<role>{WRITER}|{_PICTURES}|{EDITOR})(?P<key>\\s*[:\uff1a/\uff0f|\uff5c])?"
)
BYLINE_END = re.compile(f"(?:报道|摄|供稿|供图|[/\uff0f][文图摄]|综合整理){_CLOSE}?$")
HALF_ROLE = re.compile(f"[制核编辑校稿]\\s*{COLON}\\s*{_HAN}(?:\\s*{_HAN}){{0,3}}$")
"""A role that lost its first character: the spaces that set it apart were damaged."""
BARE_NAMES = re.compile(
    f"[(\uff08](?:[文图摄][\\s/\uff0f、]+)*{_HAN}{{2,4}}(?:[\\s、]{_HAN}{{2,4}}){{0,5}}[)\uff09]$"
)

# --- the lines that end an article: what stands below belongs to the site ---

LEGAL_CUT = re.compile(
    "[*※◎【\\[(\uff08]?(?:.{0,12}版权(?:与|及|和|、)?(?:免责)?声明"
    f"|(?:免责|郑重|特别|重要|转载|法律)声明|声明{COLON})"
)
NEIGHBOUR = re.compile("[【\\[>»·◆■●\\s]*(?:[上下]一[篇条页则个]|[前后]一篇)\\s*[:\uff1a]")
LINKS_CUT = re.compile(
    "[【\\[>»·◆■●\\s]*"
    + _any(
        "[上下]一[篇条页则]", "[前后]一篇",
        "(?:相关|更多|最新|热门|热点|推荐|精彩|猜你|您可能|图片|随机|本周|本月|点击|阅读)"
        "(?:推荐|阅读|新闻|文章|链接|稿件|搜索|信息|内容|资讯|喜欢|感兴趣|排行|专题|报道|文档)",
        "延伸阅读", "友情链接", "智能推荐", "网站专栏", "站内搜索", "(?:网友|用户|发表|我要)评论",
        "请输入验证码", "网站地图", "扫一扫", "分享到", "打印本页", "关闭(?:本页|窗口|页面)",
        "返回(?:顶部|首页|列表|上一页)", "收藏本页", "推荐给好友", "版权所有", "网站标识码",
        "Copyright", "©",
    ),
    re.IGNORECASE,
)  # fmt: skip
SELF = re.compile("本(?:网|站|平台|公众号)|我网|注明(?:来源|出处)")
"""How a site speaks of itself, or to those who copy from it."""
TIP_LINE = re.compile("想?爆料|(?:新闻|爆料|投稿)热线")
"""How a site asks its readers for news: with two of these or more."""
RIGHTS = re.compile("版权|转载|侵权|授权|著作权|免责|删除|稿件")

HOST = re.compile(f"[主承]办(?:单位)?\\s*{COLON}")
"""The host of the site, if the signs of a footer are on the line or below; else of an event."""
FOOTER = re.compile("ICP|标识码|版权所有|备案|公网安备|技术支持|网站建设", re.IGNORECASE)

# --- whole lines of chrome, wherever they stand ---

_BUTTON = _any(
    "打印(?:本页)?", "关闭(?:窗口|本页)?", "收藏", "分享", "复制", "返回(?:顶部)?",
    "(?:网站)?首页", "主页", "登录", "注册", "搜索", "无障碍", "长者(?:版|模式)", "适老化",
    "[简繁]体", "繁體", "English", "RSS", "[大中小](?:字号)?", "T", "A[+-]?", f"字[号体]{COLON}?",
    "微信", "(?:新浪)?微博", "QQ(?:空间|好友)?", "朋友圈", "抖音", "客户端", "(?:手机|电脑|移动)版",
    "[上下]一[篇页]", "我?知道了", "确定", "取消", "收起", "展开", "(?:查看|加载)?更多", "点?赞",
    "评论", "留言", "听新闻", "播放", "暂停", "(?:内容|新闻|文章)?详情", "正文(?:内容)?", "导航",
    "图片", "菜单", "退出", "语音播报", "(?:网站支持)?IPv6", "设为首页", "加入收藏", "站点地图",
    "联系我们", "关于我们", "无障碍浏览", "使用帮助", "长者专区", "网站声明", "隐私(?:声明|政策)",
)  # fmt: skip
_BETWEEN = "[\\s|\uff5c·>【】\\[\\]()\uff08\uff09<\\-—+_:\uff1a/?\uff1f]"
BUTTONS = re.compile(f"{_BETWEEN}*{_BUTTON}(?:{_BETWEEN}+{_BUTTON})*{_BETWEEN}*$")
CHROME = re.compile(
    _any(
        f"您?(?:当前|现在)?的?(?:所在)?位置(?:是)?\\s*{COLON}", "您(?:现在|当前)的?位置",
        "(?:网站)?首页\\s*[>»/›→\\-]", "欢迎(?:您|来到|访问)", "您(?:是|好)第", ".{0,10}扫一扫",
        ".{0,6}扫描二维码", ".{0,4}长按(?:识别|二维码)", ".{0,8}手机(?:打开|查看|阅读|看)当前",
        "分享[到至]", f"{_OPEN}?字[号体]", ".{0,10}ICP备", ".{0,8}公网安备", "网站标识码",
        "网站地图", "欢迎光临", "Powered by", ".{0,12}文章时的感受", "E-? ?mail\\s*[:\uff1a]",
        "(?:洽谈|广告)(?:电话|热线)",
        "\\d{3,4}-\\d{3,4}-?\\d{3,4}$", ".{0,12}关注.{0,12}(?:微信|公众号|视频号|客户端)$",
        ".{0,10}违法和不良信息举报", ".{0,14}版权所有", f".{{0,50}}技术支持\\s*{COLON}",
        f"举报电话{COLON}?", ".{0,4}已经?是(?:最后|第)一[期篇页条]",
        "(?:本文)?(?:二维码|短网?址)", "原文链接", "[查阅][看读]原文", "责任编辑[:\uff1a]?$",
        "无标题文档", ".{1,50}\\.(?:jpe?g|png|gif|bmp|webp)$",
        "/?[a-z]{3,}property-*>", "-->", "<!--", "https?://\\S+$", "www\\.\\S+$", "缩略图",
        "视频加载", "点击(?:查看|播放|进入|下载|图片)", "[版标][面题]导航", "往期回顾",
        "[上下]一版", "第\\s?[A-Z]?\\d+\\s?版",
    ),
    re.IGNORECASE,
)  # fmt: skip
IMAGE = re.compile("!\\[[^\\]]*\\]\\([^)]*\\)?$")
"""An image of Markdown, however long its address."""
MESSAGE = re.compile(
    ".{0,12}(?:[您你]的浏览器|浏览器版本|视频插件|页面不存在|正在跳转)"
    "|本[文站网].{0,20}(?:原创|转载)|.{0,12}转载请(?:注明|附|标明|联系)"
    "|.{0,8}(?:扫一扫|二维码).{0,12}(?:打开|分享|关注|查看|阅读).{0,10}$"
)
"""A site's own short sentence to its visitors."""
SPAM = re.compile(
    _any(
        "[无有]码", "av(?:在线|天堂|网)",
        "(?:亚洲|欧美|日韩|国产)(?:欧美|日韩|综合|精品|天堂|一区|自拍)", "久久",
        "成人(?:网站|视频|小说|影院)", "激情", "黄色", "色情", "午夜", "人妻", "少妇",
        "[一三]级(?:毛片|片|黄)", "裸体", "做爱", "自拍偷拍", "免费(?:视频|观看)", "在线观看",
        "博彩", "彩票", "娱乐城", "六合彩", "百家乐",
    ),
    re.IGNORECASE,
)  # fmt: skip
NAVIGATION = re.compile(
    "首页|新闻|要闻|政务|公开|服务|互动|专题|党建|视频|公告|走进|数据|解读|网站|专栏|频道|图片|民生|政策|机构"
    "|动态|概况|招商|旅游|投资|办事|部门|街镇|乡镇|媒体|通知|文化|教育|健康|法治|经济|社会|评论|生活|访谈"
)
SITE_NAME = re.compile(
    "(?:门户网站?|政府网|新闻网|信息网|政务网|网站|融媒(?:体(?:中心)?)?|客户端|平台|数字报|电子报|[日晚]报社?"
    "|频道|公众号|发布厅|在线)$"
)
