"""The same decision for the same surface: elsewhere in a report, or in other reports.

Surfaces are the same in either script, in full or half width, in either case, and with or without
spaces and line breaks inside.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from govtui.cleaning.forward import mirror_table
from govtui.errors import ReviewError
from govtui.i18n import _
from govtui.review.model import Accept, Add, Reject, Relabel, ReviewStatus, Several, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtui.review.fold import Review


_RUN = "0-9a-z.%零一二三四五六七八九十百千万萬亿億"
"""Folded characters that go on a number or a Latin word."""


# Traditional characters whose simplified form is a traditional character, too: the mirrors' table
# leaves that one as it is.
_MERGED_FROM = (
    "並亙佈佔併侷係倖傑僱價兇冑剋勛勝卹唸噹嚐嚥嚮囌塗夥姦屍崑崙嶽幹幾廠弔彙彫彿後徵慼"
    "慾捨捱捲採於曆朮桿榦槓樑樸檯歎氾汙洩淒湧濛瀋瀰燻痠癒癥盃睏矇硃禦稜種穀範築籤籲糰"
    "紮緻纔脩臘艷菸萬葉薑薦蘋衝裊裡裏製複託註証誇誌讚谿豐蹟週遊適醃醜釐鉅錶鍊鐘閤闆闢"
    "陞隻雲霑韆願颱颳餘餵饑鬆鬍鬚鬥鬱鹵鹹麵齣乾"
)
_MERGED_TO = (
    "并亘布占并局系幸杰雇价凶胄克勋胜恤念当尝咽向苏涂伙奸尸昆仑岳干几厂吊汇雕佛后征戚"
    "欲舍挨卷采于历术杆干杠梁朴台叹泛污泄凄涌蒙沈弥熏酸愈症杯困蒙朱御棱种谷范筑签吁团"
    "扎致才修腊艳烟万叶姜荐苹冲袅里里制复托注证夸志赞溪丰迹周游适腌丑厘巨表炼钟合板辟"
    "升只云沾千愿台刮余喂饥松胡须斗郁卤咸面出干"
)


class Precedent(msgspec.Struct, frozen=True):
    """A decision on one label, as it can be made for every label of the same surface."""

    surface: str
    label: str | None
    """The label name that is right; None where the surface is no entity."""


class Deed(StrEnum):
    """What a precedent means at a place."""

    ACCEPT = "accept"
    RELABEL = "relabel"
    REJECT = "reject"
    ADD = "add"


class Place(msgspec.Struct, frozen=True):
    """One place where a precedent applies, for the preview."""

    start: int
    end: int
    deed: Deed
    id: int | None = None
    """The label that is there; None where one would be added."""
    displaced: tuple[int, ...] = ()
    """The undecided labels that an added one would replace."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A place in one of many reports, with what stands around it in one line."""

    report_id: str
    place: Place
    before: str
    surface: str
    after: str


AROUND = 60
"""Code points shown on either side of a place."""


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before a span, in it and after it, in one line."""
    pieces = (text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND])
    before, surface, after = (piece.replace("\n", " ") for piece in pieces)
    return before, surface, after


def folded(text: str) -> str:
    """Return `text` in one script, width and case, character for character."""
    return text.translate(_fold_table())


@lru_cache(maxsize=2)
def _folded_report(text: str) -> str:
    """Return a report's text folded: it is searched for many surfaces in a row."""
    return folded(text)


@cache
def _fold_table() -> dict[int, str | int]:
    """Simplified to traditional, which merges what one script tells apart and the other doesn't."""
    half_width = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    upper = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
    wide_upper = {code + 0xFEE0: code + 32 for code in upper}
    merged = {
        ord(one): mirror_table().get(ord(other), other)
        for one, other in zip(_MERGED_FROM, _MERGED_TO, strict=True)
    }
    return {**mirror_table(), **merged, **half_width, **upper, **wide_upper, 0x3000: " "}


def surface_key(surface: str) -> str:
    """Return what all writings of a surface have in common."""
    return "".join(folded(surface).split())


