"""Annotations of a layout: single lines of text at a place, with or without a ground behind them.

A text stands where plotly puts it on a page, which is at whole px. It has no arrow, no border and one line.
"""

from __future__ import annotations

from math import cos, floor, radians, sin
from typing import Final, NamedTuple

from timeline.drawing.elements import Colour, Element, Group, Outline, Paint, Run, Words
from timeline.drawing.given import Given
from timeline.drawing.lettering import ascent, descent, line_width
from timeline.drawing.markup import RAISED, runs
from timeline.drawing.paths import rectangle
from timeline.drawing.plot import Plot

__all__ = ["note"]

_SIDES: Final = {"left": 0.5, "center": 0.0, "right": -0.5}
_ANCHORS: Final = {"left": "start", "center": "middle", "right": "end"}


class _Line(NamedTuple):
    """A measured line: how far it reaches up and down from its baseline, and its width."""

    runs: tuple[Run, ...]
    size: float
    weight: int
    colour: Colour
    width: float
    up: float
    down: float


def note(given: Given, plot: Plot) -> list[Element]:
    """The text of an annotation; nothing where its place on an axis is out of sight. `Undrawable` for other kinds."""
    given.one_of("showarrow", False)
    given.one_of("borderwidth", 0, default=0)
    given.one_of("yanchor", "middle")
    side = given.one_of("xanchor", *_SIDES)
    align = given.one_of("align", *_ANCHORS, default="center")
    pad, ground, angle = given.number("borderpad", 1), given.colour("bgcolor", "rgba(0,0,0,0)"), _angle(given)
    line = _line(given)
    place = _place(given, plot)
    if place is None or not line.runs:
        return []
    wide, high = floor(line.width + 2 * pad + 0.5), floor(line.up + line.down + 2 * pad + 0.5)
    turn = radians(angle)
    x = place[0] + _SIDES[side] * (abs(wide * cos(turn)) + abs(high * sin(turn)))
    x, y = x + given.number("xshift", 0), place[1] - given.number("yshift", 0)
    return _turned(_drawn(line, align, pad, ground, (x, y, wide, high)), angle, x, y)


def _angle(given: Given) -> float:
    """Degrees clockwise; plotly's `auto` is upright here."""
    return 0.0 if given.take("textangle") in (None, "auto", 0) else given.number("textangle")


def _line(given: Given) -> _Line:
    with given.part("font") as font:
        size, weight, colour = font.number("size"), int(font.number("weight", 400)), font.colour("color")
    parts = runs(given.text("text"), size)
    up = max([ascent(size), *(run.rise + ascent(size * RAISED) for run in parts if run.rise)])
    return _Line(parts, size, weight, colour, line_width(parts, size, weight), up, descent(size))


def _place(given: Given, plot: Plot) -> tuple[float, float] | None:
    """Where the text is anchored, in px; none where its axis doesn't show it."""
    x, y = given.text("xref"), given.text("yref")
    px = []
    for name, ref, share in (("x", x, plot.across), ("y", y, plot.down)):
        if ref == "paper":
            px.append(share(given.number(name)))
            continue
        axis = plot.axis(ref, given.where)
        if not axis.shows(given.take(name)):
            given.ignore("x", "y", "xshift", "yshift")
            return None
        px.append(axis.px(given.take(name)))
    return px[0], px[1]


def _drawn(line: _Line, align: str, pad: float, ground: Colour, at: tuple[float, float, int, int]) -> list[Element]:
    x, y, wide, high = at
    left, top = floor(x - wide / 2 + 0.5), floor(y - high / 2 + 0.5)
    drawn: list[Element] = []
    if ground.alpha:
        drawn.append(Outline(rectangle(left, top, left + wide, top + high), Paint(ground)))
    start = left + pad + {"left": 0.0, "center": 0.5, "right": 1.0}[align] * line.width
    words = Words(line.runs, start, top + pad + line.up, line.size, line.weight, line.colour, _ANCHORS[align])
    return [*drawn, words]


def _turned(elements: list[Element], angle: float, x: float, y: float) -> list[Element]:
    if not angle:
        return elements
    return [Group((Group(tuple(elements), at=(-x, -y)),), at=(x, y), angle=angle)]
