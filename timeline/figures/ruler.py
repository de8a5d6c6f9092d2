"""The ruler above a plot: years over months, gridlines under everything, and the line of the as-of day.

It draws on a canvas along an axis that is there already, and chooses no range.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from timeline import words
from timeline.figures.axes import TimeAxis, noon
from timeline.figures.canvas import Canvas, Rule, Text
from timeline.figures.figure import Space
from timeline.figures.labels import Box, Field, Placed, Wording, beside
from timeline.figures.text import width

__all__ = ["AS_OF_REACH", "draw_as_of", "draw_as_of_line", "draw_grid", "draw_ruler", "is_as_of_near"]

AS_OF_REACH: Final = 180
"""Days: farther right of the last mark the as-of line is left out, and named at the edge."""
INSET: Final = 7.0
TWO_ROWS: Final = 40.0


def is_as_of_near(last: float, as_of: date) -> bool:
    """Whether the as-of day is near enough to the last mark to have its line."""
    return noon(as_of) <= last + AS_OF_REACH


def draw_ruler(canvas: Canvas, axis: TimeAxis, room: Field, bottom: float, line: Box | None = None) -> None:
    """Years, months where `room` is high enough for two rows, and gridlines from there down to `bottom`.

    `line` is the as-of line's box, if it was drawn: the name of its year keeps clear of it.
    """
    space, header = canvas.space, room.frame.bottom
    two_rows = header >= space.px(TWO_ROWS)
    draw_grid(canvas, axis, (header, space.px(14) if two_rows else 0), bottom)
    for month, when in axis.months(space.scale) if two_rows else []:
        _draw_month(canvas, axis, room, month, when)
    for year, when in axis.years(space.scale):
        # A year that begins left of the plot is named only where enough of it is in sight.
        if axis.shows(when) or axis.px(when + 366) - axis.left >= space.px(90):
            _draw_year(canvas, room, axis, (year, when), line)


def draw_grid(canvas: Canvas, axis: TimeAxis, tops: tuple[float, float], bottom: float) -> None:
    """A line down to `bottom` for each month and each year on the ruler, from px `tops`."""
    theme, scale = canvas.space.theme, canvas.space.scale
    for month, when in axis.months(scale):
        if month != 1:
            canvas.upright(Rule(theme.grid), axis, when, tops[0], bottom)
    for _, when in axis.years(scale):
        if axis.shows(when):
            canvas.upright(Rule(theme.grid2), axis, when, tops[1], bottom)


def _year_y(space: Space, room: Field) -> float:
    return space.px(16) if room.frame.bottom >= space.px(TWO_ROWS) else room.frame.bottom / 2


def _year_box(space: Space, axis: TimeAxis, room: Field, year: tuple[int, float], line: Box | None) -> Box:
    """Where a year is named: at its beginning, or right of the as-of line that runs through there."""
    kind, y = space.type(12.5, 600), _year_y(space, room)
    left = axis.px(axis.clipped(year[1])) + space.px(INSET)
    box = Box(left, y - kind.size * 0.65, left + width(str(year[0]), kind), y + kind.size * 0.65)
    if line is None or not box.meets(line, space.px(2)):
        return box
    return box._replace(left=line.right + space.px(4), right=line.right + space.px(4) + box.right - box.left)


def _draw_year(canvas: Canvas, room: Field, axis: TimeAxis, year: tuple[int, float], line: Box | None) -> None:
    box = _year_box(canvas.space, axis, room, year, line)
    is_moved = box.left > axis.px(axis.clipped(year[1])) + canvas.space.px(INSET) + 0.5
    if is_moved and box.right > axis.px(year[1] + 366):  # it would name the year after
        return
    if room.is_free(box):
        room.take(box.grown(canvas.space.px(4)))
        kind, color = canvas.space.type(12.5, 600), canvas.space.theme.ink
        y = (box.top + box.bottom) / 2
        canvas.text(Text(str(year[0]), box.left, y, kind, color, axis=axis, value=axis.clipped(year[1])))


def _draw_month(canvas: Canvas, axis: TimeAxis, room: Field, month: int, when: float) -> None:
    kind, name = canvas.space.type(11.5), words.MONTHS[month - 1]
    x = axis.px(when) + canvas.space.px(INSET)
    y = canvas.space.px(33)
    if room.is_free(Box(x, y - kind.size / 2, x + width(name, kind), y + kind.size / 2)):
        canvas.text(Text(name, x, y, kind, canvas.space.theme.ink3, axis=axis, value=when))


def draw_as_of(canvas: Canvas, axis: TimeAxis, room: Field, as_of: date, bottom: float) -> Box | None:
    """The as-of line and its day in the year row, whose room it takes: draw it before the years.

    Gives the line's box; `None` where the day lies outside the plot and is only named at the edge.
    """
    space, theme, when = canvas.space, canvas.space.theme, noon(as_of)
    shown = axis.shows(when)
    x = axis.px(axis.clipped(when))
    arrows = ("", "") if shown else ("", " →") if when > axis.last else ("← ", "")
    texts = [f"{arrows[0]}{lead}{words.day(as_of)}{arrows[1]}" for lead in ("as of ", "")]
    line = Box(x - space.px(3), 0, x + space.px(3), room.frame.bottom)
    wordings = [Wording(text, space.type(11.5, 600)) for text in texts]
    wording, box = _as_of_place(space, axis, room, wordings, line if shown else line._replace(left=x, right=x))
    room.take(box._replace(left=box.left - space.px(6), right=box.right + space.px(6)))
    if shown:
        room.take(line)
    y = (box.top + box.bottom) / 2
    canvas.text(Text(wording.markup, box.left, y, wording.kind, theme.ink, axis=axis, value=axis.clipped(when)))
    return draw_as_of_line(canvas, axis, as_of, space.px(8), bottom) if shown else None


def draw_as_of_line(canvas: Canvas, axis: TimeAxis, as_of: date, top: float, bottom: float) -> Box | None:
    """The line of the as-of day alone, and the room that it takes; `None` where the day lies outside the plot."""
    space, when = canvas.space, noon(as_of)
    if not axis.shows(when):
        return None
    canvas.legend.add("as-of")
    canvas.upright(Rule(space.theme.ink2, space.px(1.4), "above"), axis, when, top, bottom)
    return Box(axis.px(when) - space.px(3), 0, axis.px(when) + space.px(3), bottom)


def _as_of_place(space: Space, axis: TimeAxis, room: Field, wordings: Sequence[Wording], line: Box) -> Placed:
    """Right of the line, or left of it near the right edge; in the year row, else in the row of the months below it.

    The first wording and place that hide no year; months give way.
    """
    gap, x = space.px(5), (line.left + line.right) / 2
    sides = ("left",) if axis.right - x < space.px(120) else ("right", "left")
    rows = [_year_y(space, room)] + ([space.px(33)] if room.frame.bottom >= space.px(TWO_ROWS) else [])
    places = [
        Placed(wording, beside(wording, side, line._replace(top=y, bottom=y), gap))
        for wording in wordings
        for y in rows
        for side in sides
    ]
    years = [_year_box(space, axis, room, year, line) for year in axis.years(space.scale)]
    years = [year._replace(left=year.left - gap, right=year.right + gap) for year in years]
    inside = [place for place in places if place.box.inside(room.frame)]
    free = [place for place in inside if not any(place.box.meets(year) for year in years)]
    return (free or inside or places)[0]
