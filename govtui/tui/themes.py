"""The colours: four themes, and the labels' colours fitted to each.

A label's colour comes from the label schema, moved only as far towards white or black as it takes
to be read on the theme's background. In a terminal of 16 colours, labels take the terminal's own.
No meaning hangs on colour alone: labels are underlined, states have signs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from govtui.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govtui.extraction.schema import LabelSchema

AUTOMATIC = "auto"
"""The setting that leaves the choice of the theme to `automatic_theme`."""

_READABLE = {"govtui-contrast": 7.0}
"""The least contrast of a label with the background (WCAG 2.2: 4.5 for AA, 7 for AAA)."""
_ANSI_LABELS = ("red", "yellow", "blue", "green", "cyan", "magenta",
                "bright_red", "bright_blue", "bright_black")  # fmt: skip

THEMES: tuple[Theme, ...] = (
    Theme(
        "govtui-dark",
        primary="#7aa2d6",
        accent="#7aa2d6",
        foreground="#d8dbe2",
        background="#16181d",
        surface="#16181d",
        panel="#22252d",
        success="#8fb573",
        warning="#d9b25f",
        error="#d9777f",
        variables={
            "block-cursor-background": "#2f3a4c",
            "block-cursor-foreground": "#ffffff",
            "block-cursor-text-style": "none",
        },
    ),
    Theme(
        "govtui-light",
        primary="#2a5fa5",
        accent="#2a5fa5",
        foreground="#23262d",
        background="#fbfbf9",
        surface="#fbfbf9",
        panel="#ececea",
        success="#3f7a2a",
        warning="#8a6100",
        error="#b3323f",
        dark=False,
        variables={
            "block-cursor-background": "#d6e2f3",
            "block-cursor-foreground": "#000000",
            "block-cursor-text-style": "none",
        },
    ),
    Theme(
        "govtui-contrast",
        primary="#ffff00",
        accent="#ffff00",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        success="#00ff00",
        warning="#ffff00",
        error="#ff8080",
        variables={
            "block-cursor-background": "#ffff00",
            "block-cursor-foreground": "#000000",
            "block-cursor-text-style": "bold",
        },
    ),
    Theme(
        "govtui-terminal",
        ansi=True,
        primary="ansi_blue",
        accent="ansi_cyan",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        success="ansi_green",
        warning="ansi_yellow",
        error="ansi_red",
        variables={
            **BUILTIN_THEMES["ansi-dark"].variables,
            "block-cursor-background": "ansi_default",
            "block-cursor-foreground": "ansi_default",
            "block-cursor-text-style": "reverse",
            "scrollbar": "ansi_blue",
            "scrollbar-background": "ansi_default",
        },
    ),
)

TITLES: Mapping[str, str] = {
    AUTOMATIC: N_("As the terminal suggests"),
    "govtui-dark": N_("Dark"),
    "govtui-light": N_("Light"),
    "govtui-contrast": N_("High contrast"),
    "govtui-terminal": N_("The terminal's 16 colours"),
}
"""What the settings call the themes; translate where shown."""


def automatic_theme(color_system: str | None, environ: Mapping[str, str]) -> str:
    """Return the name of the theme that suits the terminal.

    `color_system` is what Rich found that the terminal can show. Terminals that say whether their
    background is light do so in `COLORFGBG`, `foreground;background` by the ANSI colours' numbers.
    """
    if "NO_COLOR" in environ or color_system in (None, "standard"):
        return "govtui-terminal"
    light_background = environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
    return "govtui-light" if light_background else "govtui-dark"


def label_variables(schema: LabelSchema, theme: Theme) -> dict[str, str]:
    """Return the theme variable `label-N` of each label, N its place in the schema from 1."""
    if theme.ansi:
        return {
            f"label-{n}": f"ansi_{_ANSI_LABELS[(n - 1) % len(_ANSI_LABELS)]}"
            for n, _label in enumerate(schema.labels, 1)
        }
    background = Color.parse(theme.background or "#000000")
    least = _READABLE.get(theme.name, 4.5)
    return {
        f"label-{n}": readable(Color.parse(label.colour), background, least).hex
        for n, label in enumerate(schema.labels, 1)
    }


def readable(color: Color, background: Color, least: float) -> Color:
    """Return `color`, moved towards white or black until its contrast is at least `least`."""
    target = Color.parse("white" if _luminance(background) < 0.18 else "black")
    for step in range(11):
        moved = color.blend(target, step / 10)
        if contrast(moved, background) >= least:
            return moved
    return target


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    """Return the relative luminance of an sRGB colour, as WCAG 2.2 defines it."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel / 255) for channel in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
