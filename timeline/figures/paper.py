"""The paper of a trend chart: years both ways, the diagonal with its name, and the ground below it.

It draws on the rulers of a `Trend` and knows no claims. What the labels must not cover it hands out as boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import atan2, cos, degrees, hypot, sin
from typing import Final

from timeline.figures.axes import TimeAxis, day_of, moment
from timeline.figures.canvas import Canvas, Plane, Rule, Text
from timeline.figures.inks import GROUND, LEADER, LineInk
from timeline.figures.labels import Box, Field, Room
from timeline.figures.text import width
from timeline.figures.theme import Theme
from timeline.figures.trend import Trend
from timeline.words import MONTHS

__all__ = ["DIAGONAL", "draw_diagonal_name", "draw_grid", "draw_paper", "draw_past_name", "line_boxes"]

Point = tuple[float, float]

DIAGONAL: Final = "said on the day itself"
PAST: Final = ("below the line:", "date already past when said")
UNDATED: Final = ("said on an unknown day", "unknown day", "undated")
SMALL: Final = (11.5, 400)
YEAR: Final = (12.5, 400)
HEADING: Final = (12, 600)
A_YEAR: Final = 365.25
FEW_DAYS: Final = 800
"""On a longer axis only years are named."""
ACROSS_ROOM: Final = 74.0
UP_ROOM: Final = 30.0


def draw_paper(canvas: Canvas, trend: Trend) -> None:
    """Ground, gridlines, years and the names of both axes."""
    draw_grid(canvas, trend)
    _draw_axis_names(canvas, trend)


def draw_grid(canvas: Canvas, trend: Trend) -> None:
    """Ground, gridlines, years, and the margin of what was said on an unknown day."""
    _draw_grid(canvas, trend)
    _draw_ground(canvas, trend)
    if trend.margin and trend.has_days:
        _draw_margin(canvas, trend)


def _draw_grid(canvas: Canvas, trend: Trend) -> None:
    space, theme, frame = canvas.space, canvas.space.theme, trend.frame
    kind = space.type(*YEAR)
    for tick in _ticks(trend.across, space.px(ACROSS_ROOM)):
        if trend.shows(tick.line):
            canvas.upright(_rule(theme, tick), trend.across, tick.line, frame.top, frame.bottom)
        x, half, y = trend.across.px(tick.middle), width(tick.name, kind) / 2, frame.bottom + space.px(16)
        if (
            trend.has_days
            and trend.left - space.px(0 if trend.margin else 8) <= x - half
            and x + half <= frame.right + space.px(14)
        ):
            canvas.text(Text(tick.name, x, y, kind, theme.ink2, "center", axis=trend.across, value=tick.middle))
    for tick in _ticks(trend.up, space.px(UP_ROOM)):
        if trend.up.shows(tick.line):
            canvas.rule(_rule(theme, tick), frame.left, trend.y(tick.line), frame.right, trend.y(tick.line))
        y = frame.bottom - trend.up.px(tick.middle)
        if frame.top + kind.size / 2 <= y <= frame.bottom - kind.size / 2:
            canvas.text(Text(tick.name, frame.left - space.px(8), y, kind, theme.ink2, "right"))


def _draw_margin(canvas: Canvas, trend: Trend) -> None:
    """The margin's end, and below it in place of a year that no day is known there."""
    space, theme, frame, kind = canvas.space, canvas.space.theme, trend.frame, canvas.space.type(*SMALL)
    canvas.rule(Rule(theme.ctl, dash="2px,3px"), trend.left, frame.top, trend.left, frame.bottom)
    said = next((text for text in UNDATED if width(text, kind) <= trend.left - frame.left + space.px(8)), UNDATED[-1])
    x = max((frame.left + trend.left) / 2, frame.left - space.px(8) + width(said, kind) / 2)
    canvas.text(Text(said, x, frame.bottom + space.px(16), kind, theme.ink3, "center"))


def _rule(theme: Theme, tick: _Tick) -> Rule:
    """A line for a tick, stronger where a year begins."""
    return Rule(theme.grid2 if day_of(tick.line).month == 1 else theme.grid)


@dataclass(frozen=True, slots=True)
class _Tick:
    """A name on an axis: where its gridline stands and where the name is centred (moments)."""

    name: str
    line: float
    middle: float


def _ticks(axis: TimeAxis, room: float) -> list[_Tick]:
    """Years, each named at its middle; on a short axis months, named at their first day and `room` px apart."""
    years = axis.years()
    a_month = axis.per_day * A_YEAR / 12
    step = next((step for step in (1, 2, 3) if step * a_month >= room), 0)
    if step and axis.last - axis.first <= FEW_DAYS:
        return [_month_tick(month, when) for month, when in _months(axis) if (month - 1) % step == 0]
    thinned = len(years) > 1 and years[1][0] - years[0][0] > 1
    return [_Tick(str(year), when, when if thinned else when + A_YEAR / 2) for year, when in years]


