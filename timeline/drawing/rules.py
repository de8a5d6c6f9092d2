"""Shapes of a layout: gridlines, grounds and the as-of line, as paths in values of axes or shares of the plot."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from timeline.drawing.elements import CLEAR, Box, Element, Outline, Paint
from timeline.drawing.framed import Framed, framed
from timeline.drawing.given import Given, is_number
from timeline.drawing.paths import num
from timeline.drawing.plot import Plot
from timeline.drawing.scatter import dash_of

__all__ = ["rule"]

_STEP: Final = re.compile(r"([MLZ])([^MLZ]*)")
_PLACE: Final = re.compile(r"([^,\s]+)[,\s]([^,\s]+)")
Placed = Callable[[str], float]


def rule(shape: Given, plot: Plot) -> tuple[str, list[Element]]:
    """The layer of a shape (below, above) and what it draws; `Undrawable` for one that isn't a path of lines."""
    shape.one_of("type", "path")
    layer = shape.one_of("layer", "above", "below", default="above")
    x, y = shape.text("xref"), shape.text("yref")
    paint = _paint(shape)
    path, box = _path(shape, _across(plot, x, shape), _down(plot, y, shape))
    drawn = Framed(_frame(plot, x, y))
    drawn.add(Outline(path, paint), box, paint.width / 2)
    return layer, framed(drawn)


def _paint(shape: Given) -> Paint:
    fill = shape.colour("fillcolor", "rgba(0,0,0,0)")
    with shape.part("line") as line:
        width = line.number("width", 2.0)
        stroke = line.colour("color") if width else CLEAR
        line.ignore("color")
        return Paint(fill, stroke, width, dash_of(line), even_odd=True)


def _across(plot: Plot, ref: str, shape: Given) -> Placed:
    if ref == "paper":
        return lambda text: plot.across(_share(text, shape))
    axis = plot.axis(ref, shape.where)
    return lambda text: axis.px(text if axis.is_time else _share(text, shape))


def _down(plot: Plot, ref: str, shape: Given) -> Placed:
    if ref == "paper":
        return lambda text: plot.down(_share(text, shape))
    axis = plot.axis(ref, shape.where)
    return lambda text: axis.px(text if axis.is_time else _share(text, shape))


def _share(text: str, shape: Given) -> float:
    try:
        share = float(text)
    except ValueError as error:
        raise shape.refusal("path") from error
    if not is_number(share):
        raise shape.refusal("path")
    return share


def _path(shape: Given, across: Placed, down: Placed) -> tuple[str, Box]:
    """The path in px and the box around it."""
    text = shape.text("path")
    parts, xs, ys = [], [], []
    steps = list(_STEP.finditer(text))
    if "".join(step[0] for step in steps) != text or not steps:
        raise shape.refusal("path")
    for step in steps:
        if step[1] == "Z":
            parts.append("Z")
            continue
        place = _PLACE.fullmatch(step[2].strip())
        if place is None:
            raise shape.refusal("path")
        x, y = across(place[1]), down(place[2])
        xs.append(x)
        ys.append(y)
        parts.append(f"{step[1]}{num(x)} {num(y)}")
    if not xs:
        raise shape.refusal("path")
    return "".join(parts), Box(min(xs), min(ys), max(xs), max(ys))


def _frame(plot: Plot, x: str, y: str) -> Box:
    """What a shape is clipped to: the reach of the axes that it stands on, across or down."""
    left, top, right, bottom = 0.0, 0.0, plot.width, plot.height
    if x != "paper":
        left, right = plot.axes[x].start, plot.axes[x].end
    if y != "paper":
        top, bottom = sorted((plot.axes[y].start, plot.axes[y].end))
    return Box(left, top, right, bottom)
