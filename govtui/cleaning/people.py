"""Who wrote a report: the people that by-lines name, told from editors and offices."""

from __future__ import annotations

import re

from govtui.cleaning import chrome
from govtui.cleaning.names import has_surname, split_names

_ROLE = re.compile(
    f"(?P<writer>{chrome.WRITER})|{chrome.EDITOR}"
    "|(?:^|\\s)(?:(?P<text>文)|图|摄影?|图片)(?=\\s*[:\uff1a/\uff0f])"
)
_SIDE_NOTE = re.compile("报道|综合|整理|供稿|摄影|实习|见习|首席|本[报网台]|全媒体?|融媒体?|特约")
_VALUE_END = re.compile("[|\uff5c()\uff08\uff09\\d]")
_NO_PERSON = re.compile("[委办局部室院站科镇府社网报台]$|中心$|街道$")


_WRITER_HINT = re.compile("[者员稿写文]")
"""In every word for a writer, and quicker to look for."""


def writers(text: str) -> list[str]:
    """Return the people that stand behind the word for a writer (`记者`, `撰稿人：`)."""
    if not _WRITER_HINT.search(text):
        return []
    found: list[str] = []
    roles = list(_ROLE.finditer(text))
    ends = [role.start() for role in roles[1:]] + [len(text)]
    for role, end in zip(roles, ends, strict=False):
        if role["writer"] or role["text"]:
            value = text[role.end() : end].lstrip(" :\uff1a/\uff0f|\uff5c")
            value = _SIDE_NOTE.sub(" ", _VALUE_END.split(value, maxsplit=1)[0])
            found += filter(_is_person, split_names(value))
    return found


def bracketed_names(text: str) -> list[str]:
    """Return the writers that brackets name: `记者 张三`, `张三 通讯员 李四`, or names alone."""
    role = _ROLE.search(text)
    before = bare_names(text[: role.start()]) if role else []
    return [*before, *writers(text)] or bare_names(text)


def bare_names(text: str) -> list[str]:
    """Return the names in a text that holds nothing else, else none."""
    names = split_names(text)
    plain = all(has_surname(name) and _is_person(name) for name in names)
    complete = len("".join(names)) >= len(re.sub("[\\s、]", "", text))
    return names if plain and complete else []


def names_only(text: str) -> bool:
    """Return whether a text is made of roles, names and side notes: `记者余佳 通讯员徐鹏 报道`."""
    rest = _SIDE_NOTE.sub(" ", _ROLE.sub(" ", text)).strip(" )\uff09】]")
    return not rest or bool(bare_names(rest))


def _is_person(name: str) -> bool:
    return (len(name) <= 3 or has_surname(name) or "·" in name) and not _NO_PERSON.search(name)
