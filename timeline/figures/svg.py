"""A canvas as a small SVG picture of its own: how the legends, on the page and in exports, show the very same glyphs.

It draws bars, lines and the few symbols that the inks use, in px; no text but a symbol's single character, no axes.
"""

from __future__ import annotations

from math import sqrt
from typing import Final

from timeline.figures.canvas import Canvas, Plane
from timeline.figures.inks import BarInk, LineInk, MarkInk
from timeline.figures.theme import FAMILY
from timeline.figures.traces import hatching

__all__ = ["canvas_svg"]

RADIUS: Final = {"diamond": 1.3, "circle": 1.0, "square": 1.0}


def canvas_svg(canvas: Canvas, width: float, height: float) -> str:
    """The shapes of a canvas as an SVG element of that size; decoration, hidden from those who can't see it."""
    layered: list[tuple[int, str]] = []
    for (bar, plane), bars in canvas.bars.items():
        layered += [(bar.layer, _bar(bar, plane, start, end, y)) for start, end, y, _ in bars]
    for (line, plane), lines in canvas.lines.items():
        layered += [(line.layer + 10, _line(line, plane, points)) for points in lines]
    for (mark, plane), marks in canvas.marks.items():
        layered += [(mark.layer + 10, _mark(mark, plane.x.px(x), plane.y.px(y))) for x, y, _ in marks]
    body = "".join(shape for _, shape in sorted(layered, key=lambda pair: pair[0]))
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} aria-hidden="true" focusable="false">{body}</svg>'


def _n(value: float) -> str:
    return f"{round(value, 2):g}"


def _bar(ink: BarInk, plane: Plane, start: float, end: float, y: float) -> str:
    left, right, middle = plane.x.px(start), plane.x.px(end), plane.y.px(y)
    stroke = f' stroke="{ink.outline}" stroke-width="{_n(ink.outline_width)}"' if ink.outline_width else ""
    box = f'x="{_n(left)}" y="{_n(middle - ink.height / 2)}" width="{_n(right - left)}" height="{_n(ink.height)}"'
    opacity = f' opacity="{_n(ink.opacity)}"' if ink.opacity < 1 else ""
    strokes = ""
    if ink.hatch:
        path = "".join(f"M{_n(a)} {_n(b)}L{_n(c)} {_n(d)}" for a, b, c, d in hatching(left, right, middle, ink.height))
        strokes = f'<path d="{path}" stroke="{ink.hatch}" stroke-width="1.2" fill="none"/>'
    outline = f'<rect {box} fill="none"{stroke}/>' if ink.hatch and stroke else ""
    return f'<rect {box} fill="{ink.fill}"{stroke}{opacity}/>{strokes}{outline}'


def _line(ink: LineInk, plane: Plane, points: list[tuple[float, float]]) -> str:
    places = [(plane.x.px(x), plane.y.px(y)) for x, y in points]
    path = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in places)
    dash = f' stroke-dasharray="{ink.dash.replace("px", "")}"' if ink.dash else ""
    line = f'<path d="{path}" fill="{ink.fill or "none"}" stroke="{ink.color}" stroke-width="{_n(ink.width)}"{dash}/>'
    return line + (_head(ink, places) if ink.arrow else "")


def _head(ink: LineInk, places: list[tuple[float, float]]) -> str:
    """An arrowhead at the last point, along the last stretch."""
    (x0, y0), (x1, y1) = places[-2:]
    length = sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2) or 1.0
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    back, half = ink.arrow, ink.arrow * 0.4
    bx, by = x1 - ux * back, y1 - uy * back
    corners = [(x1, y1), (bx - uy * half, by + ux * half), (bx + uy * half, by - ux * half)]
    return f'<path d="M{"L".join(f"{_n(x)} {_n(y)}" for x, y in corners)}Z" fill="{ink.color}"/>'


def _mark(ink: MarkInk, x: float, y: float) -> str:
    paint = f'fill="{ink.fill}"'
    if ink.outline_width:
        paint += f' stroke="{ink.outline}" stroke-width="{_n(ink.outline_width)}"'
    if ink.text:
        font = f'font-family="{FAMILY}" font-size="{_n(ink.size * 0.62)}" font-weight="700" fill="{ink.outline}"'
        place = f'x="{_n(x)}" y="{_n(y + ink.size * 0.22)}" text-anchor="middle"'
        return f"<text {place} {font}>{ink.text}</text>"
    radius = ink.size / 2 * RADIUS.get(ink.symbol, 1.0)
    if ink.symbol == "circle":
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" {paint}/>'
    return f'<path d="{_outline(ink.symbol, x, y, radius)}" {paint}/>'


def _outline(symbol: str, x: float, y: float, r: float) -> str:
    """A symbol's path, as plotly draws it."""
    corners = {
        "diamond": [(0, -r), (r, 0), (0, r), (-r, 0)],
        "square": [(-r, -r), (r, -r), (r, r), (-r, r)],
        "triangle-right": [(r, 0), (-r / 2, -r), (-r / 2, r)],
        "triangle-left": [(-r, 0), (r / 2, -r), (r / 2, r)],
    }
    if symbol == "x-thin":
        return f"M{_n(x - r)} {_n(y - r)}L{_n(x + r)} {_n(y + r)}M{_n(x - r)} {_n(y + r)}L{_n(x + r)} {_n(y - r)}"
    return "M" + "L".join(f"{_n(x + dx)} {_n(y + dy)}" for dx, dy in corners[symbol]) + "Z"
