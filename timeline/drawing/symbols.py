"""Symbols by plotly's names, as paths about a point: the same shapes that its pages show.

A symbol of size s has a radius of s / 2. To add one, add its row to `CORNERS`.
"""

from __future__ import annotations

from math import cos, pi, sin, sqrt
from typing import Final

from timeline.drawing.paths import Point, circle, polygon, polyline, turned

__all__ = ["LINES_ONLY", "SYMBOLS", "symbol_path"]

_LEG: Final = 2 / sqrt(3)
_HEAD: Final = pi / 2.5

# Corners for a radius of 1, y downwards.
CORNERS: Final[dict[str, tuple[Point, ...]]] = {
    "arrow": ((0, 0), (-2 * cos(_HEAD), 2 * sin(_HEAD)), (2 * cos(_HEAD), 2 * sin(_HEAD))),
    "diamond": ((1.3, 0), (0, 1.3), (-1.3, 0), (0, -1.3)),
    "square": ((1, 1), (-1, 1), (-1, -1), (1, -1)),
    "triangle-down": ((-_LEG, -0.5), (_LEG, -0.5), (0, 1)),
    "triangle-left": ((0.5, -_LEG), (0.5, _LEG), (-1, 0)),
    "triangle-right": ((-0.5, -_LEG), (-0.5, _LEG), (1, 0)),
    "triangle-up": ((-_LEG, 0.5), (_LEG, 0.5), (0, -1)),
}
LINES_ONLY: Final = ("x-thin",)
"""Symbols that have a stroke and no inside."""
SYMBOLS: Final = (*CORNERS, "circle", *LINES_ONLY)


def symbol_path(name: str, x: float, y: float, size: float, angle: float = 0.0) -> str:
    """The path of a symbol at a point, turned clockwise by degrees; `KeyError` for an unknown name.

    >>> symbol_path("square", 10, 10, 4)
    'M12 12L8 12L8 8L12 8Z'
    """
    r = size / 2
    if name == "circle":
        return circle(x, y, r)
    if name == "x-thin":
        return polyline([(x - r, y - r), (x + r, y + r)]) + polyline([(x - r, y + r), (x + r, y - r)])
    corners = turned(((dx * r, dy * r) for dx, dy in CORNERS[name]), angle)
    return polygon((x + dx, y + dy) for dx, dy in corners)