def precedent(review: Review, label_id: int) -> Precedent:
    """Return the decision on a label; ReviewError where there is none to repeat."""
    label = review.label(label_id)
    surface = review.surface(label)
    if not label.decided:
        raise ReviewError(_("This label is not decided yet: decide it first."))
    if not surface_key(surface):
        raise ReviewError(_("There is no text to look for."))
    return Precedent(surface, None if label.status is Status.REJECTED else label.label)


def places(review: Review, precedent: Precedent) -> list[Place]:
    """Return where the precedent would change something in the review, in reading order.

    Decided labels stay as they are, a surface inside a longer label is not looked at (spans are
    maximal), and a report that is done has no such places.
    """
    if review.status is ReviewStatus.DONE:
        return []
    if precedent.label is not None and precedent.label not in review.opening.labels_covered:
        return []
    rejected = {
        (label.start, label.end) for label in review.labels if label.status is Status.REJECTED
    }
    found = []
    for start, end in occurrences(review.text, precedent.surface):
        place = _place(review, precedent, start, end)
        if place and not (place.deed is Deed.ADD and (start, end) in rejected):
            found.append(place)
    return found


def findings(review: Review, precedent: Precedent) -> Iterator[Finding]:
    """Yield the same with what stands around each place."""
    for place in places(review, precedent):
        before, surface, after = around(review.text, place.start, place.end)
        yield Finding(
            report_id=review.opening.report_id,
            place=place,
            before=before,
            surface=surface,
            after=after,
        )


def occurrences(text: str, surface: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of `text` that read as `surface`; they do not overlap.

    A number or Latin word is found only whole: `85项` is not in `185项`.
    """
    key = surface_key(surface)
    if not key:
        return
    before = f"(?<![{_RUN}])" if re.match(f"[{_RUN}]", key) else ""
    after = f"(?![{_RUN}])" if re.match(f"[{_RUN}]", key[-1]) else ""
    pattern = re.compile(before + r"\s*".join(map(re.escape, key)) + after)
    for match in pattern.finditer(_folded_report(text)):
        yield match.span()


def decision(review: Review, precedent: Precedent, chosen: Iterable[Place]) -> Several:
    """Return the deeds at the chosen places as one decision, recorded as made in bulk.

    Raises ReviewError where nothing is chosen or the review refuses.
    """
    chosen = list(chosen)
    name = precedent.label or ""
    parts: list[Accept | Reject | Relabel | Add] = []
    for deed, kind in ((Deed.ACCEPT, Accept), (Deed.REJECT, Reject)):
        if ids := _ids(chosen, deed):
            parts.append(kind(ids=ids, bulk=True))
    if ids := _ids(chosen, Deed.RELABEL):
        parts.append(Relabel(ids=ids, label=name, bulk=True))
    new = (place for place in chosen if place.deed is Deed.ADD)
    for id_, place in enumerate(new, review.next_id):
        parts.append(
            Add(
                id=id_,
                start=place.start,
                end=place.end,
                label=name,
                displaced=place.displaced,
                bulk=True,
            )
        )
    if not parts:
        raise ReviewError(_("Nothing is chosen."))
    several = Several(decisions=tuple(parts))
    review.check(several)
    return several


def _ids(chosen: Iterable[Place], deed: Deed) -> tuple[int, ...]:
    return tuple(place.id for place in chosen if place.deed is deed and place.id is not None)


def _place(review: Review, precedent: Precedent, start: int, end: int) -> Place | None:
    """Return what the precedent means for one occurrence; None where it means nothing."""
    there = review.overlapping(start, end)
    if any(label.decided for label in there):
        return None
    same = next((label for label in there if (label.start, label.end) == (start, end)), None)
    if precedent.label is None:
        return Place(start, end, Deed.REJECT, same.id) if same else None
    if same is not None:
        deed = Deed.ACCEPT if same.label == precedent.label else Deed.RELABEL
        return Place(start, end, deed, same.id)
    if any(not (start <= label.start and label.end <= end) for label in there):
        return None
    return Place(start, end, Deed.ADD, displaced=tuple(label.id for label in there))
