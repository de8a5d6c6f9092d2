"""The fitted line of a history: drawn for the milestone whose claim is selected, and said in words below the chart.

The line runs from the first announcement to where it meets the diagonal; there a ring, and along the diagonal the days
of its interval. What lies off the chart is only said. The reckoning is `fit`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline import words
from timeline.figures.axes import FIRST_MOMENT, LAST_MOMENT, day_of, moment
from timeline.figures.canvas import Canvas, Plane, Text
from timeline.figures.courses import Course
from timeline.figures.fit import Fit, Meeting, course_fit
from timeline.figures.inks import ARROW, SYMBOL, LineInk, MarkInk
from timeline.figures.labels import Box
from timeline.figures.paper import line_boxes
from timeline.figures.text import escape, width
from timeline.figures.trend import Trend
from timeline.words import MINUS

__all__ = ["Line", "draw_fit", "fit_words", "selected_line"]

DASH: Final = "8px,3px,2px,3px"
NOTE: Final = (12, 400)


@dataclass(frozen=True, slots=True)
class Line:
    """A course with the line through its dates, and where that meets the diagonal."""

    course: Course
    fit: Fit
    meeting: Meeting | None


def selected_line(courses: Sequence[Course], claim: str) -> Line | None:
    """The line of the course that has the claim; `None` where none has it, or it has too few dates."""
    course = next((one for one in courses if claim and claim in [step.claim_id for step in one.claims]), None)
    fit = course_fit(course) if course else None
    return None if course is None or fit is None else Line(course, fit, fit.meeting())


def draw_fit(canvas: Canvas, trend: Trend, line: Line) -> list[Box]:
    """Draw a line, and say in words what it is; gives what labels may not cover."""
    boxes = _draw_line(canvas, trend, line)
    canvas.legend.add("fit")
    space, kind = canvas.space, canvas.space.type(*NOTE)
    room = trend.frame.right - space.px(20 + 150)
    said = next((text for text in fit_words(line) if width(text, kind) <= room), "")
    canvas.text(Text(escape(said), space.px(20), trend.frame.bottom + space.px(40), kind, space.theme.ink2))
    return boxes


def _draw_line(canvas: Canvas, trend: Trend, line: Line) -> list[Box]:
    plane, theme, px = Plane(trend.across, trend.down), canvas.space.theme, canvas.space.px
    meeting, first = line.meeting, _first(line.course)
    last = trend.across.last if meeting is None else min(trend.across.last, max(meeting.when, first))
    ends, boxes = _clipped(trend, line.fit, max(first, trend.across.first), last), []
    if ends is not None:
        places = [(trend.x(when), trend.y(line.fit.at(when))) for when in ends]
        canvas.line(
            LineInk(theme.ink2, px(1.4), DASH, layer=ARROW), plane, [(trend.across.at(x), y) for x, y in places]
        )
        boxes += line_boxes(places[0], places[1], px(2))
    return boxes if meeting is None else boxes + _draw_meeting(canvas, plane, trend, meeting)


def _first(course: Course) -> float:
    return min(moment(step.asserted[0]) for step in course.steps if step.asserted[0] is not None)


def _draw_meeting(canvas: Canvas, plane: Plane, trend: Trend, meeting: Meeting) -> list[Box]:
    """The days of the interval along the diagonal, and a ring at the day itself, as far as they are on the chart."""
    theme, px, boxes = canvas.space.theme, canvas.space.px, []
    if meeting.earliest is not None and meeting.latest is not None:
        low = max(meeting.earliest, trend.across.first, trend.up.first)
        high = min(meeting.latest, trend.across.last, trend.up.last)
        if low < high:
            places = [(trend.x(when), trend.y(when)) for when in (low, high)]
            canvas.line(LineInk(theme.ink2, px(4), layer=ARROW), plane, [(trend.across.at(x), y) for x, y in places])
            boxes += line_boxes(places[0], places[1], px(3))
    if trend.shows(meeting.when) and trend.up.shows(meeting.when):
        ring = MarkInk("circle", px(11), theme.surface, theme.ink2, px(1.8), layer=SYMBOL)
        x, y, half = trend.x(meeting.when), trend.y(meeting.when), px(7)
        canvas.mark(ring, plane, meeting.when, y)
        boxes.append(Box(x - half, y - half, x + half, y + half))
    return boxes


def _clipped(trend: Trend, fit: Fit, first: float, last: float) -> tuple[float, float] | None:
    """The part of the line between two moments that lies on the chart."""
    if fit.slope:
        sides = sorted(fit.across + (edge - fit.up) / fit.slope for edge in (trend.up.first, trend.up.last))
        first, last = max(first, sides[0]), min(last, sides[1])
    elif not trend.up.shows(fit.up):
        return None
    return (first, last) if first < last else None


def fit_words(line: Line) -> list[str]:
    """What the line says, the fullest first: how fast the date moved, and when it would be said on the day itself."""
    course, fit, meeting = line.course, line.fit, line.meeting
    slope = f"{MINUS if fit.slope < 0 else ''}{abs(fit.slope):.2f}"
    lead = f"Line through {words.count(fit.count, 'date')} of “{course.name}”"
    pace = f"{slope} days moved a day"
    if meeting is None:
        return [f"{lead}: {pace}, as fast as time passes: it meets no day", f"Line: {pace}, it meets no day"]
    when = _day(meeting.when)
    if meeting.earliest is None or meeting.latest is None:
        return [f"{lead}: {pace}, meets {when} (no bounds at 95 %)", f"Line meets {when} (no bounds at 95 %)"]
    bounds = f"95 %: {_day(meeting.earliest)} {words.DASH} {_day(meeting.latest)}"
    return [f"{lead}: {pace}, meets {when} ({bounds})", f"Line meets {when} ({bounds})", f"Line meets {when}"]


def _day(when: float) -> str:
    if not FIRST_MOMENT <= when <= LAST_MOMENT:
        return "beyond the calendar"
    return words.day(day_of(when))
