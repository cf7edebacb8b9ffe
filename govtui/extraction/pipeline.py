"""From cleaned text to suggestions: recognisers, consistency, the workspace lexicon, resolution."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from govtui.extraction import lexicon as taught
from govtui.extraction import plugins
from govtui.extraction.analysis import Analysis
from govtui.extraction.calibration import calibrated
from govtui.extraction.consistency import repeats
from govtui.extraction.recognisers import BUILT_IN
from govtui.extraction.resolve import resolve, trimmed
from govtui.extraction.schema import LabelSchema, default_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govtui.extraction.lexicon import Entry
    from govtui.extraction.model import Suggestion
    from govtui.extraction.recognisers import Recogniser

_log = logging.getLogger(__name__)


def suggest(
    text: str,
    *,
    schema: LabelSchema | None = None,
    lexicon: Mapping[str, Entry] | None = None,
) -> list[Suggestion]:
    """Suggestions for the cleaned `text`, sorted, none overlapping, in code points of `text`.

    Without `schema` the bundled one holds; labels that a schema lacks are not suggested. `lexicon`
    is what the workspace's reviews have taught. A recogniser or an extractor of others that raises
    is logged by name and left out; the others go on.
    """
    schema = schema or default_schema()
    candidates = _built_in(text) if _wants_built_in(schema) else []
    for name, extractor in plugins.installed().items():
        try:
            if isinstance(extractor, Exception):
                raise extractor
            candidates += plugins.checked(text, name, extractor(text))
        except Exception as error:  # noqa: BLE001, RUF100 - code of others may raise anything
            _log.warning("extractor %s was left out: %r", name, error)
    if lexicon:
        candidates = taught.apply(text, candidates, lexicon)
    standing = resolve(filter(None, (trimmed(text, c) for c in candidates)), schema)
    return [calibrated(suggestion) for suggestion in standing]


def _wants_built_in(schema: LabelSchema) -> bool:
    """Whether the schema has a label of the built-in recognisers."""
    return not set(schema.names).isdisjoint(default_schema().names)


def _built_in(text: str, recognisers: Mapping[str, Recogniser] = BUILT_IN) -> list[Suggestion]:
    """The candidates of the built-in recognisers, and what follows from the sure ones."""
    doc = Analysis(text)
    candidates: list[Suggestion] = []
    for name, recognise in recognisers.items():
        try:
            candidates += list(recognise(doc, candidates))
        except Exception:  # a slip in one recogniser on odd text must not cost the others' work
            _log.exception("recogniser %s was left out", name)
    candidates += repeats(doc, candidates)
    return candidates
