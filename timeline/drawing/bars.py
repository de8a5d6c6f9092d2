"""Bars: traces of horizontal bars between two values of an axis.

Only what our charts use: a base, a length and a width for each, one paint for all. No stacking, no patterns: a pattern
becomes huge in a PDF, so hatching comes as lines.
"""

from __future__ import annotations

from typing import Any

from timeline.drawing.elements import CLEAR, Box, Element, Outline, Paint
from timeline.drawing.framed import Framed, framed
from timeline.drawing.given import Given
from timeline.drawing.paths import rectangle
from timeline.drawing.plot import Plot

__all__ = ["bars"]


def bars(trace: Given, plot: Plot) -> list[Element]:
    """The bars of a trace, clipped to its subplot where they reach out of it; `Undrawable` for anything else."""
    trace.one_of("orientation", "h")
    x, y = trace.text("xaxis", "x"), trace.text("yaxis", "y")
    across, down = plot.axis(x, trace.where), plot.axis(y, trace.where)
    bases = trace.array("base")
    lengths, middles = trace.numbers("x", len(bases)), trace.array("y", len(bases))
    half = _half_height(trace, down.px(1) - down.px(0))
    paint = _paint(trace)
    drawn = Framed(plot.frame(x, y))
    for base, length, middle in zip(bases, lengths, middles, strict=True):
        left, right, at = across.px(base), across.end_px(base, length), down.px(middle)
        box = Box(min(left, right), at - half, max(left, right), at + half)
        drawn.add(Outline(rectangle(*box), paint), box, paint.width / 2)
    return framed(drawn)


def _half_height(trace: Given, per_unit: float) -> float:
    return abs(trace.number("width") * per_unit) / 2


def _paint(trace: Given) -> Paint:
    with trace.part("marker") as marker:
        with marker.part("line") as line:
            width = line.number("width", 0.0)
            stroke = line.colour("color") if width else CLEAR
            line.ignore("color")
        return Paint(marker.colour("color"), stroke, width, opacity=_opacity(marker))


def _opacity(given: Given) -> float:
    value: Any = given.number("opacity", 1.0)
    if not 0 <= value <= 1:
        raise given.refusal("opacity")
    return float(value)
