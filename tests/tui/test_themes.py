"""Labels can be read in every theme, and the terminal decides where nobody has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

from govtui.extraction.schema import default_schema
from govtui.tui.themes import (
    AUTOMATIC,
    THEMES,
    TITLES,
    automatic_theme,
    contrast,
    label_variables,
    readable,
)

if TYPE_CHECKING:
    from textual.theme import Theme

_channel = st.integers(0, 255)
_colors = st.builds(Color, _channel, _channel, _channel)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(Color.parse("white"), Color.parse("black")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("white")) == pytest.approx(4.48, abs=0.01)


@given(_colors, _colors)
def test_a_color_is_made_readable_on_any_background(color: Color, background: Color) -> None:
    # Between white and black, one of the two has 4.58 or more on every background.
    assert contrast(readable(color, background, 4.5), background) >= 4.5


@pytest.mark.parametrize("theme", [theme for theme in THEMES if not theme.ansi], ids=str)
def test_labels_are_readable_and_differ(theme: Theme) -> None:
    colors = label_variables(default_schema(), theme)
    assert list(colors) == [f"label-{n}" for n in range(1, 10)]
    assert len(set(colors.values())) == 9
    least = min(
        contrast(Color.parse(c), Color.parse(theme.background or "")) for c in colors.values()
    )
    assert least >= 4.5


def test_labels_differ_in_sixteen_colors() -> None:
    (theme,) = (theme for theme in THEMES if theme.ansi)
    colors = label_variables(default_schema(), theme)
    assert len(set(colors.values())) == 9
    assert all(Color.parse(color).ansi is not None for color in colors.values())


@pytest.mark.parametrize(
    ("color_system", "environ", "theme"),
    [
        ("truecolor", {}, "govtui-dark"),
        ("256", {"COLORFGBG": "0;15"}, "govtui-light"),
        ("256", {"COLORFGBG": "15;0"}, "govtui-dark"),
        ("standard", {}, "govtui-terminal"),
        (None, {}, "govtui-terminal"),
        ("truecolor", {"NO_COLOR": "1"}, "govtui-terminal"),
    ],
)
def test_the_terminal_suggests_a_theme(
    color_system: str | None, environ: dict[str, str], theme: str
) -> None:
    assert automatic_theme(color_system, environ) == theme


def test_every_theme_has_a_title() -> None:
    assert set(TITLES) == {AUTOMATIC, *(theme.name for theme in THEMES)}
