"""Slip bars: how far something moved, on an axis of days: from the least to the most, or one symbol where it is exact.

Rust for later, green for earlier, a ring for on time, grey hatching where the bounds cross zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from timeline.figures.canvas import Canvas, Plane
from timeline.figures.inks import OVER, SYMBOL, BarInk, LineInk, MarkInk
from timeline.figures.labels import Box

__all__ = ["SlipBar", "draw_slip"]

HEIGHT: Final = 14.0
FADE: Final = 60.0


@dataclass(frozen=True, slots=True)
class SlipBar:
    """A slip in days: at least `low`, at most `high` (`None` where a side is open), and its verdict."""

    low: int | None
    high: int | None
    verdict: str


def draw_slip(canvas: Canvas, plane: Plane, bar: SlipBar, y: float, claim: str = "") -> Box:
    """Draw a slip at `y`; gives its box, of no width where nothing is known."""
    if bar.low is None and bar.high is None:
        return Box(plane.x.px(0), y, plane.x.px(0), y)
    if bar.low is not None and bar.low == bar.high:
        return _draw_exact(canvas, plane, bar, y, claim)
    return _draw_range(canvas, plane, bar, y, claim)


def _draw_exact(canvas: Canvas, plane: Plane, bar: SlipBar, y: float, claim: str) -> Box:
    space, theme = canvas.space, canvas.space.theme
    assert bar.low is not None
    ink = MarkInk("diamond", space.px(13), theme.of(bar.verdict), layer=OVER)
    if bar.verdict == "on time":
        ink = MarkInk("circle", space.px(10), theme.surface, theme.blue, space.px(2), layer=OVER)
    value = plane.x.clipped(bar.low)
    canvas.mark(ink, plane, value, y, claim)
    x, half = plane.x.px(value), ink.size * 0.65
    return Box(x - half, y - half, x + half, y + half)


def _draw_range(canvas: Canvas, plane: Plane, bar: SlipBar, y: float, claim: str) -> Box:
    """From least to most with a cap at each known side; an open side runs on to the edge of the axis."""
    space, theme, axis = canvas.space, canvas.space.theme, plane.x
    color = theme.of(bar.verdict)
    ground = {"later": theme.latebg, "earlier": theme.earlybg}.get(bar.verdict, theme.surface)
    hatch = "" if bar.verdict in ("later", "earlier") else theme.grey
    first = axis.clipped(-1e9 if bar.low is None else bar.low)
    last = axis.clipped(1e9 if bar.high is None else bar.high)
    half = space.px(HEIGHT / 2)
    canvas.bar(BarInk(space.px(HEIGHT), ground, color, space.px(1.4), hatch), plane, (first, last), y, claim)
    for value in (bar.low, bar.high):
        if value is not None:
            edge = axis.clipped(value)
            canvas.line(LineInk(color, space.px(2.2), layer=SYMBOL), plane, [(edge, y - half), (edge, y + half)])
    return Box(axis.px(first), y - half, axis.px(last), y + half)
