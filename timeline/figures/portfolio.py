"""The portfolio: many productions by one milestone, one row each, the one that slipped most at the top.

A row has the production's name, the moves of its date as steps, the date first announced, the one that stands or
happened, and the slip between the two, in days and in a word; a production alone has its steps in rows below it. Which
milestone, which label and territory speaks for a production, and the slips, are the `lineup`'s. From 60 rows on they
are dense; beyond `MOST_ROWS` the rest is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from timeline import words
from timeline.figures.axes import PixelAxis, TimeAxis, moment, noon
from timeline.figures.canvas import Canvas, Plane, Rule, Text
from timeline.figures.empty import draw_nothing
from timeline.figures.figure import Scene, Space
from timeline.figures.labels import Box, Field
from timeline.figures.legend import legend_of
from timeline.figures.portfolio_columns import NAME_LINE, Columns, draw_cells, draw_titles
from timeline.figures.portfolio_lanes import Lane, Lanes
from timeline.figures.portfolio_room import lane_needs, room_beyond
from timeline.figures.portfolio_steps import STEP, StepRow, draw_steps, step_needs, step_rows
from timeline.figures.range import Need, fitted_axis
from timeline.figures.reach import Reach, reach_of
from timeline.figures.ruler import draw_as_of, draw_ruler, is_as_of_near
from timeline.figures.stage import Stage
from timeline.figures.text import wrap
from timeline.figures.theme import Type
from timeline.lineup import Line, lineup
from timeline.pipeline import Selection

__all__ = ["DENSE_FROM", "FIGURE", "MOST_ROWS", "Portfolio"]

DENSE_FROM: Final = 60
"""Rows from which on they are 22 px high rather than 32."""
MOST_ROWS: Final = 600
MOST_HEIGHT: Final = 32_000
"""Px of the rows that are drawn, `MOST_ROWS` of them at most: few programs open a picture higher than 32,767."""
LANE: Final = 32.0
LANE_DENSE: Final = 22.0
LANE_COMPACT: Final = 28.0
NARROW: Final = 900
LEAST_STRETCH: Final = 0.85
MOST_STRETCH: Final = 1.5
FEW_ROWS: Final = 6.0
"""Lanes' worth of height that two or three rows, or one (at most `FEW_STRETCH`), may share."""
FEW_STRETCH: Final = 4.0
ONLY_LANE: Final = 56.0
"""Px of the lane of the only production, above its steps."""
LEAST_STEP: Final = 0.6
LEAST_EXACT_STEP: Final = 0.45
MOST_STEP: Final = 2.0
FULL_LANE: Final = 31.0
"""Px of a lane in which the largest glyph fits; in a lower one all glyphs are smaller."""
FOOT: Final = 44.0
EMPTY: Final = 226.0
"""Px of a portfolio without rows."""


class Portfolio:
    """The view `portfolio`."""

    name = "portfolio"
    title = "Portfolio"

    def draw(self, selection: Selection, space: Space) -> Scene:
        """A row a production; an empty lineup gives a sentence, and no ruler."""
        lines = lineup(selection)
        if not lines:
            return _empty_scene(selection, space)
        shown = lines[: _most(space, len(lines))]
        if space.exact and space.height is not None and len(shown) < len(lines):
            space = replace(space, height=int(space.height - space.px(2 * FOOT)))
        steps = step_rows(selection, space, lines)
        lane, step = _lane_and_step(space, len(steps)) if steps else (_lane(space, len(shown)), 0.0)
        columns = Columns.of(space, shown, lane, [row.change[:2] for row in steps if row.step])
        header = space.px(27 if space.compact else 46)
        canvas, axis = Canvas(space), _axis(selection, space, columns, shown, steps)
        bottom = header + columns.row * len(shown) + step * len(steps)
        room = Field(Box(axis.left, 0, axis.right, header))
        line = None if space.compact else draw_as_of(canvas, axis, room, selection.as_of, bottom)
        draw_ruler(canvas, axis, room, bottom, line)
        draw_titles(canvas, columns, header)
        plane = Plane(axis, PixelAxis("y"))
        stage = Stage(canvas, axis, plane, selection.as_of, [line] if line else [])
        _draw_rows(stage, columns, shown, header, selection.view.claim)
        draw_steps(stage, columns, steps, Box(0, header + columns.row, space.width, bottom), selection.view.claim)
        bottom = _draw_rest(canvas, len(lines) - len(shown), bottom)
        return canvas.scene(bottom, [plane.x, plane.y], legend=legend_of(canvas.legend), revision=self.name)


def _empty_scene(selection: Selection, space: Space) -> Scene:
    """The sentence alone: a ruler, or titles of columns, would be nobody's."""
    canvas, height = Canvas(space), space.px(EMPTY)
    axis = _axis(selection, space, Columns.of(space, (), _lane(space, 0)), (), ())
    draw_nothing(canvas, selection, Box(0, 0, space.width, height))
    return canvas.scene(height, [axis, PixelAxis("y")], revision=FIGURE.name)


def _most(space: Space, rows: int) -> int:
    """How many of so many rows may be drawn: as many as a height holds that is exact, above the words that count."""
    if space.exact and space.height is not None:
        height, least = space.height - space.px(46), space.px(LANE * LEAST_STRETCH)
        if rows * _lane(space, rows) > height:
            return max(1, int((height - space.px(2 * FOOT)) / least))
    row = space.px(LANE_COMPACT + NAME_LINE if space.compact else LANE_DENSE)
    return min(MOST_ROWS, int(MOST_HEIGHT / row))


