"""Takes the README's pictures from the running program: `python docs/pictures.py FONT INDEX`.

It reviews the bundled samples in a temporary folder and draws what the screens painted, cell by
cell, so that the columns of Chinese text stand as they do in a terminal. FONT is a monospaced font
file with Chinese glyphs, such as Noto Sans Mono CJK SC. Needs Pillow.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont
from rich.cells import cell_len
from rich.style import Style
from textual.color import Color

from govtui.corpus.samples import bundled_samples
from govtui.store.workspace import Workspace
from govtui.tui.app import GovtuiApp
from govtui.tui.library import Library
from govtui.tui.settings import UserFiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.color import Color as RichColor
    from textual.app import App

Rgb = tuple[int, ...]
HERE = Path(__file__).parent
SIZE = (150, 32)
CELL = (10, 22)
REVIEWED = 9
"""Labels to decide before the picture of the review screen is taken."""


async def take(folder: Path, font: ImageFont.FreeTypeFont) -> None:
    """Open the samples, review some of one report, and save both screens."""
    samples = folder / "samples"
    shutil.copytree(bundled_samples(), samples)
    library = Library(samples, lambda: Workspace.open(samples, reviewer="lin"))
    app = GovtuiApp(library, "lin", UserFiles(folder / "settings.json", folder / "state.json"))
    app.theme = "govtui-dark"  # there is no terminal whose colours it could go by
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(12)  # the child process prepares the reports
        picture(app, font).save(HERE / "library.png", optimize=True)
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause(4)
        await pilot.press(*["a"] * REVIEWED)
        await pilot.pause(2)
        picture(app, font).save(HERE / "review.png", optimize=True)
    library.close()


def picture(app: App[int], font: ImageFont.FreeTypeFont) -> Image.Image:
    """Draw the screen as it was last painted."""
    cells = list(_cells(app))
    width, height = CELL
    image = Image.new("RGB", (SIZE[0] * width, SIZE[1] * height))
    draw = ImageDraw.Draw(image)
    for x, y, wide, _char, _front, back, _style in cells:
        draw.rectangle((x, y, x + wide - 1, y + height - 1), fill=back)
    for x, y, wide, char, front, _back, style in cells:  # a glyph may be wider than its cell
        if char in "“‘":  # a full-width glyph with its ink on the right, in one cell
            x -= round(font.getlength(char)) - wide
        draw.text((x, y - 2), char, font=font, fill=front, stroke_width=0.3 if style.bold else 0)
        if style.underline:
            draw.line((x, y + height - 2, x + wide, y + height - 2), fill=front)
    return image.quantize(64)


def _cells(app: App[int]) -> Iterator[tuple[int, int, int, str, Rgb, Rgb, Style]]:
    """Yield each character with its place, width, colours and style; places in pixels."""
    for row, line in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for text, style, _control in line:
            style = style or Style()
            front, back = _rgb(style.color, (220, 220, 220)), _rgb(style.bgcolor, (30, 30, 30))
            if style.reverse:
                front, back = back, front
            if style.dim:
                front = tuple((2 * a + b) // 3 for a, b in zip(front, back, strict=True))
            for char in text:
                wide = cell_len(char) * CELL[0]
                yield x, row * CELL[1], wide, char, front, back, style
                x += wide


def _rgb(color: RichColor | None, default: Rgb) -> Rgb:
    """Return a colour of a style as red, green and blue."""
    return Color.from_rich_color(color).rgb if color else default


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        asyncio.run(
            take(Path(scratch), ImageFont.truetype(sys.argv[1], 18, index=int(sys.argv[2])))
        )
