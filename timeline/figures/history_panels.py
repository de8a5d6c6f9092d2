"""Panels: the histories of many productions side by side, a small trend chart each, and how many are not drawn.

One chart of them all would be a thicket. Those whose dates moved most are chosen and stand in the order of the data; in
each the leading milestone is coloured. Whatever is not drawn is counted in words above the panels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final

from timeline import words
from timeline.figures.axes import Axis
from timeline.figures.canvas import Canvas, Text
from timeline.figures.columns import slip_color
from timeline.figures.courses import Course, focus_of
from timeline.figures.figure import Scene, Space
from timeline.figures.history_became import became
from timeline.figures.history_painter import Painter
from timeline.figures.labels import Box
from timeline.figures.paper import draw_grid
from timeline.figures.shortlist import crowd_list, milestones
from timeline.figures.text import clip, escape, width
from timeline.figures.trend_rulers import trend_over
from timeline.pipeline import Selection

__all__ = ["draw_panels"]

WIDEST: Final = 300.0
GAP: Final = 26.0
HEAD: Final = 44.0
FOOT: Final = 8.0
TALL: Final = 236.0
LEAST: Final = 0.8
"""Of that height, where less is wished for."""
ROWS: Final = 3
ALONE: Final = 6
"""Panels in one column."""
SHRINK: Final = 0.5
"""Of the room that a whole chart leaves beside its marks."""
TITLE: Final = (13, 600)
DATE: Final = (11.5, 600)
SMALL: Final = (11.5, 400)
LEFT: Final = 66.0
"""Of a panel, for the names of months on its upright axis."""


def draw_panels(selection: Selection, space: Space, legend: Sequence[str]) -> Scene:
    """The scene: panels in rows, as many as are readable; the height follows from their number."""
    columns = max(1, int(space.design_width // WIDEST))
    listed = crowd_list(selection, ALONE if columns == 1 else _rows(space) * columns)
    courses: dict[str, list[Course]] = {}
    for course in listed.courses:
        courses.setdefault(course.production, []).append(course)
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
        panel = _Panel(canvas, selection, box, str(number + 1) if number else "", listed.left.get(production, 0))
        axes += panel.draw(production, own)
    height = space.px(HEAD + FOOT) + rows * high
    revision = f"{' '.join(selection.view.productions)}/history"
    return canvas.scene(height, axes, legend=legend, revision=revision)


def _rows(space: Space) -> int:
    """How many rows of panels: as many as a height holds that is exact."""
    if not space.exact or space.height is None:
        return ROWS
    return min(ROWS, max(1, int((space.height - space.px(HEAD + FOOT)) / space.px(TALL * LEAST))))


def _panel_height(space: Space, rows: int) -> float:
    wished = ((space.height or 0) - space.px(HEAD + FOOT)) / max(rows, 1)
    return min(max(wished, space.px(TALL * LEAST)), space.px(TALL * 1.6)) if space.height else space.px(TALL)


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
    """One production's chart in a box; `number` tells its plotly axes from those of the others.

    `left` counts its milestones that are not drawn.
    """

    canvas: Canvas
    selection: Selection
    box: Box
    number: str
    left: int = 0

    def draw(self, production: str, courses: Sequence[Course]) -> list[Axis]:
        """Title, paper and lines; gives the panel's axes."""
        view, px = self.selection.view, self.canvas.space.px
        focus = focus_of(courses, view.claim)
        self._title(production, courses[focus])
        self._detail(courses[focus], milestones(courses))
        frame = Box(self.box.left + px(LEFT), self.box.top + px(42), self.box.right, self.box.bottom - px(36))
        window = view.start, view.end
        scale = self.canvas.space.scale * SHRINK
        trend = trend_over(courses, frame, self.selection.as_of, scale, window, number=self.number)
        draw_grid(self.canvas, trend)
        painter = Painter(self.canvas, trend, courses, focus if len(courses) > 1 else None)
        painter.as_of(named=False)
        painter.paint()
        return trend.axes

    def _title(self, production: str, course: Course) -> None:
        """The production, and at the right the date that its leading milestone has come to."""
        space, theme, box = self.canvas.space, self.canvas.space.theme, self.box
        bold, small, y = space.type(*TITLE), space.type(*DATE), box.top + space.px(10)
        room, least = box.right - box.left, space.px(90)
        dates = _dates(course, self.selection.as_of)
        date_ = next((text for text in dates if width(text, small) + least <= room), "")
        self.canvas.text(Text(escape(date_), box.right, y, small, theme.ink2, "right"))
        name = clip(production, room - (width(date_, small) + space.px(10) if date_ else 0), bold)
        self.canvas.text(Text(escape(name), box.left, y, bold, theme.ink))

    def _detail(self, course: Course, drawn: int) -> None:
        """The leading milestone, of how many, and what became of its first date."""
        space, theme, box, small = self.canvas.space, self.canvas.space.theme, self.box, self.canvas.space.type(*SMALL)
        told, verdict = became(self.selection, course)
        y, room = box.top + space.px(27), box.right - box.left - (width(told, small) + space.px(10) if told else 0)
        names = [course.name + count for count in _counts(drawn, self.left)]
        shown = next((name for name in names if width(name, small) <= room), clip(names[-1], room, small))
        self.canvas.text(Text(escape(shown), box.left, y, small, theme.ink3))
        if told and shown:
            x = box.left + width(shown, small) + space.px(10)
            self.canvas.text(Text(escape(told), x, y, small, slip_color(theme, verdict)))


def _counts(drawn: int, left: int) -> list[str]:
    """How many milestones a panel's leading one is of, and how many of them have no line, the fullest wording first."""
    if drawn + left == 1:
        return [""]
    of = f", 1 of {words.count(drawn + left, 'milestone')}"
    return [f"{of}, {drawn} drawn", f", {drawn} of {drawn + left:,} drawn"] if left else [of, f", 1 of {drawn}"]


def _dates(course: Course, as_of: date) -> list[str]:
    """The date that a milestone has come to, the fullest wording first: that it happened, or was announced for."""
    last = course.actual or (course.steps or course.claims)[-1]
    day = words.window(*last.window)
    if course.actual is not None or last.look not in ("current", "conflicting"):
        return [day]
    return [f"announced {day}" if course.is_open(as_of) else f"was due {day}", day]
