"""`govtui score`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govtui.cli.options import Options, shared_options
from govtui.cli.output import complain, output_to
from govtui.cli.places import require_there
from govtui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtui.extraction.scores import Report, Tally
    from govtui.interchange.scoring import Scored

LABEL_WIDTH = 8
KINDS = ("label", "edges", "both", "missing", "spurious")


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
    with output_to(None) as output:
        if as_json:
            output.write(msgspec.json.encode(_as_data(scored, cases)) + b"\n")
        else:
            output.write("\n".join(_table(scored.reports, cases)).encode() + b"\n")
    return int(bool(scored.problems))


def _table(reports: list[Report], cases: int) -> Iterable[str]:
    """Lines for people: scores by label, confusion, reports and cases, the worst first."""
    from govtui.extraction.scores import by_label, macro, total

    strict = by_label(report.strict for report in reports)
    overlap = by_label(report.overlap for report in reports)
    heads = (_("gold"), _("pred."), _("precision"), _("recall"), _("F1"), _("overlap F1"))
    yield _row("", *heads)
    for label, tally in strict.items():
        yield _row(label, *_figures(tally), _share(overlap[label].f1))
    yield _row(_("micro"), *_figures(total(strict.values())), _share(total(overlap.values()).f1))
    yield _row(_("macro"), "", "", "", "", _share(macro(strict)), _share(macro(overlap)))
    yield ""
    for kind in KINDS:
        yield f"{_KIND_TITLES[kind]()}: {sum(c.kind == kind for r in reports for c in r.cases)}"
    confused = _confusion(reports)
    if confused:
        yield ""
        yield _("confused (gold, predicted):")
        yield from (f"  {g or '-'} {p or '-'} {count}" for (g, p), count in confused)
    worst = sorted(reports, key=lambda report: report.micro.f1 or 0)
    yield ""
    yield _("reports, the worst first:")
    yield from (f"  {_share(report.micro.f1)} {report.name}" for report in worst)
    shown = [case for report in worst for case in report.cases][:cases]
    for case in shown:
        labels = " ".join(span.label if span else "-" for span in (case.gold, case.predicted))
        place = f"{case.before}⟦{case.surface}⟧{case.after}".replace("\n", "⏎")
        yield f"  {case.report}: {_KIND_TITLES[case.kind]()}: {labels}: {place}"


_KIND_TITLES = {
    "label": lambda: _("only the label differs"),
    "edges": lambda: _("only the edges differ"),
    "both": lambda: _("label and edges differ"),
    "missing": lambda: _("missing"),
    "spurious": lambda: _("spurious"),
}


def _confusion(reports: list[Report]) -> list[tuple[tuple[str, str], int]]:
    """Pairs of different labels, the most frequent first."""
    from collections import Counter

    counts: Counter[tuple[str, str]] = Counter()
    for report in reports:
        counts.update(report.confusion)
    return [(pair, n) for pair, n in counts.most_common() if pair[0] != pair[1]]


def _figures(tally: Tally) -> tuple[str, ...]:
    """Counts and ratios of one row."""
    ratios = (tally.precision, tally.recall, tally.f1)
    return (str(tally.gold), str(tally.predicted), *map(_share, ratios))


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _row(label: str, *cells: str) -> str:
    """One line of the table; the columns are aligned for figures and Latin headings."""
    return " ".join((label.ljust(LABEL_WIDTH), *(cell.rjust(10) for cell in cells))).rstrip()


def _as_data(scored: Scored, cases: int) -> dict[str, Any]:
    """The scores for other programs."""
    from govtui.extraction.scores import by_label, macro, total

    strict = by_label(report.strict for report in scored.reports)
    overlap = by_label(report.overlap for report in scored.reports)
    worst = sorted(scored.reports, key=lambda report: report.micro.f1 or 0)
    return {
        "strict": {label: _tally(tally) for label, tally in strict.items()},
        "overlap": {label: _tally(tally) for label, tally in overlap.items()},
        "micro": _tally(total(strict.values())),
        "macro_f1": macro(strict),
        "kinds": {
            kind: sum(c.kind == kind for r in scored.reports for c in r.cases) for kind in KINDS
        },
        "confusion": [
            {"gold": g or None, "predicted": p or None, "count": n}
            for (g, p), n in _confusion(scored.reports)
        ],
        "reports": [{"id": r.name, "f1": r.micro.f1} for r in worst],
        "cases": [case for report in worst for case in report.cases][:cases],
        "changed_characters": scored.changed,
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
