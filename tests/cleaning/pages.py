"""Invented pages for the tests of cleaning, and how to clean them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.cleaning import clean
from govtui.corpus.model import Report, Source

if TYPE_CHECKING:
    from govtui.cleaning.model import Cleaned, Role

LEAD = (
    "3月21日下午,云泽区委书记上官旻主持召开区委常委会会议,传达学习有关会议精神,"
    "研究部署贯彻落实工作。区委副书记、区长陆明参加会议。"
)
BODY = "会议强调,要坚持稳中求进工作总基调,扎实推进各项重点工作,确保一季度“开门红”。"
ARTICLE = f"{LEAD}\n{BODY}"
TITLE = "云泽区委常委会召开会议"


def cleaned(raw: str) -> Cleaned:
    """Clean a raw text."""
    return clean(Report(id="a.txt", source=Source(path="a.txt", sha256="0" * 64), raw=raw))


def roles(raw: str) -> list[tuple[Role, str]]:
    """Return the roles of a page's lines, each with its raw text."""
    return [(block.role, raw[slice(*block.raw)]) for block in cleaned(raw).blocks]


def role_of(raw: str, line: str) -> Role:
    """Return the role that a line of a page was given."""
    (role,) = {role for role, text in roles(raw) if text == line}
    return role
