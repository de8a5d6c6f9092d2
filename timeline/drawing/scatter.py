"""Scatter traces: lines with gaps, fillings, arrowheads, symbols, and a character on a symbol.

Only what our charts use: straight lines, one paint a trace. What can only be pointed at isn't drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import atan2, degrees
from typing import Any, Final

from timeline.drawing.elements import CLEAR, Box, Colour, Element, Outline, Paint, Run, Words, legible
from timeline.drawing.framed import Framed, framed
from timeline.drawing.given import Given
from timeline.drawing.paths import polygon, polyline
from timeline.drawing.plot import Plot
from timeline.drawing.symbols import LINES_ONLY, SYMBOLS, symbol_path

__all__ = ["dash_of", "scatter"]

Place = tuple[float, float] | None

MODES: Final = ("lines", "markers", "lines+markers", "markers+text")
MITER: Final = 2.0


def scatter(trace: Given, plot: Plot) -> list[Element]:
    """What a scatter trace draws, bottom to top; `Undrawable` for anything that this engine doesn't know."""
    mode = trace.one_of("mode", *MODES)
    x, y = trace.text("xaxis", "x"), trace.text("yaxis", "y")
    across, down = plot.axis(x, trace.where), plot.axis(y, trace.where)
    xs = trace.array("x")
    ys = trace.array("y", len(xs))
    is_clipped = trace.one_of("cliponaxis", True, False, default=True)
    places: list[Place] = [
        None if x is None or y is None else (across.px(x), down.px(y)) for x, y in zip(xs, ys, strict=True)
    ]
    frame = plot.frame(x, y)
    drawn: list[Element] = []
    if "lines" in mode:
        drawn += _lines(trace, places, frame)
    if "markers" in mode:
        drawn += _markers(trace, places, frame, is_clipped=is_clipped)
    if "text" in mode:
        drawn += _texts(trace, places, frame)
    return drawn


# -- Lines -------------------------------------------------------------------------------------------------------------


def _lines(trace: Given, places: list[Place], frame: Box) -> list[Element]:
    drawn = Framed(frame)
    stretches = list(_stretches(places))
    fill = _fill(trace)
    if fill.alpha and stretches:
        drawn.add(Outline("".join(map(polygon, stretches)), Paint(fill)), _around(stretches))
    paint = _line_paint(trace)
    if paint.is_stroked and stretches:
        drawn.add(Outline("".join(map(polyline, stretches)), paint), _around(stretches), paint.width)
    return framed(drawn)


def _stretches(places: list[Place]) -> Iterator[list[tuple[float, float]]]:
    """The points between two gaps; a lone point is no line."""
    stretch: list[tuple[float, float]] = []
    for place in [*places, None]:
        if place is not None:
            stretch.append(place)
        else:
            if len(stretch) > 1:
                yield stretch
            stretch = []


def _around(stretches: list[list[tuple[float, float]]]) -> Box:
    xs = [x for stretch in stretches for x, _ in stretch]
    ys = [y for stretch in stretches for _, y in stretch]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _fill(trace: Given) -> Colour:
    if trace.one_of("fill", "none", "toself", default="none") == "none":
        return CLEAR
    return trace.colour("fillcolor")


def _line_paint(trace: Given) -> Paint:
    with trace.part("line") as line:
        line.one_of("shape", "linear", default="linear")
        colour, width = line.colour("color"), line.number("width", 2.0)
        return Paint(CLEAR, colour, width, dash_of(line), miter=MITER)


def dash_of(line: Given) -> tuple[float, ...]:
    """Dashes as lengths in px; the names of plotly aren't among what our charts use."""
    text = line.text("dash", "solid")
    if text == "solid":
        return ()
    try:
        lengths = tuple(float(part.strip().removesuffix("px")) for part in text.split(","))
    except ValueError as error:
        raise line.refusal("dash") from error
    if not all(0 <= length < float("inf") for length in lengths) or not any(lengths):
        raise line.refusal("dash")
    return lengths


# -- Symbols -----------------------------------------------------------------------------------------------------------


def _markers(trace: Given, places: list[Place], frame: Box, *, is_clipped: bool) -> list[Element]:
    with trace.part("marker") as marker:
        name = marker.one_of("symbol", *SYMBOLS, default="circle")
        sizes = _sizes(marker, len(places))
        turns = marker.one_of("angleref", "up", "previous", default="up") == "previous"
        paint = _marker_paint(marker, is_open=name in LINES_ONLY)
    if not paint.is_seen:
        return []
    angles = _angles(places) if turns else [0.0] * len(places)
    drawn = Framed(frame)
    for place, size, angle in zip(places, sizes, angles, strict=True):
        if place is None or size <= 0 or angle is None or not (is_clipped or _is_inside(place, frame)):
            continue
        x, y = place
        reach = size + paint.width if is_clipped else 0.0
        outline = Outline(symbol_path(name, x, y, size, angle), paint)
        drawn.add(outline, Box(x, y, x, y), reach)
    return framed(drawn)


def _sizes(marker: Given, count: int) -> list[float]:
    if isinstance(marker.values.get("size"), list | tuple):
        return marker.numbers("size", count)
    return [marker.number("size", 6.0)] * count


def _angles(places: list[Place]) -> list[float | None]:
    """The way from the point before to each one, clockwise from upwards; none where there is no point before."""
    ways: list[float | None] = [None]
    for before, here in pairwise(places):
        if before is None or here is None:
            ways.append(None)
        else:
            ways.append(degrees(atan2(here[1] - before[1], here[0] - before[0])) + 90)
    return ways[: len(places)]


def _is_inside(place: tuple[float, float], frame: Box) -> bool:
    return frame.holds(Box(place[0], place[1], place[0], place[1]))


def _marker_paint(marker: Given, *, is_open: bool) -> Paint:
    marker.one_of("opacity", 1, default=1)
    fill = marker.colour("color")
    with marker.part("line") as line:
        width = line.number("width", 0.0)
        stroke = line.colour("color") if width else CLEAR
        line.ignore("color")
    return Paint(CLEAR if is_open else fill, stroke, width)


# -- Characters --------------------------------------------------------------------------------------------------------


def _texts(trace: Given, places: list[Place], frame: Box) -> list[Element]:
    """One short text at the middle of each symbol."""
    trace.one_of("textposition", "middle center")
    texts: list[Any] = trace.array("text", len(places))
    if not all(isinstance(text, str) and not set(text) & set("<>&%\n") for text in texts):
        raise trace.refusal("text")
    with trace.part("textfont") as font:
        size, weight, colour = font.number("size"), int(font.number("weight", 400)), font.colour("color")
    shown = [(place, text) for place, text in zip(places, texts, strict=True) if place is not None and text]
    return [
        Words((Run(legible(text)),), x, y + size / 4, size, weight, colour, "middle")
        for (x, y), text in shown
        if _is_inside((x, y), frame)
    ]
