"""The schedule: a Gantt chart of vague dates. A row a milestone, a lane a date, arrows for what each date moved by.

Wide, the names stand in a column at the left with the slip since the first date announced; on a phone they stand above
their lanes. It arranges nothing (`rows`) and shapes nothing (`glyphs`): it says where things go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from timeline import words
from timeline.figures.axes import PixelAxis, TimeAxis, moment, noon
from timeline.figures.canvas import Canvas, Plane, Rule
from timeline.figures.captions import label_width
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
from timeline.figures.looks import look_of
from timeline.figures.moves import Move, moves_among
from timeline.figures.range import Need, fitted_axis
from timeline.figures.reach import Reach, reach_of
from timeline.figures.rows import Group, Row, arrange, count_rows
from timeline.figures.ruler import draw_as_of, draw_ruler, is_as_of_near
from timeline.figures.stage import Stage
from timeline.figures.staircase import draw_row
from timeline.figures.text import width
from timeline.marks import Mark
from timeline.pipeline import Selection

__all__ = ["FIGURE", "Schedule"]

COLUMN: Final = 312.0
NARROW_COLUMN: Final = 200.0
NARROW: Final = 900
FADE_ROOM: Final = 66.0
MORE: Final = 44.0
MOST_ROWS: Final = 400
"""More rows than this are counted, not drawn: no page could scroll them, and filters find them sooner."""
TALL: Final = 1500.0
"""Px at scale 1 above which an exported picture has dense rows."""
LEAST_STRETCH: Final = 0.85
MOST_STRETCH: Final = 1.5


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights of the parts, and the width of the left column (none on a phone), in px."""

    header: float
    group: float
    row: float
    lane: float
    first_lane: float
    column: float

    @classmethod
    def of(cls, space: Space, *, dense: bool = False) -> Sizes:
        """The design's sizes for a space."""
        if dense and not space.compact:
            column = COLUMN + 60 if space.design_width >= NARROW else NARROW_COLUMN + 40
            return cls(*(space.px(length) for length in (46, 24, 24, 0, 12, column)))
        if space.compact:
            return cls(*(space.px(length) for length in (27, 28, 55, 27, 40, 0)))
        column = COLUMN if space.design_width >= NARROW else NARROW_COLUMN
        return cls(*(space.px(length) for length in (46, 30, 50, 30, 25, column)))

    def stretched(self, groups: Sequence[Group], height: int | None) -> Sizes:
        """Rows that fill the height that is wished for, if it is near to what they need."""
        natural = sum(self.height_of_group(group) for group in groups)
        if height is None or not natural:
            return self
        factor = min(MOST_STRETCH, max(LEAST_STRETCH, (height - self.header) / natural))
        parts = (self.group, self.row, self.lane, self.first_lane)
        group, row, lane, first_lane = (part * factor for part in parts)
        return Sizes(self.header, group, row, lane, first_lane, self.column)

    def height_of_group(self, group: Group) -> float:
        """A group's height, its heading included."""
        return (self.group if group.title else 0) + sum(self.height_of(row) for row in group.rows)

    def height_of(self, row: Row) -> float:
        """A row's height by its lanes."""
        return self.row + self.lane * (len(row.lanes) - 1)


class Schedule:
    """The view `schedule`."""

    name = "schedule"
    title = "Schedule"

    def draw(self, selection: Selection, space: Space) -> Scene:
        """Rows by phase, by date or by production; an empty selection has its axis and a sentence."""
        groups, sizes = _laid_out(selection, space)
        canvas, axis = Canvas(space), _axis(selection, groups, space, sizes)
        plane = Plane(axis, PixelAxis("y"))
        more = count_rows(selection) - sum(len(group.rows) for group in groups)
        end = sizes.header + sum(sizes.height_of_group(group) for group in groups)
        bottom = end + (space.px(MORE) if more else 0 if groups else space.px(180))
        room = Field(Box(axis.left, 0, axis.right, sizes.header))
        line = None if space.compact else draw_as_of(canvas, axis, room, selection.as_of, end if groups else bottom)
        draw_ruler(canvas, axis, room, end if groups else bottom, line)
        draw_header(canvas, sizes.column, sizes.header, slips=_has_slips(space))
        if not groups:
            draw_nothing(canvas, selection, Box(axis.left, sizes.header, axis.right, bottom))
        stage = Stage(canvas, axis, plane, selection.as_of, [line] if line else [])
        top = sizes.header
        for group in groups:
            top = _draw_rows(stage, sizes, group, top, selection.view.claim)
        if more:
            draw_more(canvas, Box(0, end, space.width, bottom), _more_words(more))
        productions = dict.fromkeys(mark.production for mark in selection.marks)
        return canvas.scene(
            bottom, [plane.x, plane.y], legend=legend_of(canvas.legend), revision="/".join([*productions, self.name])
        )


