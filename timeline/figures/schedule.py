"""The schedule: a Gantt chart of vague dates. A row a milestone, a lane a date, arrows for what each date moved by.

Wide, the names stand in a column at the left with the slip since the first date announced; on a phone they stand above
their lanes. It arranges nothing (`rows`, `outline`), shapes nothing (`glyphs`) and draws the lines that are in sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline import words
from timeline.figures.axes import PixelAxis
from timeline.figures.canvas import Canvas, Plane, Rule, Text
from timeline.figures.columns import (
    draw_group,
    draw_header,
    draw_more,
    draw_name_above,
    draw_name_beside,
    draw_name_inline,
)
from timeline.figures.empty import draw_nothing
from timeline.figures.figure import Scene, Space
from timeline.figures.labels import Box, Field
from timeline.figures.legend import legend_of
from timeline.figures.outline import MORE, Line, Outline, outline_of
from timeline.figures.rows import Row
from timeline.figures.ruler import draw_as_of, draw_as_of_line, draw_grid, draw_ruler
from timeline.figures.schedule_sizes import NARROW, Sizes
from timeline.figures.stage import Stage
from timeline.figures.staircase import draw_row
from timeline.selection import Selection

__all__ = ["FIGURE", "Schedule"]


class Schedule:
    """The view `schedule`."""

    name = "schedule"
    title = "Schedule"

    def draw(self, selection: Selection, space: Space) -> Scene:
        """Rows by phase, by date or by production; an empty selection has its axis and a sentence."""
        outline = outline_of(selection, replace(space, sight=None), endless=space.sight is not None)
        end = outline.end + (space.px(MORE) if outline.more else 0 if outline.lines else space.px(180))
        lines = outline.lines if space.sight is None else outline.between(*space.sight)
        top = lines[0].top if lines and lines[0] is not outline.lines[0] else 0.0
        bottom = end if not lines or lines[-1] is outline.lines[-1] else lines[-1].bottom
        canvas = Canvas(space)
        stage = _stage(canvas, outline, top, bottom)
        if not outline.lines:
            draw_nothing(canvas, selection, Box(outline.axis.left, outline.sizes.header, outline.axis.right, bottom))
        _draw_lines(stage, outline, lines, top)
        if outline.more and bottom == end:
            draw_more(canvas, Box(0, outline.end - top, space.width, bottom - top), _more_words(outline.more))
        scene = canvas.scene(
            bottom - top,
            [stage.plane.x, stage.plane.y],
            legend=legend_of(canvas.legend),
            revision="/".join([*selection.frame["production"].unique(), self.name]),
        )
        if space.sight is None:
            return scene
        return replace(
            scene,
            top=top,
            whole=round(end),
            head=tuple(_head(outline, space)),
            head_height=outline.sizes.header,
            headings=outline.headings(top, bottom),
        )


def _stage(canvas: Canvas, outline: Outline, top: float, bottom: float) -> Stage:
    """The ruler, or below it only its lines, with the line of the as-of day."""
    space, axis = canvas.space, outline.axis
    plane, low = Plane(axis, PixelAxis("y")), (outline.end if outline.lines and bottom >= outline.end else bottom) - top
    if top:
        draw_grid(canvas, axis, (0, 0), low)
        line = None if space.compact else draw_as_of_line(canvas, axis, outline.selection.as_of, 0, low)
    else:
        line = _draw_header(canvas, outline, low)
    return Stage(canvas, axis, plane, outline.selection.as_of, [line] if line else [])


def _draw_header(canvas: Canvas, outline: Outline, bottom: float) -> Box | None:
    space, axis, sizes = canvas.space, outline.axis, outline.sizes
    room, as_of = Field(Box(axis.left, 0, axis.right, sizes.header)), outline.selection.as_of
    line = None if space.compact else draw_as_of(canvas, axis, room, as_of, bottom)
    draw_ruler(canvas, axis, room, bottom, line)
    draw_header(canvas, sizes.column, sizes.header, slips=_has_slips(space))
    return line


def _head(outline: Outline, space: Space) -> list[Text]:
    """The ruler's lettering alone."""
    canvas = Canvas(space)
    _draw_header(canvas, outline, outline.sizes.header)
    return canvas.texts


def _more_words(number: int) -> list[str]:
    rows = words.count(number, "more row")
    return [
        f"{rows} not drawn: choose productions or milestones to see them; the claims view has all",
        f"{rows} not drawn: filter to see them",
        f"{rows} not drawn",
    ]


def _has_slips(space: Space) -> bool:
    """Whether the left column has room for slips of their own; else they join the second line."""
    return not space.compact and space.design_width >= NARROW


def _draw_lines(stage: Stage, outline: Outline, lines: Sequence[Line], above: float) -> None:
    """Headings and rows, `above` px higher than they lie in the whole."""
    wide, claim = stage.canvas.space.width, outline.selection.view.claim
    rows = outline.rows_among(lines)
    for line in lines:
        box = Box(0, line.top - above, wide, line.bottom - above)
        if line.title:
            draw_group(stage.canvas, [line.title], box)
        else:
            row = rows[line.chain]
            _draw_row(stage, outline.sizes, row, box, selected=any(claim in mark.claims for mark in row.marks))


def _draw_row(stage: Stage, sizes: Sizes, row: Row, box: Box, *, selected: bool) -> None:
    canvas, space = stage.canvas, stage.canvas.space
    theme = space.theme
    ground = theme.sel if selected else theme.surface
    if selected:
        canvas.block(ground, box)
    canvas.rule(Rule(theme.grid), 0, box.bottom, space.width, box.bottom)
    lanes = box
    if space.compact:
        draw_name_above(canvas, row, box, ground)
        lanes = box._replace(top=box.top + space.px(25))
    elif row.dense:
        draw_name_inline(canvas, row, box._replace(right=sizes.column))
    else:
        draw_name_beside(canvas, row, box._replace(right=sizes.column), slips=_has_slips(space))
    draw_row(stage, row, stage.strip(lanes, box.top + sizes.first_lane, sizes.lane, ground))


FIGURE = Schedule()
