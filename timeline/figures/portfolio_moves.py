"""The moves of a line: its announced dates in turn as steps, up for later, with a dot for what happened.

Each tread is one date announced, all equally long; a window stands at its middle. The steps have a scale of their own,
at least a quarter of a year high, so that a few days never look like many. The numbers are in the row; it shows how
often, and which way.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from timeline.figures.axes import moment
from timeline.figures.canvas import Canvas, Rule
from timeline.figures.labels import Box
from timeline.figures.legend import colored
from timeline.lineup import Line
from timeline.marks import Bounds

__all__ = ["draw_moves"]

LEAST_DAYS: Final = 90.0
SHARE: Final = 0.5
DOT: Final = 4.5
WIDTH: Final = 1.4


def draw_moves(canvas: Canvas, line: Line, box: Box) -> None:
    """The steps of a line in a box, in the colour of its slip; nothing where no announced date has a known day."""
    space = canvas.space
    days = [day for window in line.track if (day := _day(window)) is not None]
    happened = _day(line.actual.window) if line.actual else None
    dot = space.px(DOT)
    if days:
        levels = _levels([*days, *([happened] if happened is not None else [])], box)
        edge = box.right - dot
        _draw_steps(canvas, line, levels[: len(days)], (box.left, edge))
        canvas.legend.add(colored("moves", line.verdict if len(days) > 1 else ""))
    if happened is not None:
        y = levels[-1] if days else (box.top + box.bottom) / 2
        canvas.block(space.theme.blue, Box(box.right - dot, y - dot / 2, box.right, y + dot / 2))


def _day(window: Bounds) -> float | None:
    """The middle of a window, or the side of it that is known."""
    known = [moment(day) for day in window if day is not None]
    return sum(known) / len(known) if known else None


def _levels(days: list[float], box: Box) -> list[float]:
    """The y of each day: later ones higher, all within the middle of the box."""
    first, last = min(days), max(days)
    high = (box.bottom - box.top) * SHARE
    per_day = high / max(last - first, LEAST_DAYS)
    middle = (box.top + box.bottom) / 2
    return [round(middle - (day - (first + last) / 2) * per_day, 2) for day in days]


def _draw_steps(canvas: Canvas, line: Line, levels: list[float], ends: tuple[float, float]) -> None:
    space = canvas.space
    color = space.theme.of(line.verdict) if len(levels) > 1 else space.theme.grey
    rule = Rule(color, space.px(WIDTH))
    tread, half = (ends[1] - ends[0]) / len(levels), space.px(WIDTH) / 2
    for number, y in enumerate(levels):
        left = ends[0] + number * tread
        canvas.rule(rule, left - half * (number > 0), y, left + tread + half, y)
    for number, (old, new) in enumerate(pairwise(levels), start=1):
        x = ends[0] + number * tread
        canvas.rule(rule, x, old, x, new)
