"""The metadata of a report as a reviewer reads and types them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from govtui.cleaning.model import Region
from govtui.errors import ReviewError
from govtui.i18n import N_, _

if TYPE_CHECKING:
    from govtui.cleaning.model import Meta

FIELDS = {
    "title": N_("title"),
    "source": N_("source"),
    "published": N_("published"),
    "meeting_date": N_("meeting date"),
    "region": N_("region"),
    "authors": N_("authors"),
    "views": N_("views"),
}
"""The fields in the order in which they are shown, with their titles."""
HINTS = {
    "published": N_("Dates are written as 2024-05-06; without a year --05-06."),
    "meeting_date": N_("Dates are written as 2024-05-06; without a year --05-06."),
    "authors": N_("Names are parted by spaces or commas."),
}
_AROUND = 24
"""Characters of the raw text shown on either side of a value."""


def shown(meta: Meta, field: str) -> str:
    """Return a field as text; empty where it is not known."""
    value = getattr(meta, field)
    if isinstance(value, Region):
        return f"{value.name} {value.code}" if value.code else value.name
    if isinstance(value, tuple):
        return " ".join(value)
    return "" if value is None else str(value)


def parsed(field: str, text: str) -> Any:
    """Return what `actions.set_meta` takes for a field; ReviewError where the text is no value."""
    text = text.strip()
    if field == "authors":
        return [name for name in re.split("[\\s,、\uff0c]+", text) if name]
    if not text:
        return None
    if field == "region":
        name, _space, code = text.partition(" ")
        return {"name": name, "code": code.strip() or None}
    if field == "views":
        if not text.isdecimal():
            raise ReviewError(_("{value} is no number.").format(value=repr(text)))
        return int(text)
    return text


def evidence(raw: str, value: str) -> str:
    """Return where the raw text says so, in one line; empty where it does not in these words."""
    at = raw.find(value) if value else -1
    if at < 0:
        return ""
    start, end = max(0, at - _AROUND), at + len(value) + _AROUND
    around = " ".join(raw[start:end].split())
    return ("…" if start else "") + around + ("…" if end < len(raw) else "")
