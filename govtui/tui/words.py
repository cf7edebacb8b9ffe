"""What the lines around the panes say of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtui.cleaning.model import DamageStatus
from govtui.i18n import N_, _
from govtui.review.model import ReviewStatus, Status
from govtui.tui.reasons import reason
from govtui.tui.widgets.bar import Line, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.review.model import Label
    from govtui.tui.marking import Marking
    from govtui.tui.saving import SavingState
    from govtui.tui.session import Session

_SHOWN = 80
"""Characters of a surface or a comment that are shown."""


def head(session: Session, progress: str, saving: SavingState) -> Line:
    """Return the first line of the screen: which report this is, and how far it is."""
    review = session.review
    meta = review.meta
    facts = [meta.meeting_date or (meta.published or "")[:10], meta.region and meta.region.name]
    known = "".join(f"{fact} · " for fact in facts if fact)
    total = len(review.labels)
    decided = _("{done}/{total} decided").format(done=total - review.undecided, total=total)
    state = [Part(decided, "plain")]
    if session.open_damage:
        state.append(Part(_(" · {n} damaged").format(n=session.open_damage), "warning"))
    if review.status is ReviewStatus.DONE:
        state.append(Part(_(" · done"), "accent"))
    if review.flagged:
        state.append(Part(_(" · flagged"), "warning"))
    if session.attention is not None:
        state.append(Part(_(" · by attention"), "muted"))
    state.append(_saved(saving, touched=review.decisions > 0))
    title = meta.title or review.opening.report_id
    return Line(
        [Part(title, "strong")], [Part(known, "muted"), Part(progress + "   ", "muted"), *state]
    )


def _saved(saving: SavingState, *, touched: bool) -> Part:
    """Return what the disk has: `saved` only when everything decided is on it."""
    if saving.problem is not None:
        return Part(_(" · {n} not saved").format(n=saving.unsaved), "warning")
    if saving.unsaved:
        return Part(_(" · saving"), "muted")
    return Part(_(" · saved") if touched else "", "muted")


def current(session: Session) -> Line:
    """Return what the current label or damaged place is, and where it comes from."""
    label, damage = session.label, session.damage
    if session.marking is not None:
        return Line([Part(_("mark "), "accent"), *_marked(session, session.marking)])
    if damage is not None:
        return Line(
            [
                Part("> " + _("damage "), "accent"),
                Part(_short(damage.text) or "…", "strong"),
                Part("  " + _(_DAMAGE[damage.status]), "muted"),
            ]
        )
    if (missed := session.missed) is not None:
        surface = _short(session.review.text[missed.start : missed.end])
        return Line(
            [
                Part("> " + _("missed? "), "accent"),
                Part(missed.label, "strong", label=missed.label),
                Part(" " + surface, "strong"),
                Part("   " + _("reads as a label of the report: a adds it, x does not"), "muted"),
            ]
        )
    if label is None:
        said = _("no label here") if session.review.labels else _("no labels")
        return Line([Part(said, "muted")])
    parts = [
        Part("> ", "accent"),
        Part(label.label, "strong", label=label.label),
        Part(" " + _short(session.review.surface(label)), "strong"),
        Part("   " + " · ".join(_facts(session, label)), "muted"),
    ]
    if label.comment:
        parts.append(Part("   # " + _short(label.comment), "warning"))
    return Line(parts)


def _marked(session: Session, marking: Marking) -> Iterator[Part]:
    """Yield what is marked; where its end is open, what each digit would label."""
    if not marking.is_open:
        yield Part(_short(marking.text[slice(*marking.span)] if marking.span else ""), "strong")
        return
    digits: dict[str, str] = {}
    for label in session.schema.labels:
        if label.key:
            surface = marking.text[slice(*session.reading(label.name))]
            digits[surface] = digits.get(surface, "") + label.key
    for surface, keys in digits.items():
        yield Part(f"{keys} ", "muted")
        yield Part(_short(surface) + "   ", "strong")
    if marking.span is None:
        yield Part(_("v or space begins the span"), "muted")


def _facts(session: Session, label: Label) -> Iterator[str]:
    """Yield what is known of a label, the likeliest to matter first."""
    yield _(_STATUS[label.status])
    if session.attention is not None and label.id in session.attention:
        yield from session.attention[label.id].reasons
    if label.suggested is not None:
        yield f"{reason(label.suggested.source)} {label.suggested.score:.2f}"
        if label.suggested.label != label.label:
            yield _("was {label}").format(label=label.suggested.label)
    more = session.review.text.count(session.review.surface(label)) - 1 if label.end else 0
    if more > 0:
        yield _("{n} more in this report").format(n=more)
    if label.flagged:
        yield _("flagged")


def choices(session: Session) -> Line:
    """Return what the digits do now."""
    damage = session.damage
    if session.marking is None and damage is not None:
        parts = [
            Part(f"{number} {_short(candidate)}   ", value=f"{number}")
            for number, candidate in enumerate(damage.candidates[:9], 1)
        ]
        return Line(parts, [Part(_("a as it stands   0 type it"), "muted", value="0")])
    parts = [
        Part(f"{label.key} {label.name}  ", label=label.name, value=label.key)
        for label in session.schema.labels
        if label.key
    ]
    return Line([*parts, Part(_("0 all"), "muted", value="0")])


_STATUS = {
    Status.SUGGESTED: N_("suggested"),
    Status.ACCEPTED: N_("accepted"),
    Status.CORRECTED: N_("corrected"),
    Status.ADDED: N_("added"),
    Status.REJECTED: N_("rejected"),
}
_DAMAGE = {
    DamageStatus.REPAIRED: N_("repaired"),
    DamageStatus.LIKELY: N_("likely: to be confirmed"),
    DamageStatus.SUGGESTED: N_("damaged, with candidates"),
    DamageStatus.FLAGGED: N_("damaged: what stood here is not known"),
    DamageStatus.CORRECTED: N_("corrected"),
}


def _short(text: str) -> str:
    """Return the beginning of a text in one line."""
    line = text[: _SHOWN + 1].replace("\n", " ")
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