def _months(axis: TimeAxis) -> list[tuple[int, float]]:
    first, last = day_of(axis.first), day_of(axis.last)
    found = [(month, date(year, month, 1)) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    return [(month, moment(day)) for month, day in found if axis.shows(moment(day))]


def _month_tick(month: int, when: float) -> _Tick:
    year = day_of(when).year
    return _Tick(f"{MONTHS[month - 1]} {year}", when, when)


def _draw_ground(canvas: Canvas, trend: Trend) -> None:
    theme, plane = canvas.space.theme, Plane(trend.across, trend.down)
    corners = trend.past()
    if corners:
        ink = LineInk("rgba(0,0,0,0)", 0, fill=theme.sunk, layer=GROUND)
        canvas.line(ink, plane, [(trend.across.at(x), y) for x, y in [*corners, corners[0]]])
    line = trend.diagonal()
    if line:
        ink = LineInk(theme.ink2, canvas.space.px(1.2), layer=LEADER)
        canvas.line(ink, plane, [(trend.across.at(x), y) for x, y in line])


def _draw_axis_names(canvas: Canvas, trend: Trend) -> None:
    space, theme, frame = canvas.space, canvas.space.theme, trend.frame
    bold, plain, left, y = space.type(*HEADING), space.type(12), space.px(20), frame.top - space.px(22)
    canvas.text(Text("Date it claimed", left, y, bold, theme.ink2))
    canvas.text(Text("↑ later", left + width("Date it claimed", bold) + space.px(8), y, plain, theme.ink2))
    said = "When it was said →" if trend.has_days else "When it was said is not known"
    canvas.text(Text(said, frame.right, frame.bottom + space.px(40), bold, theme.ink2, "right"))


def line_boxes(start: Point, end: Point, half: float, step: float = 6.0) -> list[Box]:
    """Small boxes along a line, `half` px to each side of it: what a label must not cover."""
    (x0, y0), (x1, y1) = start, end
    if x0 == x1 or y0 == y1:
        return [Box(min(x0, x1) - half, min(y0, y1) - half, max(x0, x1) + half, max(y0, y1) + half)]
    count = max(1, int(hypot(x1 - x0, y1 - y0) // step))
    points = [(x0 + (x1 - x0) * part / count, y0 + (y1 - y0) * part / count) for part in range(count + 1)]
    return [Box(x - half, y - half, x + half, y + half) for x, y in points]


def draw_diagonal_name(canvas: Canvas, trend: Trend, room: Field) -> None:
    """The diagonal's name along it, at its slope, where there is room above it; else not at all."""
    line = trend.diagonal()
    if line is None:
        return
    (x0, y0), (x1, y1) = line
    space, kind = canvas.space, canvas.space.type(*SMALL)
    slope, long = atan2(y0 - y1, x1 - x0), width(DIAGONAL, kind)
    for part in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8):
        x, y = x0 + (x1 - x0) * part, y0 + (y1 - y0) * part
        x, y = round(x - sin(slope) * kind.size * 0.8), round(y - cos(slope) * kind.size * 0.8)
        ends = [(x + way * cos(slope) * long / 2, y - way * sin(slope) * long / 2) for way in (-1, 1)]
        boxes = line_boxes(ends[0], ends[1], kind.size * 0.55)
        if all(room.is_free(box) for box in boxes):
            room.take(*boxes)
            canvas.text(Text(DIAGONAL, x, y, kind, space.theme.ink3, "center", angle=-round(degrees(slope), 2)))
            return


def draw_past_name(canvas: Canvas, trend: Trend, room: Room) -> None:
    """What the ground below the diagonal means, where there is room for it; else not at all."""
    space, kind = canvas.space, canvas.space.type(*SMALL)
    half, line = max(width(text, kind) for text in PAST) / 2 + space.px(8), kind.size * 1.45
    for x, y in _places(trend):
        box = Box(x - half, y - line, x + half, y + line)
        if trend.is_past(box.left, box.top) and room.is_free(box):
            for text, middle in zip(PAST, (y - line / 2, y + line / 2), strict=True):
                canvas.text(Text(text, x, middle, kind, space.theme.ink3, "center"))
            return


def _places(trend: Trend) -> Sequence[Point]:
    frame = trend.frame
    wide, high = frame.right - frame.left, frame.bottom - frame.top
    parts = [(x, y) for y in (0.6, 0.7, 0.5, 0.8, 0.9) for x in (0.84, 0.76, 0.68, 0.6, 0.5)]
    return [(frame.left + wide * x, frame.top + high * y) for x, y in parts]
