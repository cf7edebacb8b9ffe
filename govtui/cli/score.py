"""`govtui score`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govtui.cli.options import Options, shared_options
from govtui.cli.output import complain, output_to
from govtui.cli.places import require_there
from govtui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtui.extraction.scores import Case, Report, Tally
    from govtui.interchange.scoring import Scored

_LABEL_WIDTH = 8
_KIND_TITLES = {
    "label": N_("only the label differs"),
    "edges": N_("only the edges differ"),
    "both": N_("label and edges differ"),
    "missing": N_("missing"),
    "spurious": N_("spurious"),
}
"""The kinds of disagreements in the order in which they are told, with message ids."""


@click.command(
    "score",
    help=_("Score the labels of PRED against GOLD; both are JSONL files as `export` writes them."),
)
@click.argument("gold", metavar="GOLD", type=click.Path(path_type=Path))
@click.argument("predicted", metavar="PRED", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("As one JSON object."))
@click.option("--cases", default=20, show_default=True, help=_("How many disagreements to show."))
@shared_options
def command(_options: Options, gold: Path, predicted: Path, as_json: bool, cases: int) -> int:
    """Score the labels of PRED against GOLD; both are JSONL files as `export` writes them."""
    import msgspec

    from govtui.interchange.scoring import score_files

    for path in (gold, predicted):
        require_there(path)
    scored = score_files(gold, predicted)
    for problem in scored.problems:
        complain(problem)
    if scored.changed:
        message = _("{count} characters differ between the texts that were compared")
        complain(message.format(count=scored.changed))
    summary = _summary(scored, cases)
    with output_to(None) as output:
        if as_json:
            output.write(msgspec.json.encode(_as_data(summary)) + b"\n")
        else:
            output.write("\n".join(_table(summary)).encode() + b"\n")
    return int(bool(scored.problems))


@dataclass(frozen=True)
class _Summary:
    """What is told of the scores, in words or as JSON."""

    strict: dict[str, Tally]
    """By label."""
    overlap: dict[str, Tally]
    kinds: dict[str, int]
    """How many disagreements there are of each kind."""
    confusion: list[tuple[tuple[str, str], int]]
    """Pairs of different labels, gold and predicted, the most frequent first."""
    worst: list[Report]
    """All reports, the worst first."""
    cases: list[Case]
    """The disagreements that are to be shown."""
    changed: int


def _summary(scored: Scored, shown: int) -> _Summary:
    """Sum the scores up, with so many disagreements of the worst reports."""
    from govtui.extraction.scores import by_label

    worst = sorted(scored.reports, key=lambda report: report.micro.f1 or 0)
    cases = [case for report in worst for case in report.cases]
    kinds = Counter(case.kind for case in cases)
    confusion: Counter[tuple[str, str]] = Counter()
    for report in scored.reports:
        confusion.update(report.confusion)
    return _Summary(
        strict=by_label(report.strict for report in scored.reports),
        overlap=by_label(report.overlap for report in scored.reports),
        kinds={kind: kinds[kind] for kind in _KIND_TITLES},
        confusion=[(pair, n) for pair, n in confusion.most_common() if pair[0] != pair[1]],
        worst=worst,
        cases=cases[:shown],
        changed=scored.changed,
    )


def _table(summary: _Summary) -> Iterator[str]:
    """Yield lines for people: scores by label, confusion, reports and cases, the worst first."""
    from govtui.extraction.scores import macro, total

    strict, overlap = summary.strict, summary.overlap
    heads = (_("gold"), _("pred."), _("precision"), _("recall"), _("F1"), _("overlap F1"))
    yield _row("", *heads)
    for label, tally in strict.items():
        yield _row(label, *_figures(tally), _share(overlap[label].f1))
    yield _row(_("micro"), *_figures(total(strict.values())), _share(total(overlap.values()).f1))
    yield _row(_("macro"), "", "", "", "", _share(macro(strict)), _share(macro(overlap)))
    yield ""
    for kind, title in _KIND_TITLES.items():
        yield f"{_(title)}: {summary.kinds[kind]}"
    if summary.confusion:
        yield ""
        yield _("confused (gold, predicted):")
        yield from (f"  {g or '-'} {p or '-'} {count}" for (g, p), count in summary.confusion)
    yield ""
    yield _("reports, the worst first:")
    yield from (f"  {_share(report.micro.f1)} {report.name}" for report in summary.worst)
    for case in summary.cases:
        labels = " ".join(span.label if span else "-" for span in (case.gold, case.predicted))
        place = f"{case.before}⟦{case.surface}⟧{case.after}".replace("\n", "⏎")
        yield f"  {case.report}: {_(_KIND_TITLES[case.kind])}: {labels}: {place}"


def _figures(tally: Tally) -> tuple[str, ...]:
    """Return the counts and ratios of one row."""
    ratios = (tally.precision, tally.recall, tally.f1)
    return (str(tally.gold), str(tally.predicted), *map(_share, ratios))


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _row(label: str, *cells: str) -> str:
    """Return a line of the table; the columns are aligned for figures and Latin headings."""
    return " ".join((label.ljust(_LABEL_WIDTH), *(cell.rjust(10) for cell in cells))).rstrip()


def _as_data(summary: _Summary) -> dict[str, Any]:
    """Return the scores for other programs."""
    from govtui.extraction.scores import macro, total

    return {
        "strict": {label: _tally(tally) for label, tally in summary.strict.items()},
        "overlap": {label: _tally(tally) for label, tally in summary.overlap.items()},
        "micro": _tally(total(summary.strict.values())),
        "macro_f1": macro(summary.strict),
        "kinds": summary.kinds,
        "confusion": [
            {"gold": g or None, "predicted": p or None, "count": n}
            for (g, p), n in summary.confusion
        ],
        "reports": [{"id": report.name, "f1": report.micro.f1} for report in summary.worst],
        "cases": summary.cases,
        "changed_characters": summary.changed,
    }


def _tally(tally: Tally) -> dict[str, float | int | None]:
    return {
        "gold": tally.gold,
        "predicted": tally.predicted,
        "hits": tally.hits,
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
    }
