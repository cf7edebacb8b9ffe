"""Names of people as by-lines run them together: `韩哲宋钊铭` is two people."""

from __future__ import annotations

import math
import re
from functools import cache

# Commonest first; the frequencies of surnames follow Zipf's law closely enough to rank splits.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕"
    "丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃"
    "武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮"
    "柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古"
    "吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫"
    "寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻"
    "位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦"
    "戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但"
    "尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
)
_COMPOUND = frozenset(
    re.findall(
        "..",
        "欧阳上官司马诸葛皇甫尉迟令狐司徒慕容夏侯东方公孙长孙宇文端木轩辕南宫独孤闻人澹台西门百里呼延拓跋",
    )
)
_LENGTHS = {2: 0.25, 3: 0.7, 4: 0.05}
"""Shares of names by length; of three characters among two with a surname of one."""

_SPACED = re.compile(
    "(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\\s+([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)
_BETWEEN = re.compile("[\\s、\uff0c,/\uff0f;\uff1b&|]+")
_HAN_ONLY = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff·]{2,20}")


def split_names(run: str) -> list[str]:
    """Return the names in a by-line's value: `余佳 徐鹏`, `张三、李四`, `韩哲宋钊铭`."""
    names: list[str] = []
    for token in _BETWEEN.split(_SPACED.sub(r"\1\2", run)):
        if _HAN_ONLY.fullmatch(token):
            names += _split_run(token)
    return list(dict.fromkeys(names))


def has_surname(name: str) -> bool:
    """Return whether a name begins with a surname and has at most four characters."""
    return name[:2] in _COMPOUND or (name[0] in _ranks() and len(name) <= 3)


def _split_run(run: str) -> list[str]:
    """Split names without anything between them, by the likeliest surnames."""
    if len(run) <= 3 or "·" in run:
        return [run]
    unreached: tuple[float, list[str]] = (-math.inf, [])
    best = [(0.0, unreached[1])] + [unreached] * len(run)
    for start in range(len(run) - 1):
        if best[start][0] == -math.inf:
            continue
        for length in _LENGTHS:
            end = start + length
            if end > len(run):
                break
            score = best[start][0] + _likelihood(run[start:end])
            if score > best[end][0]:
                best[end] = (score, [*best[start][1], run[start:end]])
    return best[-1][1] or [run]


def _likelihood(name: str) -> float:
    """Return the logarithm of how likely a string is a name; -inf without a surname."""
    if name[:2] in _COMPOUND and len(name) > 2:
        return math.log(0.001)
    rank = _ranks().get(name[0])
    if rank is None or len(name) > 3:
        return -math.inf
    return math.log(_LENGTHS[len(name)] / (rank + 5))


@cache
def _ranks() -> dict[str, int]:
    return {surname: rank for rank, surname in enumerate(_SURNAMES)}
