"""The band of a timeline: years and quarters on a strip of ground, between what is above it and what is below.

It reads the ruler that it is given and holds no dates of its own.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from timeline.figures.axes import TimeAxis, day_of
from timeline.figures.canvas import Canvas, Rule, Text
from timeline.figures.figure import Space
from timeline.figures.labels import Box
from timeline.figures.text import width

__all__ = ["draw_band"]

YEAR: Final = (12.5, 600)
INDENT: Final = 11.0
TICK: Final = 9.0


def draw_band(canvas: Canvas, axis: TimeAxis, top: float, bottom: float) -> None:
    """Years with their names and quarters with short ticks, between `top` and `bottom` (px)."""
    space, theme = canvas.space, canvas.space.theme
    canvas.block(theme.sunk, Box(0, top, space.width, bottom))
    middle, half, kind = (top + bottom) / 2, space.px(TICK) / 2, space.type(*YEAR)
    names = _names(axis, space)
    for name, when, x in names:
        if axis.shows(when):
            canvas.upright(Rule(theme.ctl), axis, when, top, bottom)
        canvas.text(Text(name, x, middle, kind, theme.ink, axis=axis, value=axis.clipped(when)))
    taken = [(x, x + width(name, kind)) for name, _, x in names]
    for month, when in axis.months(space.scale):
        if month != 1 and not any(left - 5 < axis.px(when) < right + 5 for left, right in taken):
            canvas.upright(Rule(theme.grid2), axis, when, middle - half, middle + half)


def _names(axis: TimeAxis, space: Space) -> list[tuple[str, float, float]]:
    """Each year's name, its first moment and where the name begins; the first year's stays in sight if it has room."""
    indent = space.px(INDENT)
    years = axis.years(space.scale) or [(year := day_of(axis.first).year, float(date(year, 1, 1).toordinal()))]
    found = [(str(year), when, axis.px(axis.clipped(when)) + indent) for year, when in years]
    ends = [*(x - indent for _, _, x in found[1:]), axis.right]
    kind = space.type(*YEAR)
    return [
        (name, when, x) for (name, when, x), end in zip(found, ends, strict=True) if x + width(name, kind) + 2 <= end
    ]
