"""The legend: which glyphs are explained, in which order, in which words, and each glyph as a small picture.

The pictures are drawn with the same inks as the plot (`swatches`); the page sets them in HTML, exports on the sheet.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from timeline.errors import UsageError
from timeline.figures.canvas import Canvas
from timeline.figures.figure import Space
from timeline.figures.svg import canvas_svg
from timeline.figures.swatches import HEIGHT, SWATCHES
from timeline.figures.theme import theme_named

__all__ = ["ORDER", "glyph_size", "glyph_svg", "legend_words"]

ORDER: Final = (
    "actual",
    "vague-actual",
    "core-actual",
    "open",
    "current",
    "vague-said",
    "core-said",
    "met",
    "fulfilled",
    "superseded",
    "slip",
    "conflicting",
    "rumored",
    "canceled",
    "slip-range",
    "slip-exact",
    "slip-open",
    "slip-none",
    "as-of",
)
"""The order in which a view's legend names the glyphs that it uses; a view may put names of its own around these."""

WORDS: Final = {
    "actual": "happened",
    "as-of": "as-of date",
    "assumed": "order assumed",
    "bounds": "bounds of both dates",
    "canceled": "canceled",
    "conflicting": "sources conflict",
    "core-actual": "certain core, vague ends",
    "core-said": "announced, vague ends",
    "current": "announced",
    "fulfilled": "announced, and met",
    "met": "announced date, met",
    "open": "end not known",
    "restated": "said again",
    "rumored": "rumored",
    "said": "said, somewhere inside",
    "slip": "superseded, and slip to its replacement",
    "slip-exact": "exact slip",
    "slip-none": "on time",
    "slip-open": "crosses zero: direction undetermined",
    "slip-range": "least to most it can have slipped",
    "standing": "standing date",
    "superseded": "superseded",
    "undated": "said on an unknown day",
    "vague-actual": "happened, somewhere inside",
    "vague-said": "announced, somewhere inside",
}


def legend_words(name: str) -> str:
    """What a glyph means, in a few words; `UsageError` for a name that no legend has."""
    if name not in WORDS:
        raise UsageError(f"no glyph is called {name!r}: use one of {', '.join(sorted(WORDS))}")
    return WORDS[name]


def glyph_size(name: str) -> tuple[float, float]:
    """Width and height of a glyph's picture in px; `UsageError` for an unknown name."""
    legend_words(name)
    return SWATCHES[name].width, HEIGHT


@cache
def glyph_svg(name: str, theme: str = "light") -> str:
    """A glyph as a small SVG element without text, as the plots draw it; `UsageError` for an unknown name or theme.

    >>> glyph_svg("actual").startswith('<svg xmlns="http://www.w3.org/2000/svg" width="20"')
    True
    """
    width, height = glyph_size(name)
    canvas = Canvas(Space(round(width), theme_named(theme), SWATCHES[name].scale))
    SWATCHES[name].draw(canvas, width)
    return canvas_svg(canvas, width, height)
