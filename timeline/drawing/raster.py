"""A drawing as PNG: its SVG, rasterised by resvg without a browser, the same bytes for the same drawing and fonts.

resvg holds the interpreter's lock while it draws: several pictures at a time need several processes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from resvg_py import svg_to_bytes

from timeline.drawing.elements import Drawing
from timeline.drawing.fonts import fonts_for
from timeline.drawing.lettering import FAMILY
from timeline.drawing.outlined import outlined
from timeline.drawing.pngparts import with_parts
from timeline.drawing.svg import svg_text
from timeline.errors import ExportError

__all__ = ["Raster", "png_picture"]

MOST_PIXELS: Final = 150_000_000
"""Four bytes each while it is drawn."""


class Raster(NamedTuple):
    """A PNG file, and the characters that no font on this machine could draw."""

    data: bytes
    missing: str


def png_picture(
    drawing: Drawing, *, scale: float = 1.0, dpi: float | None = None, said: Mapping[str, str] | None = None
) -> Raster:
    """A drawing as PNG, `scale` pixels a px; `said` is what the file says of itself, name by name.

    `ExportError` for a picture of more pixels than can be drawn.
    """
    width, height = round(drawing.width * scale), round(drawing.height * scale)
    if width * height > MOST_PIXELS:
        raise ExportError(
            f"a png of {width} x {height} pixels is too large to draw: take a smaller scale, fewer claims, or svg"
        )
    fonts = fonts_for(words.text for words in drawing.words())
    try:
        data = svg_to_bytes(
            svg_string=svg_text(outlined(drawing, fonts.files), families=FAMILY),
            width=width,
            height=height,
            skip_system_fonts=True,
            font_files=[str(file) for file in fonts.files],
        )
    except ValueError as error:
        raise ExportError(f"the picture can't be drawn ({error}): write it as svg or html instead") from error
    return Raster(with_parts(bytes(data), said or {}, dpi), fonts.missing)
