"""A canvas as a small SVG picture of its own: how the legends, on the page and in exports, show the very same glyphs.

It draws bars, lines and symbols, in px, by the outlines of `drawing`; no text but a symbol's single character, no axes.
"""

from __future__ import annotations

from itertools import pairwise
from math import atan2, degrees
from typing import Final

from timeline.drawing.elements import CLEAR, Colour, Element, Outline, Paint, Run, Words
from timeline.drawing.given import colour
from timeline.drawing.paths import polyline, rectangle
from timeline.drawing.svg import elements_text
from timeline.drawing.symbols import LINES_ONLY, symbol_path
from timeline.figures.canvas import Canvas, Plane
from timeline.figures.inks import BarInk, LineInk, MarkInk
from timeline.figures.theme import FAMILY
from timeline.figures.traces import hatching

__all__ = ["canvas_svg"]

HATCH_WIDTH: Final = 1.2
LETTER: Final = 0.62
"""The size of a symbol's character, in sizes of the symbol."""


def canvas_svg(canvas: Canvas, width: float, height: float) -> str:
    """The shapes of a canvas as an SVG element of that size; decoration, hidden from those who can't see it."""
    layered: list[tuple[int, list[Element]]] = []
    for (bar, plane), bars in canvas.bars.items():
        layered += [(bar.layer, _bar(bar, plane, start, end, y)) for start, end, y, _ in bars]
    for (line, plane), lines in canvas.lines.items():
        layered += [(line.layer + 10, _line(line, plane, points)) for points in lines]
    for (mark, plane), marks in canvas.marks.items():
        layered += [(mark.layer + 10, _mark(mark, plane.x.px(x), plane.y.px(y))) for x, y, _ in marks]
    ordered = [element for _, drawn in sorted(layered, key=lambda pair: pair[0]) for element in drawn]
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FAMILY}" aria-hidden="true" focusable="false">'
    )
    return f"{root}{elements_text(ordered)}</svg>"


def _ink(code: str) -> Colour:
    return colour(code) if code else CLEAR


def _bar(ink: BarInk, plane: Plane, start: float, end: float, y: float) -> list[Element]:
    left, right, middle = plane.x.px(start), plane.x.px(end), plane.y.px(y)
    box = rectangle(left, middle - ink.height / 2, right, middle + ink.height / 2)
    edge = _ink(ink.outline) if ink.outline_width else CLEAR
    if not ink.hatch:
        return [Outline(box, Paint(_ink(ink.fill), edge, ink.outline_width, opacity=ink.opacity))]
    strokes = "".join(polyline([(a, b), (c, d)]) for a, b, c, d in hatching(left, right, middle, ink.height))
    return [
        Outline(box, Paint(_ink(ink.fill))),
        Outline(strokes, Paint(CLEAR, _ink(ink.hatch), HATCH_WIDTH)),
        Outline(box, Paint(CLEAR, edge, ink.outline_width)),
    ]


def _line(ink: LineInk, plane: Plane, points: list[tuple[float, float]]) -> list[Element]:
    places = [(plane.x.px(x), plane.y.px(y)) for x, y in points]
    dash = tuple(float(part.removesuffix("px")) for part in ink.dash.split(",")) if ink.dash else ()
    drawn: list[Element] = [Outline(polyline(places), Paint(_ink(ink.fill), _ink(ink.color), ink.width, dash))]
    if ink.arrow:
        ((x0, y0), (x1, y1)) = list(pairwise(places))[-1]
        way = degrees(atan2(y1 - y0, x1 - x0)) + 90
        drawn.append(Outline(symbol_path("arrow", x1, y1, ink.arrow, way), Paint(_ink(ink.color))))
    return drawn


def _mark(ink: MarkInk, x: float, y: float) -> list[Element]:
    fill = CLEAR if ink.symbol in LINES_ONLY else _ink(ink.fill)
    paint = Paint(fill, _ink(ink.outline) if ink.outline_width else CLEAR, ink.outline_width)
    drawn: list[Element] = [Outline(symbol_path(ink.symbol, x, y, ink.size), paint)]
    if ink.text:
        size = ink.size * LETTER
        drawn.append(Words((Run(ink.text),), x, y + size / 4, size, 700, _ink(ink.outline), "middle"))
    return [element for element in drawn if not isinstance(element, Outline) or element.paint.is_seen]
