"""The history view: when something was said against the date that it claimed, for each milestone announced ahead.

A step line is the date that stood, a move is labelled with its slip, and the actual date ends it. It paints;
which claims make a course is for `courses`, where they stand for `trend`, what lies below them for `paper`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from timeline import words
from timeline.figures.axes import Axis, PixelAxis, ValueAxis
from timeline.figures.canvas import Canvas, Plane, Text
from timeline.figures.courses import FEW, course_list, focus_of, unannounced
from timeline.figures.credits import DOT
from timeline.figures.empty import draw_nothing
from timeline.figures.figure import Scene, Space
from timeline.figures.history_fit import draw_fit, selected_line
from timeline.figures.history_labels import Plot, draw_labels
from timeline.figures.history_list import history_entries
from timeline.figures.history_painter import Painter
from timeline.figures.history_panels import draw_panels, has_panels
from timeline.figures.history_side import draw_side_list
from timeline.figures.labels import Box
from timeline.figures.paper import draw_paper
from timeline.figures.text import width
from timeline.figures.trend_rulers import trend_over
from timeline.pipeline import Selection

__all__ = ["FIGURE", "History"]

LEAST_HEIGHT: Final = 440.0
SIDE: Final = 340.0
WITH_SIDE: Final = 1150.0
"""An exported picture as wide as this has the list of claims beside its chart; a page has its own."""
LEGEND: Final = (
    "standing",
    "assumed",
    "bounds",
    "fit",
    "undated",
    "actual",
    "current",
    "superseded",
    "conflicting",
    "rumored",
    "canceled",
    "others",
    "as-of",
)


@dataclass(frozen=True, slots=True)
class History:
    """Announced dates as step lines, against the day on which each was said."""

    name: str = "history"
    title: str = "History"

    def draw(self, selection: Selection, space: Space) -> Scene:
        """The scene of `selection` in `space`; without a date that was announced ahead, paper and a sentence."""
        if has_panels(selection):
            return draw_panels(selection, space, LEGEND)
        courses = course_list(selection)
        height = max(space.height or min(space.width * 0.58, space.px(680)), space.px(LEAST_HEIGHT))
        window = selection.view.start, selection.view.end
        side = space.px(SIDE) if space.printed and courses and space.design_width >= WITH_SIDE else 0.0
        frame = _frame(space, height)
        frame = frame._replace(right=frame.right - side)
        line = selected_line(courses, selection.view.claim)
        ahead = line.meeting.when if line and line.meeting else None
        trend = trend_over(courses, frame, selection.as_of, space.scale, window, ahead=ahead)
        canvas = Canvas(space)
        axes = trend.axes
        draw_paper(canvas, trend)
        _draw_note(canvas, selection, trend.frame, sum(node.outside for node in trend.nodes(courses)))
        focus = focus_of(courses, selection.view.claim) if len(courses) > FEW else None
        painter = Painter(canvas, trend, courses, focus)
        painter.as_of()
        seen, stretches = painter.paint()
        taken = draw_fit(canvas, trend, line) if line else []
        draw_labels(Plot(canvas, trend, courses, seen, stretches, focus, taken))
        if side:
            axes += _draw_side(canvas, selection, Box(frame.right + space.px(28), 0, space.width, height))
        if not courses:
            _draw_sentence(canvas, selection, trend.frame)
        revision = f"{' '.join(selection.view.productions)}/history"
        return canvas.scene(height, axes, legend=LEGEND, revision=revision)


def _draw_side(canvas: Canvas, selection: Selection, box: Box) -> list[Axis]:
    """The list of claims at the right of an exported picture; gives the axes of its glyphs."""
    plane = Plane(ValueAxis(box.left, box.right, box.left, box.right, "x2"), PixelAxis("y2"))
    inner = Box(box.left, canvas.space.px(14), box.right - canvas.space.px(4), box.bottom - canvas.space.px(6))
    draw_side_list(canvas, plane, history_entries(selection), inner)
    return [plane.x, plane.y]


def _frame(space: Space, height: float) -> Box:
    left = space.px(74 if space.compact else 84)
    return Box(left, space.px(46), space.width - space.px(14 if space.compact else 22), height - space.px(58))


def _draw_note(canvas: Canvas, selection: Selection, frame: Box, away: int) -> None:
    """How many claims lie out of the dates in sight, and how many milestones have no line, as far as there is room."""
    number, kind = unannounced(selection), canvas.space.type(12)
    verb = "was" if number == 1 else "were"
    notes = [f"{words.count(away, 'claim')} outside these dates"] if away else []
    notes += [f"{words.count(number, 'milestone')} {verb} never announced ahead"] if number else []
    for note in dict.fromkeys([DOT.join(notes), *notes]):
        if note and width(note, kind) < frame.right - canvas.space.px(220):
            y = frame.top - canvas.space.px(22)
            canvas.text(Text(note, frame.right, y, kind, canvas.space.theme.ink3, "right"))
            return


def _draw_sentence(canvas: Canvas, selection: Selection, frame: Box) -> None:
    if not len(selection.frame):
        draw_nothing(canvas, selection, frame._replace(bottom=(frame.top + frame.bottom) / 2))  # above the diagonal
        return
    x, y = (frame.left + frame.right) / 2, frame.top + (frame.bottom - frame.top) / 4
    sentence = "No date was announced ahead, so none has moved."
    ground = canvas.space.theme.surface
    canvas.text(Text(sentence, x, y, canvas.space.type(13), canvas.space.theme.ink2, "center", ground))


FIGURE = History()
