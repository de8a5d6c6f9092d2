"""Paths in SVG's letters: numbers short and the same on every machine, corners, circles."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin
from typing import Final

__all__ = ["circle", "num", "polygon", "polyline", "rectangle", "turned"]

Point = tuple[float, float]

_ROUND: Final = 0.5522847498  # how far a Bézier's handles stand from its ends for a quarter of a circle


def num(value: float) -> str:
    """A number with two decimals at most, and never minus nought.

    >>> num(-0.001), num(12.50), num(1234567.891)
    ('0', '12.5', '1234567.89')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def polyline(points: Iterable[Point]) -> str:
    """An open path through points."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points)


def polygon(points: Iterable[Point]) -> str:
    """A closed path through points."""
    return f"{polyline(points)}Z"


def rectangle(left: float, top: float, right: float, bottom: float) -> str:
    """A closed rectangle."""
    return polygon([(left, top), (left, bottom), (right, bottom), (right, top)])


def circle(x: float, y: float, radius: float) -> str:
    """A circle of four curves."""
    r, k = radius, radius * _ROUND
    curves = (
        ((r, k), (k, r), (0.0, r)),
        ((-k, r), (-r, k), (-r, 0.0)),
        ((-r, -k), (-k, -r), (0.0, -r)),
        ((k, -r), (r, -k), (r, 0.0)),
    )
    drawn = ("C" + " ".join(f"{num(x + dx)} {num(y + dy)}" for dx, dy in curve) for curve in curves)
    return f"M{num(x + r)} {num(y)}{''.join(drawn)}Z"


def turned(points: Iterable[Point], angle: float) -> list[Point]:
    """Points turned clockwise about the origin, in degrees (y points down)."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return [(x * c - y * s, x * s + y * c) for x, y in points]
