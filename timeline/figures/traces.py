"""Plotly's traces for collected shapes: one plain dict an ink, scatter and bar only.

A claim's shapes carry its id as `customdata`; what carries none can't be pointed at. Nothing here chooses a look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from timeline.figures.axes import Axis
from timeline.figures.inks import BarInk, LineInk, MarkInk

__all__ = ["Target", "bar_trace", "hatching", "line_trace", "mark_trace", "target_trace"]

CLEAR: Final = "rgba(0,0,0,0)"
HATCH_STEP: Final = 5 / 12  # of the bar's height, as far apart as a pattern on the screen has them
HATCH_WIDTH: Final = 0.1


@dataclass(frozen=True, slots=True)
class Target:
    """Where a mark can be pointed at: values on its plane, the claim's id, and words for an exported page."""

    x: float
    y: float
    claim: str
    hover: str = ""


def bar_trace(
    ink: BarInk, x: Axis, y: Axis, at: Sequence[tuple[float, float, float, str]], printed: bool
) -> list[dict[str, Any]]:
    """Bars of (start, end, y, claim); when printed, their hatching is lines, which a PDF can hold (a pattern can't)."""
    marker: dict[str, Any] = {
        "color": ink.fill,
        "opacity": ink.opacity,
        "line": {"color": ink.outline or CLEAR, "width": ink.outline_width},
    }
    if ink.hatch and not printed:
        marker["pattern"] = {"shape": "/", "size": 5, "solidity": 0.32, "fgcolor": ink.hatch, "bgcolor": ink.fill}
    trace = {
        **_on(x, y),
        "type": "bar",
        "orientation": "h",
        "base": [x.value(start) for start, *_ in at],
        "x": [x.length(end - start) for start, end, *_ in at],
        "y": [y.value(middle) for *_, middle, _ in at],
        "width": ink.height,
        "marker": marker,
        **_claims([claim for *_, claim in at]),
    }
    if ink.hatch and printed:
        return [trace, _hatch_trace(ink, x, y, at)]
    return [trace]


def _hatch_trace(ink: BarInk, x: Axis, y: Axis, at: Sequence[tuple[float, float, float, str]]) -> dict[str, Any]:
    strokes = [
        [(x.at(x0), y.at(y0)), (x.at(x1), y.at(y1))]
        for start, end, middle, _ in at
        for x0, y0, x1, y1 in hatching(x.px(start), x.px(end), y.px(middle), ink.height)
    ]
    return line_trace(LineInk(ink.hatch, round(ink.height * HATCH_WIDTH, 2)), x, y, strokes)


def hatching(left: float, right: float, middle: float, height: float) -> list[tuple[float, float, float, float]]:
    """Strokes that rise to the right inside a bar of px, on one grid for the whole page, so that neighbours line up."""
    top, bottom = middle - height / 2, middle + height / 2
    step = height * HATCH_STEP
    first = -(-(left + top) // step) * step
    strokes = []
    total = first
    while total < right + bottom:
        x0, x1 = max(left, total - bottom), min(right, total - top)
        if x1 - x0 > 0.3:
            strokes.append((x0, total - x0, x1, total - x1))
        total += step
    return strokes


def line_trace(ink: LineInk, x: Axis, y: Axis, at: Sequence[Sequence[tuple[float, float]]]) -> dict[str, Any]:
    """Lines in one trace, a gap between each two."""
    xs: list[Any] = []
    ys: list[Any] = []
    heads: list[float] = []
    for points in at:
        xs += [*(x.value(across) for across, _ in points), None]
        ys += [*(y.value(down) for _, down in points), None]
        heads += [0.0] * (len(points) - 1) + [ink.arrow, 0.0]
    line = {"color": ink.color, "width": ink.width, "shape": "linear"}
    if ink.dash:
        line["dash"] = ink.dash
    trace = {
        **_on(x, y),
        "type": "scatter",
        "mode": "lines",
        "x": xs[:-1],
        "y": ys[:-1],
        "line": line,
        "cliponaxis": True,
        "hoverinfo": "skip",
    }
    if ink.fill:
        trace |= {"fill": "toself", "fillcolor": ink.fill}
    if ink.arrow:
        head = {"symbol": "arrow", "size": heads[:-1], "angleref": "previous", "color": ink.color}
        trace |= {"mode": "lines+markers", "marker": {**head, "opacity": 1, "line": {"width": 0}}}
    return trace


def mark_trace(ink: MarkInk, x: Axis, y: Axis, at: Sequence[tuple[float, float, str]]) -> dict[str, Any]:
    """Symbols at (x, y, claim)."""
    trace = {
        **_on(x, y),
        "type": "scatter",
        "mode": "markers",
        "x": [x.value(across) for across, *_ in at],
        "y": [y.value(down) for _, down, _ in at],
        "marker": {
            "symbol": ink.symbol,
            "size": ink.size,
            "color": ink.fill,
            "opacity": 1,
            "line": {"color": ink.outline or CLEAR, "width": ink.outline_width},
        },
        "cliponaxis": False,
        **_claims([claim for *_, claim in at]),
    }
    if ink.text:
        font = {"size": ink.size * 0.62, "weight": 700, "color": ink.outline}
        words = {"text": [ink.text] * len(at), "textposition": "middle center", "textfont": font}
        trace |= {"mode": "markers+text", **words}
    return trace


def target_trace(x: Axis, y: Axis, at: Sequence[Target], size: float) -> dict[str, Any]:
    """Invisible symbols to point at; with words for the hover label where the targets have any."""
    trace = {
        **_on(x, y),
        "type": "scatter",
        "mode": "markers",
        "name": "targets",
        "x": [x.value(target.x) for target in at],
        "y": [y.value(target.y) for target in at],
        "marker": {"symbol": "square", "size": size, "color": CLEAR, "line": {"width": 0}},
        "cliponaxis": False,
        "customdata": [target.claim for target in at],
        "hoverinfo": "none",
    }
    if any(target.hover for target in at):
        trace |= {"hoverinfo": "text", "hovertext": [target.hover for target in at]}
    return trace


def _on(x: Axis, y: Axis) -> dict[str, Any]:
    return {"xaxis": x.name, "yaxis": y.name}


def _claims(claims: list[str]) -> dict[str, Any]:
    """`none` still sends events, `skip` doesn't."""
    return {"customdata": claims, "hoverinfo": "none"} if any(claims) else {"hoverinfo": "skip"}
