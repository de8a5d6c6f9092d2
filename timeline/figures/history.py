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
from timeline.figures.courses import FEW, focus_of, unannounced
from timeline.figures.credits import DOT
from timeline.figures.empty import draw_nothing
from timeline.figures.figure import Scene, Space
from timeline.figures.history_fit import draw_fit, selected_line
from timeline.figures.history_labels import Plot, draw_labels
from timeline.figures.history_list import history_entries
from timeline.figures.history_painter import Painter
from timeline.figures.history_panels import draw_panels
from timeline.figures.history_side import draw_side_list
from timeline.figures.labels import Box
from timeline.figures.paper import draw_paper
from timeline.figures.shortlist import Shortlist, is_crowd, shortlist
from timeline.figures.text import width
from timeline.figures.trend_rulers import trend_over
from timeline.pipeline import Selection

__all__ = ["FIGURE", "History"]

LEAST_HEIGHT: Final = 440.0
LEAST_EXACT: Final = 260.0
NAMED: Final = 190.0
"""From the left, with what the upright axis is called."""
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
        if is_crowd(selection):
            return draw_panels(selection, space, LEGEND)
        listed = shortlist(selection)
        courses = listed.courses
        least = space.px(LEAST_EXACT if space.exact else LEAST_HEIGHT)
        height = max(space.height or min(space.width * 0.58, space.px(680)), least)
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
        away = sum(node.outside for node in trend.nodes(courses))
        _draw_note(canvas, trend.frame, _notes(listed, away, unannounced(selection)))
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


def _draw_note(canvas: Canvas, frame: Box, notes: list[str]) -> None:
    """The first of some notes that there is room for, above the chart at its right."""
    kind, room = canvas.space.type(12), frame.right - canvas.space.px(NAMED)
    note = next((note for note in notes if width(note, kind) < room), "")
    canvas.text(Text(note, frame.right, frame.top - canvas.space.px(22), kind, canvas.space.theme.ink3, "right"))


def _notes(listed: Shortlist, away: int, number: int) -> list[str]:
    """What has no line: milestones beyond the limit, claims out of the dates in sight, what was never announced."""
    left = sum(listed.left.values())
    drawn = f"{listed.drawn:,} of {words.count(listed.drawn + left, 'milestone')}"
    limits = (
        [f"{drawn} drawn, those whose dates moved most; filter to see the others", f"{drawn} drawn"] if left else []
    )
    never = f"{words.count(number, 'milestone')} {'was' if number == 1 else 'were'} never announced ahead"
    others = [f"{words.count(away, 'claim')} outside these dates"] if away else []
    others += [never] if number else []
    fullest = [DOT.join([*(limit,), *others]) for limit in limits] or [DOT.join(others)]
    return [note for note in dict.fromkeys([*fullest, *limits, *others]) if note]


def _draw_sentence(canvas: Canvas, selection: Selection, frame: Box) -> None:
    if not len(selection.frame):
        draw_nothing(canvas, selection, frame._replace(bottom=(frame.top + frame.bottom) / 2))  # above the diagonal
        return
    x, y = (frame.left + frame.right) / 2, frame.top + (frame.bottom - frame.top) / 4
    sentence = "No date was announced ahead, so none has moved."
    ground = canvas.space.theme.surface
    canvas.text(Text(sentence, x, y, canvas.space.type(13), canvas.space.theme.ink2, "center", ground))


FIGURE = History()