def _lane(space: Space, rows: int) -> float:
    """The height of a lane: less where there are many, more or less where a height is wished for that is near."""
    natural = space.px(LANE_COMPACT if space.compact else LANE_DENSE if rows >= DENSE_FROM else LANE)
    if space.height is None or not rows or space.compact:
        return natural
    factor = (space.height - space.px(46)) / (natural * rows)
    least = 1.0 if rows >= DENSE_FROM else LEAST_STRETCH
    most = min(FEW_STRETCH, max(MOST_STRETCH, FEW_ROWS / rows))
    return natural * min(most, max(least, factor))


def _lane_and_step(space: Space, steps: int) -> tuple[float, float]:
    """The heights of the only lane and of each step under it, near to the height that is wished for."""
    lane, step = space.px(ONLY_LANE), space.px(STEP)
    if space.height is None:
        return lane, step
    factor = (space.height - space.px(46)) / (lane + step * steps)
    factor = min(MOST_STEP, max(LEAST_EXACT_STEP if space.exact else LEAST_STEP, factor))
    # Off the whole and half px, where two programs may round a line of text apart.
    return 2 * int((lane * factor - 0.6) / 2) + 0.6, 2.0 * int(step * factor / 2)


def _axis(
    selection: Selection, space: Space, columns: Columns, lines: Sequence[Line], steps: Sequence[StepRow]
) -> TimeAxis:
    """A ruler that holds every drawn mark with room for its label, and a near as-of day; or the view's window."""
    as_of, kind = selection.as_of, columns.date
    last = max((found.last for line in lines for found in _reaches(line, as_of)), default=moment(as_of))
    walled = is_as_of_near(last, as_of) and not space.compact
    needs = [*_needs(selection, space, kind, lines, walled=walled), *step_needs(space, columns, steps)]
    window = (selection.view.start, selection.view.end)
    most = 0.24 if space.design_width < NARROW else 0.3
    if not walled:
        return fitted_axis(needs, *columns.plot, most=most, window=window)
    when = noon(as_of)
    axis = fitted_axis([*needs, Need(when, when, space.px(10), space.px(20))], *columns.plot, most=most, window=window)
    beyond = max((room_beyond(line, kind, as_of, space, axis) for line in lines), default=0.0)
    if not beyond:
        return axis
    return fitted_axis([*needs, Need(when, when, space.px(10), beyond)], *columns.plot, most=most, window=window)


def _reaches(line: Line, as_of: date) -> Iterator[Reach]:
    for mark in (*line.standing, line.first_mark, line.last_mark):
        found = reach_of(mark, as_of) if mark else None
        if found:
            yield found


def _needs(selection: Selection, space: Space, kind: Type, lines: Sequence[Line], *, walled: bool) -> list[Need]:
    as_of = selection.as_of
    return [need for line in lines for need in lane_needs(line, kind, as_of, space, walled=walled)]


def _draw_rows(stage: Stage, columns: Columns, lines: Sequence[Line], top: float, claim: str) -> None:
    """All rows from `top` down: ground, cells and lane of each."""
    canvas, space = stage.canvas, stage.canvas.space
    small = replace(space, scale=space.scale * min(1.0, columns.lane / space.px(FULL_LANE)))
    # The same collections, so that shapes of both sizes make one scene.
    lanes = Lanes(stage, replace(canvas, space=small), columns.date)
    for line in lines:
        box = Box(0, top, space.width, top + columns.row)
        ground = _draw_ground(canvas, line, box, claim)
        draw_cells(canvas, columns, line, box, ground)
        room = box._replace(left=stage.axis.left, right=stage.axis.right)
        lanes.draw(Lane(line, room, columns.middle(box), ground))
        top = box.bottom


def _draw_ground(canvas: Canvas, line: Line, box: Box, claim: str) -> str:
    """The rule under a row, and its ground where the chosen claim is in it; gives the ground's colour."""
    theme = canvas.space.theme
    canvas.rule(Rule(theme.grid), 0, box.bottom, canvas.space.width, box.bottom)
    marks = (*line.standing, *(mark for mark in (line.first_mark, line.last_mark) if mark))
    if not claim or not any(claim in mark.claims for mark in marks):
        return theme.surface
    canvas.block(theme.sel, box)
    return theme.sel


def _draw_rest(canvas: Canvas, rest: int, top: float) -> float:
    """How many rows are not drawn, under the last one; gives where that ends."""
    if not rest:
        return top
    space, kind = canvas.space, canvas.space.type(12.5)
    margin = space.px(16 if space.compact else 22)
    told = f"{words.count(rest, 'more production')} not drawn: each slipped less than these, or by an unknown time"
    lines = wrap(f"{told}. Filters bring them into sight; the table has them all.", space.width - 2 * margin, kind, 4)
    for number, line in enumerate(lines):
        y = top + space.px(FOOT / 2) + number * space.px(18)
        canvas.text(Text(line, margin, y, kind, space.theme.ink2))
    return top + space.px(FOOT) + (len(lines) - 1) * space.px(18)


FIGURE = Portfolio()
