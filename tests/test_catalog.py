"""The Chinese catalog has every text of the interface, and its compiled form is up to date.

After a change of texts:

    pybabel extract -k N_ --no-location --sort-output -o /tmp/govtui.pot govtui
    pybabel update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap \
        -l zh_CN -D govtui -i /tmp/govtui.pot -d govtui/locale
    (translate what is empty in govtui/locale/zh_CN/LC_MESSAGES/govtui.po)
    pybabel compile -l zh_CN -D govtui -d govtui/locale
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import govtui
from govtui import i18n

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PACKAGE = Path(govtui.__file__).parent
FOLDER = PACKAGE / "locale" / "zh_CN" / "LC_MESSAGES"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    with (FOLDER / "govtui.po").open("rb") as file:
        return read_po(file, locale="zh_CN")


@pytest.fixture(scope="module")
def translations(catalog: Catalog) -> dict[str, str]:
    return {str(message.id): str(message.string) for message in catalog if message.id}


def _texts_of_the_code() -> dict[str, str]:
    """Return every text in `_()` and `N_()`, with the file and line that it stands in."""
    found = extract_from_dir(str(PACKAGE), keywords={"_": None, "N_": None})
    return {str(text): f"{file}:{line}" for file, line, text, _comments, _context in found}


def _fields(text: str) -> list[tuple[str, str]]:
    return sorted((name, spec or "") for _text, name, spec, _ in Formatter().parse(text) if name)


def test_every_text_is_translated(translations: dict[str, str]) -> None:
    missing = {
        text: place for text, place in _texts_of_the_code().items() if not translations.get(text)
    }
    assert not missing


def test_nothing_is_translated_that_is_not_there(
    catalog: Catalog, translations: dict[str, str]
) -> None:
    assert not set(translations) - set(_texts_of_the_code())
    assert not catalog.obsolete
    assert not [message.id for message in catalog if message.id and message.fuzzy]


def test_fields_and_spaces_are_kept(translations: dict[str, str]) -> None:
    for text, translation in translations.items():
        assert _fields(translation) == _fields(text), text
        edges = (re.match(r"\s*", text), re.search(r"\s*\Z", text))
        kept = (re.match(r"\s*", translation), re.search(r"\s*\Z", translation))
        assert [m and m[0] for m in kept] == [m and m[0] for m in edges], text


def test_the_compiled_catalog_is_that_of_the_source(translations: dict[str, str]) -> None:
    with (FOLDER / "govtui.mo").open("rb") as file:
        compiled = read_mo(file)
    assert {str(message.id): message.string for message in compiled if message.id} == translations


def test_the_interface_speaks_chinese() -> None:
    try:
        assert i18n.use("zh_CN.UTF-8") == "zh_CN"
        assert i18n._("accept") == "接受"
    finally:
        i18n.use("en")
