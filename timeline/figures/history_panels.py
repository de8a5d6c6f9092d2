"""Panels: the histories of many productions side by side, a small trend chart each, and how many are not drawn.

One chart of them all would be a thicket. Those whose dates moved most are chosen and stand in the order of the data; in
each the leading milestone is coloured. Whatever is not drawn is counted in words above the panels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from timeline import words
from timeline.figures.axes import Axis
from timeline.figures.canvas import Canvas, Text
from timeline.figures.columns import slip_color
from timeline.figures.courses import FEW, Course, course_list, focus_of, most_moved, narrowed
from timeline.figures.figure import Scene, Space
from timeline.figures.history_list import actual_words, change_words
from timeline.figures.history_painter import Painter
from timeline.figures.labels import Box, Field, Wording
from timeline.figures.paper import draw_grid, line_boxes
from timeline.figures.surround import Block, Line, surround
from timeline.figures.text import clip, escape, width
from timeline.figures.trend import Node, Stretch, Trend, trend_over
from timeline.pipeline import Selection

__all__ = ["draw_panels", "has_panels"]

WIDEST: Final = 300.0
GAP: Final = 26.0
HEAD: Final = 44.0
FOOT: Final = 8.0
TALL: Final = 236.0
ROWS: Final = 3
ALONE: Final = 6
"""Panels in one column."""
SHRINK: Final = 0.5
"""Of the room that a whole chart leaves beside its marks."""
TITLE: Final = (13, 600)
SMALL: Final = (11.5, 400)
SIDES: Final = ("right", "below right", "below", "left", "above", "above left", "below left")


def has_panels(selection: Selection) -> bool:
    """Whether a selection is too much for one chart: several productions with more milestones than are coloured."""
    rows = selection.comparison
    told = rows[rows["first_stated"] != ""]
    return len(told) > FEW and told["production"].nunique() > 1


def draw_panels(selection: Selection, space: Space, legend: Sequence[str]) -> Scene:
    """The scene: panels in rows, as many as are readable; the height follows from their number."""
    columns = max(1, int(space.design_width // WIDEST))
    courses = _courses(selection, most_moved(selection, ALONE if columns == 1 else ROWS * columns))
    rows = ceil(len(courses) / columns)
    high = _panel_height(space, rows)
    canvas = Canvas(space)
    _draw_head(canvas, selection, len(courses))
    wide = (space.width - space.px(GAP) * (columns + 1)) / columns
    axes: list[Axis] = []
    for number, (production, own) in enumerate(courses.items()):
        down, along = divmod(number, columns)
        left = space.px(GAP) + along * (wide + space.px(GAP))
        top = space.px(HEAD) + down * high
        box = Box(left, top, left + wide, top + high)
        axes += _Panel(canvas, selection, box, str(number + 1) if number else "").draw(production, own)
    height = space.px(HEAD + FOOT) + rows * high
    revision = f"{' '.join(selection.view.productions)}/history"
    return canvas.scene(height, axes, legend=legend, revision=revision)


def _panel_height(space: Space, rows: int) -> float:
    wished = ((space.height or 0) - space.px(HEAD + FOOT)) / max(rows, 1)
    return min(max(wished, space.px(TALL * 0.8)), space.px(TALL * 1.6)) if space.height else space.px(TALL)


def _courses(selection: Selection, productions: Sequence[str]) -> dict[str, list[Course]]:
    """The courses of each production; those of the others are not even read."""
    found: dict[str, list[Course]] = {name: [] for name in productions}
    for course in course_list(narrowed(selection, productions)):
        found[course.production].append(course)
    return {name: courses for name, courses in found.items() if courses}


def _draw_head(canvas: Canvas, selection: Selection, drawn: int) -> None:
    """What the axes are, and which productions have no panel."""
    space, theme, y = canvas.space, canvas.space.theme, canvas.space.px(22)
    bold, plain, left = space.type(12, 600), space.type(12), space.px(20)
    axes = "Date it claimed ↑ against when it was said →"
    rows = selection.comparison
    announced = rows["production"][rows["first_stated"] != ""].nunique()
    notes = ["Each production by itself"]
    if announced > drawn:
        shown = f"{drawn} of {words.count(announced, 'production')}"
        notes = [
            f"{shown}, those whose dates moved most; choose a production to see the others",
            f"{shown}, most moved",
        ]
    room = space.width - left - width(axes, bold) - space.px(34)
    for note in notes:
        if width(note, plain) <= room:
            canvas.text(Text(note, space.width - space.px(14), y, plain, theme.ink3, "right"))
            break
    else:
        axes = notes[-1]
    canvas.text(Text(axes, left, y, bold, theme.ink2))


@dataclass(frozen=True, slots=True)
class _Panel:
    """One production's chart in a box; `number` tells its plotly axes from those of the others."""

    canvas: Canvas
    selection: Selection
    box: Box
    number: str

    def draw(self, production: str, courses: Sequence[Course]) -> list[Axis]:
        """Title, paper, lines and the last date of the leading milestone; gives the panel's axes."""
        view, px = self.selection.view, self.canvas.space.px
        focus = focus_of(courses, view.claim)
        self._title(production, courses[focus], len(courses))
        frame = Box(self.box.left + px(54), self.box.top + px(42), self.box.right, self.box.bottom - px(36))
        window = view.start, view.end
        scale = self.canvas.space.scale * SHRINK
        trend = trend_over(courses, frame, self.selection.as_of, scale, window, number=self.number)
        draw_grid(self.canvas, trend)
        painter = Painter(self.canvas, trend, courses, focus if len(courses) > 1 else None)
        painter.as_of(named=False)
        nodes, stretches = painter.paint()
        self._label(trend, courses, focus, (nodes, stretches))
        return [trend.across, trend.down]

    def _title(self, production: str, course: Course, of: int) -> None:
        """The production, and below it its leading milestone with what became of its date."""
        space, theme, box = self.canvas.space, self.canvas.space.theme, self.box
        bold, small = space.type(*TITLE), space.type(*SMALL)
        left, room = box.left, box.right - box.left
        self.canvas.text(Text(escape(clip(production, room, bold)), left, box.top + space.px(10), bold, theme.ink))
        told, verdict = _told(course)
        y, name = box.top + space.px(27), course.name + (f", 1 of {of}" if of > 1 else "")
        said = width(told, small) + space.px(10) if told else 0.0
        shown = clip(name, room - said, small)
        self.canvas.text(Text(escape(shown), left, y, small, theme.ink3))
        if told and shown:
            x = left + width(shown, small) + space.px(10)
            self.canvas.text(Text(escape(told), x, y, small, slip_color(theme, verdict)))

    def _label(
        self, trend: Trend, courses: Sequence[Course], focus: int, drawn: tuple[list[Node], list[Stretch]]
    ) -> None:
        """The date at the end of the leading milestone's line, where there is room for it."""
        course, (nodes, stretches), space = courses[focus], drawn, self.canvas.space
        last = course.actual or (course.steps or course.claims)[-1]
        room = Field(trend.frame.grown(-1), [self._mark(node) for node in nodes])
        for piece in stretches:
            if piece.course == focus:
                room.take(*line_boxes(piece.start, piece.end, 2))
        wording = Wording(words.window(*last.window), space.type(11.5, 600))
        block = Block((Line(wording, space.theme.ink),))
        for node in nodes:
            found = surround(block, self._mark(node), space.px(2), SIDES, room) if node.step is last else None
            if found is not None:
                box = found[1]
                y = (box.top + box.bottom) / 2
                ground = space.theme.sunk if trend.is_past((box.left + box.right) / 2, y) else space.theme.surface
                self.canvas.text(Text(wording.markup, box.left, y, wording.kind, space.theme.ink, ground=ground))

    def _mark(self, node: Node) -> Box:
        half = self.canvas.space.px(9)
        return Box(node.x - half, node.y - half, node.x + half, node.y + half)


def _told(course: Course) -> tuple[str, str]:
    """What became of the first date: against what happened, else the last change; with its verdict."""
    if course.actual is not None:
        first = course.slip_min, course.slip_max
        said = words.slip_words(*first, course.verdict, actual=True) or actual_words(course)
        return said, course.verdict
    moved = [step for step in course.steps if step.change != "first"]
    return (change_words(moved[-1]), moved[-1].verdict) if moved else ("", "")
