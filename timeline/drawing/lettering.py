"""The lettering of pictures: how wide and high a line is in the font that draws it, which is the one shipped.

Heights are rounded to px as browsers round them, so that a line stands where it stands on a page. What the font has no
glyph for is reckoned generously by its Unicode width, since another font will draw it: which one is for `fonts`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

from timeline.drawing.coverage import coverage
from timeline.drawing.elements import Run
from timeline.resources import asset

__all__ = ["FAMILY", "ascent", "descent", "font_file", "line_width", "text_width"]

FAMILY: Final = "Inter Variable"
_MEASURED_AT: Final = 100
_WIDE, _NARROW = 1.0, 0.68  # of the size, for glyphs that another font draws
UNSEEN: Final = ("Mn", "Me", "Cc", "Cf", "Cs", "Zl", "Zp")
_ASCENT, _DESCENT = 0.96875, 0.2412109375  # of the font's size, as the font file has them


@cache
def font_file() -> Path:
    """The font that measures and draws."""
    return asset("fonts/InterVariable.ttf")


def ascent(size: float) -> int:
    """How far a line of `size` px reaches above its baseline, in px."""
    return int(_ASCENT * size + 0.5)


def descent(size: float) -> int:
    """How far it reaches below."""
    return int(_DESCENT * size + 0.5)


@lru_cache(maxsize=8)
def _font(weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(font_file()), _MEASURED_AT)
    font.set_variation_by_axes([min(700, max(400, weight))])
    return font


@lru_cache(maxsize=16384)
def text_width(text: str, weight: int) -> float:
    """How wide a text is, in sizes of its font."""
    ours = coverage(font_file())
    known = "".join(character for character in text if ours.has(character))
    return _font(weight).getlength(known) / _MEASURED_AT + sum(
        _reckoned(character) for character in text if not ours.has(character)
    )


def _reckoned(character: str) -> float:
    kind = unicodedata.category(character)
    if unicodedata.combining(character) or kind in UNSEEN:
        return 0.0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _NARROW


def line_width(runs: Iterable[Run], size: float, weight: int) -> float:
    """How many px wide a line is."""
    return sum(text_width(run.text, weight) * run.size * size for run in runs)
