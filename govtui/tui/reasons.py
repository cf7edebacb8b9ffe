"""The reasons of suggestions in the words of the interface; the data keeps them in English."""

from __future__ import annotations

import re

from govtui.i18n import N_, _

_KINDS = {"rule": N_("rule"), "lexicon": N_("lexicon"), "model": N_("model")}
REASONS = (
    N_("about … the …"),
    N_("amount"),
    N_("anniversary"),
    N_("area by its ending"),
    N_("body by its ending"),
    N_("body named alone"),
    N_("body of an area"),
    N_("border of two areas"),
    N_("campaign or inspection"),
    N_("campaign"),
    N_("campus of a body"),
    N_("census"),
    N_("clock time"),
    N_("coined name of a place"),
    N_("date in figures"),
    N_("date with its year"),
    N_("day"),
    N_("days"),
    N_("dictionary"),
    N_("divisions"),
    N_("divisions, short form"),
    N_("draft"),
    N_("event"),
    N_("fair"),
    N_("firm that is gone to"),
    N_("five-year plan"),
    N_("floor of a house"),
    N_("games"),
    N_("held event"),
    N_("holiday in quotes"),
    N_("holiday"),
    N_("in quotes"),
    N_("jieba"),
    N_("known document"),
    N_("law by name"),
    N_("leaders"),
    N_("level"),
    N_("medium before its report"),
    N_("meeting in quotes"),
    N_("meeting name"),
    N_("meeting without a name"),
    N_("month and day"),
    N_("month"),
    N_("months"),
    N_("motto of a place"),
    N_("multi-year programme"),
    N_("name after its unit"),
    N_("name after post"),
    N_("name after preposition"),
    N_("name after role"),
    N_("name before form of address"),
    N_("name before post"),
    N_("name before verb"),
    N_("name in a by-line"),
    N_("name in a headline"),
    N_("name in a list"),
    N_("name in another language"),
    N_("name with a note"),
    N_("named elsewhere in the report"),
    N_("named in a row"),
    N_("number in Chinese figures"),
    N_("number with unit"),
    N_("numbered event"),
    N_("office of a body"),
    N_("other name of a body"),
    N_("pair of countries"),
    N_("paper of a body"),
    N_("part of the year"),
    N_("period"),
    N_("place by its ending"),
    N_("place by one character"),
    N_("place that acts"),
    N_("place with its kind"),
    N_("places"),
    N_("post"),
    N_("prize"),
    N_("quoted elsewhere in the report"),
    N_("quoted event"),
    N_("range of years"),
    N_("rank"),
    N_("road or railway"),
    N_("same time of a year"),
    N_("session"),
    N_("share"),
    N_("short form of a body"),
    N_("short form of a place in the report"),
    N_("site in a row"),
    N_("site in quotes"),
    N_("small number in Chinese figures"),
    N_("source of the report"),
    N_("span of years"),
    N_("standing conference"),
    N_("standing formula"),
    N_("strategy by its verb"),
    N_("title marks"),
    N_("two sessions"),
    N_("unit of a person"),
    N_("unit that speaks"),
    N_("week"),
    N_("year"),
)
"""What the rules of the extraction call themselves."""
_TAUGHT = (
    (
        re.compile(r"accepted (?P<n>\d+) times as (?P<label>.+) in this corpus"),
        N_("accepted {n} times as {label} in this corpus"),
    ),
    (
        re.compile(r"fixed as (?P<label>.+) in this corpus"),
        N_("fixed as {label} in this corpus"),
    ),
)
"""The reasons of what the corpus has taught."""


def reason(source: str) -> str:
    """Return the source of a suggestion for people; one that is not govtui's own as it is."""
    kind, _colon, name = source.partition(":")
    said = _said(name)
    if kind not in _KINDS or said is None:
        return source
    return _("{kind}:{reason}").format(kind=_(_KINDS[kind]), reason=said)


def short_reason(source: str) -> str:
    """Return a reason without saying whether it is that of a rule or of a lexicon."""
    kind, _colon, name = source.partition(":")
    return _said(name) or name or kind


def _said(name: str) -> str | None:
    """Return a reason for people; None for an unknown one."""
    if name in REASONS:
        return _(name)
    for pattern, message in _TAUGHT:
        if found := pattern.fullmatch(name):
            return _(message).format(**found.groupdict())
    return None
