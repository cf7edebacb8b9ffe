"""JSON that two programs could read differently is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtui.corpus.strict_json import parse_object
from govtui.errors import CorpusError

HOSTILE = {
    "not JSON": ["", "{", "nope", "{'a': 1}", '{"a": 1} x', '"\\x00'],
    "not a JSON object": ["[]", "1", '"text"', "null"],
    "nested too deeply": ['{"a":' + "[" * 100_000, '{"a":' + "[" * 200 + "]" * 200 + "}"],
    "is not JSON": ['{"a": NaN}', '{"a": -Infinity}'],
    "too large a number": ['{"a": 1e999}', f'{{"a": {"9" * 5000}}}', '{"a": 18446744073709551616}'],
    "comes twice": ['{"a": 1, "a": 2}', '{"b": {"a": 1, "a": 1}}'],
    "surrogate": ['{"a": "\\ud800"}', '{"\\uDFFF": 1}', '{"a": ["\\udc00\\ud800"]}'],
}


@pytest.mark.parametrize(
    ("why", "text"), [(why, t) for why, texts in HOSTILE.items() for t in texts]
)
def test_hostile_json_is_refused(why: str, text: str) -> None:
    with pytest.raises(CorpusError, match=why):
        parse_object(text)


def test_what_is_fine_is_read() -> None:
    assert parse_object('{"a": "\\ud842\\udfb7", "b": [1.5, -3, true, null]}') == {
        "a": "\U00020bb7",
        "b": [1.5, -3, True, None],
    }
    assert parse_object(json.dumps({"a": [[]] * 500})) == {"a": [[]] * 500}


_text = st.text(st.characters(exclude_categories=["Cs"]))
_scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | _text
_values = st.recursive(
    _scalars | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(_text, inner),
    max_leaves=10,
)


@given(st.dictionaries(_text, _values), st.booleans())
def test_it_reads_what_json_reads(value: dict[str, object], ascii_only: bool) -> None:
    assert parse_object(json.dumps(value, ensure_ascii=ascii_only)) == value


@given(st.text())
def test_any_text_is_an_object_or_refused(text: str) -> None:
    try:
        value = parse_object(text)
    except CorpusError:
        return
    assert isinstance(value, dict)