def _laid_out(selection: Selection, space: Space) -> tuple[list[Group], Sizes]:
    """Rows and their sizes; a picture that would be very high has dense rows, a lane each."""
    groups, sizes = arrange(selection, most=MOST_ROWS), Sizes.of(space)
    natural = sizes.header + sum(sizes.height_of_group(group) for group in groups)
    if space.printed and natural > space.px(TALL):
        groups, sizes = arrange(selection, most=MOST_ROWS, dense=True), Sizes.of(space, dense=True)
    return groups, sizes.stretched(groups, space.height)


def _more_words(number: int) -> list[str]:
    rows = words.count(number, "more row")
    return [
        f"{rows} not drawn: choose productions or milestones to see them; the table has all",
        f"{rows} not drawn: filter to see them",
        f"{rows} not drawn",
    ]


def _has_slips(space: Space) -> bool:
    """Whether the left column has room for slips of their own; else they join the second line."""
    return not space.compact and space.design_width >= NARROW


def _axis(selection: Selection, groups: Sequence[Group], space: Space, sizes: Sizes) -> TimeAxis:
    """A ruler that holds every mark with room for its labels, and a near as-of day; or the window of the view."""
    left, right = sizes.column or space.px(12), space.width - space.px(12)
    needs = [need for group in groups for row in group.rows for need in _needs(row, space, selection.as_of)]
    last = max((need.last for need in needs), default=moment(selection.as_of))
    if is_as_of_near(last, selection.as_of) and not space.compact:
        when = noon(selection.as_of)
        needs.append(Need(when, when, space.px(10), space.px(20)))
    most = 0.06 if space.compact else 0.15 if space.design_width < NARROW else 0.3
    return fitted_axis(needs, left, right, most=most, window=(selection.view.start, selection.view.end))


def _needs(row: Row, space: Space, as_of: date) -> Iterator[Need]:
    slips = {move.old.claim_id: move for move in moves_among(row.marks) if _is_within(move)}
    for mark in row.marks:
        found = reach_of(mark, as_of)
        if found is not None:
            move = slips.get(mark.claim_id)
            yield _need(mark, found, space, as_of, width(move.said, space.type(12.5)) if move else 0.0)


def _is_within(move: Move) -> bool:
    """Whether an arrow falls straight down, so that its slip stands beside the old mark."""
    first, last = move.old.start
    day = move.new.start[0]
    return first is not None and last is not None and day is not None and first <= day <= last


def _need(mark: Mark, found: Reach, space: Space, as_of: date, slip: float) -> Need:
    room, edge = label_width(mark, space, as_of), space.px(14)
    before = after = edge
    if look_of(mark) in ("superseded", "conflicting"):
        before, after = room, max(edge, slip + space.px(20))
    elif found.core is None or mark.state not in ("actual", "current"):
        after = room
    before += space.px(FADE_ROOM) if found.fade_left is not None else 0
    after += space.px(FADE_ROOM) if found.fade_right is not None else 0
    return Need(found.first, found.last, before, after)


def _draw_rows(stage: Stage, sizes: Sizes, group: Group, top: float, claim: str) -> float:
    """A group's heading and rows from `top` down; gives where they end."""
    wide = stage.canvas.space.width
    if group.title:
        draw_group(stage.canvas, [group.title], Box(0, top, wide, top + sizes.group))
        top += sizes.group
    for row in group.rows:
        box = Box(0, top, wide, top + sizes.height_of(row))
        _draw_row(stage, sizes, row, box, selected=any(claim in mark.claims for mark in row.marks))
        top = box.bottom
    return top


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
